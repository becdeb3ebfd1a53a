/** `npm run audit`: prints the head of the sealed access log, or finds out whether anything in it was tampered with. */
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { type Head, headOf, verifyChain } from '../platform/audit-chain.js';
import { readConfig } from '../platform/config.js';
import { openPostgres } from '../platform/postgres.js';
import { reportAndExit, StartRefused } from '../platform/start-refused.js';

const usage = `Shows whether the access log is what it was.

  npm run audit -- head                              position, hash and time of the last seal: keep it elsewhere
  npm run audit -- verify                            recompute every seal; ends with 1 when anything was changed
  npm run audit -- verify --head <position>:<hash>   and find out whether what was kept is still part of it

Whoever may write everything in this database could make a new chain: only a head that is kept elsewhere tells.
`;

interface Asked {
  readonly what: 'head' | 'verify' | 'help';
  readonly head?: Head | undefined;
}

async function main(): Promise<void> {
  const asked = read();
  if (asked.what === 'help') return say(usage);
  const database = await openPostgres(readConfig(), { command: 'npm run audit', share: true });
  try {
    if (database.ownerUrl === undefined) {
      throw new StartRefused('Set MIGRATE_DATABASE_URL to the same database as DATABASE_URL, as the role kith_owner.');
    }
    const client = new Client({ connectionString: database.ownerUrl, connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      await (asked.what === 'head' ? tellHead(client) : verify(client, asked.head));
    } finally {
      await client.end();
    }
  } finally {
    await database.stop();
  }
}

async function tellHead(client: Client): Promise<void> {
  const head = await headOf(client);
  say(head ? `${head.position}:${head.hash} ${head.sealedAt}` : 'Nothing is sealed yet.');
}

async function verify(client: Client, head: Head | undefined): Promise<void> {
  const progress = (sealed: number) => void process.stderr.write(`${sealed} seals …\n`);
  const { faults, sealed, tail } = await verifyChain(client, { head, progress });
  const unsealed =
    tail.count === 0 ? 'None is still to be sealed.' : `${tail.count} since ${tail.since} are not sealed yet.`;
  if (faults.length > 0)
    throw new StartRefused(
      ['The access log was tampered with:', ...faults.map((one) => `- ${one}`), unsealed].join('\n'),
    );
  say(`${sealed} sealed events are what they were. ${unsealed}`);
}

function read(): Asked {
  const { values, positionals } = parse();
  if (values.help) return { what: 'help' };
  const [what, ...more] = positionals;
  if ((what !== 'head' && what !== 'verify') || more.length > 0) throw new StartRefused(usage);
  if (values.head === undefined) return { what };
  const [, position, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(values.head) ?? [];
  if (what !== 'verify' || !position || !hash)
    throw new StartRefused(`--head goes with verify, as <position>:<hash>, as \`head\` printed it.\n\n${usage}`);
  return { what, head: { position, hash } };
}

function parse() {
  try {
    const options = { head: { type: 'string' }, help: { type: 'boolean', default: false } } as const;
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

await main().catch(reportAndExit);
