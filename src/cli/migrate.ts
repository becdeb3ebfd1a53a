/** `npm run migrate`: brings the tables up to date or back, checks that they are, or prints the roles for a DBA. */
import { parseArgs } from 'node:util';
import { entities } from '../entities.js';
import { readConfig } from '../platform/config.js';
import { databaseRolesSql } from '../platform/database-roles.js';
import { migrate, migrateDown, missingFromMigrations, pendingIn } from '../platform/migrate.js';
import { openPostgres } from '../platform/postgres.js';
import { reportAndExit, StartRefused } from '../platform/start-refused.js';

const usage = `Brings the database's tables up to date.

  npm run migrate                     apply what is missing
  npm run migrate -- --check          end with 1 if something is not applied, or no migration brings it
  npm run migrate -- --down           take back the last migration (--all: every one)
  npm run migrate -- --print-roles    print the SQL that makes Kith's roles, for a database administrator
`;

const flag = { type: 'boolean', default: false } as const;

async function main(): Promise<void> {
  const asked = read();
  if (asked.help) return say(usage);
  const config = readConfig();
  if (asked['print-roles']) return say(databaseRolesSql(databaseName(config.databaseUrl)));
  const database = await openPostgres(config, { command: 'npm run migrate', share: true });
  try {
    if (database.ownerUrl === undefined) {
      throw new StartRefused('Set MIGRATE_DATABASE_URL to the same database as DATABASE_URL, as the role kith_owner.');
    }
    say(await perform(asked, database.ownerUrl));
  } finally {
    await database.stop();
  }
}

async function perform(asked: ReturnType<typeof read>, url: string): Promise<string> {
  if (asked.down) return told('Taken back', await migrateDown(url, asked.all ? 'all' : 'last'));
  if (!asked.check) return told('Applied', await migrate(url));
  const pending = await pendingIn(url);
  if (pending.length > 0) throw new StartRefused(told('Not applied yet', pending));
  const missing = await missingFromMigrations(url, entities);
  if (missing === '') return 'The database has everything that the entities have.';
  throw new StartRefused(`The entities have changed, and no migration brings this yet:\n${missing}`);
}

function read() {
  try {
    return parseArgs({ options: { check: flag, down: flag, all: flag, 'print-roles': flag, help: flag } }).values;
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function databaseName(url: string | undefined): string {
  return url === undefined ? 'kith' : decodeURIComponent(new URL(url).pathname.slice(1)) || 'kith';
}

function told(what: string, names: string[]): string {
  return names.length === 0 ? 'Nothing to do.' : `${what}: ${names.join(', ')}.`;
}

function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

await main().catch(reportAndExit);
