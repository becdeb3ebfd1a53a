/** `npm run bench -- --growth`: what the same page costs Kith while the population grows, and what a page deep in a list costs. */
import { writeFileSync } from 'node:fs';
import { type Backends, backendsOf } from './backends.js';
import { caseloadOf } from './caseload.js';
import { type Contestant, ENTRIES, start } from './contestant.js';
import { compare, type Weight } from './equality.js';
import { inReach } from './in-reach.js';
import { type BenchOperation, operationsOn, type Pages } from './operations.js';
import { firstAndDeepest } from './page-depth.js';
import { root } from './place.js';
import { openPopulation } from './population.js';
import { markdown, middle, table } from './report.js';
import { lengthOf, type Measured, measured, type Turn } from './rounds.js';
import { named, type Settings } from './settings.js';
import { type Stop, stoppingAll } from './stops.js';
import { atMost, below, type Figure, verdicts } from './verdict.js';

type Tell = (line: string) => void;

/** Small enough that the smallest population fills them too. */
const PAGES: Pages = { caseload: 25, worklist: 25, supported: 20, plans: 100, assets: 5 };

/** How long one thing takes, and what it costs, is clearest when nothing waits for anything else. */
const CONNECTIONS = 1;

const LOCKS = ['Kith', 'Kith, one lock'];

/** What is asked of one population. */
interface Ground {
  readonly people: number;
  readonly contestants: readonly Contestant[];
  readonly backends: Backends | undefined;
  readonly operations: readonly BenchOperation[];
}

interface Asked extends Turn {
  readonly people: number;
  readonly weight: Weight;
  /** How many rows the whole list holds for the viewer. */
  readonly inReach: number;
}

export async function growth(settings: Settings, tell: Tell): Promise<void> {
  await stoppingAll(async (stops) => {
    const grounds: Ground[] = [];
    for (const people of settings.people) grounds.push(await ground(people, settings, stops, tell));
    const largest = grounds.at(-1) as Ground;
    tell('Turning pages …');
    const pages = await firstAndDeepest(largest.contestants[0] as Contestant);
    const turns = [...(await sideBySide(grounds)), ...(await turnsOf({ ...largest, operations: pages }))];
    const lines = await measured(turns, settings, tell);
    publish(lines, pages, settings);
  });
}

async function ground(people: number, { only }: Settings, stops: Stop[], tell: Tell): Promise<Ground> {
  const population = await openPopulation(people, tell);
  stops.push(population.stop);
  const contestants: Contestant[] = [];
  for (const entry of ENTRIES.filter(({ name }) => LOCKS.includes(name))) {
    tell(`Starting ${entry.name} on ${people} people …`);
    const contestant = await start(entry, population);
    stops.push(contestant.stop);
    contestants.push(contestant);
  }
  const caseload = await caseloadOf(contestants[0] as Contestant);
  const operations = named(operationsOn(caseload.slice(0, PAGES.caseload), PAGES), only);
  return { people, contestants, backends: await backendsOf(population.appUrl), operations };
}

/** An operation's turns on all populations follow each other: what else the machine does meanwhile falls on all of them. */
async function sideBySide(grounds: readonly Ground[]): Promise<Asked[]> {
  const turns: Asked[][] = [];
  for (const one of grounds) turns.push(await turnsOf(one));
  return (turns[0] ?? []).flatMap((_, index) => turns.map((own) => own[index] as Asked));
}

async function turnsOf({ people, contestants, backends, operations }: Ground): Promise<Asked[]> {
  const turns: Asked[] = [];
  for (const operation of operations) {
    const weights = await compare(operation, contestants);
    const rows = await inReach(contestants[0] as Contestant, operation);
    for (const contestant of contestants) {
      const weight = weights.get(contestant.name) as Weight;
      turns.push({ operation, contestant, backends, connections: CONNECTIONS, people, weight, inReach: rows });
    }
  }
  return turns;
}

type Line = Asked & Measured;

type Cost = readonly [what: string, of: (line: Line) => number];

const cpu = (line: Line): number => middle(line, 'serverCpu') + middle(line, 'databaseCpu');

const COSTS: readonly Cost[] = [
  ['p50', (line) => middle(line, 'p50')],
  ['processor time of server and database', cpu],
];

const PER_KB: Cost = ['the same for each KB of the answer', (line) => cpu(line) / line.weight.bytes];

function publish(lines: readonly Line[], pages: readonly BenchOperation[], settings: Settings): void {
  const { people, seconds, rounds } = settings;
  const [first, deepest] = pages as [BenchOperation, BenchOperation];
  const figures = LOCKS.flatMap((lock): Figure[] => {
    const own = lines.filter(({ contestant }) => contestant.name === lock);
    return [
      ...[...COSTS, PER_KB].map(([what, cost]) => ({
        says: `${lock}: ${what}, ${people.at(-1)} to ${people[0]} people`,
        ...below(1.3, 2),
        measured: grown(own, cost),
      })),
      ...COSTS.map(([what, cost]) => ({
        says: `${lock}: ${what}, ${deepest.name} to ${first.name}`,
        ...atMost(1.1, 2),
        measured: deeper(own, pages, cost),
      })),
    ];
  });
  const heading = `1 connection, median of ${rounds} interleaved rounds of ${lengthOf(CONNECTIONS, seconds)} s, Node ${process.version}`;
  const summary = verdicts(figures);
  process.stdout.write(`\n${heading}\n\n${table(cellsOf(lines))}\n\n${summary}\n\n${READING}\n`);
  if (!settings.isAsPublished) return;
  const written = 'Written by `npm run bench -- --growth`.';
  writeFileSync(
    `${root}test/bench/growth.md`,
    `# What growth costs\n\n${written}\n\n## What was wanted, and what was reached\n\n${summary}\n\n## ${heading}\n\n${markdown(cellsOf(lines))}\n\n${READING}\n`,
  );
}

/** What each operation costs on the largest population, to what it costs on the smallest. */
function grown(lines: readonly Line[], cost: (line: Line) => number): Figure['measured'] {
  const names = [...new Set(lines.map(({ operation }) => operation.name))];
  return names.flatMap((name) => {
    const own = lines.filter(({ operation }) => operation.name === name);
    const [smallest, largest] = [own[0], own.at(-1)];
    if (!smallest || !largest || smallest === largest) return [];
    return [{ of: name, value: cost(largest) / cost(smallest) }];
  });
}

function deeper(
  lines: readonly Line[],
  pages: readonly BenchOperation[],
  cost: (line: Line) => number,
): Figure['measured'] {
  const [first, deepest] = pages.map((page) => lines.find(({ operation }) => operation === page));
  return first && deepest ? [{ of: '', value: cost(deepest) / cost(first) }] : [];
}

function cellsOf(lines: readonly Line[]): string[][] {
  const titles = 'operation,contestant,people,in reach,rows,KB,p50 ms,server CPU ms,db CPU ms'.split(',');
  const rows = lines.map((line) => [
    line.operation.name,
    line.contestant.name,
    String(line.people),
    String(line.inReach),
    String(line.weight.rows),
    (line.weight.bytes / 1000).toFixed(1),
    middle(line, 'p50').toFixed(2),
    middle(line, 'serverCpu').toFixed(2),
    middle(line, 'databaseCpu').toFixed(2),
  ]);
  return [titles, ...rows];
}

const READING = `In reach: the rows the whole list holds for its viewer, of which the page shows the first. Rows: the objects with an id in the
answer, a mean where several people are asked for. Pages are smaller than portals ask for, so that the smallest population
fills them; where an answer is larger in one population all the same, its cost for each KB is the fairer figure. A link
worker's caseload keeps its size in every population; what a record system's practices, a team, a charity and the assets near
a point have in reach grows with it. CPU is for each request. Absolute figures are noise; ratios within one run count.`;
