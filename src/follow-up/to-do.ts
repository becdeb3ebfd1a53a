/** Which follow-ups are still to be done. */
import type { Columns } from '../graph/declared.js';
import type { Need } from '../mutation/declared.js';
import { type Sql, sql } from '../platform/sql.js';
import type { FollowUp } from './follow-up.entity.js';

/** In the words of the index that a worklist is read by: few are, of all that were ever planned. */
export function isToDo(followUp: Columns<FollowUp>): Sql {
  return sql`${followUp.occurredAt} is null and ${followUp.cancelledAt} is null`;
}

/** DUE or OVERDUE as far as the viewer reads of it: a filter sees null for what is withheld, and then it is neither. */
export function isOpen(followUp: Columns<FollowUp>): Sql {
  return sql`(${isToDo(followUp)} and ${followUp.reached} is not true and ${followUp.dueOn} is not null)`;
}

/** A link worker asks how a connection goes: the charity it leads to can neither answer that nor call it off. */
export const ofOwnStaff: Need<FollowUp> = {
  name: 'ownStaff',
  says: 'It is for somebody of another organisation to do.',
  when: ({ assignedTo }, { viewer }) => sql`(${viewer.role} <> 'CHARITY' or ${assignedTo} is null or exists (
    select 1 from member m where m.id = ${assignedTo} and m.organisation_id = ${viewer.organisation}))`,
};

export const toDo: Need<FollowUp> = {
  name: 'toDo',
  says: 'It was done or cancelled already.',
  when: isToDo,
};
