/** `npm run bench`: how fast Kith answers what portals ask, beside what people would use instead, on this machine. */
import { writeFileSync } from 'node:fs';
import { reportAndExit, StartRefused } from '../../src/platform/start-refused.js';
import { assertNothingIsOff } from './asserted.js';
import { backendsOf } from './backends.js';
import { chart } from './chart.js';
import { type Contestant, ENTRIES, type Entry, start } from './contestant.js';
import { ask, compare, type Weight } from './equality.js';
import { installPeers } from './install.js';
import { mutationsOn } from './mutations.js';
import { normal } from './normal.js';
import { type BenchOperation, CASELOAD, operationsOn } from './operations.js';
import { preparePeers } from './peers.js';
import { root } from './place.js';
import { openPopulation, type Population } from './population.js';
import { type Line, markdown, READING, table } from './report.js';
import { lengthOf, measured } from './rounds.js';
import { readSettings, type Settings } from './settings.js';
import { targets } from './targets.js';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function measure(settings: Settings): Promise<void> {
  const { against } = settings;
  const entries = ENTRIES.filter(
    ({ name, isAside }) => name === 'Kith' || (isNamed(name, against) && (!isAside || against.length > 0)),
  );
  installPeers(tell);
  const stops: (() => Promise<void>)[] = [];
  // Ctrl-C: stop what was started, last first.
  const stopAll = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  process.once('SIGINT', () => void stopAll().then(() => process.exit(130)));
  try {
    const database = await openPopulation(settings.people, tell);
    stops.push(database.stop);
    await preparePeers(database);
    const contestants = await started(entries, database.appUrl, stops);
    tell('Looking whether nothing is switched off …');
    for (const contestant of contestants) await assertNothingIsOff(contestant, database);
    const operations = await chosen(contestants, database, settings);
    tell('Looking whether all answer alike …');
    const weights = new Map<BenchOperation, ReadonlyMap<string, Weight>>();
    for (const operation of operations) weights.set(operation, await compare(operation, contestants));
    const backends = await backendsOf(database.appUrl);
    const lines = await measured(operations, contestants, settings, backends, tell);
    const result = lines.map(({ operation, contestant, connections, rounds }) => ({
      operation: operation.name,
      contestant: contestant.name,
      connections,
      weight: weights.get(operation)?.get(contestant.name) as Weight,
      rounds,
    }));
    publish(result, entries, settings);
  } finally {
    await stopAll();
  }
}

/** One after the other: none takes the processor from another while it starts. */
async function started(
  entries: readonly Entry[],
  databaseUrl: string,
  stops: (() => Promise<void>)[],
): Promise<Contestant[]> {
  const contestants: Contestant[] = [];
  for (const entry of entries) {
    tell(`Starting ${entry.name} …`);
    const contestant = await start(entry, databaseUrl);
    stops.push(contestant.stop);
    contestants.push(contestant);
  }
  return contestants;
}

const isNamed = (name: string, wanted: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((part) => name.toLowerCase().includes(part));

/** Whom the link worker looks after is asked of Kith, as a portal would. */
async function chosen(
  contestants: readonly Contestant[],
  database: Population,
  { only }: Settings,
): Promise<BenchOperation[]> {
  const kith = contestants.find(({ name }) => name === 'Kith') as Contestant;
  const listed = await ask(kith, CASELOAD.persona, CASELOAD.bodies(kith.dialect)[0] as string);
  const { people } = normal(listed.data) as { people: { nodes: { id: string }[] } };
  const ids = people.nodes.map(({ id }) => id);
  const all = [...operationsOn(ids), ...(await mutationsOn(database, ids))];
  const found = all.filter(({ name }) => isNamed(name, only));
  if (found.length > 0) return found;
  throw new StartRefused(`--only must name one of: ${all.map(({ name }) => name).join(', ')}.`);
}

function publish(lines: readonly Line[], entries: readonly Entry[], settings: Settings): void {
  const { people, seconds, rounds, connections, only, against } = settings;
  const heading = (at: number): string =>
    `${people} people, ${at} connection${at === 1 ? '' : 's'}, median of ${rounds} interleaved round${rounds === 1 ? '' : 's'} of ${lengthOf(at, seconds)} s, Node ${process.version}`;
  const parts = connections.map((at) => ({ at, own: lines.filter((line) => line.connections === at) }));
  for (const { at, own } of parts) process.stdout.write(`\n${heading(at)}\n\n${table(own)}\n`);
  const summary = targets(lines);
  process.stdout.write(`\n${summary}\n\n${READING}\n`);
  if (only.length > 0 || against.length > 0) return;
  const told = entries.map(({ name, says }) => `- **${name}**: ${says}`).join('\n');
  const tables = parts.map(({ at, own }) => `## ${heading(at)}\n\n${markdown(own)}`).join('\n\n');
  writeFileSync(
    `${root}test/bench/result.md`,
    `# What it costs\n\nWritten by \`npm run bench\`.\n\n${told}\n\n## What was wanted, and what was reached\n\n${summary}\n\n${tables}\n\n${READING}\n`,
  );
  const busiest = parts.reduce((left, right) => (right.at > left.at ? right : left));
  writeFileSync(`${root}test/bench/chart.svg`, chart(busiest.own, `Requests per second: ${heading(busiest.at)}`));
}

async function main(): Promise<void> {
  const settings = readSettings();
  if (settings) await measure(settings);
}

await main().catch(reportAndExit);
