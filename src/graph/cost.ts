/** What an operation costs: the most rows that its pages let it answer, known before anything runs. */
import { KithError } from '../platform/errors.js';
import type { Role } from '../platform/viewer.js';
import type { ArgumentSource } from './arguments.js';

/** What a page size is read from: the arguments of its field, variables included. */
export interface Given {
  arguments(source: ArgumentSource): Readonly<Record<string, unknown>>;
}

/** How many rows a list answers at the most for each of its owners. */
export type Size = (given: Given) => number;

/** Rows that a list without pages (the actions of a goal, the days of a tally) is reckoned to have: such lists are short. */
export const SHORT_LIST: Size = () => 2;

/** Told with every answer, as `extensions.cost`. */
export interface Cost {
  /** Lists within lists multiply; a single row beneath a list counts once for each row of it. */
  readonly rows: number;
  /** How many of them the longest list has, by the product of its page size and those above it. */
  readonly longestList: number;
  /** The most that an operation of this role may ask for in all. */
  readonly limit: number;
}

/** The most that one list of an operation may multiply to, whoever asks. */
export const LONGEST_LIST = 10_000;

/** `sizes` has, for each place where rows are read, the sizes of the lists it stands in. */
export function costOf({ sizes }: { readonly sizes: readonly (readonly Size[])[] }, given: Given, limit: number): Cost {
  const product = (nested: readonly Size[]): number => nested.reduce((rows, size) => rows * size(given), 1);
  const rows = sizes.reduce((sum, nested) => sum + product(nested), 0);
  const pages = sizes.map((nested) => nested.filter((size) => size !== SHORT_LIST));
  return { rows, longestList: Math.max(0, ...pages.map(product)), limit };
}

/** The most places at which one statement may look into tables: a timeline of every kind that is followed needs 128. */
export const MOST_LOOKUPS = 130;

/** Refuses a statement that would be planned for too long: a list, a row and a rule on it each look into a table. */
export function refuseManyLookups({ lookups }: { readonly lookups: number }): void {
  if (lookups <= MOST_LOOKUPS) return;
  const message = `This operation looks into tables at ${lookups} places, one or more for each list and row; ${MOST_LOOKUPS} is the most. Ask for less at a time.`;
  throw new KithError('TOO_COMPLEX', message);
}

/** What is wrong with asking for so much; undefined where nothing is. */
export function tooDear({ rows, longestList, limit }: Cost, role: Role): string | undefined {
  if (longestList > LONGEST_LIST)
    return `The pages of one list multiply to ${longestList} rows; ${LONGEST_LIST} is the most. Ask for smaller pages.`;
  if (rows > limit)
    return `The pages of this operation add up to ${rows} rows; ${limit} is the most for a ${role}. Ask for smaller pages, or for less beneath them.`;
  return undefined;
}

/** Refuses an operation that asks for more than it may. */
export function refuseBeyond(cost: Cost, role: Role): void {
  const message = tooDear(cost, role);
  if (message !== undefined) throw new KithError('TOO_COMPLEX', message, { cost });
}
