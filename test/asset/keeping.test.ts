/** Assets are added, changed, assured, paused and ended by those who keep them, and by a charity only its own. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoOrganisations, personas } from '../../src/cli/personas.js';
import { notableMembers } from '../../src/cli/seed/members.js';
import { freshDatabase } from '../support/database.js';
import { type Caller, type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';

interface Seen {
  readonly id: string;
  readonly version: number;
}

let kith: Kith;
let charity: Caller;
let linkWorker: Caller;
const own = `organisation_${demoOrganisations.charity}`;
const foreign = `organisation_${demoOrganisations.secondCharity}`;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  charity = kith.as('charity');
  linkWorker = kith.as('link-worker');
});

afterAll(() => kith.close());

const club = (organisation: string) => ({
  organisation,
  name: 'Knit and natter',
  maximumPlaces: 12,
  availablePlaces: 3,
  languages: ['en', 'ur'],
  categories: ['lunch-and-social-clubs'],
  locations: [{ kind: 'PHYSICAL', name: 'Church hall', postcode: 'LS6 2AB' }],
  schedules: [{ frequency: 'WEEKLY', byDay: ['TU'], startsOn: '2026-03-03', opensAt: '10:00', closesAt: '12:00' }],
  costOptions: [{ option: 'Everyone', amount: 2.5 }],
});

async function made(caller: Caller = charity, organisation = own): Promise<Seen> {
  const { asset } = await mutate<{ asset: Seen }>(caller, 'assetCreate', club(organisation), 'asset { id version }');
  return asset;
}

test('a new asset stands with its lists, and is not assured', async () => {
  const { asset } = await mutate<{ asset: object }>(
    charity,
    'assetCreate',
    club(own),
    `asset { name status assuredOn availablePlaces languages categories { key } locations { name postcode }
      schedules { byDay opensAt } costOptions { amount } }`,
  );
  expect(asset).toEqual({
    name: 'Knit and natter',
    status: 'ACTIVE',
    assuredOn: null,
    availablePlaces: 3,
    languages: ['en', 'ur'],
    categories: [{ key: 'lunch-and-social-clubs' }],
    locations: [{ name: 'Church hall', postcode: 'LS6 2AB' }],
    schedules: [{ byDay: ['TU'], opensAt: '10:00' }],
    costOptions: [{ amount: 2.5 }],
  });
});

test('lists that are given replace those there were, what is left out stays, and null empties', async () => {
  const { id, version } = await made();
  const { asset } = await mutate<{ asset: object }>(
    charity,
    'assetUpdate',
    { id, expectedVersion: version, availablePlaces: null, categories: ['learning', 'heritage'], schedules: [] },
    'asset { version name availablePlaces maximumPlaces categories { key } schedules { id } locations { name } }',
  );
  expect(asset).toEqual({
    version: version + 1,
    name: 'Knit and natter',
    availablePlaces: null,
    maximumPlaces: 12,
    categories: [{ key: 'heritage' }, { key: 'learning' }],
    schedules: [],
    locations: [{ name: 'Church hall' }],
  });
});

test('null empties lists too, and stands for what is not said inside them', async () => {
  const { id, version } = await made();
  const schedules = [{ frequency: 'WEEKLY', interval: null, byDay: null, byMonthDay: null, startsOn: '2026-03-03' }];
  const { asset } = await mutate<{ asset: object }>(
    charity,
    'assetUpdate',
    { id, expectedVersion: version, categories: null, locations: null, costOptions: null, schedules },
    'asset { categories { key } locations { id } costOptions { id } schedules { interval byDay } }',
  );
  expect(asset).toEqual({ categories: [], locations: [], costOptions: [], schedules: [{ interval: 1, byDay: [] }] });
});

test('what is not known bounds nothing: free places without a number of places, an age without the other', async () => {
  const { id, version } = await made();
  const forget = { id, expectedVersion: version, maximumPlaces: null, availablePlaces: null };
  await mutate(charity, 'assetCapacitySet', forget, 'asset { id }');
  const input = { id, expectedVersion: version + 1, availablePlaces: 3, minimumAge: 50 };
  expect(await mutate(charity, 'assetUpdate', input, 'asset { availablePlaces maximumPlaces minimumAge }')).toEqual({
    asset: { availablePlaces: 3, maximumPlaces: null, minimumAge: 50 },
  });
});

test('support is of today when no day is said', async () => {
  const { id } = await made(linkWorker);
  const input = { asset: id, kind: 'FUNDING', what: 'Wrote the bid together.', supportedOn: null };
  expect(await mutate(linkWorker, 'assetSupportRecord', input, 'assetSupport { supportedOn }')).toEqual({
    assetSupport: { supportedOn: '2026-03-02' },
  });
});

test('it is assured, paused, resumed and ended, each where it makes sense', async () => {
  const { id, version } = await made(linkWorker);
  const step = (name: string, expectedVersion: number, more: object = {}) =>
    mutate<{ asset: Record<string, unknown> }>(
      linkWorker,
      name,
      { id, expectedVersion, ...more },
      'asset { status alert assuredOn assuredBy version }',
    ).then(({ asset }) => asset);
  const name = personas.find((persona) => persona.name === 'link-worker');
  expect(await step('assetAssure', version)).toMatchObject({
    assuredOn: '2026-03-02',
    assuredBy: `${name?.givenName} ${name?.familyName}`,
  });
  const alert = 'Closed until Easter.';
  expect(await step('assetPause', version + 1, { alert })).toMatchObject({ status: 'TEMPORARILY_CLOSED', alert });
  expect(await refused(linkWorker, 'assetAssure', { id, expectedVersion: version + 2 })).toMatchObject({
    code: 'WRONG_STATE',
    current: 'TEMPORARILY_CLOSED',
    allowed: ['ACTIVE'],
  });
  expect(await step('assetResume', version + 2)).toMatchObject({ status: 'ACTIVE', alert: null });
  expect(await step('assetEnd', version + 3)).toMatchObject({ status: 'DEFUNCT' });
  expect(await refused(linkWorker, 'assetResume', { id, expectedVersion: version + 4 })).toMatchObject({
    code: 'WRONG_STATE',
  });
});

describe('a charity keeps only its own', () => {
  test('it adds none for another organisation', async () => {
    expect(await refused(charity, 'assetCreate', club(foreign))).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('it sees but does not change those of others', async () => {
    const { id, version } = await made(linkWorker, foreign);
    expect(await refused(charity, 'assetPause', { id, expectedVersion: version })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await refused(charity, 'assetPause', { id, expectedVersion: 99 })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('a member limited to some assets changes only those, and adds none', async () => {
    const limited = kith.as({
      member: notableMembers.limitedCharity,
      organisation: demoOrganisations.charity,
      role: 'CHARITY',
    });
    const { id, version } = await made();
    expect(await refused(limited, 'assetPause', { id, expectedVersion: version })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await refused(limited, 'assetCreate', club(own))).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

test('everything that is wrong is told at once', async () => {
  const { problems } = await refused(charity, 'assetCreate', {
    ...club(own),
    name: 'x'.repeat(201),
    availablePlaces: -1,
    maximumAge: 151,
  });
  expect(problems.map(({ path }) => path.join('.')).sort()).toEqual([
    'input.availablePlaces',
    'input.maximumAge',
    'input.name',
  ]);
  const later = await refused(charity, 'assetCreate', {
    ...club(own),
    availablePlaces: 13,
    minimumAge: 50,
    maximumAge: 20,
    categories: ['no-such'],
    schedules: [{ frequency: 'WEEKLY', byDay: ['2TU'] }],
    locations: [{ kind: 'PHYSICAL', latitude: 53.8 }],
  });
  expect(later.problems.map(({ rule }) => rule).sort()).toEqual(['ages', 'coordinates', 'exists', 'places', 'weekly']);
});

test('support of a group and a need for which there was none are written down', async () => {
  const { id } = await made();
  const { assetSupport } = await mutate<{ assetSupport: object }>(
    linkWorker,
    'assetSupportRecord',
    { asset: id, kind: 'FUNDING', what: 'A bid for the rent.' },
    'assetSupport { kind supportedOn asset { name } }',
  );
  expect(assetSupport).toEqual({ kind: 'FUNDING', supportedOn: '2026-03-02', asset: { name: 'Knit and natter' } });
  const reply = await linkWorker.run('{ people(first: 1) { nodes { id } } needs(first: 50) { nodes { id key } } }');
  const { people, needs } = reply.data as {
    people: { nodes: Seen[] };
    needs: { nodes: { id: string; key: string }[] };
  };
  const { unmetNeed } = await mutate<{ unmetNeed: object }>(
    linkWorker,
    'unmetNeedRecord',
    {
      person: people.nodes[0]?.id,
      need: needs.nodes.find(({ key }) => key === 'food')?.id,
      reason: 'FULL',
      area: 'LS6',
    },
    'unmetNeed { area reason need { key } }',
  );
  expect(unmetNeed).toEqual({ area: 'LS6', reason: 'FULL', need: { key: 'food' } });
});

test('only a team lead takes a sensitive category from an asset, and with it what hides who went there', async () => {
  const reply = await linkWorker.run(
    '{ assets(first: 1, where: { category: ["domestic-abuse-support"] }) { nodes { id version } } }',
  );
  const [asset] = (reply.data as { assets: { nodes: Seen[] } }).assets.nodes;
  const input = { id: asset?.id, expectedVersion: asset?.version, categories: [] };
  const { problems } = await refused(linkWorker, 'assetUpdate', input);
  expect(problems.map(({ rule }) => rule)).toEqual(['sensitive']);
  const done = await mutate(kith.as('team-lead'), 'assetUpdate', input, 'asset { categories { key } }');
  expect(done).toEqual({ asset: { categories: [] } });
});
