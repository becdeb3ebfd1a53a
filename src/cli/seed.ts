/** `npm run seed`: fills an empty database with a believable, made-up population that is the same for the same seed. */

import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { z } from 'zod';
import { readConfig } from '../platform/config.js';
import { migrate } from '../platform/migrate.js';
import { openPostgres } from '../platform/postgres.js';
import { reportAndExit, StartRefused } from '../platform/start-refused.js';
import { writeAccessHistory } from './seed/access-history.js';
import { Calendar } from './seed/calendar.js';
import { withoutForeignKeys } from './seed/foreign-keys.js';
import { MOST_PEOPLE } from './seed/identities.js';
import { type Codes, makeWorld } from './seed/make-world.js';
import { Population } from './seed/population.js';
import { Batch, tables } from './seed/tables.js';
import { Writer } from './seed/write.js';

export interface SeedOptions {
  /** As the owner of the tables. */
  readonly url: string;
  readonly people: number;
  readonly seed: number;
  /** The day the story ends, YYYY-MM-DD in Europe/London. */
  readonly today: string;
  readonly progress: (line: string) => void;
}

const BATCH = 250;
const TOLD_EVERY = 2000;
/** From so many people on it is quicker to lift the foreign keys than to have each row checked. */
const MANY = 2000;

/**
 * All of it in one transaction: a seed that is stopped leaves nothing behind, and the next start makes it again. Batches
 * only keep the memory flat.
 */
export async function seed(options: SeedOptions): Promise<void> {
  const client = new Client({
    connectionString: options.url,
    connectionTimeoutMillis: 10_000,
    application_name: 'kith seed',
  });
  await client.connect();
  try {
    await client.query('begin');
    await refuseWhereSomebodyIs(client);
    if (options.people < MANY) await load(client, options);
    else await withoutForeignKeys(client, () => load(client, options));
    // Statistics of tables nobody has counted yet would be worked out for hours.
    await client.query('analyze');
    options.progress('Working out statistics …');
    await client.query('select statistics.refresh($1)', [`${options.today}T12:00:00Z`]);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

async function load(client: Client, { people, seed: number, today, progress }: SeedOptions): Promise<void> {
  const started = performance.now();
  const writer = await Writer.begin(client, await tables());
  let batch = new Batch();
  const world = makeWorld(number, new Calendar(today), people, await readCodes(client), batch);
  const population = new Population(number, world);
  let written: Promise<void> = Promise.resolve();
  for (let made = 0; made < people; ) {
    for (const until = Math.min(people, made + BATCH); made < until; made++) population.add(made, batch);
    await written;
    // The database takes one batch in while the next is made.
    written = writer.write(batch);
    written.catch(() => {});
    batch = new Batch();
    if (made % TOLD_EVERY === 0 || made === people) {
      await written;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      progress(`${made} of ${people} people, ${writer.rows} rows, ${seconds} s`);
    }
  }
  await written;
  await writeAccessHistory(client);
}

async function refuseWhereSomebodyIs(client: Client): Promise<void> {
  await client.query('lock table organisation in share row exclusive mode');
  const { rowCount } = await client.query('select from organisation union all select from person limit 1');
  if (rowCount !== 0) {
    throw new StartRefused(
      'There are organisations or people in this database already; the seed only fills an empty one.',
    );
  }
}

const code = z.object({ id: z.string(), key: z.string(), isSensitive: z.boolean() });

async function readCodes(client: Client): Promise<Codes> {
  const read = async (table: string) => {
    const { rows } = await client.query(`select id, key, is_sensitive as "isSensitive" from ${table} order by id`);
    return z.array(code).parse(rows);
  };
  const needs = await read('need');
  const categories = await read('asset_category');
  return {
    needs: new Map(needs.map(({ key, id, isSensitive }) => [key, { id, isSensitive }])),
    categories: new Map(categories.map(({ key, id }) => [key, id])),
  };
}

const usage = `Fills an empty database with made-up people.

  npm run seed -- --people 400          how many people (default 400)
                  --seed 1              another number makes another population
                  --today 2026-03-02    the day their story ends (default: today in London)
`;

async function main(): Promise<void> {
  const asked = read();
  if (asked.help) {
    process.stdout.write(usage);
    return;
  }
  const config = readConfig();
  if (config.environment === 'production') throw new StartRefused('Made-up people have no place in production.');
  const progress = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openPostgres(config, { command: 'npm run seed', share: true, tell: progress });
  try {
    if (database.ownerUrl === undefined) {
      throw new StartRefused('Set MIGRATE_DATABASE_URL to the same database as DATABASE_URL, as the role kith_owner.');
    }
    await migrate(database.ownerUrl);
    await seed({ url: database.ownerUrl, ...asked.options, progress });
  } finally {
    await database.stop();
  }
}

function read() {
  const { values } = parse();
  const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const { people = '400', seed = '1', today = london, help } = values;
  const options = {
    people: whole('people', people, 1, MOST_PEOPLE),
    seed: whole('seed', seed, 0, 4_294_967_295),
    today,
  };
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(today) && new Date(`${today}T00:00:00Z`).toJSON()?.startsWith(today);
  if (!isDay) throw new StartRefused(`--today must be a day that exists, as YYYY-MM-DD.\n\n${usage}`);
  return { help, options };
}

function parse() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ options: { people: text, seed: text, today: text, help: { type: 'boolean', default: false } } });
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function whole(name: string, given: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new StartRefused(`--${name} must be a whole number from ${least} to ${most}.\n\n${usage}`);
}

const isCommand = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isCommand) await main().catch(reportAndExit);
