/** Who may agree a plan: the person, or somebody whose authority covers it. */
import type { Change } from '../mutation/change.js';
import { Authority } from '../person/related-person.codes.js';
import type { RelatedPerson } from '../person/related-person.entity.js';
import type { Plan } from './plan.entity.js';

/** From this age nobody decides by parental responsibility (Children Act 1989), and a power of attorney can have been given. */
const OF_AGE = 18;
/** Below this age a child's own agreement stands only where they understand what they agree to. */
const PRESUMED_CAPABLE = 16;

const PATH = ['input', 'agreedWithRelatedPerson'];

/** Finds a problem unless the related person may decide about this plan on the day it was agreed. */
export function checkAuthority(change: Change, plan: Plan, related: RelatedPerson, day: string): void {
  const { authority, authorityUntil, evidenceSeen } = related;
  const refuse = (rule: string, message: string) => change.problem(PATH, rule, message);
  if (related.person.id !== plan.person.id) {
    refuse('related', 'Somebody else’s related person cannot agree this plan.');
    return;
  }
  if (!covers(authority, plan.person.birthDate, day))
    refuse('authority', 'Their authority does not cover a plan for this person: agree it with whoever may decide.');
  if (!evidenceSeen) refuse('evidence', 'The document that gives the authority has to be seen first.');
  if (authorityUntil && authorityUntil < day) refuse('until', 'Their authority has ended.');
}

function covers(authority: Authority, birthDate: string, day: string): boolean {
  switch (authority) {
    case Authority.PARENTAL_RESPONSIBILITY:
      return day < birthday(birthDate, OF_AGE);
    case Authority.LPA_HEALTH:
      return day >= birthday(birthDate, OF_AGE);
    case Authority.DEPUTY:
      return day >= birthday(birthDate, PRESUMED_CAPABLE);
    case Authority.APPOINTEE:
    case Authority.NONE:
      return false;
  }
}

/** Wants a yes where a child agrees on their own. */
export function warnOfChild(change: Change, plan: Plan, day: string): void {
  if (day < birthday(plan.person.birthDate, PRESUMED_CAPABLE))
    change.warn(
      'CHILD_AGREES',
      'The person is under 16: confirm that they understand what they agree to, or agree it with whoever has parental responsibility.',
    );
}

/** The day a person turns `age`, comparable as text; a birthday of 29 February falls on 1 March. */
function birthday(birthDate: string, age: number): string {
  const [year, ...rest] = birthDate.split('-');
  return [String(Number(year) + age), ...rest].join('-');
}
