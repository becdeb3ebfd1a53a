/** Whom the bench's link worker looks after: asked of Kith, as a portal would. */
import type { Contestant } from './contestant.js';
import { ask } from './equality.js';
import { normal } from './normal.js';
import { CASELOAD } from './operations.js';

/** The ids of the first page of people. */
export async function caseloadOf(kith: Contestant): Promise<string[]> {
  const listed = await ask(kith, CASELOAD.persona, CASELOAD.bodies(kith.dialect)[0] as string);
  const { people } = normal(listed.data) as { people: { nodes: { id: string }[] } };
  return people.nodes.map(({ id }) => id);
}
