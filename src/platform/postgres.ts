/** The database Kith works on: the one it is given by DATABASE_URL, or the embedded PostgreSQL that it keeps itself. */
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import type { Config } from './config.js';
import { databaseRolesSql } from './database-roles.js';
import { findInstallation, type Installation } from './embedded-binaries.js';
import { type Cluster, dataFolder, initialise, runningPort, start, stopLeftOver } from './embedded-cluster.js';
import { type HomeLock, lockHome } from './home-lock.js';
import { prepareHome, readKept, replaceKept } from './kept-file.js';
import { StartRefused } from './start-refused.js';

export interface Database {
  /** For the server: a role that owns nothing and bypasses nothing. */
  readonly appUrl: string;
  /** For migrations, seed and import; undefined when only DATABASE_URL was given. */
  readonly ownerUrl: string | undefined;
  /** Resolves if the embedded database ends without being asked to; never for a given one. */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

export interface OpenOptions {
  /** What the person typed, for whoever finds the folder in use. */
  readonly command: string;
  /** A command beside a running server uses that server's database; a server wants its folder for itself. */
  readonly share: boolean;
  readonly tell?: (line: string) => void;
}

const keptShape = z.object({ superuser: z.string(), owner: z.string(), app: z.string(), port: z.int().optional() });
type Kept = z.infer<typeof keptShape>;

const DATABASE = 'kith';
const never = new Promise<void>(() => {});

export async function openPostgres(config: Config, options: OpenOptions): Promise<Database> {
  const { databaseUrl, migrateDatabaseUrl } = config;
  if (databaseUrl !== undefined) {
    return { appUrl: databaseUrl, ownerUrl: migrateDatabaseUrl, lost: never, stop: async () => {} };
  }
  prepareHome(config.home);
  const lock = await lockHome(config.home, options.command);
  if (!lock.held) return beside(config.home, lock.by, options);
  try {
    const { cluster, kept } = await startEmbedded(config.home, { tell: options.tell });
    return {
      ...urls(kept, cluster.port),
      lost: cluster.ended,
      stop: async () => {
        await cluster.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

export interface EmbeddedOptions {
  readonly tell?: ((line: string) => void) | undefined;
  readonly durable?: boolean;
}

/** Starts the embedded database of this folder, made first where there is none; the caller holds the folder's lock. */
export async function startEmbedded(
  home: string,
  options: EmbeddedOptions = {},
): Promise<{ cluster: Cluster; kept: Kept }> {
  const { tell = () => {}, durable = true } = options;
  const installation = findInstallation(home, tell);
  const known = readKeptSecrets(home);
  const kept = known ?? { superuser: secret(), owner: secret(), app: secret() };
  const settings = { password: kept.superuser, port: kept.port, parameters: parameters(durable), durable };
  if (known === undefined) await setAside(installation, tell);
  if (!existsSync(dataFolder(installation))) {
    tell('Making a PostgreSQL database for Kith …');
    // Written before the cluster is, or a crash between the two would leave a database nobody can open.
    replaceKept(secretsPath(home), JSON.stringify(kept));
    await initialise(installation, settings);
  }
  const cluster = await start(installation, settings);
  try {
    const now = { ...kept, port: cluster.port };
    if (cluster.port !== kept.port) replaceKept(secretsPath(home), JSON.stringify(now));
    await prepareDatabase(now, cluster.port);
    return { cluster, kept: now };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** The embedded database's superuser, for tests that make databases of their own. */
export function superuserUrl(kept: Kept, port: number, database = 'postgres'): string {
  return url('postgres', kept.superuser, port, database);
}

/** Joins the database of whoever holds the folder, once it is there. */
async function beside(
  home: string,
  holder: Extract<HomeLock, { held: false }>['by'],
  options: OpenOptions,
): Promise<Database> {
  if (!options.share) {
    throw new StartRefused(
      `Kith is already at work in ${home}: process ${holder.pid} (${holder.command}) holds it. Stop that one first, or set KITH_HOME and PORT for a second.`,
    );
  }
  const data = dataFolder(findInstallation(home, () => {}));
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(50)) {
    const kept = readKeptSecrets(home);
    const port = runningPort(data);
    if (kept && port !== undefined) return { ...urls(kept, port), lost: never, stop: async () => {} };
  }
  throw new StartRefused(
    `Process ${holder.pid} (${holder.command}) holds ${home}, but its database does not answer. Stop it and try again.`,
  );
}

async function prepareDatabase(kept: Kept, port: number): Promise<void> {
  const exists = await asSuperuser(kept, port, 'postgres', async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    return rowCount !== 0;
  });
  // The roles may have changed with a new version of Kith, so this is said at every start; it repeats harmlessly.
  await asSuperuser(kept, port, DATABASE, (client) => client.query(databaseRolesSql(DATABASE, kept)));
  if (!exists)
    await asSuperuser(kept, port, 'postgres', (client) => client.query('revoke all on database postgres from public'));
}

async function asSuperuser<T>(
  kept: Kept,
  port: number,
  database: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: superuserUrl(kept, port, database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Its passwords are gone with the folder somebody removed to begin afresh: nobody can open this cluster any more. */
async function setAside(installation: Installation, tell: (line: string) => void): Promise<void> {
  const data = dataFolder(installation);
  if (!existsSync(data)) return;
  await stopLeftOver(data);
  const aside = `${data}.before`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(data, aside);
  tell(`The database of a removed Kith folder was moved to ${aside}.`);
}

function parameters(durable: boolean): Record<string, string> {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return {
    shared_buffers: memory >= 4 * 1024 ** 3 ? '512MB' : '128MB',
    max_connections: '100',
    random_page_cost: '1.1',
    jit: 'off',
    // Many small operations at once leave no processor for a parallel one, whose memory containers also keep scarce.
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // An error's text can hold a value of somebody's record: the server's own log keeps starts, stops and crashes only.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

function urls(kept: Kept, port: number): { appUrl: string; ownerUrl: string } {
  return {
    appUrl: url('kith_app', kept.app, port, DATABASE),
    ownerUrl: url('kith_owner', kept.owner, port, DATABASE),
  };
}

function url(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function secretsPath(home: string): string {
  return join(home, 'postgres.json');
}

function readKeptSecrets(home: string): Kept | undefined {
  const text = readKept(secretsPath(home));
  return text === undefined ? undefined : keptShape.parse(JSON.parse(text));
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
