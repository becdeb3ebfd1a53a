/** What can be true of a viewer and a person, by role: the care relationship, and what the person agreed to share. */
import { type Fact, OWN_RELATIONSHIP, type ViewerSql } from '../platform/policy.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';

/** An open relationship, of the kinds given, between the person and one of the viewer's parties. `r` is the relationship. */
export function related(person: Sql, viewer: ViewerSql, kinds: Sql): Sql {
  return sql`exists (select 1 from ${viewer.relationships} r where ${ties(person, viewer)} and ${kinds})`;
}

/** The relationship `r` is an open one between the person and one of the viewer's parties, and not closed to them. */
function ties(person: Sql, viewer: ViewerSql): Sql {
  return sql`${isOwn(person, viewer)} and ${isOpen(viewer)} and ${isNotObjectedTo(viewer)}`;
}

/** An open relationship that this one row (a referral or a connection) brought about. */
export function causedBy(cause: Sql, person: Sql, viewer: ViewerSql, kinds: Sql): Sql {
  return related(person, viewer, sql`r.cause_id = ${cause} and ${kinds}`);
}

/** The relationship `r` is between the person and one of the viewer's parties. */
function isOwn(person: Sql, { relationships, parties }: ViewerSql): Sql {
  const ofPerson = sql`r.person_id = ${person}`;
  return relationships === OWN_RELATIONSHIP ? ofPerson : sql`${ofPerson} and r.party = any(${parties})`;
}

function isOpen(viewer: ViewerSql): Sql {
  return sql`r.since <= ${viewer.now} and r.until > ${viewer.now}`;
}

/** The person does not object to being seen by the viewer's role through it; an emergency is never closed. */
function isNotObjectedTo(viewer: ViewerSql): Sql {
  return sql`${viewer.role} <> all(r.closed_to)`;
}

/** A privacy officer answers for whom their organisation looks after, or ever did. */
function answeredFor(person: Sql, viewer: ViewerSql): Sql {
  return sql`${isOwn(person, viewer)} and r.since <= ${viewer.now}`;
}

/** See `Policy.ties`. */
export function tiesOf(role: Role, person: Sql, viewer: ViewerSql): Sql {
  if (role === 'PRIVACY_OFFICER')
    return sql`${viewer.relationships} r where ${answeredFor(person, viewer)} and not r.is_sensitive`;
  return sql`${viewer.relationships} r where ${ties(person, viewer)} and ${knowing[role]?.(viewer) ?? raw('false')}`;
}

const kinds = (condition: string) => (person: Sql, viewer: ViewerSql) => related(person, viewer, raw(condition));

/** A charity member limited to named assets supports only through connections to those (a function of the owner, for policies on connections use it). */
export function supports(viewer: ViewerSql): Sql {
  return sql`r.kind = 'SUPPORTING' and (${viewer.assets} is null or connection_leads_to(r.cause_id, ${viewer.assets}))`;
}

/** Where contact is prohibited, none of these goes out, whatever was agreed: the only way is through the link worker. */
const WAYS_TO_REACH = raw(`('CONTACT', 'ADDRESS', 'EMERGENCY_CONTACT')`);

/** All that can be agreed to be shared. */
export const AGREEABLE =
  'NAME CONTACT ADDRESS DATE_OF_BIRTH ABOUT_ME ACCESS_NEEDS GOAL BARRIERS CAUTIONS EMERGENCY_CONTACT'.split(' ');
const OFFERED = raw(`array['OFFERED']`);
const ACCEPTED = raw(`array['OFFERED'] || c.shared`);
const EVERYTHING = raw(`array['OFFERED', ${AGREEABLE.map((item) => `'${item}'`).join(', ')}]`);

/**
 * What the charity may know of the person: `OFFERED`, and what was agreed for accepted connections.
 * `offered` is what it may know for a connection that it was only offered.
 */
function shared(person: Sql, viewer: ViewerSql, offered = OFFERED, accepted = ACCEPTED): Sql {
  return sql`coalesce((select array_agg(s.item) from ${viewer.relationships} r join connection c on c.id = r.cause_id
    cross join lateral unnest(case r.stage when 'ACCEPTED' then ${accepted} when 'OFFERED' then ${offered} else '{}'::text[] end) s(item)
    where ${ties(person, viewer)} and ${supports(viewer)}
      and (s.item not in ${WAYS_TO_REACH} or not exists (select 1 from person q where q.id = ${person} and q.contact_prohibited))), '{}')`;
}

/** Whether contact is prohibited is known to a charity only once it is asked, so before that it is not looked at. */
function sharedOnceAgreed(person: Sql, viewer: ViewerSql): Sql {
  const agreed = shared(person, viewer, EVERYTHING, EVERYTHING);
  return sql`(select case when 'OFFERED' = any(s.items) then s.items else ${EVERYTHING} end from (select ${agreed} as items) s)`;
}

/** The person agreed that the viewer's organisation sees also what is sensitive. */
function consented(person: Sql, viewer: ViewerSql): Sql {
  return sql`exists (select 1 from consent s where s.person_id = ${person} and s.organisation_id = ${viewer.organisation} and s.scope = 'SHARE_WITH_ORGANISATION' and s.given_at <= ${viewer.now} and (s.withdrawn_at is null or s.withdrawn_at > ${viewer.now}))`;
}

/** Link workers see their caseload and cover, and the unassigned queue of schemes where they may take from it. */
const LINK_WORKER_KINDS = `(r.kind in ('CASELOAD', 'COVER', 'EMERGENCY') or r.kind = 'TEAM' and r.stage = 'QUEUE')`;

/** Whoever handed a person over keeps a second row for two weeks, to read on and no longer to write. */
const HANDED_OVER = `(r.kind = 'CASELOAD' and not r.is_lead and r.until <= r.since + interval '14 days')`;

/** Which open relationships let each role know of a person. */
const knowing: { readonly [R in Role]?: (viewer: ViewerSql) => Sql } = {
  GP: () => raw(`r.kind in ('REGISTERED', 'REFERRED', 'EMERGENCY')`),
  LINK_WORKER: () => raw(LINK_WORKER_KINDS),
  TEAM_LEAD: () => raw(`r.kind in ('TEAM', 'EMERGENCY')`),
  CHARITY: (viewer) => sql`(r.kind = 'REFERRED' or ${supports(viewer)})`,
  REFERRER: () => raw(`r.kind = 'REFERRED'`),
  INTEGRATOR: () => raw(`r.kind = 'GRANTED'`),
};

/**
 * `known`: the person exists for the viewer. `care`: the viewer's role sees their care, not only that they exist.
 * `work`: a link worker may also write what they see of it. `sharedOnce…`: what `shared` would be then.
 * The kinds that serve each role are those of the design (DOMAIN: care relationship).
 */
export const facts: Readonly<Record<Role, Readonly<Record<string, Fact>>>> = {
  GP: {
    known: known('GP'),
    care: { sql: kinds(`r.kind in ('REGISTERED', 'EMERGENCY')`), implies: ['known'] },
  },
  LINK_WORKER: {
    known: known('LINK_WORKER', 'care'),
    care: known('LINK_WORKER', 'known'),
    work: { sql: kinds(`${LINK_WORKER_KINDS} and not ${HANDED_OVER}`), implies: ['care', 'known'] },
  },
  TEAM_LEAD: {
    known: known('TEAM_LEAD'),
    care: { sql: kinds(`(r.kind = 'EMERGENCY' or r.kind = 'TEAM' and r.stage <> 'PAST')`), implies: ['known'] },
  },
  CHARITY: {
    known: known('CHARITY'),
    referred: { sql: kinds(`r.kind = 'REFERRED'`), implies: ['known'] },
    shared: { sql: shared },
    sharedOnceAccepted: { sql: (person, viewer) => shared(person, viewer, ACCEPTED) },
    sharedOnceAgreed: { sql: sharedOnceAgreed },
  },
  REFERRER: { known: known('REFERRER') },
  INTEGRATOR: {
    known: known('INTEGRATOR', 'care'),
    care: known('INTEGRATOR', 'known'),
    consented: { sql: consented },
  },
  PRIVACY_OFFICER: {
    known: {
      sql: (person, viewer) =>
        sql`exists (select 1 from ${viewer.relationships} r where ${answeredFor(person, viewer)})`,
    },
  },
  ANALYST: {},
};

function known(role: Role, ...implies: readonly string[]): Fact {
  const sees = knowing[role] as (viewer: ViewerSql) => Sql;
  return { sql: (person, viewer) => related(person, viewer, sees(viewer)), implies };
}

export function factOf(role: Role, name: string): Fact {
  const fact = facts[role][name];
  if (!fact) throw new Error(`No fact "${name}" is known for ${role}.`);
  return fact;
}
