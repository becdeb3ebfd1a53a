/** Finding assets through the graph: every filter and order of the directory, and what is derived of an asset. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Claims } from '../../src/platform/viewer.js';
import { startGraph, type TestGraph } from '../support/kith.js';
import { Importing } from './importing.js';
import { page, uuid, walkingGroup } from './oruk-feed.js';

const member: Claims = { member: uuid(0xc1), organisation: uuid(0xa1), role: 'GP' };

/** A leisure centre's programme in Leeds and beyond; `uuid(1)` runs the walk and the choir, others the rest. */
const services = [
  walkingGroup(),
  walkingGroup({
    id: uuid(101),
    name: 'Allotment 100%_\\',
    description: 'Digging and growing.',
    minimum_age: 50,
    maximum_age: 70,
    cost_options: [
      { id: uuid(1), option: 'Members', amount: 0 },
      { id: uuid(2), amount: 3 },
    ],
    schedules: [{ id: uuid(3), freq: 'WEEKLY', byday: 'SA', opens_at: '09:00', closes_at: '11:00' }],
    service_at_locations: [
      { location: { id: uuid(4), latitude: 53.905, longitude: -1.692, addresses: [{ city: 'Otley' }] } },
    ],
    attributes: [{ taxonomy_term: { name: 'nature-based' } }],
  }),
  walkingGroup({
    id: uuid(102),
    name: 'Zoom choir',
    status: 'inactive',
    languages: [],
    cost_options: [],
    schedules: [{ id: uuid(5), freq: 'WEEKLY', byday: 'MO', valid_to: '2026-03-01' }],
    service_at_locations: [],
    attributes: [],
  }),
];

let graph: TestGraph;
let organisation: string;

beforeAll(async () => {
  const feeds = await Importing.open();
  await feeds.json(page(services), 'finding');
  const asset = await feeds.client.query(`select organisation_id from asset where source = 'finding' limit 1`);
  organisation = `organisation_${asset.rows[0].organisation_id}`;
  await feeds.client.query(
    `insert into organisation (id, name, kind) values ('${member.organisation}', 'Moor Lane Surgery', 'GP_PRACTICE');
     insert into member (id, name, organisation_id, role) values ('${member.member}', 'Sam Reed', '${member.organisation}', 'GP');
     insert into postcode (postcode, latitude, longitude) values ('ZE99', 53.80, -1.55), ('ZE991AB', 53.905, -1.69);
     update asset set maximum_places = 8, available_places = 0 where name like 'Allotment%' and source = 'finding';
     update asset set available_places = 2, green_kind = 'GREEN_EXERCISE' where name like 'Riverside%' and source = 'finding'`,
  );
  await feeds.close();
  graph = await startGraph({}, feeds.database);
});

afterAll(() => graph.close());

async function ask<Data>(query: string): Promise<Data> {
  const { data, errors } = await graph.answer(member, query);
  expect(errors).toEqual([]);
  return JSON.parse(data) as Data;
}

/** First letters of the assets found, in their order. */
async function found(where: string, order = 'NAME_ASC'): Promise<string> {
  const { assets } = await ask<{ assets: { nodes: { name: string }[] } }>(
    `{ assets(where: { organisation: "${organisation}" ${where} }, orderBy: ${order}) { nodes { name } } }`,
  );
  return assets.nodes.map(({ name }) => name.charAt(0)).join('');
}

test.each([
  ['', 'ARZ'],
  ['text: "RIVER"', 'RZ'],
  ['text: "100%_\\\\"', 'A'],
  ['text: "%"', 'A'],
  ['text: "_"', 'A'],
  ['category: ["nature-based", "physical-activity"]', 'AR'],
  ['category: []', ''],
  ['green: true', 'R'],
  ['green: false', 'AZ'],
  ['greenKind: [GREEN_EXERCISE, BLUE]', 'R'],
  ['greenKind: [BLUE]', ''],
  ['language: "ur"', 'AR'],
  ['costFree: true', 'R'],
  ['costFree: false', 'A'],
  ['hasCapacity: true', 'R'],
  ['hasCapacity: false', 'AZ'],
  ['city: " leeds "', 'R'],
  ['age: 49', 'RZ'],
  ['age: 50', 'ARZ'],
  ['age: 71', 'RZ'],
  ['age: 17', ''],
  ['day: [SATURDAY]', 'AR'],
  ['day: [TUESDAY]', 'R'],
  ['day: [MONDAY]', ''],
  ['status: [INACTIVE, DEFUNCT]', 'Z'],
  ['near: { postcode: "ze99 1ab", withinKm: 1 }', 'A'],
  ['near: { postcode: "ZE99 9ZZ", withinKm: 1 }', 'R'],
  ['near: { postcode: "ZE98 1AA" }', ''],
  ['near: { latitude: 53.80, longitude: -1.55, withinKm: 0.5 }', 'R'],
  ['near: { latitude: -53.80, longitude: 178.45 }', 'AR'],
  ['near: { latitude: 53.80 }', ''],
  ['near: {}', ''],
])('assets where %s', async (where, names) => expect(await found(where)).toBe(names));

test('orders: by name, nearest first, and by change', async () => {
  expect(await found('', 'NAME_DESC')).toBe('ZRA');
  expect(await found('near: { latitude: 53.905, longitude: -1.69 }', 'NEAREST_ASC')).toBe('AR');
  expect(await found('near: { postcode: "ZE99" }', 'NEAREST_ASC')).toBe('RA');
  expect([...(await found('', 'UPDATED_DESC'))].reverse().join('')).toBe(await found('', 'UPDATED_ASC'));
});

test('nearest needs a place to be near to', async () => {
  await expect(found('', 'NEAREST_ASC')).rejects.toMatchObject({ extensions: { code: 'INVALID_INPUT' } });
});

test('input that makes no sense is refused', async () => {
  for (const where of [
    'text: ""',
    'near: { withinKm: -1 }',
    'near: { latitude: 91, longitude: 0 }',
    'age: 151',
    'language: "English"',
  ]) {
    await expect(found(where)).rejects.toMatchObject({ extensions: { code: 'INVALID_INPUT' } });
  }
});

test('what is derived: free, places, distance and the next sessions', async () => {
  const { assets } = (await ask(`{ assets(where: { organisation: "${organisation}" }) { totalCount nodes {
    name isFree hasCapacity distanceKm(from: { latitude: 53.80, longitude: -1.55 })
    nextSessions(first: 2) { date startsAt endsAt place }
    schedules { byDay location { name } } categories { key assets { totalCount } } organisation { assets { totalCount } }
  } } }`)) as { assets: unknown };
  const common = { organisation: { assets: { totalCount: 3 } } };
  expect(assets).toMatchObject({
    totalCount: 3,
    nodes: [
      {
        ...common,
        isFree: false,
        hasCapacity: false,
        // Leeds to Otley: 14.9 km by the great circle.
        distanceKm: expect.closeTo(14.93, 1),
        nextSessions: [
          { date: '2026-03-07', startsAt: '2026-03-07T09:00:00.000Z', endsAt: '2026-03-07T11:00:00.000Z', place: null },
          { date: '2026-03-14' },
        ],
      },
      {
        ...common,
        isFree: true,
        hasCapacity: true,
        distanceKm: 0,
        nextSessions: [{ date: '2026-03-03' }, { date: '2026-03-05' }],
        schedules: [
          { byDay: ['1SA'], location: { name: 'Boathouse' } },
          { byDay: ['TU', 'TH'], location: null },
        ],
        categories: [{ key: 'physical-activity' }],
      },
      { ...common, isFree: null, hasCapacity: false, distanceKm: null, nextSessions: [], categories: [] },
    ],
  });
});
