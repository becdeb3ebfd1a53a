/** Where Open Referral UK feeds come from: pages of an address, files, the standard's examples, and what is no feed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sourceOf } from '../../src/asset/oruk-feed.js';
import { Importing } from './importing.js';
import { organization, page, type Served, type Service, serve, uuid, walkingGroup } from './oruk-feed.js';

let feeds: Importing;
const served: Served[] = [];
beforeAll(async () => {
  feeds = await Importing.open();
});
afterAll(() => Promise.all([feeds.close(), ...served.map((one) => one.close())]));

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
  expect((await feeds.from(from, source)).counts).toMatchObject({ new: 3, refused: 0 });
  expect(feed.asked.filter((path) => path.includes('?'))).toEqual([
    '/api/services/?per_page=1',
    '/api/services/?per_page=1&page=2',
    '/api/services/?per_page=1&page=3',
  ]);
  expect(
    await feeds.rows(
      'select count(*)::int from location l join asset a on a.id = l.asset_id where source = $1',
      source,
    ),
  ).toEqual([{ count: 3 }]);
});

test('a feed that answers lists only is imported as far as it goes, and takes nothing away', async () => {
  const brief = { id: uuid(100), name: 'Riverside Walking Group', status: 'active', organization };
  const feed = await serve((path) =>
    path.startsWith('/services?') || path === '/services' ? page([brief]) : undefined,
  );
  served.push(feed);
  await feeds.json(page([walkingGroup()]), 'brief');
  const { counts, told } = await feeds.from(`${feed.url}/services`, 'brief');
  expect(counts).toMatchObject({ unchanged: 1 });
  expect(told[0]).toBe('The feed does not answer single services, so only what its list says is imported.');
  expect(await feeds.kept('location', 'brief')).toHaveLength(1);
  expect(await feeds.rows(`select phone, email from asset where source = 'brief'`)).toEqual([
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
  const refusal = feeds.json(text, 'none');
  await expect(refusal).rejects.toMatchObject({ name: 'StartRefused', message: expect.stringContaining(reason) });
  await expect(refusal).rejects.toMatchObject({ message: expect.not.stringContaining('\n') });
});

test('what cannot be reached is said in a sentence', async () => {
  const feed = await serve((path) => (path.includes('page=2') ? page([walkingGroup()], 1, 2) : undefined));
  served.push(feed);
  const stuck = await serve(() => page([walkingGroup()], 1, 2));
  served.push(stuck);
  await expect(feeds.from(join(feeds.folder, 'missing.json'), 'x')).rejects.toThrow('cannot be read: ENOENT');
  await expect(feeds.from('ftp://feed.example/services', 'x')).rejects.toThrow('is a file or an http or https address');
  await expect(feeds.from(`${feed.url}/services`, 'x')).rejects.toThrow('answered 404');
  const gone = await serve(() => undefined);
  await gone.close();
  await expect(feeds.from(`${gone.url}/services`, 'x')).rejects.toThrow('cannot be read: connect ECONNREFUSED');
  await expect(feeds.from(`${stuck.url}/services`, 'stuck')).rejects.toThrow('Asked for page 2');
});

/** The standard's own examples, where they have been put beside the project. */
const examples = join(import.meta.dirname, '../../../shared/data/oruk/examples');

(existsSync(examples) ? test : test.skip)('the examples of the standard', async () => {
  const full = await feeds.from(join(examples, 'service_full.json'), 'example');
  expect(full.counts).toMatchObject({ new: 1, refused: 0 });
  expect(full.told).toContainEqual(expect.stringContaining('location.latitude is not a number from -90 to 90'));
  const list = await feeds.from(join(examples, 'service_list.json'), 'example');
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
    await expect(feeds.from(join(examples, `${other}.json`), 'example')).rejects.toThrow(
      'is not an Open Referral UK feed',
    );
  }
});
