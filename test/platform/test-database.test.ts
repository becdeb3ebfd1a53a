/** The tests' own database: roles as in production, a copy for each, nothing shared. */
import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, testDatabase } from '../support/database.js';

const open: Client[] = [];

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  open.push(client);
  return client;
}

afterAll(() => Promise.all(open.map((client) => client.end())));

test('the server’s role may enter kith_reader, inherits nothing and creates nothing', async () => {
  const client = await connect((await testDatabase()).appUrl);
  const { rows } = await client.query(
    `select current_user as role, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       pg_has_role('kith_reader', 'usage') as inherits, pg_has_role('kith_reader', 'member') as enters
     from pg_roles where rolname = current_user`,
  );
  expect(rows).toEqual([
    {
      role: 'kith_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      inherits: false,
      enters: true,
    },
  ]);
  await client.query('begin; set local role kith_reader');
  expect((await client.query('select current_user as role')).rows).toEqual([{ role: 'kith_reader' }]);
  await client.query('rollback');
  await expect(client.query('create table intruder ()')).rejects.toThrow('permission denied for schema public');
  await expect(client.query('set role kith_owner')).rejects.toThrow('permission denied to set role');
});

test('the owner may do what migrations need without being a superuser', async () => {
  const client = await connect((await freshDatabase()).ownerUrl);
  await client.query(`create collation if not exists probe_text (provider = icu, locale = 'en-GB')`);
  const { rows } = await client.query(
    `select string_agg(word, ' ' order by word collate probe_text) as sorted
     from unnest(array['Zoë', 'émile', 'zoo', 'Emily', 'Åsa', 'asp']) as word`,
  );
  expect(rows).toEqual([{ sorted: 'Åsa asp émile Emily Zoë zoo' }]);
  const { rows: who } = await client.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user');
  expect(who).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});

test('what one copy holds, another does not', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()];
  await (await connect(one.ownerUrl)).query('create table only_here ()');
  const { rows } = await (await connect(other.ownerUrl)).query(`select to_regclass('only_here') as found`);
  expect(rows).toEqual([{ found: null }]);
});
