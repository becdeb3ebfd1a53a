/** The server refuses a database role under which row security would not hold, and a database that is behind. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { ENTERED } from '../../src/platform/database-roles.js';
import { migrationNames } from '../../src/platform/migrate.js';
import { assertFitToServe } from '../../src/platform/start-checks.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { databaseNamed } from '../support/test-server.js';

let database: TestDatabase;
let admin: Client;
const probe = `kith_probe_${process.pid}`;

beforeAll(async () => {
  database = await freshDatabase();
  admin = new Client({ connectionString: database.superuserUrl });
  await admin.connect();
  await admin.query(`grant connect on database ${admin.escapeIdentifier(admin.database ?? '')} to public`);
});

afterAll(async () => {
  await admin.query(`drop role if exists ${probe}`);
  await admin.end();
});

/** A role made for one test, and its URL. */
async function as(attributes: string, grants: string): Promise<string> {
  await admin.query(
    `drop role if exists ${probe}; create role ${probe} login password 'probe' ${attributes}; ${grants}`,
  );
  const { pathname } = new URL(database.superuserUrl);
  return databaseNamed(database.superuserUrl, pathname.slice(1), probe, 'probe');
}

test('kith_app is fit to serve', async () => {
  await assertFitToServe(database.appUrl);
});

test('a superuser is refused, and told how to do better', async () => {
  await expect(assertFitToServe(database.superuserUrl)).rejects.toThrow(
    /is, or may become, a superuser: row security would not hold\. Make DATABASE_URL log in as kith_app/,
  );
});

test('the owner of the tables is refused', async () => {
  await expect(assertFitToServe(database.ownerUrl)).rejects.toThrow(/kith_owner owns the table \w+/);
});

test.each([
  ['that bypasses row security', 'bypassrls', '', 'bypasses, or may bypass, row security'],
  ['that may become the owner', 'noinherit', `grant kith_owner to ${probe}`, 'owns the table'],
  ['that may become a superuser', 'noinherit', `grant postgres to ${probe}`, 'a superuser'],
  ...ENTERED.map((role) => [
    `that cannot enter ${role}`,
    '',
    `grant ${ENTERED.filter((other) => other !== role).join()} to ${probe}`,
    `is not a member of ${role}`,
  ]),
])('a role %s is refused', async (_kind, attributes, grants, reason) => {
  await expect(assertFitToServe(await as(attributes, grants))).rejects.toThrow(reason);
});

test('a database that lacks a migration is refused by name', async () => {
  const last = (await migrationNames()).at(-1);
  const behind = await freshDatabase();
  const owner = new Client({ connectionString: behind.ownerUrl });
  await owner.connect();
  await owner.query('delete from kith_migration where name = $1', [last]);
  await owner.end();
  await expect(assertFitToServe(behind.appUrl)).rejects.toThrow(`lacks the migration ${last}. Run npm run migrate`);
});

test('a database that cannot be reached is told without the password', async () => {
  const failure = assertFitToServe('postgres://kith_app:hunter2@127.0.0.1:1/kith');
  await expect(failure).rejects.toThrow(/PostgreSQL at 127\.0\.0\.1:1\/kith cannot be reached: .*ECONNREFUSED/);
  await expect(failure).rejects.not.toThrow('hunter2');
});
