/** Pieces the hand-written statements share. In all of them $1 are the viewer's parties, $2 is now and $3 is today. */

export const many = (select: string): string => `(select coalesce(json_agg(row_to_json(x)), '[]') from (${select}) x)`;
export const one = (select: string): string => `(select row_to_json(x) from (${select}) x)`;
export const nodes = (select: string): string => `(select json_build_object('nodes', ${many(select)}))`;

/** `r` is an open relationship between the person and a party of the viewer, whom the person does not object to. */
export const tied = (person: string, role: string): string =>
  `r.person_id = ${person} and r.party = any($1) and r.since <= $2 and r.until > $2 and '${role}' <> all(r.closed_to)`;

/** The people a link worker looks after: own, covered, in an emergency, or waiting in the team's queue. */
export const lookedAfter = (person: string): string =>
  `exists (select from care_relationship r where ${tied(person, 'LINK_WORKER')}
    and (r.kind in ('CASELOAD', 'COVER', 'EMERGENCY') or r.kind = 'TEAM' and r.stage = 'QUEUE'))`;

export const IDENTITY = `p.id, p.given_name as "givenName", p.family_name as "familyName",
  p.preferred_name as "preferredName", p.pronouns, p.birth_date as "birthDate",
  extract(year from age(coalesce(p.deceased_on, $3), p.birth_date))::int as age, p.phone`;

export const BY_NAME = `p.family_name collate kith_text, p.given_name collate kith_text, p.id`;

export const WORKER = `m.id, m.name, m.job_title as "jobTitle", m.work_phone as "workPhone"`;

export const leadOf = (person: string): string =>
  one(`select ${WORKER} from care_relationship r join member m on m.id = r.party
    where r.person_id = ${person} and r.kind = 'CASELOAD' and r.is_lead and r.since <= $2 and r.until > $2
    order by r.since desc, r.id limit 1`);

/** Who leads, or last led, the work on a referral. */
export const leadOfReferral = (referral: string, person: string): string =>
  one(`select ${WORKER} from care_relationship r join member m on m.id = r.party
    where r.cause_id = ${referral} and r.person_id = ${person} and r.kind = 'CASELOAD' and r.is_lead
    order by r.since desc, r.until desc, r.id limit 1`);

export const STATE = `case when f.cancelled_at is not null then 'CANCELLED' when f.reached then 'REACHED'
  when f.occurred_at is not null then 'NOT_REACHED' when f.due_on < $3 then 'OVERDUE'
  when f.due_on is not null then 'DUE' end`;

export const OVERDUE = `(f.cancelled_at is null and f.reached is not true and f.occurred_at is null
  and coalesce(f.due_on < $3, false))`;

export const NEXT_FOLLOW_UP = one(`select f.id, f.due_on as "dueOn", ${OVERDUE} as "isOverdue" from follow_up f
  where f.person_id = p.id and f.occurred_at is null and f.cancelled_at is null
  order by f.due_on nulls last, f.id limit 1`);

export const WAITING_DAYS = `((coalesce(f.engaged_at, f.ended_at, $2) at time zone 'Europe/London')::date
  - (f.submitted_at at time zone 'Europe/London')::date) as "waitingDays"`;

/** How far the work on an engaged referral `f` has come. */
export const PHASE = `case when f.status <> 'ENGAGED' then null
  when exists (select from plan l where l.referral_id = f.id and (l.status = 'IN_REVIEW' or exists (select from follow_up u
    where u.plan_id = l.id and u.reached and u.entered_in_error_at is null))) then 'REVIEWING'
  when exists (select from connection c where c.referral_id = f.id
    and c.status not in ('PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON')) then 'CONNECTED'
  when exists (select from plan l where l.referral_id = f.id) then 'PLANNING'
  when exists (select from conversation v where v.referral_id = f.id and v.entered_in_error_at is null) then 'TALKING'
  end as phase`;

/** Cursors are the last row's sort keys, unsigned: this server has nothing that reads them. */
export const pageInfo = (page: string, first: string, keys: string): string => `json_build_object(
  'hasNextPage', (select count(*) from ${page}) > ${first},
  'endCursor', (select encode(convert_to(json_build_array(${keys})::text, 'UTF8'), 'base64')
    from ${page} where n <= ${first} order by n desc limit 1))`;
