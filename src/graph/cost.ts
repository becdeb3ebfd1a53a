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

/** Refuses an operation that asks for more than its role may. */
export function refuseBeyond(cost: Cost, role: Role): void {
  const { rows, limit } = cost;
  if (rows <= limit) return;
  const message = `The pages of this operation multiply to ${rows} rows; ${limit} is the most for a ${role}. Ask for smaller pages, or for less beneath them.`;
  throw new KithError('TOO_COMPLEX', message, { cost });
}
