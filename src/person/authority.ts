/** Who may decide in a person's stead: parents of a child, health attorneys and deputies, while their authority lasts. */
import type { Change } from '../mutation/change.js';
import type { Person } from './person.entity.js';
import { Authority } from './related-person.codes.js';
import { RelatedPerson } from './related-person.entity.js';

const { PARENTAL_RESPONSIBILITY, LPA_HEALTH, DEPUTY } = Authority;

/** From this age on nobody has parental responsibility for somebody any more. */
const ADULT = 18;

/** The related person an input says decided in the person's stead; a problem is told where they may not. */
export async function whoDecided<Id extends string | null | undefined>(
  change: Change,
  person: Person,
  id: Id,
  path: readonly (string | number)[],
): Promise<RelatedPerson | Exclude<Id, string>> {
  const related = await change.findIfGiven(RelatedPerson, id, path);
  if (related) {
    const wrong = whyNot(change, person, related as RelatedPerson);
    if (wrong) change.problem(path, wrong.rule, `${path.join('.')} ${wrong.says}.`);
  }
  return related;
}

function whyNot(
  { today }: Change,
  person: Person,
  related: RelatedPerson,
): { readonly rule: string; readonly says: string } | undefined {
  const { authority, authorityUntil, evidenceSeen, endedAt } = related;
  if (related.person.id !== person.id) return { rule: 'person', says: 'is related to another person' };
  if (endedAt || (authorityUntil && authorityUntil < today))
    return { rule: 'ended', says: 'has no authority to decide for this person any more' };
  if (authority === PARENTAL_RESPONSIBILITY)
    return isAdult(person, today) ? { rule: 'adult', says: 'cannot decide for an adult as their parent' } : undefined;
  if (authority !== LPA_HEALTH && authority !== DEPUTY)
    return { rule: 'authority', says: 'has no authority to decide for this person' };
  return evidenceSeen ? undefined : { rule: 'evidence', says: 'has an authority whose document nobody has seen yet' };
}

function isAdult({ birthDate }: Person, today: string): boolean {
  const [year = '', rest = ''] = [birthDate.slice(0, 4), birthDate.slice(4)];
  return `${Number(year) + ADULT}${rest}` <= today;
}
