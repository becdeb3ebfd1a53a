/** Who may decide in a person's stead, and that whoever an input names may do so today. */
import type { Change } from '../mutation/change.js';
import { Person } from './person.entity.js';
import { Authority } from './related-person.codes.js';
import { RelatedPerson } from './related-person.entity.js';

const COVERS_SUPPORT: readonly Authority[] = [
  Authority.PARENTAL_RESPONSIBILITY,
  Authority.LPA_HEALTH,
  Authority.DEPUTY,
];
const OF_AGE = 18;

/** The related person an input names, who must be this person's and have the authority; undefined when none is named. */
export async function decider(
  change: Change,
  person: Person,
  id: string | null | undefined,
  path: readonly string[],
): Promise<RelatedPerson | undefined> {
  if (!id) return undefined;
  const related = await change.find(RelatedPerson, id, path);
  const problem = (rule: string, message: string): void => change.problem(path, rule, `${path.join('.')} ${message}`);
  if (related.person.id !== person.id) {
    problem('related', 'names somebody who is related to another person.');
    return undefined;
  }
  if (!COVERS_SUPPORT.includes(related.authority))
    problem('authority', 'names somebody who may not decide about this.');
  else if (!related.evidenceSeen) problem('evidence', 'names somebody whose authority nobody has seen evidence of.');
  else if (related.authorityUntil && related.authorityUntil < change.today)
    problem('authority', 'names somebody whose authority has ended.');
  else if (related.authority === Authority.PARENTAL_RESPONSIBILITY && (await isOfAge(change, person)))
    problem('authority', 'names a parent, who does not decide for somebody who is of age.');
  return related;
}

async function isOfAge(change: Change, { id }: Person): Promise<boolean> {
  const { birthDate } = await change.find(Person, id, ['input']);
  return `${Number(birthDate.slice(0, 4)) + OF_AGE}${birthDate.slice(4)}` <= change.today;
}
