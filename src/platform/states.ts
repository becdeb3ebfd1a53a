/** State machines as data: which state may follow which, and which are ends. */
import { KithError } from './errors.js';
import { join, literal, parenthesise, raw, type Sql, sql } from './sql.js';

export interface States<State extends string> {
  /** The states that may follow each state. */
  readonly next: { readonly [From in State]: readonly State[] };
  /** The states in which nothing is expected any more. */
  readonly ends: readonly State[];
}

/** The states that are no ends. */
export function openOf<State extends string>(machine: States<State>): readonly State[] {
  return (Object.keys(machine.next) as State[]).filter((state) => !machine.ends.includes(state));
}

/** SQL that holds where `state` is one of `states`; null stays null, so a withheld state matches nothing. */
export function isOneOf(state: Sql, states: readonly string[]): Sql {
  return states.length === 0
    ? sql`${state} <> ${state}`
    : sql`${state} in ${parenthesise(join(states.map(literal), ', '))}`;
}

/** SQL for an `open` filter: true asks for what has not ended, false for what has. */
export function isOpen<State extends string>(machine: States<State>, state: Sql, open: boolean): Sql {
  return sql`${isOneOf(state, machine.ends)} is ${raw(open ? 'false' : 'true')}`;
}

/** Throws WRONG_STATE, naming the states that are allowed, unless `to` may follow `from`. */
export function step<State extends string>(machine: States<State>, from: State, to: State): void {
  if (machine.next[from].includes(to)) return;
  throw wrongState(from, machine.next[from], `From ${from} it cannot become ${to}.`);
}

export function wrongState(current: string, allowed: readonly string[], message: string): KithError {
  return new KithError('WRONG_STATE', message, { current, allowed });
}
