/** `npm run bench -- --endurance`: Kith's memory over time and under ever new operations, first sights, and its start. */
import { writeFileSync } from 'node:fs';
import { type Contestant, ENTRIES, type Entry, start } from './contestant.js';
import { type FirstSight, firstSight } from './first-sight.js';
import { growthAfter, highest, type Memory, memoryAt, underDifferentOperations, underMixedLoad } from './memory.js';
import { type BenchOperation, caseloadOf, operationsOn } from './operations.js';
import { root } from './place.js';
import { openPopulation, type Population } from './population.js';
import { markdown, median, table } from './report.js';
import type { Settings } from './settings.js';
import { type Starts, startUp } from './start-up.js';
import { type Stop, stoppingAll } from './stops.js';
import { atMost, below, verdicts } from './verdict.js';

type Tell = (line: string) => void;

const KITH = ENTRIES.find(({ name }) => name === 'Kith') as Entry;
const BUSY = 32;
/** Each different operation is worked on for longer than one that was seen before. */
const STREAMS = 8;
const STARTS = 3;

/** Until then a server still grows to the size that its load needs. */
const SETTLED_AFTER = { load: 0.2, stream: 0.5 };

interface Found {
  readonly load: Memory;
  readonly sights: readonly FirstSight[];
  readonly stream: Memory;
  readonly starts: Starts;
}

export async function endurance(settings: Settings, tell: Tell): Promise<void> {
  const { seconds, different, people } = settings;
  await stoppingAll(async (stops) => {
    tell(`Starting as a newcomer would, ${STARTS} times …`);
    const starts = await startUp(STARTS);
    const population = await openPopulation(people[0], tell);
    stops.push(population.stop);
    const sights: FirstSight[] = [];
    await onFresh(population, stops, async (kith, operations) => {
      tell('Asking what was never asked before …');
      for (const operation of operations) sights.push(await firstSight(kith, operation));
    });
    const stream = await onFresh(population, stops, (kith, operations) => {
      tell(`Asking ${different} different operations …`);
      return underDifferentOperations(kith, operations, { connections: STREAMS, amount: different });
    });
    const load = await onFresh(population, stops, (kith, operations) => {
      tell(`Watching memory for ${seconds} s …`);
      return underMixedLoad(kith, operations, { connections: BUSY, seconds });
    });
    publish({ load, sights, stream, starts }, settings);
  });
}

/** What one measurement leaves in a server's memory is no part of the next. */
async function onFresh<T>(
  population: Population,
  stops: Stop[],
  measure: (kith: Contestant, operations: readonly BenchOperation[]) => Promise<T>,
): Promise<T> {
  const kith = await start(KITH, population);
  stops.push(kith.stop);
  const result = await measure(kith, operationsOn(await caseloadOf(kith)));
  await kith.stop();
  return result;
}

function publish(found: Found, settings: Settings): void {
  const summary = summaryOf(found, settings);
  const parts = partsOf(found, settings);
  const shown = parts.map(({ title, cells }) => `${title}\n\n${table(cells)}`).join('\n\n');
  process.stdout.write(`\n${summary}\n\n${shown}\n`);
  if (!settings.isAsPublished) return;
  const written = `Written by \`npm run bench -- --endurance\`: ${settings.people[0]} people, both locks, Node ${process.version}.`;
  const tables = parts.map(({ title, cells }) => `## ${title}\n\n${markdown(cells)}`).join('\n\n');
  writeFileSync(
    `${root}test/bench/endurance.md`,
    `# What Kith endures\n\n${written}\n\n## What was wanted, and what was reached\n\n${summary}\n\n${tables}\n`,
  );
}

function summaryOf({ load, sights, stream, starts }: Found, { different }: Settings): string {
  const half = different / 2;
  const only = (value: number) => [{ of: '', value }];
  return verdicts([
    {
      says: `growth under a mixed load, ${BUSY} connections (MB a minute)`,
      ...below(1, 2),
      measured: only(growthAfter(SETTLED_AFTER.load, load.samples) * 60),
    },
    { says: 'highest memory under it (RSS, MB)', ...atMost(250, 0), measured: only(highest(load.samples)) },
    {
      says: 'first sight of an operation, on top of later ones (ms)',
      ...atMost(15, 1),
      measured: sights.map(({ operation, onTop }) => ({ of: operation, value: onTop })),
    },
    {
      says: `growth over the last ${half} of ${different} different operations (MB)`,
      ...below(10, 1),
      measured: only(growthAfter(SETTLED_AFTER.stream, stream.samples) * half),
    },
    {
      says: 'npm start to the first answer, existing database (s)',
      ...atMost(3, 1),
      measured: only(median(starts.warm)),
    },
    { says: 'the same, nothing there yet (s)', ...atMost(15, 1), measured: only(median(starts.cold)) },
  ]);
}

function partsOf({ load, sights, stream, starts }: Found, { seconds, different }: Settings) {
  const steps = (end: number) => Array.from({ length: 11 }, (_, step) => Math.round((end * step) / 10));
  const inMb = (memory: Memory, at: number): string => memoryAt(at, memory.samples).toFixed(0);
  const ms = (value: number): string => value.toFixed(1);
  return [
    {
      title: `Memory under a mixed load of ${load.requests} requests`,
      cells: [['after', '', 'RSS MB'], ...steps(seconds).map((at) => [`${at} s`, '', inMb(load, at)])],
    },
    {
      title: `Memory under ${stream.requests} different operations, ${STREAMS} at a time`,
      cells: [['after', '', 'RSS MB'], ...steps(different).map((at) => [`${at} operations`, '', inMb(stream, at)])],
    },
    {
      title: 'The first sight of an operation',
      cells: [
        ['operation', '', 'first ms', 'later ms', 'on top ms', 'on top at most ms'],
        ...sights.map(({ operation, first, later, onTop, worst }) => [
          operation,
          '',
          ...[first, later, onTop, worst].map(ms),
        ]),
      ],
    },
    {
      title: 'npm start to the first answer, compiled before',
      cells: [
        ['start', '', ...starts.warm.map((_, at) => `time ${at + 1}, s`)],
        ['nothing there', '', ...starts.cold.map((value) => value.toFixed(1))],
        ['existing database', '', ...starts.warm.map((value) => value.toFixed(1))],
      ],
    },
  ];
}
