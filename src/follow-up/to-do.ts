/** Which follow-ups are still to be done. */
import type { Columns } from '../graph/declared.js';
import type { Need } from '../mutation/declared.js';
import { type Sql, sql } from '../platform/sql.js';
import type { FollowUp } from './follow-up.entity.js';

export function isToDo(followUp: Columns<FollowUp>): Sql {
  return sql`${followUp.occurredAt} is null and ${followUp.cancelledAt} is null`;
}

export const toDo: Need<FollowUp> = {
  name: 'toDo',
  says: 'It was done or cancelled already.',
  when: isToDo,
};
