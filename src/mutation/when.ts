/** When something happened or is to happen, as inputs tell it: what is written down has happened, what is planned has not. */
import { DAY } from '../platform/days.js';
import type { Change } from './change.js';

/** A day or moment of something that has happened. */
export function checkPast<Member extends string>(
  change: Change,
  input: { readonly [M in Member]?: string | Date | null },
  member: Member,
): void {
  const given = input[member];
  if (given && given > (given instanceof Date ? change.now : change.today))
    change.problem(['input', member], 'past', `input.${member} lies ahead: only what has happened is written down.`);
}

/** A day by which something can still be done. */
export function checkAhead<Member extends string>(
  change: Change,
  input: { readonly [M in Member]?: string | null },
  member: Member,
): void {
  const given = input[member];
  if (given && given < change.today)
    change.problem(['input', member], 'ahead', `input.${member} is over already: give today or a later day.`);
}

/** The moment so many days from now. */
export function inDays({ now }: Change, days: number): Date {
  return new Date(now.getTime() + days * DAY);
}
