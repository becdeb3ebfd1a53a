/** Conditions on a referral that several of its mutations ask for: who sends it, and whether the person can be referred. */
import type { Columns, Surroundings } from '../graph/declared.js';
import type { Need } from '../mutation/declared.js';
import type { Person } from '../person/person.entity.js';
import { type Sql, sql } from '../platform/sql.js';
import type { Referral } from './referral.entity.js';

export const isOfTeam = ({ viewer }: Surroundings): Sql => sql`${viewer.role} in ('TEAM_LEAD', 'LINK_WORKER')`;

/** The viewer acts for whoever refers: its organisation, the practice its system serves, or the team for the person. */
export function isSender(referral: Columns<Referral>, at: Surroundings): Sql {
  const practice = sql`exists (select 1 from care_relationship r where r.person_id = ${referral.person}
    and r.kind = 'REGISTERED' and r.party = ${referral.sourceOrganisation} and r.since <= ${at.now} and r.until > ${at.now})`;
  return sql`case when ${isOfTeam(at)} then ${referral.source} = 'SELF'
    when ${at.viewer.role} = 'INTEGRATOR' then ${practice}
    else ${referral.sourceOrganisation} = ${at.viewer.organisation} end`;
}

export const sentByViewer: Need<Referral> = {
  name: 'sender',
  says: 'Only whoever refers the person can do this.',
  when: isSender,
};

/** Worded so that a referrer does not learn of a death from it. */
const NOT_REFERABLE = { name: 'referable', says: 'This person can no longer be referred.' } as const;

export const personIsReferable: Need<Referral> = {
  ...NOT_REFERABLE,
  when: ({ person }) => sql`not exists (select 1 from person p where p.id = ${person} and p.deceased_on is not null)`,
};

export const isReferable: Need<Person> = {
  ...NOT_REFERABLE,
  when: ({ deceasedOn }) => sql`${deceasedOn} is null`,
};

/** Whoever refers a person reads their name: a charity that was only offered somebody must not learn it by referring them. */
export const isBrought: Need<Person> = {
  name: 'brought',
  says: 'A charity refers people who came to it themselves: register the person first (`personRegister`).',
  when: ({ id }, { viewer, now }) => sql`(${viewer.role} <> 'CHARITY' or exists (select 1 from care_relationship r
    where r.person_id = ${id} and r.kind = 'REFERRED' and r.party = ${viewer.organisation}
      and r.since <= ${now} and r.until > ${now}))`,
};
