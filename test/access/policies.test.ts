/** The row policies of the database are those the rules make, on every table, and hold for its owner's side too. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { dropRowPolicies, rowPolicies } from '../../src/access/policies.js';
import { rows } from '../../src/access/rows.js';
import { viewerRole } from '../../src/platform/database-roles.js';
import { ROLES, type Role } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';

let client: Client;

beforeAll(async () => {
  client = new Client({ connectionString: (await freshDatabase()).ownerUrl });
  await client.connect();
});

afterAll(() => client.end());

async function viewerPolicies(): Promise<string[]> {
  const { rows } = await client.query(
    `select concat_ws(' ', tablename, policyname, roles, cmd, qual, with_check) as policy from pg_policies
     where policyname not in ('owner', 'reader', 'writer', 'records', 'own', 'statistics')
     union all select v.viewname || ': ' || v.definition from pg_views v where v.viewname = 'own_relationship' order by 1`,
  );
  return rows.map(({ policy }) => policy);
}

test('the migrated policies are those the row rules make today', async () => {
  const migrated = await viewerPolicies();
  await client.query('begin');
  // The policies stand on the view, so they go first.
  for (const statement of dropRowPolicies()) await client.query(statement);
  expect(await viewerPolicies()).toEqual([]);
  for (const statement of rowPolicies()) await client.query(statement);
  expect(await viewerPolicies()).toEqual(migrated);
  await client.query('rollback');
  expect(migrated.length).toBeGreaterThan(150);
});

test('a rule that changes makes the comparison fail', async () => {
  const migrated = await viewerPolicies();
  await client.query('begin');
  await client.query('alter policy kith_gp on plan using (true)');
  expect(await viewerPolicies()).not.toEqual(migrated);
  await client.query('rollback');
});

test('every table has row security, forced, and a policy for each role that has a rule, and for no other', async () => {
  const { rows: found } = await client.query<{ name: string; forced: boolean; roles: string }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
       coalesce((select string_agg(r::text, ' ' order by r::text) from pg_policies p cross join unnest(p.roles) r
         where p.tablename = c.relname and p.cmd = 'SELECT' and r not in ('kith_reader', 'kith_writer', 'kith_statistics')), '') as roles
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'kith_migration'`,
  );
  expect(found.filter(({ forced }) => !forced)).toEqual([]);
  const decided = Object.entries(rows).map(([table, rules]) => [
    table,
    Object.keys(rules).map(roleOf).sort().join(' '),
  ]);
  // Whose a relationship is, every role that meets people finds out by the parties it acts for.
  expect(Object.fromEntries(found.map(({ name, roles }) => [name, roles]))).toEqual({
    ...Object.fromEntries(decided),
    care_relationship: ROLES.filter((role) => role !== 'ANALYST')
      .map(roleOf)
      .sort()
      .join(' '),
  });
});

const roleOf = (role: string): string => viewerRole(role as Role);
