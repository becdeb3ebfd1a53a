/** Makes the migrated and seeded database that every test worker copies, and keeps it while its sources stay the same. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseRolesSql } from '../../src/platform/database-roles.js';
import { lockHome } from '../../src/platform/home-lock.js';
import { prepareHome } from '../../src/platform/kept-file.js';
import { migrate } from '../../src/platform/migrate.js';
import { startEmbedded, superuserUrl } from '../../src/platform/postgres.js';
import { demo } from './demo.js';
import { databaseNamed, type TestServer } from './test-server.js';

/** The compiled file lies in dist/test/support; what is hashed and kept is the project itself. */
const root = new URL('../../../', import.meta.url).pathname;

export async function prepareTemplate(): Promise<{ handle: TestServer; stop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL ? await given(process.env.TEST_DATABASE_URL) : await embedded();
  try {
    const prefix = `kith_test_${randomBytes(4).toString('hex')}`;
    // On a server that others may use too, nothing stays behind; on our own, the template serves the next run.
    const template = process.env.TEST_DATABASE_URL ? `${prefix}_template` : `kith_template_${hashOfSources()}`;
    const handle = { ...server.urls, template, prefix };
    await asSuperuser(handle, (client) => make(client, handle));
    const stop = async () => {
      await asSuperuser(handle, (client) => dropWhere(client, `datname like '${handle.prefix}%'`));
      await server.stop();
    };
    return { handle, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

type Urls = Pick<TestServer, 'superuserUrl' | 'ownerPassword' | 'appPassword'>;

async function given(url: string): Promise<{ urls: Urls; stop(): Promise<void> }> {
  const urls = { superuserUrl: url, ownerPassword: 'for-tests-only', appPassword: 'for-tests-only' };
  return { urls, stop: async () => {} };
}

/** Each run that goes on at the same time takes the next folder, so that none stops the database of another. */
async function embedded(): Promise<{ urls: Urls; stop(): Promise<void> }> {
  for (let place = 1; place <= 20; place++) {
    const home = join(root, '.kith', `test-${place}`);
    prepareHome(home);
    const lock = await lockHome(home, 'npm test');
    if (!lock.held) continue;
    const { cluster, kept } = await startEmbedded(home, { durable: false });
    const urls = { superuserUrl: superuserUrl(kept, cluster.port), ownerPassword: kept.owner, appPassword: kept.app };
    const stop = async () => {
      await cluster.stop();
      lock.release();
    };
    return { urls, stop };
  }
  throw new Error('Twenty runs of the tests are under way in this folder already.');
}

async function make(client: Client, server: TestServer): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [
    server.template,
  ]);
  if (rowCount === 1) return;
  const started = Date.now();
  // What earlier sources, or a run that was killed, left behind.
  if (!process.env.TEST_DATABASE_URL) await dropWhere(client, "datname like 'kith\\_te%'");
  await client.query(`create database ${server.template}`);
  const roles = new Client({ connectionString: databaseNamed(server.superuserUrl, server.template) });
  await roles.connect();
  await roles.query(databaseRolesSql(server.template, { owner: server.ownerPassword, app: server.appPassword }));
  await roles.end();
  const url = databaseNamed(server.superuserUrl, server.template, 'kith_owner', server.ownerPassword);
  await migrate(url);
  await demo(url);
  await client.query(`alter database ${server.template} with is_template true allow_connections false`);
  process.stderr.write(`\nMade the tests' template database in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
}

async function dropWhere(client: Client, condition: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`select datname as name from pg_database where ${condition}`);
  for (const { name } of rows) {
    await client.query(`alter database ${name} with is_template false`);
    await client.query(`drop database ${name} with (force)`);
  }
}

async function asSuperuser<T>(server: Urls, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Everything the template is made from: another migration, entity, policy or seed means another template. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  const isSource = (path: string) =>
    /^(migrations|src\/(cli|access|platform))\//.test(path) ||
    path.endsWith('.entity.ts') ||
    path === 'src/entities.ts';
  for (const folder of ['migrations', 'src', 'test/support'].filter((name) => existsSync(join(root, name)))) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    const paths = files.map((file) => `${folder}/${file.replaceAll('\\', '/')}`).filter((path) => path.endsWith('.ts'));
    for (const path of paths.filter((name) => isSource(name) || name.endsWith('support/demo.ts')).sort()) {
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}
