/** Brings the database's tables up to date, or back; one process at a time, as the owner of the tables. */
import { readdir } from 'node:fs/promises';
import type { Migration } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { z } from 'zod';
import { MIGRATION_TABLE, migrationsFolder, ormOptions } from './orm.js';
import { schemaDifferences } from './schema-drift.js';
import { StartRefused } from './start-refused.js';

type Entities = NonNullable<Options['entities']>;

interface NamedMigration {
  readonly name: string;
  readonly class: new (...given: ConstructorParameters<typeof Migration>) => Migration;
}

/** Any number that no other program on the same database uses for its own lock. */
const LOCK = 5_448_410_512;

/** The names of the migrations this version of Kith brings, in their order. */
export async function migrationNames(): Promise<string[]> {
  const files = await readdir(migrationsFolder);
  return files
    .filter((file) => /^Migration\d{14}\w*\.[jt]s$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort();
}

/** Applies what is missing and tells the names. */
export async function migrate(url: string): Promise<string[]> {
  if ((await pendingIn(url)).length === 0) return [];
  return underLock(url, async () => {
    const names = await withMigrator(url, [], (orm) => told(orm, 'migrating', () => orm.migrator.up()));
    await withClient(url, (client) => client.query(`grant select on ${MIGRATION_TABLE} to kith_app`));
    return names;
  });
}

/** Takes back the last migration, or all of them, and tells the names. */
export function migrateDown(url: string, how: 'last' | 'all'): Promise<string[]> {
  return underLock(url, () =>
    withMigrator(url, [], (orm) =>
      told(orm, 'reverting', () => orm.migrator.down(how === 'all' ? { to: 0 } : undefined)),
    ),
  );
}

/** The migrations this database still lacks. Any role that may read the list can ask. */
export async function pendingMigrations(client: Client): Promise<string[]> {
  const applied = await client.query('select to_regclass($1) as found', [MIGRATION_TABLE]).then(async ({ rows }) => {
    if (rows[0]?.found === null) return [];
    const { rows: names } = await client.query(`select name from ${MIGRATION_TABLE}`);
    return z
      .array(z.object({ name: z.string() }))
      .parse(names)
      .map(({ name }) => name);
  });
  return (await migrationNames()).filter((name) => !applied.includes(name));
}

export function pendingIn(url: string): Promise<string[]> {
  return withClient(url, pendingMigrations);
}

/** Where the tables of the migrations and those of the entities differ, a line each; empty when they agree. */
export async function missingFromMigrations(url: string, entities: Entities): Promise<string> {
  const wanted = await withMigrator(url, entities, (orm) => orm.schema.getCreateSchemaSQL({ wrap: false }));
  const differences = await withClient(url, (client) => schemaDifferences(client, wanted, MIGRATION_TABLE));
  return differences.join('\n');
}

async function withMigrator<T>(url: string, entities: Entities, work: (orm: MikroORM) => Promise<T>): Promise<T> {
  const options = ormOptions(url, { entities, poolSize: 2 });
  const migrationsList = await Promise.all((await migrationNames()).map(load));
  const orm = await MikroORM.init({ ...options, migrations: { ...options.migrations, migrationsList } });
  try {
    return await work(orm);
  } finally {
    await orm.close(true);
  }
}

/** The names of what was run; a failure says which one it was, and that nothing of them stayed. */
async function told(
  orm: MikroORM,
  event: 'migrating' | 'reverting',
  work: () => Promise<{ name: string }[]>,
): Promise<string[]> {
  let current = '';
  orm.migrator.on(event, async ({ name }) => {
    current = name;
  });
  try {
    return (await work()).map(({ name }) => name);
  } catch (error) {
    if (current === '') throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StartRefused(`The migration ${current} failed, and the database is as it was: ${why}`, { cause: error });
  }
}

async function load(name: string): Promise<NamedMigration> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const loaded: Record<string, unknown> = await import(new URL(`${name}.${extension}`, migrationsFolder).href);
  const found = Object.values(loaded).find((value) => typeof value === 'function');
  if (found === undefined) throw new StartRefused(`The migration ${name} has no class.`);
  // What the file exports is known only when it runs; MikroORM refuses what is no migration.
  return { name, class: found as NamedMigration['class'] };
}

/** Held in a transaction, so that it also works behind a pooler, and ends with its connection whatever happens. */
function underLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const result = await work();
    await client.query('commit');
    return result;
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
