/** The migrations bring what the entities describe, go down and up again, and close every table. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { entities } from '../../src/entities.js';
import { viewerRole } from '../../src/platform/database-roles.js';
import { migrate, migrateDown, missingFromMigrations } from '../../src/platform/migrate.js';
import { ROLES } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';

let url: string;
let appUrl: string;
let client: Client;

beforeAll(async () => {
  const database = await freshDatabase();
  url = database.ownerUrl;
  appUrl = database.appUrl;
  client = new Client({ connectionString: url });
  await client.connect();
});
afterAll(() => client.end());

test('they agree with the entities, and a difference is noticed', async () => {
  expect(await missingFromMigrations(url, entities)).toBe('');
  const other = await freshDatabase();
  const changed = new Client({ connectionString: other.ownerUrl });
  await changed.connect();
  await changed.query('alter table person drop constraint person_imd_decile_check, alter gender drop default');
  await changed.query('drop index care_relationship_cause_id_kind_index');
  await changed.end();
  expect((await missingFromMigrations(other.ownerUrl, entities)).split('\n')).toEqual([
    'entities:   CREATE INDEX care_relationship_cause_id_kind_index ON care_relationship USING btree (cause_id, kind)',
    'entities:   person constraint person_imd_decile_check CHECK (imd_decile >= 1 AND imd_decile <= 10)',
    'migrations: person.gender text not null',
    "entities:   person.gender text not null default 'NOT_KNOWN'::text",
  ]);
});

test('every table is under row security, for its owner too, and nothing of a person can be taken away', async () => {
  const { rows: open } = await client.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm')
       and relname <> 'kith_migration' and not (relrowsecurity and relforcerowsecurity)`,
  );
  // The view asks itself whose relationships it shows (test/access/trap/database.test.ts).
  expect(open).toEqual([{ relname: 'own_relationship' }]);
  const { rows: rights } = await client.query(
    `select grantee as who, privilege_type as right, table_name as on from information_schema.role_table_grants
     where grantee in ('kith_app', 'kith_viewer') and not (grantee = 'kith_viewer' and privilege_type = 'SELECT') order by 1, 2`,
  );
  expect(rights).toEqual([
    { who: 'kith_app', right: 'SELECT', on: 'kith_migration' },
    ...['DELETE', 'INSERT', 'UPDATE'].map((right) => ({ who: 'kith_viewer', right, on: 'idempotency_key' })),
  ]);
  const { rows: taken } = await client.query(
    `select table_name as on from information_schema.role_table_grants
     where grantee = 'kith_writer' and privilege_type in ('DELETE', 'TRUNCATE') order by 1`,
  );
  // Lists that belong to another row and are replaced as a whole; nothing of a person.
  expect(taken.map(({ on }) => on)).toEqual(['asset_category_link', 'cost_option', 'location', 'schedule']);
});

test('a row and the row it hangs on have the same person, organisation and plan', async () => {
  const { rows } = await client.query(
    `with tie as (
       select conrelid, confrelid, array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as columns
       from pg_constraint where contype = 'f'),
     shared as (
       select alone.conrelid, alone.confrelid, alone.columns[1] as column, child.attname::text as what
       from tie alone
         join pg_attribute child on child.attrelid = alone.conrelid and child.attname in ('person_id', 'organisation_id', 'plan_id')
         join pg_attribute parent on parent.attrelid = alone.confrelid and parent.attname = child.attname
       where cardinality(alone.columns) = 1 and alone.columns[1] <> child.attname and alone.confrelid <> 'member'::regclass)
     select conrelid::regclass || '.' || "column" || ' ' || what as untied from shared
     where not exists (select from tie where tie.conrelid = shared.conrelid and tie.confrelid = shared.confrelid
       and tie.columns @> array[shared.column, shared.what]) order by 1`,
  );
  expect(rows).toEqual([
    // Written with its event by one statement, and sealed with it.
    { untied: 'access_event_person.event_id organisation_id' },
    // Its referral is that of its plan, whose person is the connection's.
    { untied: 'connection.referral_id person_id' },
  ]);
});

test('the server sees nothing as long as it has not said who asks', async () => {
  await client.query(
    `insert into person (id, given_name, family_name, birth_date) values (gen_random_uuid(), 'Ann', 'Smith', '1950-02-28')`,
  );
  const server = new Client({ connectionString: appUrl });
  await server.connect();
  try {
    for (const table of ['person', 'need', 'asset_category']) {
      const count = `select count(*)::int > 0 as any from ${table}`;
      expect((await client.query(count)).rows).toEqual([{ any: true }]);
      await expect(server.query(count)).rejects.toMatchObject({ code: '42501' });
      for (const role of ROLES.map(viewerRole)) {
        await server.query('begin');
        await server.query(`set local role ${role}`);
        // To whom anybody's list of needs is open, it is open at once.
        const any = table !== 'person' && role !== 'kith_analyst';
        expect((await server.query(count)).rows).toEqual([{ any }]);
        await server.query('rollback');
      }
    }
  } finally {
    await server.end();
  }
});

test('they go down to nothing and up again', async () => {
  const down = await migrateDown(url, 'all');
  const { rows } = await client.query(
    `select relname as left from pg_class where relnamespace = 'public'::regnamespace and relname not like 'kith_migration%'
     union all select proname from pg_proc where pronamespace = 'public'::regnamespace
     union all select collname from pg_collation where collnamespace = 'public'::regnamespace`,
  );
  expect(rows).toEqual([]);
  expect(await migrate(url)).toEqual([...down].reverse());
  expect(await missingFromMigrations(url, entities)).toBe('');
});
