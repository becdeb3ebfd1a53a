/** The population that is measured: made once in an embedded database of the bench's own; each run works on a copy of it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { seed } from '../../src/cli/seed.js';
import { databaseRolesSql } from '../../src/platform/database-roles.js';
import { findInstallation } from '../../src/platform/embedded-binaries.js';
import { dataFolder } from '../../src/platform/embedded-cluster.js';
import { lockHome } from '../../src/platform/home-lock.js';
import { prepareHome, readKept, replaceKept } from '../../src/platform/kept-file.js';
import { migrate } from '../../src/platform/migrate.js';
import { startEmbedded, superuserUrl } from '../../src/platform/postgres.js';
import { StartRefused } from '../../src/platform/start-refused.js';
import { databaseNamed } from '../support/test-server.js';
import { homeOf, root } from './place.js';
import { TODAY } from './story.js';

/** Everything the rows and their indexes are made from. */
const SOURCES =
  /^(migrations\/|src\/cli\/seed|src\/cli\/personas|src\/access\/(rows|facts|policies)|src\/.*\.entity\.ts$)/;

/** Kept as it was seeded, and copied: what a run adds and changes goes with its copy. */
const PRISTINE = 'kith';
const COPY = 'kith_bench';

export interface Population {
  /** Where its database and the keys of its servers are kept. */
  readonly home: string;
  /** As every contestant connects: a role that owns nothing and bypasses nothing. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** For what only the bench itself does between rounds. */
  readonly superuserUrl: string;
  stop(): Promise<void>;
}

export async function openPopulation(people: number, tell: (line: string) => void): Promise<Population> {
  const home = homeOf(people);
  prepareHome(home);
  const lock = await lockHome(home, 'npm run bench');
  if (!lock.held) throw new StartRefused(`A bench is under way already: process ${lock.by.pid}.`);
  const stamp = join(home, 'made-from');
  const sources = `${people} people of ${hashOfSources()}`;
  if (readKept(stamp) !== sources) {
    rmSync(dataFolder(findInstallation(home, () => {})), { recursive: true, force: true });
  }
  const { cluster, kept } = await startEmbedded(home);
  const admin = superuserUrl(kept, cluster.port);
  const named = (database: string, user: string, password: string) => databaseNamed(admin, database, user, password);
  const stop = async (): Promise<void> => {
    await cluster.stop();
    lock.release();
  };
  try {
    if (readKept(stamp) !== sources) {
      tell(`Making a population of ${people} people …`);
      const url = named(PRISTINE, 'kith_owner', kept.owner);
      await migrate(url);
      await seed({ url, people, seed: 1, today: TODAY, progress: tell });
      // What autovacuum does within minutes of a load: without it, the first round would pay for all later ones.
      await queried(databaseNamed(admin, PRISTINE), 'vacuum (analyze)');
      replaceKept(stamp, sources);
    }
    await queried(
      admin,
      `drop database if exists ${COPY} with (force)`,
      // File by file: through the log, as by default, every page of it is written twice.
      `create database ${COPY} template ${PRISTINE} strategy file_copy`,
    );
    const copy = databaseNamed(admin, COPY);
    await queried(copy, databaseRolesSql(COPY, kept));
    return {
      home,
      appUrl: named(COPY, 'kith_app', kept.app),
      ownerUrl: named(COPY, 'kith_owner', kept.owner),
      superuserUrl: copy,
      stop: async () => {
        await queried(admin, `drop database if exists ${COPY} with (force)`);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs the statements one after the other on a connection of their own. */
export async function queried(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
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
