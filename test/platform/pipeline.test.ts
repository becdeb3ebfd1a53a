/** What is sent together is one transaction: all of it or nothing, and its connection is as good as before. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Pool, type PoolClient } from 'pg';
import { isBroken, together } from '../../src/platform/pipeline.js';
import { freshDatabase } from '../support/database.js';

let pool: Pool;
let client: PoolClient;

beforeAll(async () => {
  const { ownerUrl } = await freshDatabase();
  pool = new Pool({ connectionString: ownerUrl, pipeline: true } as never);
  client = await pool.connect();
  await client.query('create table sent (number integer)');
});
afterAll(async () => {
  client.release();
  await pool.end();
});

const statement = (text: string, values?: unknown[], name?: string) => ({
  text,
  ...(values ? { values } : {}),
  ...(name ? { name } : {}),
  rowMode: 'array' as const,
});

async function sent(): Promise<number[]> {
  const { rows } = await client.query<{ number: number }>('delete from sent returning number');
  return rows.map(({ number }) => number).sort();
}

test('results come in order, and what is set for the transaction holds to its end only', async () => {
  const results = await together(client, [
    statement("select set_config('kith.role', $1, true), pg_current_xact_id()::text", ['GP']),
    statement("select current_setting('kith.role'), pg_current_xact_id()::text", [], 'role'),
    statement('insert into sent values ($1)', [1]),
  ]);
  const [first, second, third] = results;
  expect(second?.rows).toEqual([['GP', first?.rows[0]?.[1]]]);
  expect(third?.rowCount).toBe(1);
  const [after] = await together(client, [statement("select current_setting('kith.role')", [], 'role after')]);
  expect(after?.rows).toEqual([['']]);
  expect(await sent()).toEqual([1]);
});

test('one that fails undoes those before it, and those behind it are never run', async () => {
  const failing = together(client, [
    statement('insert into sent values (1)', [], 'insert'),
    statement('select 1 / $1::integer', [0], 'divide'),
    statement('insert into sent values (2)', [], 'second insert'),
  ]);
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  expect(isBroken(await failing.catch((error: unknown) => error))).toBe(false);
  expect(await sent()).toEqual([]);
});

test('what had been prepared before a failure is used again, what had not is prepared then', async () => {
  const [, divided] = await together(client, [
    statement('insert into sent values (1)', [], 'insert'),
    statement('select 1 / $1::integer', [1], 'divide'),
    statement('insert into sent values (2)', [], 'second insert'),
  ]);
  expect(divided?.rows).toEqual([[1]]);
  expect(await sent()).toEqual([1, 2]);
});

test('several in flight on one connection do not mix', async () => {
  const asked = [1, 2, 3].map((number) =>
    together(client, [
      statement('insert into sent values ($1)', [number], 'in'),
      statement(`select ${4 / number} / 2`),
    ]),
  );
  const failing = together(client, [statement('insert into sent values (4)'), statement('no sql')]);
  const last = together(client, [statement('select $1::text', ['last'])]);
  await expect(failing).rejects.toMatchObject({ code: '42601' });
  expect((await last)[0]?.rows).toEqual([['last']]);
  await Promise.all(asked);
  expect(await sent()).toEqual([1, 2, 3]);
});

test('a value that cannot be sent: nothing is kept of what went before, and the connection is given up', async () => {
  const other = await pool.connect();
  other.on('error', () => undefined);
  const unsendable = {
    toPostgres: () => {
      throw new Error('has no text');
    },
  };
  const failing = together(other, [statement('insert into sent values (1)'), statement('select $1', [unsendable])]);
  const failure = await failing.catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: 'has no text' });
  expect(isBroken(failure)).toBe(true);
  await expect(other.query('select 1')).rejects.toThrow();
  other.release(true);
  expect(await sent()).toEqual([]);
});

test('a transaction that PostgreSQL ends with its connection is not given back', async () => {
  const other = await pool.connect();
  other.on('error', () => undefined);
  const ended = together(other, [
    statement("select set_config('transaction_timeout', '50ms', true)"),
    statement('select pg_sleep(5)'),
  ]);
  const failure = await ended.catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: '25P04' });
  expect(isBroken(failure)).toBe(true);
  other.release(true);
});

test('a failure tells who asked', async () => {
  const asking = async () => await together(client, [statement('no sql')]);
  const failure = await asking().catch((error: Error) => error);
  expect((failure as Error).stack).toMatch(/at (async )?asking .*pipeline\.test/);
});

test('pg’s own bound on a query ends with it', async () => {
  const { ownerUrl } = await freshDatabase();
  const bounded = new Pool({ connectionString: `${ownerUrl}?query_timeout=300`, max: 1, pipeline: true } as never);
  const other = await bounded.connect();
  try {
    await together(other, [statement('select 1')]);
    await together(other, [statement('select pg_sleep(0.2)')]);
    await together(other, [statement('select pg_sleep(0.2)')]);
  } finally {
    other.release();
    await bounded.end();
  }
});

test('a connection that breaks fails what is under way', async () => {
  const other = await pool.connect();
  other.on('error', () => undefined);
  const [found] = await together(other, [statement('select pg_backend_pid()')]);
  const waiting = together(other, [statement('insert into sent values (1)'), statement('select pg_sleep(60)')]);
  await client.query('select pg_terminate_backend($1)', [found?.rows[0]?.[0]]);
  const failure = await waiting.catch((error: unknown) => error);
  expect(isBroken(failure)).toBe(true);
  other.release(true);
  expect(await sent()).toEqual([]);
});
