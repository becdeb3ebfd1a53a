/** The team of a scheme: whether the viewer is of one, and whether a member is of this one. */
import type { Change } from '../mutation/change.js';
import { value } from '../mutation/statement.js';
import { sql } from '../platform/sql.js';

export function isTeam({ viewer }: Change): boolean {
  return viewer.role === 'TEAM_LEAD' || viewer.role === 'LINK_WORKER';
}

/** Whether a member who still works here works for the scheme. Ids are UUIDs. */
export async function isMemberOf(change: Change, member: string, scheme: string): Promise<boolean> {
  const found = await change.query(sql`select 1 from member_scheme l join member m on m.id = l.member_id
    where l.member_id = ${value(member, 'uuid')} and l.scheme_id = ${value(scheme, 'uuid')} and m.active`);
  return found.length > 0;
}
