/** The row policies of the database are those the rules make, on every table, and hold for its owner's side too. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { dropRowPolicies, rowPolicies } from '../../src/access/policies.js';
import { freshDatabase } from '../support/database.js';

let client: Client;

beforeAll(async () => {
  client = new Client({ connectionString: (await freshDatabase()).ownerUrl });
  await client.connect();
});

afterAll(() => client.end());

async function viewerPolicies(): Promise<string[]> {
  const { rows } = await client.query(
    `select tablename || ': ' || qual as policy from pg_policies where policyname = 'viewer'
     union all select p.proname || ': ' || p.prosrc from pg_proc p where p.proname = 'care_relationship_is_beneath' order by 1`,
  );
  return rows.map(({ policy }) => policy);
}

test('the migrated policies are those the row rules make today', async () => {
  const migrated = await viewerPolicies();
  await client.query('begin');
  // The policy on relationships stands on the function, so the policies go first.
  for (const statement of dropRowPolicies()) await client.query(statement);
  expect(await viewerPolicies()).toEqual([]);
  for (const statement of rowPolicies()) await client.query(statement);
  expect(await viewerPolicies()).toEqual(migrated);
  await client.query('rollback');
  expect(migrated.length).toBeGreaterThan(35);
});

test('a rule that changes makes the comparison fail', async () => {
  const migrated = await viewerPolicies();
  await client.query('begin');
  await client.query(`alter policy viewer on plan using (true)`);
  expect(await viewerPolicies()).not.toEqual(migrated);
  await client.query('rollback');
});

test('every table has row security, forced, and a policy for viewers', async () => {
  const { rows } = await client.query(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
       exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'viewer') as has_policy
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'kith_migration'`,
  );
  expect(rows.filter(({ forced, has_policy }) => !forced || !has_policy).map(({ name }) => name)).toEqual([]);
});
