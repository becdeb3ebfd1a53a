/** What the bench is asked to do: its flags, with the values that give the published tables. */
import { parseArgs } from 'node:util';
import { StartRefused } from '../../src/platform/start-refused.js';

/** Beside the others; on larger and larger populations; for a long time. */
export type Measurement = 'contest' | 'growth' | 'endurance';

export interface Settings {
  readonly measurement: Measurement;
  /** How many each population has: several where growth is measured. */
  readonly people: readonly [number, ...number[]];
  /** Length of one measured round, or of the load under which memory is watched. */
  readonly seconds: number;
  readonly rounds: number;
  /** How many requests are under way at the same time, each on its own kept-alive connection: one table for each. */
  readonly connections: readonly number[];
  /** Only operations whose name contains one of these; all when empty. */
  readonly only: readonly string[];
  /** Only contestants whose name contains one of these; all when empty. Kith is always among them. */
  readonly against: readonly string[];
  /** How many operations, each another, are streamed past the caches. */
  readonly different: number;
  /** Nothing is asked otherwise than it is published. */
  readonly isAsPublished: boolean;
}

const usage = `Measures how fast Kith answers, beside hand-written SQL, PostGraphile and the textbook's stack.

  npm run bench -- --people 20000      how many people the database holds
                   --seconds 8         how long each operation is asked in a round
                   --rounds 3          how often each operation has its turn; medians are printed
                   --connections 1,32  requests under way at the same time
                   --only card,deep    only operations with such a name
                   --against limit     only contestants with such a name, and Kith

It prints tables, and what was wanted beside what was reached. With nothing left out (about half an hour), it also writes
test/bench/result.md and test/bench/chart.svg. At one connection a round is a quarter as long.

What the same page costs on larger and larger populations, and how much deeper pages cost; about ten minutes once they are
made, which takes half an hour the first time. As it stands here it writes test/bench/growth.md:

  npm run bench -- --growth --people 2000,20000,200000 --seconds 8 --rounds 3
                   --only card         only operations with such a name

How memory does under a long load and a stream of operations that are all different, what the first sight of an operation
costs, and how long npm start takes; about twenty minutes. As it stands here it writes test/bench/endurance.md:

  npm run bench -- --endurance --people 20000 --seconds 600 --different 10000
`;

/** The flags each measurement takes, with what they are when left out. */
const FLAGS: Readonly<Record<Measurement, Readonly<Record<string, string>>>> = {
  contest: { people: '20000', seconds: '8', rounds: '3', connections: '1,32', only: '', against: '' },
  growth: { people: '2000,20000,200000', seconds: '8', rounds: '3', only: '' },
  endurance: { people: '20000', seconds: '600', different: '10000' },
};

export function readSettings(): Settings | undefined {
  const { help, growth, endurance, ...given } = parse();
  if (help) {
    process.stdout.write(usage);
    return undefined;
  }
  if (growth && endurance) throw refused('Either --growth or --endurance, one at a time.');
  const measurement = growth ? 'growth' : endurance ? 'endurance' : 'contest';
  const flags = FLAGS[measurement];
  const unknown = Object.keys(given).find((name) => flags[name] === undefined);
  if (unknown) throw refused(`--${unknown} means nothing ${growth || endurance ? `with --${measurement}` : 'here'}.`);
  const {
    people = '',
    seconds = '1',
    rounds = '1',
    connections = '1',
    only,
    against,
    different = '100',
  } = {
    ...flags,
    ...given,
  };
  const populations = wholes('people', people, 100, 200_000);
  if (!growth && populations.length > 1) throw refused('Several populations are measured with --growth only.');
  return {
    measurement,
    people: populations,
    seconds: whole('seconds', seconds, 1, 3600),
    rounds: whole('rounds', rounds, 1, 99),
    connections: wholes('connections', connections, 1, 512),
    only: listed(only),
    against: listed(against),
    different: whole('different', different, 100, 1_000_000),
    isAsPublished: Object.keys(given).length === 0,
  };
}

/** Those with such a name; all where no name is asked for. */
export function named<T extends { readonly name: string }>(all: readonly T[], only: readonly string[]): T[] {
  const found = all.filter(({ name }) => isNamed(name, only));
  if (found.length > 0) return found;
  throw new StartRefused(`--only must name one of: ${all.map(({ name }) => name).join(', ')}.`);
}

export const isNamed = (name: string, wanted: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((part) => name.toLowerCase().includes(part));

const listed = (names: string | undefined): string[] =>
  names ? names.split(',').map((name) => name.trim().toLowerCase()) : [];

function parse() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      options: {
        growth: flag,
        endurance: flag,
        people: text,
        seconds: text,
        rounds: text,
        connections: text,
        only: text,
        against: text,
        different: text,
        help: { ...flag, short: 'h' },
      },
    }).values;
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error));
  }
}

function wholes(name: string, given: string, least: number, most: number): [number, ...number[]] {
  const [first = '', ...others] = given.split(',').map((one) => one.trim());
  return [whole(name, first, least, most), ...others.map((one) => whole(name, one, least, most))];
}

function whole(name: string, given: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw refused(`--${name} must be a whole number from ${least} to ${most}.`);
}

const refused = (why: string): StartRefused => new StartRefused(`${why}\n\n${usage}`);
