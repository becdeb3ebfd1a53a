/** `npm run bench`: how fast Kith answers what portals ask, beside what people would use instead; two flags measure Kith alone. */
import { writeFileSync } from 'node:fs';
import { reportAndExit } from '../../src/platform/start-refused.js';
import { assertNothingIsOff } from './asserted.js';
import { backendsOf } from './backends.js';
import { caseloadOf } from './caseload.js';
import { chart } from './chart.js';
import { type Contestant, ENTRIES, type Entry, start } from './contestant.js';
import { endurance } from './endurance.js';
import { compare, type Weight } from './equality.js';
import { growth } from './growth.js';
import { installPeers } from './install.js';
import { mutationsOn } from './mutations.js';
import { type BenchOperation, operationsOn } from './operations.js';
import { preparePeers } from './peers.js';
import { root } from './place.js';
import { openPopulation, type Population } from './population.js';
import { cellsOf, type Line, markdown, READING, table } from './report.js';
import { lengthOf, measured, type Turn } from './rounds.js';
import { isNamed, named, readSettings, type Settings } from './settings.js';
import { type Stop, stoppingAll } from './stops.js';
import { targets } from './targets.js';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function contest(settings: Settings): Promise<void> {
  const { against, connections } = settings;
  const entries = ENTRIES.filter(
    ({ name, isAside }) => name === 'Kith' || (isNamed(name, against) && (!isAside || against.length > 0)),
  );
  installPeers(tell);
  await stoppingAll(async (stops) => {
    const database = await openPopulation(settings.people[0], tell);
    stops.push(database.stop);
    await preparePeers(database);
    const contestants = await started(entries, database, stops);
    tell('Looking whether nothing is switched off …');
    for (const contestant of contestants) await assertNothingIsOff(contestant, database);
    const operations = await chosen(contestants, database, settings);
    tell('Looking whether all answer alike …');
    const weights = new Map<BenchOperation, ReadonlyMap<string, Weight>>();
    for (const operation of operations) weights.set(operation, await compare(operation, contestants));
    const backends = await backendsOf(database.appUrl);
    const busiest = Math.max(...connections);
    const turns = operations.flatMap((operation) =>
      connections.flatMap((at) =>
        contestants
          .filter(({ isOnlyBusy }) => !isOnlyBusy || at === busiest)
          .map((contestant): Turn => ({ operation, contestant, backends, connections: at })),
      ),
    );
    // What is written makes what is read afterwards longer, so all is read first.
    const [reads, writes] = [
      turns.filter(({ operation }) => !operation.refill),
      turns.filter(({ operation }) => operation.refill),
    ];
    const lines = [...(await measured(reads, settings, tell)), ...(await measured(writes, settings, tell))];
    const result = lines.map(({ operation, contestant, connections: at, rounds }) => ({
      operation: operation.name,
      contestant: contestant.name,
      connections: at,
      weight: weights.get(operation)?.get(contestant.name) as Weight,
      rounds,
    }));
    publish(result, entries, settings);
  });
}

/** One after the other: none takes the processor from another while it starts. */
async function started(entries: readonly Entry[], population: Population, stops: Stop[]): Promise<Contestant[]> {
  const contestants: Contestant[] = [];
  for (const entry of entries) {
    tell(`Starting ${entry.name} …`);
    const contestant = await start(entry, population);
    stops.push(contestant.stop);
    contestants.push(contestant);
  }
  return contestants;
}

async function chosen(
  contestants: readonly Contestant[],
  database: Population,
  { only }: Settings,
): Promise<BenchOperation[]> {
  const ids = await caseloadOf(contestants.find(({ name }) => name === 'Kith') as Contestant);
  const all = [...operationsOn(ids), ...(await mutationsOn(database, ids))];
  return named(all, only);
}

function publish(lines: readonly Line[], entries: readonly Entry[], settings: Settings): void {
  const { people, seconds, rounds, connections } = settings;
  const heading = (at: number): string =>
    `${people[0]} people, ${at} connection${at === 1 ? '' : 's'}, median of ${rounds} interleaved round${rounds === 1 ? '' : 's'} of ${lengthOf(at, seconds)} s, Node ${process.version}`;
  const parts = connections.map((at) => ({ at, own: lines.filter((line) => line.connections === at) }));
  for (const { at, own } of parts) process.stdout.write(`\n${heading(at)}\n\n${table(cellsOf(own))}\n`);
  const summary = targets(lines);
  process.stdout.write(`\n${summary}\n\n${READING}\n`);
  if (!settings.isAsPublished) return;
  const told = entries.map(({ name, says }) => `- **${name}**: ${says}`).join('\n');
  const tables = parts.map(({ at, own }) => `## ${heading(at)}\n\n${markdown(cellsOf(own))}`).join('\n\n');
  writeFileSync(
    `${root}test/bench/result.md`,
    `# What it costs\n\nWritten by \`npm run bench\`.\n\n${told}\n\n## What was wanted, and what was reached\n\n${summary}\n\n${tables}\n\n${READING}\n`,
  );
  const busiest = parts.reduce((left, right) => (right.at > left.at ? right : left));
  writeFileSync(`${root}test/bench/chart.svg`, chart(busiest.own, `Requests per second: ${heading(busiest.at)}`));
}

const MEASUREMENTS = { contest, growth, endurance };

async function main(): Promise<void> {
  const settings = readSettings();
  if (settings) await MEASUREMENTS[settings.measurement](settings, tell);
}

await main().catch(reportAndExit);
