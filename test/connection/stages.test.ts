/** A connection step by step: what the charity sees grows with its answer and ends with the connection. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';
import { ALL_WARNINGS, propose, type Seen, type Supported, sees, supported, take } from './caseload.js';

let kith: Kith;
let owner: Client;
let whom: Supported;
let goal: { id: string; title: string };
let connection: Seen;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  const goals = `exists (select from goal g where g.plan_id = l.id and not g.is_sensitive)`;
  [whom] = (await supported(owner, 1, goals)) as [Supported];
  const { rows } = await owner.query(
    `select 'goal_' || id as id, title from goal where plan_id = $1 and not is_sensitive order by id limit 1`,
    [whom.plan.slice(5)],
  );
  goal = rows[0];
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

const FIELDS = `status version sentAt replyBy statusReason message cautions barriersForeseen shared goal { title } asset { id }
  linkWorker { name } history { nodes { from to } } person { id givenName phone ageBand }`;

// biome-ignore lint/suspicious/noExplicitAny: each step asks for what it expects of an answer of many shapes.
const charitySees = (selection = FIELDS): Promise<any> => sees(kith, 'charity', connection, selection);

async function charityFinds(): Promise<string[]> {
  const { data } = await kith.as('charity').run('{ connections(first: 100) { nodes { id } } }');
  return (data as { connections: { nodes: { id: string }[] } }).connections.nodes.map(({ id }) => id);
}

async function personExists(who: string): Promise<boolean> {
  const { data } = await kith.as(who).run('query P($id: ID!) { person(id: $id) { id } }', { id: whom.person });
  return (data as { person: unknown }).person !== null;
}

test('proposed: between the person and the link worker', async () => {
  connection = await propose(kith, whom, {
    goal: goal.id,
    reason: 'Wants company.',
    barriersForeseen: ['TRANSPORT', 'TRANSPORT'],
    warmHandover: true,
  });
  expect(connection.status).toBe('PROPOSED');
  expect(await charitySees()).toBeNull();
  expect(await personExists('charity')).toBe(false);
  for (const who of ['team-lead', 'link-worker'])
    expect(await sees(kith, who, connection, 'status reason barriersForeseen warmHandover')).toEqual({
      status: 'PROPOSED',
      reason: 'Wants company.',
      barriersForeseen: ['TRANSPORT'],
      warmHandover: true,
    });
});

test('agreed: still nothing goes out', async () => {
  const agreed = {
    shared: ['NAME', 'GOAL', 'CAUTIONS', 'BARRIERS', 'NAME'],
    message: 'She would love to sing.',
    cautions: 'Short of breath on stairs.',
    method: 'SPOKEN',
  };
  const { connection: after, transition } = await take(kith, 'link-worker', 'connectionConsent', connection, agreed);
  connection = after as Seen;
  expect(transition).toMatchObject({ from: 'PROPOSED', to: 'CONSENTED' });
  expect(await charitySees()).toBeNull();
  const { rows } = await owner.query(
    `select scope, method, withdrawn_at from consent where person_id = $1 and organisation_id = $2`,
    [whom.person.slice(7), whom.organisation.slice(13)],
  );
  expect(rows).toEqual([{ scope: 'SHARE_WITH_ORGANISATION', method: 'SPOKEN', withdrawn_at: null }]);
});

test('sent: the charity sees an outline, and until when it may answer', async () => {
  connection = (await take(kith, 'link-worker', 'connectionSend', connection)).connection as Seen;
  const seen = await charitySees();
  expect(seen).toMatchObject({
    status: 'SENT',
    sentAt: '2026-03-02T12:00:00.000Z',
    replyBy: '2026-03-16T12:00:00.000Z',
    message: 'She would love to sing.',
    cautions: null,
    barriersForeseen: null,
    goal: null,
    shared: ['NAME', 'GOAL', 'CAUTIONS', 'BARRIERS'],
    asset: { id: whom.asset },
    linkWorker: { name: 'Priya Shah' },
    history: { nodes: [{ from: 'CONSENTED', to: 'SENT' }] },
    person: { id: whom.person, givenName: null, phone: null },
  });
  expect(seen.person.ageBand).not.toBeNull();
  expect(await charityFinds()).toContain(connection.id);
  expect(await sees(kith, 'charity-2', connection, 'id')).toBeNull();
});

test('accepted: the charity sees what was agreed, and nothing else', async () => {
  const places = async () =>
    (await owner.query('select available_places as n from asset where id = $1', [whom.asset.slice(6)])).rows[0].n;
  const before = await places();
  const answer = { answer: 'ACCEPTED', confirm: ['ASSET_FULL'] };
  connection = (await take(kith, 'charity', 'connectionAnswer', connection, answer)).connection as Seen;
  expect(await places()).toBe(before === null ? null : Math.max(0, before - 1));
  const seen = await charitySees(`${FIELDS} reportedBy acceptedAt`);
  expect(seen).toMatchObject({
    status: 'ACCEPTED',
    reportedBy: 'ASSET',
    acceptedAt: '2026-03-02T12:00:00.000Z',
    cautions: 'Short of breath on stairs.',
    barriersForeseen: ['TRANSPORT'],
    goal: { title: goal.title },
    person: { id: whom.person, phone: null },
  });
  expect(seen.person.givenName).not.toBeNull();
  expect(await sees(kith, 'link-worker', connection, 'status reportedBy')).toEqual({
    status: 'ACCEPTED',
    reportedBy: 'ASSET',
  });
});

test('attended: the first time, and a second day', async () => {
  const come = (occurredOn: string, code: string, who = 'charity') =>
    mutate<{ attendance: { connection: Seen }; transition: { to: string } | null }>(
      kith.as(who),
      'attendanceRecord',
      { connection: connection.id, occurredOn, code },
      'attendance { id occurredOn code connection { id version status } } transition { to }',
    );
  expect((await come('2026-03-09', 'FUTURE')).transition).toBeNull();
  expect((await come('2026-02-23', 'DID_NOT_ATTEND')).transition).toBeNull();
  const first = await come('2026-03-01', 'ATTENDED_LATE');
  expect(first).toMatchObject({
    transition: { to: 'ATTENDED_ONCE' },
    attendance: { connection: { status: 'ATTENDED_ONCE' } },
  });
  const second = await come('2026-03-02', 'ATTENDED_ON_TIME', 'link-worker');
  expect(second.transition).toEqual({ to: 'PARTICIPATING' });
  connection = second.attendance.connection;
  const again = { connection: connection.id, occurredOn: '2026-03-02', code: 'DID_NOT_ATTEND' };
  expect(await refused(kith.as('charity'), 'attendanceRecord', again)).toMatchObject({
    code: 'CONFIRM_NEEDED',
    allowed: ['DUPLICATE_ATTENDANCE'],
  });
  const ahead = { connection: connection.id, occurredOn: '2026-03-03', code: 'ATTENDED_ON_TIME' };
  expect(await refused(kith.as('charity'), 'attendanceRecord', ahead)).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'occurredOn'], rule: 'past' }],
  });
});

test('completed: a stub is left, for thirty days', async () => {
  const outcome = { outcome: 'She sings there every week now.', statusReason: 'No more support wanted.' };
  const done = await take(kith, 'charity', 'connectionComplete', connection, outcome);
  expect(done.transition).toMatchObject({ from: 'PARTICIPATING', to: 'COMPLETED' });
  expect(await charitySees(`${FIELDS} endedAt outcome`)).toEqual({
    status: 'COMPLETED',
    version: done.connection?.version,
    sentAt: '2026-03-02T12:00:00.000Z',
    endedAt: '2026-03-02T12:00:00.000Z',
    replyBy: null,
    statusReason: null,
    outcome: null,
    message: null,
    cautions: null,
    barriersForeseen: null,
    shared: null,
    goal: null,
    asset: null,
    linkWorker: null,
    history: null,
    person: null,
  });
  const { rows } = await owner.query(
    `select stage, until from care_relationship where cause_id = $1 and kind = 'SUPPORTING'`,
    [connection.id.slice(11)],
  );
  expect(rows).toEqual([{ stage: 'ENDED', until: new Date('2026-04-01T12:00:00Z') }]);
  expect(await sees(kith, 'team-lead', connection, 'status outcome')).toEqual({
    status: 'COMPLETED',
    outcome: 'She sings there every week now.',
  });
  const late = { id: connection.id, expectedVersion: done.connection?.version };
  expect(await refused(kith.as('link-worker'), 'connectionWithdraw', late)).toMatchObject({
    code: 'WRONG_STATE',
    current: 'COMPLETED',
  });
});

test('a second one to the same asset wants a yes', async () => {
  const open = await propose(kith, whom);
  const input = { plan: whom.plan, asset: whom.asset, confirm: ALL_WARNINGS.slice(1) };
  expect(await refused(kith.as('link-worker'), 'connectionPropose', input)).toMatchObject({
    code: 'CONFIRM_NEEDED',
    allowed: ['DUPLICATE_CONNECTION'],
  });
  const { connection: declined } = await take(kith, 'team-lead', 'connectionDeclineByPerson', open, {
    statusReason: 'Not for me.',
  });
  expect(declined?.status).toBe('DECLINED_BY_PERSON');
  expect(await sees(kith, 'charity', open, 'id')).toBeNull();
});
