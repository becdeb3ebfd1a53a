/** `npm run import -- oruk <file or URL>`: brings an Open Referral UK feed in as assets and organisations. */
import { parseArgs } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { importFeed, sentence } from '../asset/feed-import.js';
import { sourceOf } from '../asset/oruk-feed.js';
import { entities } from '../entities.js';
import { readConfig } from '../platform/config.js';
import { migrate } from '../platform/migrate.js';
import { ormOptions } from '../platform/orm.js';
import { openPostgres } from '../platform/postgres.js';
import { reportAndExit, StartRefused } from '../platform/start-refused.js';

const usage = `Brings assets and their organisations in from a feed. Importing again changes them and adds nothing twice.

  npm run import -- oruk <file or URL>    an Open Referral UK 3.0 feed: a page of /services, or one service
    --source <name>                       what the feed is remembered under; the address without its query, or "file"
`;

async function main(): Promise<void> {
  const { values, positionals } = read();
  if (values.help) return void process.stdout.write(usage);
  const [format, from, ...rest] = positionals;
  if (format !== 'oruk' || from === undefined || rest.length > 0) throw new StartRefused(usage);
  const database = await openPostgres(readConfig(), { command: 'npm run import', share: true });
  try {
    if (database.ownerUrl === undefined) {
      throw new StartRefused('Set MIGRATE_DATABASE_URL to the same database as DATABASE_URL, as the role kith_owner.');
    }
    await migrate(database.ownerUrl);
    const tell = (line: string) => void process.stderr.write(`${line}\n`);
    const orm = await MikroORM.init(ormOptions(database.ownerUrl, { entities, poolSize: 2 }));
    const counts = await importFeed(orm.em, from, values.source ?? sourceOf(from), tell).finally(() => orm.close());
    process.stdout.write(`Imported ${from}: ${sentence(counts)}\n`);
    if (counts.refused > 0 && counts.new + counts.changed + counts.unchanged === 0) process.exitCode = 1;
  } finally {
    await database.stop();
  }
}

function read() {
  try {
    return parseArgs({
      options: { source: { type: 'string' }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

await main().catch(reportAndExit);
