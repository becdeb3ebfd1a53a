/** Importing Open Referral UK: what arrives, what a second import changes, what is refused, and what is no feed at all. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { importFeed } from '../../src/asset/feed-import.js';
import { sourceOf } from '../../src/asset/oruk-feed.js';
import { entities } from '../../src/entities.js';
import { ormOptions } from '../../src/platform/orm.js';
import { freshDatabase } from '../support/database.js';
import { organization, page, type Served, type Service, serve, uuid, walkingGroup } from './oruk-feed.js';

let orm: MikroORM;
let client: Client;
let folder: string;
const served: Served[] = [];

beforeAll(async () => {
  const { ownerUrl } = await freshDatabase();
  orm = await MikroORM.init(ormOptions(ownerUrl, { entities, poolSize: 2 }));
  client = new Client({ connectionString: ownerUrl });
  await client.connect();
  folder = await mkdtemp(join(tmpdir(), 'kith-oruk-'));
});

afterAll(async () => {
  await Promise.all([orm.close(), client.end(), rm(folder, { recursive: true }), ...served.map((one) => one.close())]);
});

let files = 0;

/** Imports a feed given as JSON or text, from a file; each test has a source of its own. */
async function importJson(json: unknown, source: string) {
  const path = join(folder, `${files++}.json`);
  await writeFile(path, typeof json === 'string' ? json : JSON.stringify(json));
  return run(path, source);
}

async function run(from: string, source: string) {
  const told: string[] = [];
  const counts = await importFeed(orm.em.fork(), from, source, (line) => told.push(line));
  return { counts, told };
}

async function rows(text: string, ...values: unknown[]) {
  return (await client.query(text, values)).rows;
}

const kept = (table: string, source: string) =>
  rows(
    `select t.* from ${table} t join asset a on a.id = t.asset_id where a.source = $1 order by t.external_id`,
    source,
  );

test('a full service becomes an asset with its organisation, places, times, prices and categories', async () => {
  const { counts, told } = await importJson(page([walkingGroup()]), 'whole');
  expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 0 });
  expect(told).toEqual(['Page 1 of 1 done: 1 new, 0 changed, 0 unchanged, 0 refused.']);
  const [asset] = await rows(
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
  const [location, ...noOther] = await kept('location', 'whole');
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
  expect(await kept('schedule', 'whole')).toMatchObject([
    { frequency: 'WEEKLY', by_day: ['TU', 'TH'], opens_at: '10:00', closes_at: '11:30', location_id: null },
    { frequency: 'MONTHLY', by_day: ['1SA'], opens_at: '09:00', closes_at: null, location_id: location.id },
  ]);
  expect(
    await rows(`select c.* from cost_option c join asset a on a.id = c.asset_id where source = 'whole'`),
  ).toMatchObject([{ option: 'Everyone', amount: 0 }]);
  expect(
    await rows(`select c.key from asset_category c join asset_category_link l on l.category_id = c.id
      join asset a on a.id = l.asset_id where source = 'whole'`),
  ).toEqual([{ key: 'physical-activity' }]);
});

test('importing again adds nothing, and what changed in the feed changes here', async () => {
  await importJson(page([walkingGroup()]), 'again');
  const before = await rows(`select id, version, updated_at from asset where source = 'again'`);
  expect((await importJson(page([walkingGroup()]), 'again')).counts).toMatchObject({
    new: 0,
    changed: 0,
    unchanged: 1,
  });
  expect(await rows(`select id, version, updated_at from asset where source = 'again'`)).toEqual(before);

  await client.query(`update asset set referral_route = 'OPEN', available_places = 4 where source = 'again'`);
  const changed = walkingGroup({
    name: 'Riverside Strollers',
    email: undefined,
    status: 'temporarily closed',
    schedules: [{ id: uuid(114), freq: 'WEEKLY', byday: 'FR' }],
    service_at_locations: [],
    cost_options: [{ id: uuid(113), option: 'Everyone', amount: 2.5 }],
    organization: { ...organization, name: 'Riverside Community Trust' },
  });
  expect((await importJson(changed, 'again')).counts).toMatchObject({ new: 0, changed: 1, unchanged: 0 });
  expect(await rows(`select * from asset where source = 'again'`)).toMatchObject([
    {
      id: before[0].id,
      name: 'Riverside Strollers',
      email: null,
      status: 'TEMPORARILY_CLOSED',
      referral_route: 'OPEN',
      available_places: 4,
    },
  ]);
  expect(await kept('location', 'again')).toEqual([]);
  expect(await kept('schedule', 'again')).toMatchObject([{ by_day: ['FR'], opens_at: null }]);
  expect(
    await rows(`select amount from cost_option c join asset a on a.id = c.asset_id where source = 'again'`),
  ).toEqual([{ amount: 2.5 }]);
  expect(
    await rows(
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
  const { counts, told } = await importJson(page([...bad.map(([record]) => record), walkingGroup()]), 'partly');
  expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: bad.length });
  for (const [index, [, reason]] of bad.entries()) {
    expect(told[index]).toMatch(/^Refused /);
    expect(told[index]).toContain(`record ${index + 1} of page 1`);
    expect(told[index]).toContain(reason);
  }
  expect(await rows(`select external_id from asset where source = 'partly'`)).toEqual([{ external_id: uuid(100) }]);
  expect(await rows(`select count(*)::int from imported_organisation where source = 'partly'`)).toEqual([{ count: 1 }]);
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
  const { counts, told } = await importJson(odd, 'odd');
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
  expect(await kept('schedule', 'odd')).toMatchObject([
    { by_day: ['WE'], by_month_day: [], opens_at: null },
    { by_day: ['TH'], starts_on: expect.anything() },
  ]);
  expect(await kept('location', 'odd')).toMatchObject([{ latitude: null, longitude: null }]);
});

test('the pages of an address are followed, each service read whole, and the source is the address', async () => {
  const brief = (service: Service): Service => ({
    id: service.id,
    name: service.name,
    status: service.status,
    organization,
  });
  const services = [1, 2, 3].map((index) => walkingGroup({ id: uuid(400 + index), name: `Walk ${index}` }));
  const feed = await serve((path) => {
    const { pathname, searchParams } = new URL(path, 'http://feed');
    const own = services.find((service) => pathname === `/api/services/${service.id}`);
    if (own) return own;
    const number = Number(searchParams.get('page') ?? 1);
    const service = services[number - 1];
    return pathname === '/api/services/' && service ? page([brief(service)], number, 3) : undefined;
  });
  served.push(feed);
  const from = `${feed.url}/api/services/?per_page=1`;
  const source = sourceOf(from);
  expect(source).toBe(`${feed.url}/api/services`);
  expect((await run(from, source)).counts).toMatchObject({ new: 3, refused: 0 });
  expect(feed.asked.filter((path) => path.includes('?'))).toEqual([
    '/api/services/?per_page=1',
    '/api/services/?per_page=1&page=2',
    '/api/services/?per_page=1&page=3',
  ]);
  expect(
    await rows('select count(*)::int from location l join asset a on a.id = l.asset_id where source = $1', source),
  ).toEqual([{ count: 3 }]);
});

test('a feed that answers lists only is imported as far as it goes, and takes nothing away', async () => {
  const brief = { id: uuid(100), name: 'Riverside Walking Group', status: 'active', organization };
  const feed = await serve((path) =>
    path.startsWith('/services?') || path === '/services' ? page([brief]) : undefined,
  );
  served.push(feed);
  await importJson(page([walkingGroup()]), 'brief');
  const { counts, told } = await run(`${feed.url}/services`, 'brief');
  expect(counts).toMatchObject({ unchanged: 1 });
  expect(told[0]).toBe('The feed does not answer single services, so only what its list says is imported.');
  expect(await kept('location', 'brief')).toHaveLength(1);
  expect(await rows(`select phone, email from asset where source = 'brief'`)).toEqual([
    { phone: '0113 496 0000', email: 'walks@riverside.example' },
  ]);
});

test.each([
  ['no JSON', '<html>', 'it is not JSON'],
  ['an object of another kind', '{"hello":1}', 'expected a page of /services'],
  ['a list', '[]', 'expected a page of /services'],
  ['null', 'null', 'expected a page of /services'],
  ['a page of organisations', JSON.stringify(page([organization])), 'expected a page of /services'],
  ['a page without its number', JSON.stringify({ contents: [walkingGroup()] }), 'expected a page of /services'],
])('%s is no feed, and one sentence says so', async (_name, text, reason) => {
  const refusal = importJson(text, 'none');
  await expect(refusal).rejects.toMatchObject({ name: 'StartRefused', message: expect.stringContaining(reason) });
  await expect(refusal).rejects.toMatchObject({ message: expect.not.stringContaining('\n') });
});

test('what cannot be reached is said in a sentence', async () => {
  const feed = await serve((path) => (path.includes('page=2') ? page([walkingGroup()], 1, 2) : undefined));
  served.push(feed);
  const stuck = await serve(() => page([walkingGroup()], 1, 2));
  served.push(stuck);
  await expect(run(join(folder, 'missing.json'), 'x')).rejects.toThrow('cannot be read: ENOENT');
  await expect(run('ftp://feed.example/services', 'x')).rejects.toThrow('is a file or an http or https address');
  await expect(run(`${feed.url}/services`, 'x')).rejects.toThrow('answered 404');
  const gone = await serve(() => undefined);
  await gone.close();
  await expect(run(`${gone.url}/services`, 'x')).rejects.toThrow('cannot be read: connect ECONNREFUSED');
  await expect(run(`${stuck.url}/services`, 'stuck')).rejects.toThrow('Asked for page 2');
});

/** The standard's own examples, where they have been put beside the project. */
const examples = join(import.meta.dirname, '../../../shared/data/oruk/examples');

(existsSync(examples) ? test : test.skip)('the examples of the standard', async () => {
  const full = await run(join(examples, 'service_full.json'), 'example');
  expect(full.counts).toMatchObject({ new: 1, refused: 0 });
  expect(full.told).toContainEqual(expect.stringContaining('location.latitude is not a number from -90 to 90'));
  const list = await run(join(examples, 'service_list.json'), 'example');
  expect(list.counts).toMatchObject({ new: 0, refused: 0 });
  expect(list.told[0]).toBe('This file is page 1 of 10; import the other pages as well.');
  for (const other of [
    'organization_full',
    'organization_list',
    'taxonomy',
    'taxonomy_list',
    'taxonomy_term',
    'service_at_location_list',
  ]) {
    await expect(run(join(examples, `${other}.json`), 'example')).rejects.toThrow('is not an Open Referral UK feed');
  }
});
