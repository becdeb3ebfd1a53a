/** What modules have declared that can be done: the shape of a mutation, and their one registry. */
import type { Class, Columns, Surroundings } from '../graph/declared.js';
import { targetOfId } from '../graph/identifier.js';
import type { Row } from '../platform/row.js';
import type { Sql } from '../platform/sql.js';
import type { Change } from './change.js';

/** A condition on the row an action starts from, beyond its state: enforced, and told by `allowedActions`. */
export interface Need<On extends Row> {
  /** Short and stable, in camelCase, such as `careInPlace`: stands in `Action.missing`. */
  readonly name: string;
  /** What is missing and what to do about it, in plain words. */
  readonly says: string;
  /** SQL that holds when the need is met. It sees the row's own columns, and what of other tables exists for the viewer. */
  readonly when: (row: Columns<On>, at: Surroundings) => Sql;
}

export interface MutationOptions<E extends Row, Input extends object, On extends Row> {
  /** Plain English, for portal teams: what it does, what it changes for whom. */
  readonly description: string;
  /** An `@InputType`; ids carry `@IdOf`, members like a column of the entity `@SameAs`. */
  readonly input: Class<Input>;
  /** The entity it starts from, when that is another than the one it answers. */
  readonly on?: Class<On>;
  /** `anew`: it starts from no row. `seen`: the viewer has to see the row it starts from, but need not be able to change it. */
  readonly starts?: 'anew' | 'seen';
  /** The states of the row in which it may be done; left out: any. */
  readonly from?: readonly string[];
  /** The property that holds the state; `status` when not said. */
  readonly state?: keyof On & string;
  readonly needs?: readonly Need<On>[];
  /** Decides and changes, in memory. Gives the row the payload shows. `row` is undefined when it starts anew. */
  readonly run: (change: Change, input: Input, row: On) => Promise<E> | E;
}

// biome-ignore lint/suspicious/noExplicitAny: what stands in the registry, where entities of every type lie together.
type Erased = any;

export interface Declared extends Omit<MutationOptions<Row, Erased, Erased>, 'run' | 'needs'> {
  readonly name: string;
  readonly Entity: Class<Row>;
  /** The payload's field for the row. */
  readonly entity: string;
  readonly needs?: readonly Need<Erased>[];
  readonly run: (change: Change, input: Erased, row: Erased) => Promise<Row> | Row;
}

/** Every mutation by its name. */
export const mutations = new Map<string, Declared>();

/** An entity's name as a field or member: `goalProgress`. */
export function memberName({ name }: Class): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** The member of the input that names the row a mutation starts from; undefined when it starts from none. */
export function startOf({ on, Entity, input, starts }: Declared): { Target: Class<Row>; member: string } | undefined {
  if (starts === 'anew') return undefined;
  const Target = on ?? Entity;
  const member = on ? memberName(on) : 'id';
  if (targetOfId(input, member) !== Target)
    throw new Error(`${input.name}.${member} does not say with @IdOf that it names a ${Target.name}.`);
  return { Target, member };
}
