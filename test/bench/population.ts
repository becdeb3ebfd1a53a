/** The population that is measured: made once in an embedded database of the bench's own, kept while its sources stay. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { seed } from '../../src/cli/seed.js';
import { readConfig } from '../../src/platform/config.js';
import { findInstallation } from '../../src/platform/embedded-binaries.js';
import { dataFolder } from '../../src/platform/embedded-cluster.js';
import { prepareHome, readKept, replaceKept } from '../../src/platform/kept-file.js';
import { migrate } from '../../src/platform/migrate.js';
import { type Database, openPostgres } from '../../src/platform/postgres.js';

/** The day the population's story ends; the server under measure lives at noon of it, so that each run asks the same rows. */
export const TODAY = '2026-03-02';

/** The compiled file lies in dist/test/bench; what is hashed and kept is the project itself. */
const root = new URL('../../../', import.meta.url).pathname;
export const home = join(root, '.kith', 'bench');

/** Everything the rows and their indexes are made from. */
const SOURCES =
  /^(migrations\/|src\/cli\/seed|src\/cli\/personas|src\/access\/(rows|facts|policies)|src\/.*\.entity\.ts$)/;

export async function openPopulation(people: number, tell: (line: string) => void): Promise<Database> {
  prepareHome(home);
  const stamp = join(home, 'made-from');
  const sources = `${people} people of ${hashOfSources()}`;
  const open = () => openPostgres(readConfig({ KITH_HOME: home }), { command: 'npm run bench', share: false });
  if (readKept(stamp) === sources) return open();

  tell(`Making a population of ${people} people …`);
  const old = await open();
  await old.stop();
  rmSync(dataFolder(findInstallation(home, () => {})), { recursive: true, force: true });
  const database = await open();
  try {
    const url = database.ownerUrl as string;
    await migrate(url);
    await seed({ url, people, seed: 1, today: TODAY, progress: tell });
    await settle(url);
    replaceKept(stamp, sources);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** What autovacuum does within minutes of a load: without it, the first round would pay for all later ones. */
async function settle(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const folder of ['migrations', 'src']) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.map((name) => `${folder}/${name.replaceAll('\\', '/')}`).sort()) {
      if (!SOURCES.test(file) || !file.endsWith('.ts')) continue;
      hash.update(`${file}\0`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
