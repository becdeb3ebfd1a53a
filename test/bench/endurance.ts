/** `npm run bench -- --endurance`: Kith's memory over time and under ever new operations, first sights, and its start. */
import { writeFileSync } from 'node:fs';
import { caseloadOf } from './caseload.js';
import { type Contestant, ENTRIES, type Entry, start } from './contestant.js';
import { type FirstSight, firstSight } from './first-sight.js';
import {
  growthAfter,
  highest,
  type Memory,
  memoryAt,
  type Settled,
  underDifferentOperations,
  underMixedLoad,
} from './memory.js';
import { type BenchOperation, operationsOn } from './operations.js';
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

/** Until so much of the load is behind, a server still grows to the size it needs. */
const SETTLED_AFTER = 0.2;

interface Found {
  readonly load: Memory;
  readonly sights: readonly FirstSight[];
  readonly stream: readonly Settled[];
  readonly starts: Starts;
}

export async function endurance(settings: Settings, tell: Tell): Promise<void> {
  const { seconds, different, people } = settings;
  await stoppingAll(async (stops) => {
    tell(`Starting as a newcomer would, ${STARTS} times …`);
    const starts = await startUp(STARTS, stops);
    tell(
      `${median(starts.warm).toFixed(1)} s on an existing database, ${median(starts.cold).toFixed(1)} s where nothing was.`,
    );
    const population = await openPopulation(people[0], tell);
    stops.push(population.stop);
    const load = await onFresh(population, stops, (kith, operations) => {
      tell(`Watching memory for ${seconds} s …`);
      return underMixedLoad(kith, operations, { connections: BUSY, seconds });
    });
    tell(`${growthOf(load).toFixed(2)} MB a minute, at most ${highest(load.samples).toFixed(0)} MB.`);
    const sights: FirstSight[] = [];
    await onFresh(population, stops, async (kith, operations) => {
      tell('Asking what was never asked before …');
      for (const operation of operations) {
        const found = await firstSight(kith, operation);
        tell(`${found.operation}: ${found.onTop.toFixed(1)} ms on top.`);
        sights.push(found);
      }
    });
    const stream = await onFresh(population, stops, (kith, operations) => {
      tell(`Asking ${different} different operations …`);
      return underDifferentOperations(kith, operations, { connections: STREAMS, amount: different });
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

/** MB a minute. */
const growthOf = ({ samples }: Memory): number => growthAfter(SETTLED_AFTER, samples) * 60;

function publish(found: Found, settings: Settings): void {
  const summary = summaryOf(found);
  const parts = partsOf(found, settings);
  const shown = parts.map(({ title, cells }) => `${title}\n\n${table(cells, 1)}`).join('\n\n');
  process.stdout.write(`\n${summary}\n\n${shown}\n`);
  if (!settings.isAsPublished) return;
  const written = `Written by \`npm run bench -- --endurance\`: ${settings.people[0]} people, both locks, Node ${process.version}.`;
  const tables = parts.map(({ title, cells }) => `## ${title}\n\n${markdown(cells, 1)}`).join('\n\n');
  writeFileSync(
    `${root}test/bench/endurance.md`,
    `# What Kith endures\n\n${written}\n\n## What was wanted, and what was reached\n\n${summary}\n\n${tables}\n`,
  );
}

function summaryOf({ load, sights, stream, starts }: Found): string {
  const [half, whole] = [stream[stream.length >> 1], stream.at(-1)] as [Settled, Settled];
  const only = (value: number) => [{ of: '', value }];
  return verdicts([
    {
      says: `growth under a mixed load, ${BUSY} connections (MB a minute)`,
      ...below(1, 2),
      measured: only(growthOf(load)),
    },
    { says: 'highest memory under it (RSS, MB)', ...atMost(250, 0), measured: only(highest(load.samples)) },
    {
      says: 'first sight of an operation, on top of later ones (ms)',
      ...atMost(15, 1),
      measured: sights.map(({ operation, onTop }) => ({ of: operation, value: onTop })),
    },
    {
      says: `memory in use after ${whole.asked} different operations, on top of that after ${half.asked} (MB)`,
      ...below(10, 1),
      measured: only(whole.inUse - half.inUse),
    },
    {
      says: 'npm start to the first answer, existing database (s)',
      ...atMost(3, 1),
      measured: only(median(starts.warm)),
    },
    { says: 'the same, nothing there yet (s)', ...atMost(15, 1), measured: only(median(starts.cold)) },
  ]);
}

function partsOf({ load, sights, stream, starts }: Found, { seconds }: Settings) {
  const steps = Array.from({ length: 11 }, (_, step) => Math.round((seconds * step) / 10));
  const ms = (value: number): string => value.toFixed(1);
  return [
    {
      title: `Memory under a mixed load of ${load.requests} requests`,
      cells: [['after', 'RSS MB'], ...steps.map((at) => [`${at} s`, memoryAt(at, load.samples).toFixed(0)])],
    },
    {
      title: `Memory under different operations, ${STREAMS} at a time, garbage collected`,
      cells: [
        ['operations', 'in use MB', 'RSS MB'],
        ...stream.map(({ asked, inUse, rss }) => [String(asked), inUse.toFixed(1), rss.toFixed(0)]),
      ],
    },
    {
      title: 'The first sight of an operation',
      cells: [
        ['operation', 'first ms', 'later ms', 'on top ms', 'on top at most ms'],
        ...sights.map(({ operation, first, later, onTop, worst }) => [
          operation,
          ...[first, later, onTop, worst].map(ms),
        ]),
      ],
    },
    {
      title: 'npm start to the first answer, compiled before',
      cells: [
        ['start', ...starts.warm.map((_, at) => `time ${at + 1}, s`)],
        ['nothing there', ...starts.cold.map((value) => value.toFixed(1))],
        ['existing database', ...starts.warm.map((value) => value.toFixed(1))],
      ],
    },
  ];
}
