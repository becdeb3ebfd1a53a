/** Nothing goes out that is not written down, nobody changes what is, and who writes it can do nothing else. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { AccessRecord } from '../../src/platform/audit.js';
import { Recorder } from '../../src/platform/recorder.js';
import { Wire } from '../graph/wire.js';
import { claimsOf, NOW } from '../support/kith.js';
import { send } from '../support/mutate.js';
import { waitingReferrals } from '../support/waiting-referrals.js';
import { Trail } from './trail.js';

const LOG = ['access_event', 'access_event_person', 'access_event_seal'];
const PEOPLE = '{ people(first: 2) { nodes { givenName } } }';

let trail: Trail;

beforeAll(async () => {
  trail = await Trail.open();
});
afterAll(() => trail.close());
beforeEach(() => trail.news());

describe('when it cannot be written down', () => {
  afterEach(() => trail.owner.query('grant insert (id) on access_event to kith_recorder'));

  test('no data goes out, and no more is told than that something went wrong', async () => {
    await trail.owner.query('revoke insert (id) on access_event from kith_recorder');
    const reply = await trail.kith.as('gp').run(PEOPLE);
    expect(reply.status).toBe(500);
    expect(reply.data).toBeUndefined();
    expect(reply.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(Object.keys(JSON.parse(reply.text))).toEqual(['errors']);
    expect(await trail.news()).toEqual([]);
  });

  test('neither does a refusal, which may tell something too', async () => {
    await trail.owner.query('revoke insert (id) on access_event from kith_recorder');
    const reply = await trail.kith.as('charity').run('{ plans { nodes { id } } }');
    expect([reply.status, reply.errors[0]?.extensions?.code]).toEqual([500, 'INTERNAL']);
  });

  test('what was changed is told to be, and nothing of what it came to', async () => {
    const lead = trail.kith.as('team-lead');
    const [referral] = await waitingReferrals(trail.owner, lead);
    if (!referral) throw new Error('No referral waits.');
    await trail.news();
    await trail.owner.query(`create function refuse_looks() returns trigger language plpgsql as $$
      begin raise exception 'The disk is full.'; end $$`);
    await trail.owner.query(`create trigger refuse_looks before insert on access_event for each row
      when (new.outcome = 'ANSWERED') execute function refuse_looks()`);
    const input = { id: referral.id, expectedVersion: referral.version };
    const reply = await send(lead, 'referralReceive', input, 'referral { reason }');
    await trail.owner.query('drop function refuse_looks cascade');
    expect([reply.status, reply.data]).toEqual([200, null]);
    expect(reply.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(JSON.parse(reply.text).extensions).toEqual({
      committed: { id: referral.id, version: referral.version + 1 },
    });
    expect(await trail.news()).toMatchObject([{ outcome: 'CHANGED', coordinates: ['Mutation.referralReceive'] }]);
  });

  test('what is nobody’s goes on', async () => {
    await trail.owner.query('revoke insert (id) on access_event from kith_recorder');
    const { errors } = await trail.kith.as('gp').run('{ assets(first: 1) { nodes { name } } }');
    expect(errors).toEqual([]);
  });
});

test('an answer waits until it is written down, and those that wait together share an insert', async () => {
  const blocker = new Client({ connectionString: trail.kith.database.superuserUrl });
  await blocker.connect();
  await blocker.query('begin; lock table access_event in share row exclusive mode');
  let answered = 0;
  const asked = Array.from({ length: 20 }, () =>
    trail.kith
      .as('gp')
      .run(PEOPLE)
      .then(({ errors }) => {
        expect(errors).toEqual([]);
        answered++;
      }),
  );
  await pause(1500);
  expect(answered).toBe(0);
  await blocker.query('commit');
  await blocker.end();
  await Promise.all(asked);
  const { rows } = await trail.owner.query(
    'select count(distinct changed_in)::int as inserts, count(*)::int as events from access_event where id = any($1)',
    [(await trail.news()).map(({ id }) => id)],
  );
  expect(rows[0].events).toBe(20);
  // The one that found nobody waiting, and all the rest.
  expect(rows[0].inserts).toBeLessThanOrEqual(3);
});

const good: AccessRecord = {
  at: NOW,
  viewer: claimsOf('gp'),
  operation: 'Good',
  purpose: undefined,
  requestId: 'r',
  outcome: 'ANSWERED',
  coordinates: [],
  kinds: [],
  persons: [],
};

test('a connection that breaks while a record is on its way fails that record, and the next is written by another', async () => {
  const wire = await Wire.before(trail.kith.database.appUrl);
  const recorder = new Recorder(wire.url, { isPrepared: true });
  await recorder.record(good);
  wire.keepAnswersUntil('never');
  const lost = recorder.record({ ...good, operation: 'Lost' });
  lost.catch(() => undefined);
  await pause(300);
  wire.cut();
  wire.release();
  await expect(lost).rejects.toThrow('Connection terminated');
  await recorder.record(good);
  expect((await trail.news()).filter(({ operation }) => operation === 'Good')).toHaveLength(2);
  await recorder.close();
  await wire.close();
});

test('one record that cannot be written fails those it shares an insert with, and none after it', async () => {
  const recorder = new Recorder(trail.kith.database.appUrl, { isPrepared: true });
  await expect(recorder.record({ ...good, requestId: '' })).rejects.toMatchObject({ code: '23514' });
  await recorder.record(good);
  expect((await trail.news()).map(({ operation }) => operation)).toEqual(['Good']);
  await recorder.close();
});

describe('nobody changes what is written', () => {
  const changes = LOG.flatMap((table) => [
    `update ${table} set ${table === 'access_event_seal' ? 'hash = hash' : 'occurred_at = now()'}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ]);

  beforeAll(async () => {
    await trail.kith.as('gp').run(PEOPLE);
    await trail.seal();
  });

  test.each(changes)('not its owner, nor a superuser, who is told so: %s', async (text) => {
    for (const client of [trail.owner, trail.superuser])
      await expect(client.query(text)).rejects.toThrow(
        /^The access log only grows: \w+ of access_event\w* is refused\.$/,
      );
  });

  test.each([undefined, 'kith_reader', 'kith_gp_writer', 'kith_recorder'])('not the server, as %s', async (role) => {
    const app = new Client({ connectionString: trail.kith.database.appUrl });
    await app.connect();
    if (role) await app.query(`set role ${role}`);
    for (const text of changes) await expect(app.query(text)).rejects.toMatchObject({ code: '42501' });
    const insert = `insert into access_event (id, occurred_at, member_id, organisation_id, role, outcome, request_id)
      values (gen_random_uuid(), now(), gen_random_uuid(), gen_random_uuid(), 'GP', 'REFUSED', 'r')`;
    if (role === 'kith_recorder') await app.query(insert);
    else await expect(app.query(insert)).rejects.toMatchObject({ code: '42501' });
    await expect(
      app.query(`insert into access_event_seal values (1000000, gen_random_uuid(), '1', now(), 'x')`),
    ).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  test('who writes it down can say neither when nor in which transaction, and read nothing', async () => {
    const app = new Client({ connectionString: trail.kith.database.appUrl });
    await app.connect();
    await app.query('set role kith_recorder');
    const refused = [
      `insert into access_event (id, changed_in, occurred_at, member_id, organisation_id, role, outcome, request_id)
       values (gen_random_uuid(), '1', now(), gen_random_uuid(), gen_random_uuid(), 'GP', 'REFUSED', 'r')`,
      ...LOG.map((table) => `select 1 from ${table}`),
      'select 1 from person',
      'select 1 from care_relationship',
    ];
    for (const text of refused) await expect(app.query(text)).rejects.toMatchObject({ code: '42501' });
    const { rows } = await app.query(
      `select table_name as name, privilege_type as right from information_schema.role_table_grants where grantee = 'kith_recorder'`,
    );
    expect(rows).toEqual([]);
    await app.end();
  });
});
