/** Importing Open Referral UK records: what arrives, what a second import changes, what is left out or refused. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Importing } from './importing.js';
import { organization, page, type Service, uuid, walkingGroup } from './oruk-feed.js';

let feeds: Importing;
beforeAll(async () => {
  feeds = await Importing.open();
});
afterAll(() => feeds.close());

test('a full service becomes an asset with its organisation, places, times, prices and categories', async () => {
  const { counts, told } = await feeds.json(page([walkingGroup()]), 'whole');
  expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 0 });
  expect(told).toEqual(['Page 1 of 1 done: 1 new, 0 changed, 0 unchanged, 0 refused.']);
  const [asset] = await feeds.rows(
    `select a.*, o.name as organisation, o.url as website, o.kind, o.agreement_signed_on
     from asset a join organisation o on o.id = a.organisation_id where source = 'whole'`,
  );
  expect(asset).toMatchObject({
    name: 'Riverside Walking Group',
    status: 'ACTIVE',
    referral_route: 'SELF',
    phone: '0113 496 0000',
    minimum_age: 18,
    maximum_age: null,
    languages: ['en', 'ur'],
    external_id: uuid(100),
    organisation: 'Riverside Trust',
    website: 'https://riverside.example',
    kind: 'CHARITY',
    agreement_signed_on: null,
  });
  const [location, ...noOther] = await feeds.kept('location', 'whole');
  expect(noOther).toEqual([]);
  expect(location).toMatchObject({
    kind: 'PHYSICAL',
    name: 'Boathouse',
    latitude: 53.8,
    longitude: -1.55,
    address_line: '1 River Lane',
    city: 'Leeds',
    county: 'West Yorkshire',
    postcode: 'LS1 1AA',
  });
  expect(await feeds.kept('schedule', 'whole')).toMatchObject([
    { frequency: 'WEEKLY', by_day: ['TU', 'TH'], opens_at: '10:00', closes_at: '11:30', location_id: null },
    { frequency: 'MONTHLY', by_day: ['1SA'], opens_at: '09:00', closes_at: null, location_id: location.id },
  ]);
  expect(
    await feeds.rows(`select c.* from cost_option c join asset a on a.id = c.asset_id where source = 'whole'`),
  ).toMatchObject([{ option: 'Everyone', amount: 0 }]);
  expect(
    await feeds.rows(`select c.key from asset_category c join asset_category_link l on l.category_id = c.id
      join asset a on a.id = l.asset_id where source = 'whole'`),
  ).toEqual([{ key: 'physical-activity' }]);
});

test('importing again adds nothing, and what changed in the feed changes here', async () => {
  await feeds.json(page([walkingGroup()]), 'again');
  const before = await feeds.rows(`select id, version, updated_at from asset where source = 'again'`);
  expect((await feeds.json(page([walkingGroup()]), 'again')).counts).toMatchObject({
    new: 0,
    changed: 0,
    unchanged: 1,
  });
  expect(await feeds.rows(`select id, version, updated_at from asset where source = 'again'`)).toEqual(before);

  await feeds.client.query(`update asset set referral_route = 'OPEN', available_places = 4 where source = 'again'`);
  const changed = walkingGroup({
    name: 'Riverside Strollers',
    email: undefined,
    status: 'temporarily closed',
    schedules: [{ id: uuid(114), freq: 'WEEKLY', byday: 'FR' }],
    service_at_locations: [],
    cost_options: [{ id: uuid(113), option: 'Everyone', amount: 2.5 }],
    organization: { ...organization, name: 'Riverside Community Trust' },
  });
  expect((await feeds.json(changed, 'again')).counts).toMatchObject({ new: 0, changed: 1, unchanged: 0 });
  expect(await feeds.rows(`select * from asset where source = 'again'`)).toMatchObject([
    {
      id: before[0].id,
      name: 'Riverside Strollers',
      email: null,
      status: 'TEMPORARILY_CLOSED',
      referral_route: 'OPEN',
      available_places: 4,
    },
  ]);
  expect(await feeds.kept('location', 'again')).toEqual([]);
  expect(await feeds.kept('schedule', 'again')).toMatchObject([{ by_day: ['FR'], opens_at: null }]);
  expect(
    await feeds.rows(`select amount from cost_option c join asset a on a.id = c.asset_id where source = 'again'`),
  ).toEqual([{ amount: 2.5 }]);
  expect(
    await feeds.rows(
      `select o.name from organisation o join imported_organisation i on i.organisation_id = o.id where i.source = 'again'`,
    ),
  ).toEqual([{ name: 'Riverside Community Trust' }]);
});

test('each record that is refused is named with its reason, and the others are kept', async () => {
  const bad: [Service | string, string][] = [
    [walkingGroup({ id: 'seven' }), 'its id is not a UUID'],
    [walkingGroup({ id: uuid(201), name: ' ' }), 'its name is missing, not text, or longer than 200 characters'],
    [
      walkingGroup({ id: uuid(202), status: 'open' }),
      'its status is none of active, inactive, defunct, temporarily closed',
    ],
    [
      walkingGroup({ id: uuid(203), organization: undefined }),
      'it does not say which organisation runs it (organization)',
    ],
    [walkingGroup({ id: uuid(204), minimum_age: 60, maximum_age: 50 }), 'its minimum_age is above its maximum_age'],
    ['a text', 'it is not an object'],
  ];
  const { counts, told } = await feeds.json(page([...bad.map(([record]) => record), walkingGroup()]), 'partly');
  expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: bad.length });
  for (const [index, [, reason]] of bad.entries()) {
    expect(told[index]).toMatch(/^Refused /);
    expect(told[index]).toContain(`record ${index + 1} of page 1`);
    expect(told[index]).toContain(reason);
  }
  expect(await feeds.rows(`select external_id from asset where source = 'partly'`)).toEqual([
    { external_id: uuid(100) },
  ]);
  expect(await feeds.rows(`select count(*)::int from imported_organisation where source = 'partly'`)).toEqual([
    { count: 1 },
  ]);
});

test('what is optional and cannot be kept is left out and said', async () => {
  const odd = walkingGroup({
    url: 'javascript:alert(1)',
    email: 'nobody',
    assured_date: '2026-02-30',
    maximum_age: -3,
    description: 'A\u0000B',
    languages: [{ code: 'English' }],
    cost_options: [{ id: uuid(1), amount: -1, option: 'Refund' }],
    schedules: [
      { id: uuid(301), freq: 'WEEKLY', byday: '2TU,WE', bymonthday: '3', opens_at: 'ten' },
      { id: uuid(302), valid_from: '2026-02-01', valid_to: '2026-01-01' },
      { id: uuid(303), freq: 'WEEKLY', dtstart: '2026-03-05' },
    ],
    service_at_locations: [{ location: { id: uuid(304), location_type: 'physical', latitude: 100, longitude: 10 } }],
  });
  const { counts, told } = await feeds.json(odd, 'odd');
  expect(counts).toMatchObject({ new: 1, refused: 0 });
  const said = told.filter((line) => line.startsWith('Left out of Riverside Walking Group'));
  for (const field of [
    'url is not an http or https address',
    'email is not an email address',
    'assured_date is not a day that exists',
    'maximum_age is not a number from 0 to 150',
    'description holds a NUL character',
    'languages.code is not an ISO 639 code',
    'cost_options.amount is not a number',
    'schedules.byday names days that its freq does not have',
    'schedules.bymonthday has no meaning unless freq is MONTHLY',
    'schedules.opens_at is not a time of day',
    'schedules.valid_to or until lies before the first day',
    'location.latitude is not a number from -90 to 90',
  ]) {
    expect(said.filter((line) => line.includes(field))).toHaveLength(1);
  }
  expect(said).toHaveLength(12);
  expect(await feeds.kept('schedule', 'odd')).toMatchObject([
    { by_day: ['WE'], by_month_day: [], opens_at: null },
    { by_day: ['TH'], starts_on: expect.anything() },
  ]);
  expect(await feeds.kept('location', 'odd')).toMatchObject([{ latitude: null, longitude: null }]);
});
