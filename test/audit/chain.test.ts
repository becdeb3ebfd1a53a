/** The chain over what was looked at: each attack is done as a superuser, and found. */
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { type Head, headOf, verifyChain } from '../../src/platform/audit-chain.js';
import { Trail } from './trail.js';

let trail: Trail;
let head: Head;

const LOG = ['access_event', 'access_event_person', 'access_event_seal'];

beforeAll(async () => {
  trail = await Trail.open();
  for (let asked = 0; asked < 3; asked++)
    await trail.kith.as('link-worker').run('query Names { people(first: 3) { nodes { preferredName } } }');
  await trail.stopServer();
  await trail.seal();
  head = (await headOf(trail.owner)) as Head;
  for (const table of LOG) await trail.superuser.query(`create table kept_${table} as table ${table}`);
});
afterEach(async () => {
  await trail.superuser.query('set session_replication_role = replica');
  for (const table of LOG) await trail.superuser.query(`delete from ${table}`);
  for (const table of LOG) await trail.superuser.query(`insert into ${table} table kept_${table}`);
  await trail.superuser.query('reset session_replication_role');
});
afterAll(() => trail.close());

/** As whoever has everything: even the triggers that refuse do not run. */
async function attack(text: string, ...values: unknown[]): Promise<void> {
  await trail.superuser.query('set session_replication_role = replica');
  const { rowCount } = await trail.superuser.query(text, values);
  await trail.superuser.query('reset session_replication_role');
  expect(rowCount).toBeGreaterThan(0);
}

const INSERT = `insert into access_event (id, occurred_at, member_id, organisation_id, role, outcome, request_id)
  values (gen_random_uuid(), '2026-03-02T12:00:00Z', gen_random_uuid(), gen_random_uuid(), 'GP', 'REFUSED', $1)`;

const verify = (kept?: Head) => verifyChain(trail.owner, { head: kept });
const at = (position: number) => `(select event_id from access_event_seal where position = ${position})`;

test('what was sealed is what it was, and the head is part of it', async () => {
  const { rows } = await trail.owner.query('select count(*)::int as n from access_event');
  expect(rows[0].n).toBeGreaterThan(20);
  expect(await verify(head)).toEqual({ faults: [], sealed: rows[0].n, tail: { count: 0, since: null } });
  expect(head.position).toBe(String(rows[0].n));
});

test('what is not sealed yet is named, and no fault', async () => {
  await trail.owner.query(INSERT, ['tail']);
  const tail = { count: 1, since: '2026-03-02T12:00:00.000Z' };
  expect(await verify(head)).toEqual({ faults: [], sealed: Number(head.position), tail });
});

const EDITED = /Position 5: the event .* its people or its seal are not what was sealed/;

describe('found', () => {
  test.each([
    ['an edited operation', `update access_event set operation = 'Nothing' where id = ${at(5)}`, EDITED],
    ['an edited purpose', `update access_event set purpose = 'Care.' where id = ${at(5)}`, EDITED],
    ['another viewer', `update access_event set member_id = gen_random_uuid() where id = ${at(5)}`, EDITED],
    ['a coordinate taken away', `update access_event set coordinates = coordinates[2:] where id = ${at(5)}`, EDITED],
    [
      'another moment',
      `update access_event set occurred_at = occurred_at + interval '1 ms' where id = ${at(5)}`,
      EDITED,
    ],
    ['a person taken out', `delete from access_event_person where event_id = ${at(5)}`, EDITED],
    [
      'another person',
      `update access_event_person set person_id = gen_random_uuid() where event_id = ${at(5)}`,
      EDITED,
    ],
    ['another reason', `update access_event_person set because = '{EMERGENCY}' where event_id = ${at(5)}`, EDITED],
    [
      'a person added',
      `insert into access_event_person (id, event_id, person_id, occurred_at, member_id, organisation_id, role, outcome, request_id)
       select gen_random_uuid(), ${at(5)}, id, now(), id, id, 'GP', 'ANSWERED', 'r' from person where not exists (select from access_event_person p where p.event_id = ${at(5)} and p.person_id = person.id) limit 1`,
      EDITED,
    ],
    ['an edited seal', `update access_event_seal set hash = sha256('x') where position = 5`, EDITED],
    [
      'an edited moment of a seal',
      `update access_event_seal set sealed_at = sealed_at + interval '1 s' where position = 5`,
      EDITED,
    ],
    ['a deleted event', `delete from access_event where id = ${at(5)}`, /Position 5: the event .* is gone/],
    ['a deleted seal', 'delete from access_event_seal where position = 5', /Seals are missing before position 6/],
    [
      'an inserted event',
      `insert into access_event (id, changed_in, occurred_at, member_id, organisation_id, role, outcome, request_id)
       select gen_random_uuid(), event_in, now(), gen_random_uuid(), gen_random_uuid(), 'GP', 'ANSWERED', 'r'
       from access_event_seal where position = 1`,
      /1 events were inserted among sealed ones/,
    ],
    [
      'a line that hangs on nothing',
      `insert into access_event_person (id, event_id, person_id, occurred_at, member_id, organisation_id, role, outcome, request_id)
       select u, u, u, now(), u, u, 'GP', 'ANSWERED', 'r' from gen_random_uuid() u`,
      /1 lines of people name an event that is not there/,
    ],
  ])('%s', async (_what, text, says) => {
    await attack(text);
    const { faults } = await verify();
    expect(faults.join('\n')).toMatch(says);
  });

  test('two events swapped', async () => {
    const gone = await trail.superuser.query('select * from access_event_seal where position in (5, 6)');
    await attack('delete from access_event_seal where position in (5, 6)');
    for (const { position, event_id, event_in, sealed_at, hash } of gone.rows)
      await attack(
        'insert into access_event_seal values (11 - $1::int, $2, $3, $4, $5)',
        ...[position, event_id, event_in, sealed_at, hash],
      );
    expect((await verify()).faults.join('\n')).toMatch(EDITED);
  });

  test('a tail that was cut off, by the head that was kept', async () => {
    await attack(
      'with gone as (delete from access_event_seal where position > 5 returning event_id) delete from access_event_person where event_id in (select event_id from gone)',
    );
    await attack(
      'delete from access_event e where not exists (select from access_event_seal s where s.event_id = e.id)',
    );
    expect((await verify()).faults).toEqual([]);
    expect((await verify(head)).faults).toEqual(['The chain ends at position 5, before the head that was kept.']);
  });

  test('a whole new chain over an edited log, by the head that was kept', async () => {
    await attack(`update access_event set purpose = 'Care.' where id = ${at(5)}`);
    await attack('delete from access_event_seal');
    await trail.seal();
    const { faults } = await verify();
    expect(faults).toEqual([]);
    expect((await verify(head)).faults).toEqual([
      `Position ${head.position} has another hash than the head that was kept.`,
    ]);
  });
});

test('the text that is hashed can be written by anybody: the documented list, made by hand', async () => {
  const { rows } = await trail.owner.query(
    `select encode(s.hash, 'hex') as hash, s.sealed_at, e.* from access_event_seal s join access_event e on e.id = s.event_id
     where s.position = 1`,
  );
  const { hash, sealed_at, ...e } = rows[0];
  const { rows: people } = await trail.owner.query('select * from access_event_person where event_id = $1', [e.id]);
  const iso = (date: Date) => date.toISOString();
  const list = (...parts: string[]) => `[${parts.join(', ')}]`;
  const written = (...values: unknown[]) => values.map((value) => JSON.stringify(value));
  const lines = people.map((p) =>
    list(
      ...written(p.person_id, p.id, iso(p.occurred_at), p.member_id, p.organisation_id, p.role, p.because, p.purpose),
      ...written(p.kinds, p.operation, p.outcome, p.request_id, iso(p.created_at), iso(p.updated_at)),
      ...written(String(p.version), p.changed_in),
    ),
  );
  const event = list(
    ...written(e.id, e.changed_in, iso(e.occurred_at), e.member_id, e.organisation_id, e.role, e.operation, e.purpose),
    ...written(e.coordinates, e.kinds, e.outcome, e.request_id),
    list(...lines),
  );
  const text = list(...written('1', iso(sealed_at)), event);
  expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
});

test('every column of an event and of a line is part of it', async () => {
  const { rows } = await trail.owner.query(
    `select column_name as name from information_schema.columns where table_name = any($1) order by 1`,
    [['access_event', 'access_event_person']],
  );
  const [text] = (await trail.owner.query(`select prosrc from pg_proc where proname = 'seal_access_events'`)).rows;
  const missing = rows.filter(({ name }) => !new RegExp(`[ep]\\.${name}\\b`).test(text.prosrc)).map(({ name }) => name);
  expect(missing).toEqual([]);
});

test('an event whose transaction commits late is sealed after those that came in meanwhile, and none is skipped', async () => {
  const late = new Client({ connectionString: trail.kith.database.ownerUrl });
  await late.connect();
  await late.query('begin');
  await late.query(INSERT, ['late']);
  await trail.owner.query(INSERT, ['early']);
  await trail.owner.query('select seal_access_events(500)');
  const sealed = async (request: string) => {
    const { rows } = await trail.owner.query(
      `select s.position from access_event_seal s join access_event e on e.id = s.event_id where e.request_id = $1`,
      [request],
    );
    return rows.length;
  };
  // The one that began first is not over: whatever began after it has to wait.
  expect([await sealed('late'), await sealed('early')]).toEqual([0, 0]);
  await late.query('commit');
  await late.end();
  await trail.seal();
  expect([await sealed('late'), await sealed('early')]).toEqual([1, 1]);
  expect((await verify(head)).faults).toEqual([]);
});

test('several sealers at once make one chain', async () => {
  for (let event = 0; event < 15; event++) await trail.owner.query(INSERT, ['one of many']);
  const clients = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const client = new Client({ connectionString: trail.kith.database.appUrl });
      await client.connect();
      return client;
    }),
  );
  for (let turn = 0; turn < 5; turn++)
    await Promise.all(clients.map((client) => client.query('select seal_access_events(1)')));
  await Promise.all(clients.map((client) => client.end()));
  await trail.seal();
  expect((await verify(head)).faults).toEqual([]);
});
