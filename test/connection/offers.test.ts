/** What an asset answers to an offer, in time or not at all, and the places it has to give. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase } from '../support/database.js';
import { type Kith, NOW, startKith } from '../support/kith.js';
import { refused, send as sendMutation } from '../support/mutate.js';
import { accepted, propose, type Seen, type Supported, sees, send, supported, take } from './caseload.js';

let kith: Kith;
let owner: Client;
let people: Supported[];
let turn = 0;

/** Whose turn it is: several connections of one person do not get in each other's way. */
const next = (): Supported => people[turn++ % people.length] as Supported;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  people = await supported(owner, 4);
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

const uuid = (id: string): string => id.slice(id.lastIndexOf('_') + 1);
const offered = async (whom: Supported): Promise<Seen> => send(kith, await propose(kith, whom), ['NAME']);

async function relationship(id: string): Promise<object[]> {
  const { rows } = await owner.query(
    `select stage, until::text from care_relationship where cause_id = $1 and kind = 'SUPPORTING'`,
    [uuid(id)],
  );
  return rows;
}

async function places(asset: string): Promise<unknown> {
  const { rows } = await owner.query(
    'select available_places as free, waiting_list as waiting from asset where id = $1',
    [uuid(asset)],
  );
  return rows[0];
}

test('acknowledging keeps the time to answer, waiting ends it', async () => {
  const whom = next();
  await owner.query('update asset set maximum_places = 8, available_places = 1, waiting_list = 2 where id = $1', [
    uuid(whom.asset),
  ]);
  const sent = await offered(whom);
  const { connection: acknowledged } = await take(kith, 'charity', 'connectionAnswer', sent, {
    answer: 'ACKNOWLEDGED',
  });
  expect(await relationship(sent.id)).toEqual([{ stage: 'OFFERED', until: '2026-03-16 12:00:00+00' }]);
  const wait = { answer: 'WAITLISTED', reportedChannel: 'TELEPHONE' };
  const { connection: waiting } = await take(kith, 'link-worker', 'connectionAnswer', acknowledged as Seen, wait);
  expect(await relationship(sent.id)).toEqual([{ stage: 'OFFERED', until: 'infinity' }]);
  expect(await places(whom.asset)).toEqual({ free: 1, waiting: 3 });
  expect(
    await sees(
      kith,
      'link-worker',
      sent,
      'reportedBy reportedChannel history { nodes { to by { name } recordedBy { name } } }',
    ),
  ).toEqual({
    reportedBy: 'LINK_WORKER',
    reportedChannel: 'TELEPHONE',
    history: {
      nodes: expect.arrayContaining([
        { to: 'ACKNOWLEDGED', by: { name: 'Grace Bennett' }, recordedBy: { name: 'Grace Bennett' } },
        { to: 'WAITLISTED', by: null, recordedBy: { name: 'Priya Shah' } },
      ]),
    },
  });
  const { connection: taken } = await take(kith, 'charity', 'connectionAnswer', waiting as Seen, {
    answer: 'ACCEPTED',
  });
  expect(await places(whom.asset)).toEqual({ free: 0, waiting: 2 });
  await take(kith, 'charity', 'connectionNeverStarted', taken as Seen);
  expect(await places(whom.asset)).toEqual({ free: 1, waiting: 2 });
});

test('a no with its code ends what the charity sees at once', async () => {
  const sent = await offered(next());
  const no = { answer: 'DECLINED_BY_ASSET', declineReason: 'SAFETY', statusReason: 'We could not keep her safe.' };
  const { connection, transition } = await take(kith, 'charity', 'connectionAnswer', sent, no);
  expect({ connection, transition }).toMatchObject({
    connection: null,
    transition: { from: 'SENT', to: 'DECLINED_BY_ASSET' },
  });
  expect(await sees(kith, 'charity', sent, 'id')).toBeNull();
  expect(await sees(kith, 'link-worker', sent, 'status declineReason statusReason reportedBy endedAt')).toEqual({
    status: 'DECLINED_BY_ASSET',
    declineReason: 'SAFETY',
    statusReason: 'We could not keep her safe.',
    reportedBy: 'ASSET',
    endedAt: NOW.toISOString(),
  });
  expect(await relationship(sent.id)).toEqual([{ stage: 'ENDED', until: '2026-03-02 12:00:00+00' }]);
});

test('an answer is complete, in turn, and by whom it is to give', async () => {
  const sent = await offered(next());
  const at = { id: sent.id, expectedVersion: sent.version };
  const answer = (who: string, more: object) => refused(kith.as(who), 'connectionAnswer', { ...at, ...more });
  expect(await answer('charity', { answer: 'NOT_ELIGIBLE' })).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'declineReason'], rule: 'required' }],
  });
  expect(await answer('team-lead', { answer: 'NO_CAPACITY', declineReason: 'OTHER' })).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ rule: 'answer' }, { path: ['input', 'statusReason'] }, { path: ['input', 'reportedChannel'] }],
  });
  expect(await answer('charity-2', { answer: 'ACCEPTED' })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await answer('gp', { answer: 'ACCEPTED' })).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await answer('charity', { answer: 'ACCEPTED', expectedVersion: sent.version - 1 })).toMatchObject({
    code: 'CONFLICT',
    current: { version: sent.version, changedBy: { name: 'Priya Shah' } },
  });
  expect(await refused(kith.as('charity'), 'connectionComplete', at)).toMatchObject({
    code: 'WRONG_STATE',
    current: 'SENT',
  });
  expect(await refused(kith.as('charity'), 'connectionWithdraw', at)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect((await take(kith, 'team-lead', 'connectionWithdraw', sent)).connection?.status).toBe('WITHDRAWN');
  expect(await sees(kith, 'charity', sent, 'id')).toBeNull();
});

test('who did not answer in time sees nothing any more, even before it is written down', async () => {
  const sent = await offered(next());
  await owner.query('begin');
  await owner.query(
    `update connection set shared_agreed_at = $2::timestamptz - interval '15 days', sent_at = $2::timestamptz - interval '15 days',
       reply_by = $2::timestamptz - interval '1 day' where id = $1`,
    [uuid(sent.id), NOW],
  );
  await owner.query(
    `update care_relationship set since = $2::timestamptz - interval '15 days', until = $2::timestamptz - interval '1 day'
     where cause_id = $1`,
    [uuid(sent.id), NOW],
  );
  await owner.query(
    `update connection_transition set occurred_at = occurred_at - interval '15 days' where connection_id = $1`,
    [uuid(sent.id)],
  );
  await owner.query('commit');
  expect(await sees(kith, 'charity', sent, 'id')).toBeNull();
  const late = { id: sent.id, expectedVersion: sent.version, answer: 'ACCEPTED', confirm: ['ASSET_FULL'] };
  expect(await refused(kith.as('charity'), 'connectionAnswer', late)).toMatchObject({ code: 'NOT_FOUND' });
  const reported = { ...late, reportedChannel: 'EMAIL' };
  expect(await refused(kith.as('link-worker'), 'connectionAnswer', reported)).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'inTime' }],
  });

  const app = new Client({ connectionString: kith.database.appUrl });
  await app.connect();
  const expire = async () => (await app.query('select expire_offers($1) as n', [NOW])).rows[0].n;
  await owner.query('begin');
  await owner.query(
    'select pg_advisory_xact_lock(hashtextextended(person_id::text, 0)) from connection where id = $1',
    [uuid(sent.id)],
  );
  expect(await expire()).toBe(0);
  await owner.query('commit');
  // A server that starts looks at once for what is due.
  const other = await startKith({}, kith.database);
  const isWritten = async () =>
    (await owner.query(`select from connection where id = $1 and status = 'NO_REPLY'`, [uuid(sent.id)])).rowCount === 1;
  for (let tries = 0; tries < 100 && !(await isWritten()); tries++) await pause(100);
  await other.close();
  expect(await isWritten()).toBe(true);
  expect(await expire()).toBe(0);
  await app.end();
  expect(
    await sees(kith, 'link-worker', sent, 'status endedAt version history(last: 1) { nodes { from to by { id } } }'),
  ).toEqual({
    status: 'NO_REPLY',
    endedAt: '2026-03-01T12:00:00.000Z',
    version: sent.version + 1,
    history: { nodes: [{ from: 'SENT', to: 'NO_REPLY', by: null }] },
  });
  expect(await relationship(sent.id)).toEqual([{ stage: 'ENDED', until: '2026-03-01 12:00:00+00' }]);
});

test('of two who are accepted at once into the last place, the second wants a yes', async () => {
  const [one, other] = [next(), next()];
  await owner.query('update asset set maximum_places = 8, available_places = 1 where id = $1', [uuid(one.asset)]);
  const sent = [await offered(one), await offered({ ...other, asset: one.asset })];
  const accept = (at: Seen, more = {}) =>
    sendMutation(
      kith.as('charity'),
      'connectionAnswer',
      { id: at.id, expectedVersion: at.version, answer: 'ACCEPTED', ...more },
      'connection { id version status } warnings { code }',
    );
  const replies = await Promise.all(sent.map((at) => accept(at)));
  const codes = replies.map(({ errors }) => errors[0]?.extensions?.code ?? 'DONE');
  expect([...codes].sort()).toEqual(['CONFIRM_NEEDED', 'DONE']);
  expect(await places(one.asset)).toMatchObject({ free: 0 });

  const second = sent[codes.indexOf('CONFIRM_NEEDED')] as Seen;
  const confirmed = await accept(second, { confirm: ['ASSET_FULL'] });
  expect(confirmed.data).toMatchObject({ connectionAnswer: { warnings: [{ code: 'ASSET_FULL' }] } });
  const beyond = (confirmed.data as { connectionAnswer: { connection: Seen } }).connectionAnswer.connection;
  await take(kith, 'team-lead', 'connectionWithdraw', beyond);
  expect(await places(one.asset)).toMatchObject({ free: 0 });

  const first = replies[codes.indexOf('DONE')]?.data as { connectionAnswer: { connection: Seen } };
  await take(kith, 'link-worker', 'connectionNeverStarted', first.connectionAnswer.connection);
  expect(await places(one.asset)).toMatchObject({ free: 1 });
});

test('no commit leaves an organisation with more than the connection allows', async () => {
  const whom = next();
  const { id } = await accepted(kith, whom);
  const attempts = [
    `update connection set status = 'COMPLETED', ended_at = '2026-03-02T12:00:00Z' where id = $1`,
    `update connection set status = 'SENT', accepted_at = null where id = $1`,
    `update care_relationship set stage = 'OFFERED' where cause_id = $1`,
    `update care_relationship set party = (select id from organisation where name <> '' and kind = 'GP_PRACTICE' limit 1) where cause_id = $1`,
  ];
  for (const attempt of attempts)
    await expect(owner.query(attempt, [uuid(id)])).rejects.toMatchObject({ constraint: 'connection_supporting_fits' });
  const done = await take(
    kith,
    'charity',
    'connectionNeverStarted',
    (await sees(kith, 'charity', { id }, 'id version status')) as Seen,
  );
  await expect(
    owner.query(`update care_relationship set until = until + interval '1 day' where cause_id = $1`, [
      uuid(done.connection?.id ?? ''),
    ]),
  ).rejects.toMatchObject({ constraint: 'connection_supporting_fits' });
});
