/** What the bench is asked to do: its flags, with the values that give the published table. */
import { parseArgs } from 'node:util';
import { StartRefused } from '../../src/platform/start-refused.js';

export interface Settings {
  readonly people: number;
  /** Length of one measured round. */
  readonly seconds: number;
  readonly rounds: number;
  /** How many requests are under way at the same time, each on its own kept-alive connection: one table for each. */
  readonly connections: readonly number[];
  /** Only operations whose name contains one of these; all when empty. */
  readonly only: readonly string[];
  /** Only contestants whose name contains one of these; all when empty. Kith is always among them. */
  readonly against: readonly string[];
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
`;

export function readSettings(): Settings | undefined {
  const { values } = parse();
  if (values.help) {
    process.stdout.write(usage);
    return undefined;
  }
  return {
    people: whole('people', values.people, 100, 200_000),
    seconds: whole('seconds', values.seconds, 1, 600),
    rounds: whole('rounds', values.rounds, 1, 99),
    connections: values.connections.split(',').map((given) => whole('connections', given.trim(), 1, 512)),
    only: listed(values.only),
    against: listed(values.against),
  };
}

const listed = (names: string | undefined): string[] =>
  names?.split(',').map((name) => name.trim().toLowerCase()) ?? [];

function parse() {
  const text = (byDefault: string) => ({ type: 'string', default: byDefault }) as const;
  try {
    return parseArgs({
      options: {
        people: text('20000'),
        seconds: text('8'),
        rounds: text('3'),
        connections: text('1,32'),
        only: { type: 'string' },
        against: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function whole(name: string, given: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new StartRefused(`--${name} must be a whole number from ${least} to ${most}.\n\n${usage}`);
}
