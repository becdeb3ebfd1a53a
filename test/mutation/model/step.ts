/** What an action of the model is: who may call it, when it is refused and with what, what it does, and how it is sent. */

import { reach, type Target } from './ties.js';
import { type Actor, type Row, statusOf, type Told } from './told.js';

export interface Step<On = Row> {
  /** The mutation, and what tells it from others that call the same. */
  readonly name: string;
  readonly on: Target;
  readonly by: readonly Actor[];
  /** How often it is chosen among what is possible. */
  readonly pull: number;
  readonly isVersioned: boolean;
  /** The code it is refused with although caller, row and version are right. */
  readonly refusal: (told: Told, row: On, who: Actor) => string | undefined;
  readonly does: (told: Told, row: On, who: Actor) => void;
  readonly input: (told: Told, who: Actor) => object;
}

interface Wanted<On> {
  readonly on: Target;
  readonly by: readonly Actor[];
  readonly from: readonly string[];
  readonly pull?: number;
  readonly isVersioned?: boolean;
  readonly refusal?: Step<On>['refusal'];
  readonly does: Step<On>['does'];
  readonly input?: Step<On>['input'];
}

/** An action on a row that has states. */
export function step<On extends Row>(name: string, wanted: Wanted<On>): Step {
  const { from, refusal, pull = 1, isVersioned = true, input = () => ({}), ...rest } = wanted;
  const made: Step<On> = {
    ...rest,
    name,
    pull,
    isVersioned,
    input,
    refusal: (told, row, who) => (from.includes(statusOf(row)) ? refusal?.(told, row, who) : 'WRONG_STATE'),
  };
  return made as unknown as Step;
}

/** In the order in which the contract asks: the door, the row, theirs to change, its version, its state. */
export function verdict(told: Told, { by, on, refusal, isVersioned }: Step, row: Row, who: Actor, isStale: boolean) {
  if (!by.includes(who)) return 'NOT_ALLOWED';
  const { sees, changes } = reach(told, who, on, row);
  if (!sees) return 'NOT_FOUND';
  if (!changes) return 'NOT_ALLOWED';
  if (isVersioned && isStale) return 'CONFLICT';
  return refusal(told, row, who);
}
