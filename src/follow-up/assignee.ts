/** Who may be asked to do a follow-up: only somebody to whom the person is known. */
import type { Connection } from '../connection/connection.entity.js';
import type { Change } from '../mutation/change.js';
import { value } from '../mutation/statement.js';
import { actingMember } from '../organisation/acting.js';
import { Member } from '../organisation/member.entity.js';
import type { Person } from '../person/person.entity.js';
import { sql } from '../platform/sql.js';

/** Whoever schedules it, unless another is named; nobody when the caller says so. */
export async function assignee(
  change: Change,
  id: string | null | undefined,
  person: Person,
  connection?: Connection,
): Promise<Member | undefined> {
  if (id === null) return undefined;
  if (id === undefined) return actingMember(change);
  const path = ['input', 'assignedTo'];
  const member = await change.find(Member, id, path);
  if (!(member.active && (await isKnownTo(change, member, person, connection))))
    change.problem(path, 'known', 'Name somebody who works now and to whom the person is known.');
  return member;
}

/** A charity assigns its own staff; others whoever has the person on a caseload, covers for one, or leads the team. */
async function isKnownTo(
  change: Change,
  member: Member,
  person: Person,
  connection: Connection | undefined,
): Promise<boolean> {
  if (member.role === 'CHARITY') return connection?.organisation.id === member.organisation.id;
  if (change.viewer.role === 'CHARITY') return false;
  const [found] = await change.query<{ is: boolean }>(
    sql`select exists (select from care_relationship r where r.person_id = ${value(person.id, 'uuid')}
      and r.since <= ${value(change.now, 'timestamptz')} and r.until > ${value(change.now, 'timestamptz')}
      and (r.kind in ('CASELOAD', 'COVER') and r.party = ${value(member.id, 'uuid')}
        or r.kind = 'TEAM' and ${value(member.role)} = 'TEAM_LEAD' and r.party in (
          select j.scheme_id from member_scheme j where j.member_id = ${value(member.id, 'uuid')}))) as is`,
  );
  return found?.is === true;
}
