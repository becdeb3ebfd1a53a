/** Following changes: what an answer did not know of comes with the next `updatedSince`, however late it was committed. */
import { describe, expect, test } from '@jest/globals';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { claimsOf, type Reply } from '../support/kith.js';
import { testSchemas } from '../support/schemas.js';
import { followed, type Page } from './followed.js';
import { refusalOf } from './refusal.js';

const follow = followed();

interface Walked {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

const DOT = `person_${DEMO_PERSON.id}`;

describe.each(['gp', 'link-worker', 'team-lead', 'charity', 'referrer', 'integrator', 'privacy-officer'])(
  '%s',
  (who) => {
    test('finds nothing in any list while nothing changes', async () => {
      const role = claimsOf(who).role;
      const roots = Object.values(testSchemas().ofRole[role].getQueryType()?.getFields() ?? {});
      const lists = roots.filter(({ args }) => args.some(({ name }) => name === 'updatedSince'));
      expect(lists.length).toBeGreaterThan(2);
      const watermark = await follow.watermark(who);
      for (const { name } of lists) {
        const since = await follow.list(who, name, watermark);
        expect({ name, ...since }).toEqual({ name, nodes: [], totalCount: 0, watermark: expect.any(String) });
      }
    });
  },
);

describe('a transaction that began before the answer and committed after it', () => {
  test('is not lost', async () => {
    const writer = await follow.connected();
    await writer.query('begin');
    await writer.query(`update person set pronouns = 'they/them' where id = $1`, [DEMO_PERSON.id]);
    const { watermark } = await follow.list('gp', 'people');
    expect(await follow.changed('gp', 'people', watermark)).toEqual([]);
    // Another one begins later and commits first: it must not carry the watermark past the one still open.
    await follow.owner.query(
      'update organisation set version = version + 1 where id = (select min(id::text)::uuid from organisation)',
    );
    const next = await follow.list('gp', 'people', watermark);
    expect(next.nodes).toEqual([]);
    await writer.query('commit');
    await writer.end();
    expect(await follow.changed('gp', 'people', watermark)).toEqual([DOT]);
    const last = await follow.list('gp', 'people', next.watermark);
    expect(last.nodes).toEqual([{ id: DOT }]);
    expect(await follow.changed('gp', 'people', await follow.watermark('gp'))).toEqual([]);
  });

  test('is not lost among many that overlap', async () => {
    const { rows } = await follow.owner.query<{ id: string }>('select id from asset order by id limit 24');
    const writers = await Promise.all([0, 1, 2, 3].map(follow.connected));
    let isWriting = true;
    const told = new Set<string>();
    let { watermark } = await follow.list('gp', 'assets');
    const following = (async () => {
      for (let isLast = false; !isLast; ) {
        isLast = !isWriting;
        const page = await follow.list('gp', 'assets', watermark);
        for (const { id } of page.nodes) told.add(id);
        ({ watermark } = page);
      }
    })();
    await Promise.all(
      writers.map(async (writer, number) => {
        for (const { id } of rows.slice(number * 6, number * 6 + 6)) {
          await writer.query('begin');
          await writer.query('update asset set version = version + 1 where id = $1', [id]);
          await writer.query(`select pg_sleep(${0.01 * ((number * 7) % 5)})`);
          await writer.query('commit');
        }
      }),
    );
    isWriting = false;
    await following;
    await Promise.all(writers.map((writer) => writer.end()));
    expect([...told].sort()).toEqual(rows.map(({ id }) => `asset_${id}`).sort());
  });
});

describe('inside other rows', () => {
  test('each list follows by itself, and an answer has one watermark', async () => {
    const document = `query ($since: String) { person(id: "${DOT}") {
      referrals(updatedSince: $since) { nodes { id } watermark }
      plans(first: 5) { watermark nodes { connections(updatedSince: $since) { nodes { id } totalCount watermark } } } } }`;
    const ask = async (since?: string) => {
      const { data, errors } = await follow.kith.as('gp').run(document, { since });
      expect(errors).toEqual([]);
      return (data as { person: { referrals: Page; plans: { watermark: string; nodes: { connections: Page }[] } } })
        .person;
    };
    const { referrals, plans } = await ask();
    expect(plans.nodes.map(({ connections }) => connections.watermark)).toEqual(
      plans.nodes.map(() => referrals.watermark),
    );
    const before = plans.nodes.flatMap(({ connections }) => connections.nodes);
    expect(before.length).toBeGreaterThan(0);
    expect((await ask(referrals.watermark)).plans.nodes.flatMap(({ connections }) => connections.nodes)).toEqual([]);
    await follow.owner.query('update connection set version = version + 1 where id = $1', [
      before[0]?.id.slice('connection_'.length),
    ]);
    const after = (await ask(referrals.watermark)).plans.nodes.flatMap(({ connections }) => connections.nodes);
    expect(after).toEqual([before[0]]);
  });
});

test('a timeline follows the rows that tell of something', async () => {
  const document = `query ($since: String) { person(id: "${DOT}") { timeline(updatedSince: $since) { nodes { node { id } } totalCount watermark } } }`;
  const ask = async (since?: string) => {
    const { data, errors } = await follow.kith.as('gp').run(document, { since });
    expect(errors).toEqual([]);
    return (
      data as { person: { timeline: { nodes: { node: { id: string } }[]; totalCount: number; watermark: string } } }
    ).person.timeline;
  };
  const { watermark, totalCount } = await ask();
  expect(totalCount).toBeGreaterThan(1);
  expect((await ask(watermark)).nodes).toEqual([]);
  const { rows } = await follow.owner.query(
    'update conversation set version = version + 1 where id = (select min(id::text)::uuid from conversation where person_id = $1) returning id',
    [DEMO_PERSON.id],
  );
  expect((await ask(watermark)).nodes).toEqual([{ node: { id: `conversation_${rows[0].id}` } }]);
});

describe('pages of what changed', () => {
  test('are walked by cursors of their own', async () => {
    const watermark = await follow.watermark('gp');
    await follow.owner.query(
      'update asset set version = version + 1 where id in (select id from asset order by id limit 5)',
    );
    const document = `query ($since: String, $after: String) { assets(first: 2, after: $after, updatedSince: $since) {
      nodes { id } pageInfo { endCursor hasNextPage } } }`;
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors }: Reply = await follow.kith.as('gp').run(document, { since: watermark, after });
      expect(errors).toEqual([]);
      const { nodes, pageInfo }: Walked = (data as { assets: Walked }).assets;
      found.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (after && found.length === 2) {
        expect(await refusalOf(follow.kith, document, { after })).toMatchObject({
          code: 'INVALID_INPUT',
          problems: ['cursor assets.after'],
        });
      }
    } while (after !== null);
    expect(new Set(found).size).toBe(5);
    expect(found).toHaveLength(5);
  });
});

test('a watermark from before the database was restored knows nothing', async () => {
  const { watermark, totalCount } = await follow.list('gp', 'people');
  const parts = JSON.parse(Buffer.from(watermark, 'base64url').toString());
  const ahead = Buffer.from(JSON.stringify([parts[0], '8000000000000000000', ...parts.slice(2)])).toString('base64url');
  expect((await follow.list('gp', 'people', ahead)).totalCount).toBe(totalCount);
});

describe('what is no watermark of the viewer is refused', () => {
  const document = 'query ($since: String) { people(updatedSince: $since) { nodes { id } } }';
  test.each([
    ['words', async () => 'yesterday'],
    ['a moment', async () => '2026-03-02T12:00:00.000Z'],
    ['nothing', async () => ''],
    ['another viewer’s', async () => (await follow.list('gp-2', 'people')).watermark],
    [
      'a cursor',
      async () => {
        const { text } = await follow.kith.as('gp').run('{ people(first: 1) { pageInfo { endCursor } } }');
        return /"endCursor":"([^"]+)"/.exec(text)?.[1] ?? '';
      },
    ],
    [
      'one with a number of the caller’s',
      async () => {
        const parts = JSON.parse(Buffer.from((await follow.list('gp', 'people')).watermark, 'base64url').toString());
        return Buffer.from(JSON.stringify([parts[0], '12; drop', ...parts.slice(2)])).toString('base64url');
      },
    ],
  ])('%s', async (_, made) => {
    expect(await refusalOf(follow.kith, document, { since: await made() }, 'gp')).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      problems: ['watermark people.updatedSince'],
    });
  });
});
