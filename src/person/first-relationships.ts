/** Whom a person who is only being registered is seen by: the practice, the team, or the organisation that brings them. */
import { v7 } from 'uuid';
import type { Change, Opening } from '../mutation/change.js';
import { value } from '../mutation/statement.js';
import { inDays } from '../mutation/when.js';
import { isMemberOf, isTeam } from '../organisation/team.js';
import { sql } from '../platform/sql.js';

export type First = Omit<Opening, 'person'>;

/** A team keeps a person for so many days, and a referring organisation for these: a referral carries it on. */
const KEPT = { team: 90, referrer: 30 };
const BECAUSE = 'Registered; a referral carries it on.';

interface Asked {
  readonly scheme?: string | null;
  readonly practice?: string | null;
}

export async function firstRelationships(change: Change, asked: Asked): Promise<First[]> {
  const { viewer } = change;
  const { scheme, practice } = asked;
  const isOfTeam = isTeam(change);
  if (scheme && !isOfTeam)
    change.problem(['input', 'scheme'], 'role', 'input.scheme is for link workers and team leads.');
  if (practice && viewer.role !== 'INTEGRATOR')
    change.problem(['input', 'practice'], 'role', 'input.practice is for record systems.');
  if (viewer.role === 'GP') return registeredAt(change, viewer.organisation);
  if (viewer.role === 'INTEGRATOR') return ofSystem(change, practice);
  if (isOfTeam) return ofTeam(change, scheme);
  return [{ party: viewer.organisation, kind: 'REFERRED', until: inDays(change, KEPT.referrer), because: BECAUSE }];
}

/** Registered at a practice, and with it known to every record system the practice lets act for it. */
export async function registeredAt(change: Change, practice: string): Promise<First[]> {
  const id = v7();
  const systems = await change.query<{ id: string }>(sql`select g.system_id as id from system_grant g
    where g.practice_id = ${value(practice, 'uuid')} and g.granted_at <= ${value(change.now, 'timestamptz')}
      and coalesce(g.revoked_at > ${value(change.now, 'timestamptz')}, true) order by g.system_id`);
  return [
    { id, party: practice, kind: 'REGISTERED' },
    ...systems.map((system) => ({ party: system.id, kind: 'GRANTED', cause: id })),
  ];
}

async function ofSystem(change: Change, practice: string | null | undefined): Promise<First[]> {
  const relationships = practice ? await registeredAt(change, practice) : [];
  if (!relationships.some(({ party, kind }) => kind === 'GRANTED' && party === change.viewer.organisation)) {
    const message = 'input.practice must name a practice that has given this record system access.';
    change.problem(['input', 'practice'], 'granted', message);
  }
  return relationships;
}

async function ofTeam(change: Change, scheme: string | null | undefined): Promise<First[]> {
  const { viewer } = change;
  const until = inDays(change, KEPT.team);
  if (!scheme || !(await isMemberOf(change, viewer.member, scheme))) {
    change.problem(['input', 'scheme'], 'member', 'input.scheme must name a scheme you work for.');
    return [];
  }
  const team: First = { party: scheme, kind: 'TEAM', until, because: BECAUSE };
  if (viewer.role === 'TEAM_LEAD') return [team];
  return [team, { party: viewer.member, kind: 'CASELOAD', isLead: true, until, because: BECAUSE }];
}
