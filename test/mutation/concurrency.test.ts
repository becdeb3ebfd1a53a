/** Two who write the same row, and one who sends the same thing again: one effect each, and nothing lost. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase } from '../support/database.js';
import { type Caller, claimsOf, type Kith, startKith } from '../support/kith.js';
import { mutate, refused, send } from '../support/mutate.js';
import { type Seen, waitingReferrals } from '../support/waiting-referrals.js';

let kith: Kith;
let owner: Client;
let lead: Caller;
let waiting: Seen[];

beforeAll(async () => {
  kith = await startKith({ POOL_SIZE: '10' }, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  lead = kith.as('team-lead');
  waiting = await waitingReferrals(owner, lead);
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

const next = (): Seen => {
  const found = waiting.pop();
  if (!found) throw new Error('The seed has too few referrals that wait.');
  return found;
};
const uuid = (id: string): string => id.slice('referral_'.length);
const historyOf = async ({ id }: Seen): Promise<number> =>
  (await owner.query('select from referral_transition where referral_id = $1', [uuid(id)])).rowCount ?? 0;

/** As the one who wrote it sees it, whatever came in between. */
async function current({ id }: Seen): Promise<Seen> {
  const { rows } = await owner.query('select version from referral where id = $1', [uuid(id)]);
  return { id, version: rows[0].version };
}

const PAIRS = 500;

test(`of two writers exactly one wins, ${PAIRS} times, and the other is told of the conflict`, async () => {
  const held = next();
  const before = await historyOf(held);
  let seen = await current(held);
  for (let pair = 0; pair < PAIRS; pair++) {
    const name = pair % 2 === 0 ? 'referralHold' : 'referralResume';
    const input = { id: seen.id, expectedVersion: seen.version, reason: `Turn ${pair}.` };
    const replies = await Promise.all([send(lead, name, input), send(lead, name, input)]);
    const codes = replies.map(({ data, errors }) => (data?.[name] ? 'DONE' : errors[0]?.extensions?.code)).sort();
    expect({ pair, codes }).toEqual({ pair, codes: ['CONFLICT', 'DONE'] });
    seen = { id: seen.id, version: seen.version + 1 };
  }
  expect(await current(held)).toEqual(seen);
  expect(await historyOf(held)).toBe(before + PAIRS);
}, 180_000);

describe('a key', () => {
  test('sent fifty times at once has one effect and fifty equal answers', async () => {
    const referral = next();
    const before = await historyOf(referral);
    const input = { id: referral.id, expectedVersion: referral.version };
    const selection = 'referral { id status version } transition { id from to at } warnings { code }';
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => send(lead, 'referralReceive', input, selection, 'the-same-key')),
    );
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]?.data?.referralReceive).toMatchObject({ referral: { status: 'RECEIVED' } });
    expect(await historyOf(referral)).toBe(before + 1);
  });

  test('used for something else is a conflict, and members written in another order are the same', async () => {
    const [one, other] = [next(), next()];
    const first = await send(lead, 'referralReceive', { id: one.id, expectedVersion: one.version }, undefined, 'k1');
    expect(first.errors).toEqual([]);
    const again = await send(lead, 'referralReceive', { expectedVersion: one.version, id: one.id }, undefined, 'k1');
    expect(again.text).toBe(first.text);
    const stolen = await send(
      lead,
      'referralReceive',
      { id: other.id, expectedVersion: other.version },
      undefined,
      'k1',
    );
    expect(stolen.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
    expect((await current(other)).version).toBe(other.version);
  });

  test('used for another operation of the same document is a conflict, and not taken for done', async () => {
    const [one, other] = [next(), next()];
    const receive = (name: string, { id, version }: Seen) =>
      `mutation ${name} { referralReceive(input: { id: "${id}", expectedVersion: ${version} }) { referral { id } } }`;
    const query = `${receive('One', one)} ${receive('Other', other)}`;
    const authorization = `Bearer ${await kith.token(claimsOf('team-lead'))}`;
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'two-in-one', authorization };
    const ask = async (operationName: string) =>
      (await fetch(kith.url, { method: 'POST', headers, body: JSON.stringify({ query, operationName }) })).json();
    expect(await ask('One')).toMatchObject({ data: { referralReceive: { referral: { id: one.id } } } });
    expect(await ask('Other')).toMatchObject({ errors: [{ extensions: { code: 'CONFLICT' } }] });
    expect((await current(other)).version).toBe(other.version);
  });

  test('of something refused can be used again, since nothing was done', async () => {
    const referral = next();
    const wrong = await send(lead, 'referralReceive', { id: referral.id, expectedVersion: 99 }, undefined, 'k2');
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
    const right = await send(
      lead,
      'referralReceive',
      { id: referral.id, expectedVersion: referral.version },
      undefined,
      'k2',
    );
    expect(right.errors).toEqual([]);
  });

  test('belongs to who sent it, and is forgotten after a day', async () => {
    const referral = next();
    await mutate(lead, 'referralReceive', { id: referral.id, expectedVersion: referral.version }, '__typename');
    const { rows } = await owner.query(`select role, key from idempotency_key where key like 'k_' order by key`);
    expect(rows).toEqual([
      { role: 'TEAM_LEAD', key: 'k1' },
      { role: 'TEAM_LEAD', key: 'k2' },
    ]);
    await owner.query(`update idempotency_key set used_at = used_at - interval '24 hours' where key = 'k1'`);
    const other = next();
    const reused = await send(
      lead,
      'referralReceive',
      { id: other.id, expectedVersion: other.version },
      undefined,
      'k1',
    );
    expect(reused.errors).toEqual([]);
  });

  test('that a colleague sends too, with the same body, is another key', async () => {
    const input = { givenName: 'Olwen', familyName: 'Pargeter', birthDate: '1948-11-02' };
    const register = (who: string) => send(kith.as(who), 'personRegister', input, 'person { id }', 'a-shared-key');
    const idOf = ({ data }: Awaited<ReturnType<typeof register>>) =>
      (data as { personRegister: { person: { id: string } } }).personRegister.person.id;
    const [one, other] = [idOf(await register('gp')), idOf(await register('gp-2'))];
    expect(other).not.toBe(one);
    expect([idOf(await register('gp')), idOf(await register('gp-2'))]).toEqual([one, other]);
  });

  test('that is no key is refused before anything is read', async () => {
    const referral = next();
    const input = { id: referral.id, expectedVersion: referral.version };
    const reply = await send(lead, 'referralReceive', input, undefined, 'x'.repeat(201));
    expect(reply).toMatchObject({ status: 400, errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
    expect(await refused(lead, 'referralAccept', input)).toMatchObject({ code: 'WRONG_STATE', current: 'SUBMITTED' });
  });
});
