/** Who may decide in a person's stead: parents of a child, health attorneys and deputies, while their authority lasts. */
import type { Change } from '../mutation/change.js';
import { Person } from './person.entity.js';
import { Authority } from './related-person.codes.js';
import { RelatedPerson } from './related-person.entity.js';

type Path = readonly (string | number)[];

/** From this age nobody decides by parental responsibility (Children Act 1989), and a power of attorney can have been given. */
const OF_AGE = 18;
/** Below this age a child's own agreement stands only where they understand what they agree to. */
const PRESUMED_CAPABLE = 16;

/** The related person an input says decided, on `day`, in the person's stead; a problem is told where they may not. */
export async function whoDecided<Id extends string | null | undefined>(
  change: Change,
  { id: about }: Person,
  id: Id,
  path: Path,
  day = change.today,
): Promise<RelatedPerson | Exclude<Id, string>> {
  const related = await change.findIfGiven(RelatedPerson, id, path);
  if (!(related instanceof RelatedPerson)) return related;
  const person = await change.find(Person, about, path);
  const wrong = whyNot(person, related, day);
  if (wrong) change.problem(path, wrong.rule, `${path.join('.')} ${wrong.says}.`);
  return related;
}

function whyNot(person: Person, related: RelatedPerson, day: string): { rule: string; says: string } | undefined {
  const { authority, authorityUntil, evidenceSeen, endedAt } = related;
  if (related.person.id !== person.id) return { rule: 'person', says: 'is related to another person' };
  if (endedAt || (authorityUntil && authorityUntil < day))
    return { rule: 'ended', says: 'has no authority to decide for this person any more' };
  if (!covers(authority, person.birthDate, day))
    return { rule: 'authority', says: 'has no authority that covers this: agree it with whoever may decide' };
  return evidenceSeen ? undefined : { rule: 'evidence', says: 'has an authority whose document nobody has seen yet' };
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
export function warnOfChild(change: Change, { birthDate }: Person, day: string): void {
  if (day < birthday(birthDate, PRESUMED_CAPABLE))
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
