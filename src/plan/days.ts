/** Days and moments that an input gives: what lies ahead must, and what has happened must have. */
import type { Change } from '../mutation/change.js';

/** A day by which something is to be done is not over already. */
export function checkNotPast<Member extends string>(
  change: Change,
  input: { readonly [M in Member]?: string | null },
  member: Member,
): void {
  const day = input[member];
  if (day && day < change.today)
    change.problem(['input', member], 'notPast', `input.${member} is over already: give today or a later day.`);
}

/** What is said to have happened is not still to come. */
export function checkNotAhead<Member extends string>(
  change: Change,
  input: { readonly [M in Member]?: string | Date | null },
  member: Member,
): void {
  const given = input[member];
  const isAhead =
    given instanceof Date ? given > change.now : given !== null && given !== undefined && given > change.today;
  if (isAhead)
    change.problem(['input', member], 'notAhead', `input.${member} is still to come: give when it happened.`);
}
