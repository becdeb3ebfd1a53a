/** Under load: so many operations at once and no more, each with a deadline, and nobody who is refused fills the log. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';

const QUERY = '{ people(first: 1) { nodes { id } } }';
const DEADLINE = 1_500;

let database: TestDatabase;
let kith: Kith;
let owner: Client;
let authorization: string;

beforeAll(async () => {
  database = await freshDatabase();
  kith = await startKith({ MAX_OPERATIONS: '3', OPERATION_DEADLINE_MS: String(DEADLINE), POOL_SIZE: '2' }, database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  authorization = `Bearer ${await kith.token(claimsOf('team-lead'))}`;
  await kith.as('team-lead').run(QUERY);
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

const send = (query = QUERY, signal?: AbortSignal): Promise<Response> =>
  fetch(kith.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query }),
    ...(signal ? { signal } : {}),
  });

/** While the table is locked, whoever reads people waits. */
async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
  await owner.query('begin; lock table person in access exclusive mode');
  try {
    return await work();
  } finally {
    await owner.query('rollback');
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the server takes an operation again. */
async function untilFree(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { status } = await send();
    if (status === 200) return;
    await pause(50);
  }
  throw new Error('The server takes nothing any more.');
}

afterEach(untilFree);

describe('operations at once', () => {
  test('are so many; one more is told to come again in a second, and can', async () => {
    await whileLocked(async () => {
      const under = [send(), send(), send()];
      await pause(200);
      const more = await send();
      expect(more.status).toBe(503);
      expect(more.headers.get('retry-after')).toBe('1');
      expect(more.headers.get('content-type')).toMatch(/^application\/json/);
      expect(await more.json()).toEqual({
        errors: [
          {
            message: 'Too much is being asked at this moment: send it again in a second.',
            extensions: { code: 'OVERLOADED' },
          },
        ],
      });
      await owner.query('rollback');
      expect((await Promise.all(under)).map(({ status }) => status)).toEqual([200, 200, 200]);
    });
    expect((await send()).status).toBe(200);
  });

  test('do not count who is unknown', async () => {
    await whileLocked(async () => {
      const under = [send(), send(), send()];
      await pause(200);
      expect((await fetch(kith.url, { method: 'POST' })).status).toBe(401);
      await owner.query('rollback');
      await Promise.all(under);
    });
  });

  test('do not count those whose client has gone, once their statement has ended', async () => {
    await whileLocked(async () => {
      const leaving = new AbortController();
      const under = [1, 2, 3].map(() => send(QUERY, leaving.signal).catch(() => 'gone'));
      await pause(200);
      leaving.abort();
      expect(await Promise.all(under)).toEqual(['gone', 'gone', 'gone']);
      await pause(DEADLINE + 300);
      const after = [send(), send(), send()];
      await pause(200);
      await owner.query('rollback');
      expect((await Promise.all(after)).map(({ status }) => status)).toEqual([200, 200, 200]);
    });
  });

  test('count who sends a body slowly, until the deadline', async () => {
    const { hostname, port } = new URL(kith.url);
    const slow = [1, 2, 3].map(() => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      socket.write(
        `POST /graphql HTTP/1.1\r\nhost: a\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
      );
      return socket;
    });
    await pause(200);
    expect((await send()).status).toBe(503);
    const [told] = (await once(slow[0] as never, 'data')) as [Buffer];
    expect(told.toString()).toMatch(/^HTTP\/1.1 504 /);
    for (const socket of slow) socket.destroy();
    await pause(100);
    expect((await send()).status).toBe(200);
  });
});

describe('an operation that takes too long', () => {
  const TOLD = {
    errors: [
      {
        message: expect.stringMatching(/^This took longer than 1.5 seconds and was stopped\./),
        extensions: { code: 'TOO_SLOW' },
      },
    ],
  };

  test('is stopped at its deadline, in the database too', async () => {
    await whileLocked(async () => {
      const started = performance.now();
      const answers = await Promise.all([send(), send(), send()]);
      expect(performance.now() - started).toBeLessThan(DEADLINE + 1_000);
      for (const answer of answers) {
        expect(answer.status).toBe(504);
        expect(await answer.json()).toEqual(TOLD);
      }
      await pause(300);
      const { rows } = await owner.query(
        "select count(*)::int as waiting from pg_stat_activity where datname = current_database() and usename = 'kith_app' and state = 'active'",
      );
      expect(rows).toEqual([{ waiting: 0 }]);
    });
    expect((await send()).status).toBe(200);
  });

  test('is not done, if it was to change something', async () => {
    const { data } = await kith
      .as('team-lead')
      .run('{ referrals(first: 1, where: { status: [RECEIVED] }) { nodes { id version } } }');
    const [referral] = (data as { referrals: { nodes: { id: string; version: number }[] } }).referrals.nodes;
    if (!referral) throw new Error('No referral waits to be accepted.');
    await owner.query('begin; lock table referral_transition in access exclusive mode');
    const answer = await send(
      `mutation { referralAccept(input: { id: "${referral.id}", expectedVersion: ${referral.version}, reason: "Fits." }) { referral { id } } }`,
    );
    await owner.query('rollback');
    expect([answer.status, await answer.json()]).toEqual([504, TOLD]);
    await untilFree();
    const again = await kith
      .as('team-lead')
      .run(`{ node(id: "${referral.id}") { ... on Referral { status version } } }`);
    expect(again.data).toEqual({ node: { status: 'RECEIVED', version: referral.version } });
  });
});

describe('the log', () => {
  let written: string[];
  beforeEach(() => {
    written = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('has no line for a refusal, however many there are and whatever they say', async () => {
    const secret = 'Hargreaves 999 000 0018';
    for (let round = 0; round < 40; round++) {
      await Promise.all([
        fetch(`${kith.url}?${encodeURIComponent(secret)}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${round}.b.c` },
        }),
        send(`{ person(id: "${secret}") { id } }`),
        send(`{ ${secret} }`),
        fetch(kith.url, { method: 'POST', headers: { 'content-type': 'text/plain', authorization }, body: secret }),
      ]);
    }
    const leaving = new AbortController();
    const sent = send(QUERY, leaving.signal).catch(() => 'gone');
    leaving.abort();
    await sent;
    expect(written).toEqual([]);
  });

  test('has no line for who went away before Kith stopped: their operation is waited for, and recorded', async () => {
    const stopping = await startKith({}, database);
    const recorded = async (): Promise<number> =>
      (await owner.query('select count(*)::int as count from access_event')).rows[0]?.count;
    const before = await recorded();
    const leaving = new AbortController();
    const closed = await whileLocked(async () => {
      const sent = fetch(stopping.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await stopping.token(claimsOf('gp'))}`,
        },
        body: JSON.stringify({ query: QUERY }),
        signal: leaving.signal,
      }).catch(() => 'gone');
      await pause(300);
      leaving.abort();
      await sent;
      const closing = stopping.close();
      await pause(300);
      await owner.query('rollback');
      return closing;
    });
    expect(closed).toBeUndefined();
    expect(written).toEqual([]);
    expect(await recorded()).toBe(before + 1);
  });
});
