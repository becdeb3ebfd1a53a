/** A copy of the template database: one for each worker to read, or a fresh one for a test that changes things. */
import { Client } from 'pg';
import { databaseNamed, type TestServer } from './test-server.js';

export interface TestDatabase {
  /** As the server connects: row security holds. */
  readonly appUrl: string;
  /** As migrations and the seed connect. */
  readonly ownerUrl: string;
  readonly superuserUrl: string;
}

/** The worker's own copy, made at first use. Tests that only read share it; nothing may be changed in it. */
export async function testDatabase(): Promise<TestDatabase> {
  return copyTemplate(`${server().prefix}_worker_${process.env.JEST_WORKER_ID ?? '1'}`, 'keep');
}

let copies = 0;

/** A copy for one test or one file, to change at will; teardown drops it. */
export async function freshDatabase(): Promise<TestDatabase> {
  copies += 1;
  const unique = `${process.env.JEST_WORKER_ID ?? '1'}_${Date.now().toString(36)}_${copies}`;
  return copyTemplate(`${server().prefix}_fresh_${unique}`, 'make');
}

async function copyTemplate(name: string, how: 'keep' | 'make'): Promise<TestDatabase> {
  const { superuserUrl, template, ownerPassword, appPassword } = server();
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found = how === 'keep' ? await client.query('select from pg_database where datname = $1', [name]) : undefined;
    if (found?.rowCount !== 1) {
      await client.query(`create database ${name} template ${template} strategy file_copy owner kith_owner`);
      await client.query(`revoke all on database ${name} from public; grant connect on database ${name} to kith_app`);
    }
  } finally {
    await client.end();
  }
  return {
    appUrl: databaseNamed(superuserUrl, name, 'kith_app', appPassword),
    ownerUrl: databaseNamed(superuserUrl, name, 'kith_owner', ownerPassword),
    superuserUrl: databaseNamed(superuserUrl, name),
  };
}

function server(): TestServer {
  const handed = process.env.KITH_TEST_DATABASE;
  if (handed === undefined) throw new Error('There is no test database: run the tests with npm test.');
  return JSON.parse(handed);
}
