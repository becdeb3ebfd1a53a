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
  /** The most that an operation of this role may ask for. */
  readonly limit: number;
}

/** `sizes` has, for each place where rows are read, the sizes of the lists it stands in. */
export function costOf({ sizes }: { readonly sizes: readonly (readonly Size[])[] }, given: Given, limit: number): Cost {
  const products = sizes.map((nested) => nested.reduce((product, size) => product * size(given), 1));
  return { rows: products.reduce((sum, rows) => sum + rows, 0), limit };
}

/** The most places at which one statement may look into tables. */
export const MOST_LOOKUPS = 100;

/** Refuses a statement that would be planned for too long: a list, a row and a rule on it each look into a table. */
export function refuseManyLookups({ lookups }: { readonly lookups: number }): void {
  if (lookups <= MOST_LOOKUPS) return;
  const message = `This operation looks into tables at ${lookups} places, one or more for each list and row; ${MOST_LOOKUPS} is the most. Ask for less at a time.`;
  throw new KithError('TOO_COMPLEX', message);
}

/** Refuses an operation that asks for more than its role may. */
export function refuseBeyond(cost: Cost, role: Role): void {
  const { rows, limit } = cost;
  if (rows <= limit) return;
  const message = `The pages of this operation multiply to ${rows} rows; ${limit} is the most for a ${role}. Ask for smaller pages, or for less beneath them.`;
  throw new KithError('TOO_COMPLEX', message, { cost });
}
