/** `npm run bench`: how fast Kith answers what portals ask, and what the second row lock and auditing cost, on this machine. */
import { reportAndExit, StartRefused } from '../../src/platform/start-refused.js';
import { backendsOf } from './backends.js';
import { type Contestant, type How, start } from './contestant.js';
import { load } from './load.js';
import { type BenchOperation, operationsFor, type Weight, weigh } from './operations.js';
import { openPopulation } from './population.js';
import { type Line, READING, table } from './report.js';
import { readSettings, type Settings } from './settings.js';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Seconds each operation is asked before it is measured: plans are cached, code is hot, pages are in memory. */
const WARM_UP = 2;

/** Kith as it is delivered, and with one thing left out, or both. */
const CONTESTANTS = {
  'as delivered': {},
  'no second lock': { settings: { READ_ROW_SECURITY: 'off' } },
  'no auditing': { isUnrecorded: true },
  neither: { settings: { READ_ROW_SECURITY: 'off' }, isUnrecorded: true },
} satisfies Record<string, How>;

async function measure(settings: Settings): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  // Ctrl-C: stop what was started, last first.
  const stopAll = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  process.once('SIGINT', () => void stopAll().then(() => process.exit(130)));
  try {
    const database = await openPopulation(settings.people, tell);
    stops.push(database.stop);
    const contestants: Contestant[] = [];
    for (const [name, how] of Object.entries(CONTESTANTS)) {
      const contestant = await start(name, database.appUrl, how);
      stops.push(contestant.stop);
      contestants.push(contestant);
    }
    const operations = await chosen(contestants[0] as Contestant, settings);
    const weights = new Map<BenchOperation, Weight>();
    for (const operation of operations) weights.set(operation, await weigh(operation, contestants));
    const lines = operations.flatMap((operation) =>
      contestants.map((contestant) => ({ operation, contestant, rounds: [] as Line['rounds'][number][] })),
    );
    const backends = await backendsOf(database.appUrl);
    const { connections, seconds, rounds } = settings;
    for (const { contestant, operation } of lines)
      await load(contestant, operation, backends, { connections, seconds: WARM_UP });
    for (let round = 1; round <= rounds; round++) {
      tell(`Round ${round} of ${rounds} …`);
      for (const line of lines)
        line.rounds.push(await load(line.contestant, line.operation, backends, { connections, seconds }));
    }
    const result = lines.map(({ operation, contestant, rounds: figures }) => ({
      operation: operation.name,
      contestant: contestant.name,
      weight: weights.get(operation) as Weight,
      rounds: figures,
    }));
    process.stdout.write(`\n${heading(settings)}\n\n${table(result)}\n\n${READING}\n`);
  } finally {
    await stopAll();
  }
}

async function chosen(contestant: Contestant, { only }: Settings): Promise<BenchOperation[]> {
  const all = await operationsFor(contestant);
  const found = all.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  if (found.length > 0) return found;
  throw new StartRefused(`--only must name one of: ${all.map(({ name }) => name).join(', ')}.`);
}

function heading({ people, connections, seconds, rounds }: Settings): string {
  return `${people} people, ${connections} connections, median of ${rounds} interleaved rounds of ${seconds} s, Node ${process.version}.`;
}

async function main(): Promise<void> {
  const settings = readSettings();
  if (settings) await measure(settings);
}

await main().catch(reportAndExit);
