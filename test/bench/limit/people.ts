/** The hand-written statements of a link worker's reads: the card, the list, the deep graph and the worklist. */
import {
  BY_NAME,
  IDENTITY,
  leadOf,
  leadOfReferral,
  lookedAfter,
  many,
  NEXT_FOLLOW_UP,
  nodes,
  OVERDUE,
  one,
  PHASE,
  pageInfo,
  STATE,
  WAITING_DAYS,
  WORKER,
} from './pieces.js';

/** $4 is the person. */
export const PERSON_CARD = `select json_build_object('person', (select row_to_json(x) from (
  select ${IDENTITY}, p.nhs_number as "nhsNumber", p.gender, p.preferred_language as "preferredLanguage",
    p.interpreter_needed as "interpreterNeeded", p.contact_prohibited as "contactProhibited",
    json_build_object('times', p.safe_contact_times, 'voicemailAllowed', p.safe_contact_voicemail_allowed,
      'textAllowed', p.safe_contact_text_allowed, 'wordsToAvoid', p.safe_contact_words_to_avoid) as "safeContact",
    json_build_object('line1', p.address_line1, 'city', p.address_city, 'postcode', p.address_postcode) as address,
    p.access_needs as "accessNeeds", p.long_term_conditions as "longTermConditions",
    json_build_object('mostImportantToMe', p.about_me_most_important_to_me,
      'howToCommunicateWithMe', p.about_me_how_to_communicate_with_me) as "aboutMe",
    ${one(`select o.id, o.name, o.phone from care_relationship r join organisation o on o.id = r.party
      where r.person_id = p.id and r.kind = 'REGISTERED' and r.since <= $2 and r.until > $2
      order by r.since desc, r.id limit 1`)} as "registeredPractice",
    ${leadOf('p.id')} as "leadLinkWorker",
    ${many(`select r.id, r.kind, r.stage, r.since,
        (select json_build_object('name', o.name) from organisation o where o.id = r.party) as organisation,
        ${one(`select ${WORKER} from member m where m.id = r.party`)} as member
      from care_relationship r where r.person_id = p.id and r.since <= $2 and r.until > $2
      order by r.since, r.id`)} as "careTeam",
    ${many(`select q.id, q.name, q.relationship, q.phone, q.is_emergency_contact as "isEmergencyContact"
      from related_person q where q.person_id = p.id`)} as "relatedPeople",
    ${many(`select k.id, k.kind, k.status from risk k where k.person_id = p.id order by k.raised_at desc, k.id desc`)} as risks,
    ${many(`select d.id, json_build_object('key', e.key, 'name', e.name) as need
      from referral_need d join need e on e.id = d.need_id where d.person_id = p.id
      order by d.created_at desc, d.id desc`)} as needs,
    ${nodes(`select f.id, f.reference, f.status, ${PHASE}, f.urgency, f.submitted_at as "submittedAt", ${WAITING_DAYS},
        ${leadOfReferral('f.id', 'p.id')} as "linkWorker"
      from referral f where f.person_id = p.id order by f.submitted_at desc nulls last, f.id desc limit 5`)} as referrals,
    ${nodes(`select l.id, l.status, l.what_matters as "whatMatters", l.review_due as "reviewDue",
        ${many(`select g.id, g.title, g.lifecycle, g.achievement,
            ${many(`select a.id, a.what, a.who, a.status, a.due_on as "dueOn" from action a where a.goal_id = g.id
              order by a.due_on nulls last, a.created_at, a.id`)} as actions
          from goal g where g.plan_id = l.id order by g.importance desc nulls last, g.created_at, g.id`)} as goals
      from plan l where l.person_id = p.id and l.status not in ('COMPLETED', 'ENDED_EARLY')
      order by l.agreed_at desc nulls last, l.id desc limit 2`)} as plans,
    json_build_object('totalCount', (select count(*) from connection c where c.person_id = p.id), 'nodes',
      ${many(`select c.id, c.status, c.sent_at as "sentAt",
          (select json_build_object('id', s.id, 'name', s.name, 'phone', s.phone) from asset s where s.id = c.asset_id) as asset
        from connection c where c.person_id = p.id order by c.updated_at desc, c.id desc limit 10`)}) as connections,
    ${NEXT_FOLLOW_UP} as "nextFollowUp",
    ${nodes(`select f.id, ${STATE} as state, f.occurred_at as "occurredAt", f.due_on as "dueOn",
        f.shareable_summary as "shareableSummary",
        ${many(`select b.id, b.barrier, b.is_resolved as "isResolved" from follow_up_barrier b where b.follow_up_id = f.id`)} as barriers
      from follow_up f where f.person_id = p.id order by f.due_on nulls last, f.id limit 5`)} as "followUps",
    ${nodes(`select s.id, s.instrument, s.stage, s.taken_at as "takenAt", s.score from measurement s
      where s.person_id = p.id order by s.taken_at desc, s.id desc limit 5`)} as measurements
  from person p where p.id = surviving_person($4) and ${lookedAfter('p.id')}
) x))::text, (select array_agg(p.id::text) from person p where p.id = surviving_person($4) and ${lookedAfter('p.id')})`;

/** The people on a member's caseload ($4), as far as the viewer looks after them: a page of $5, and how many there are. */
const page = (columns: string): string => `with listed as materialized (
    select p.id, row_number() over (order by ${BY_NAME}) as n, count(*) over () as total
    from person p where ${lookedAfter('p.id')} and exists (select from care_relationship r
      where r.person_id = p.id and r.kind = 'CASELOAD' and r.party = $4 and r.since <= $2 and r.until > $2)
    order by ${BY_NAME} limit $5::int + 1
  ), page as (
    select l.n, ${columns} from listed l join person p on p.id = l.id
  )`;

const PERSONS = `(select array_agg(p.id::text) from page p where p.n <= $5)`;
const PEOPLE_INFO = pageInfo('page p', '$5', `p."familyName", p."givenName", p.id`);

export const CASELOAD = `${page(`${IDENTITY}, split_part(p.address_postcode, ' ', 1) as area,
    p.contact_prohibited as "contactProhibited"`)}
  select json_build_object('people', json_build_object(
    'totalCount', coalesce((select max(total) from listed), 0), 'pageInfo', ${PEOPLE_INFO}, 'nodes', ${many(`
    select p.id, p."givenName", p."familyName", p."preferredName", p.pronouns, p."birthDate", p.age, p.phone, p.area,
      p."contactProhibited",
      ${many(`select d.id, json_build_object('name', e.name) as need from referral_need d join need e on e.id = d.need_id
        where d.person_id = p.id order by d.created_at desc, d.id desc`)} as needs,
      ${nodes(`select f.id, f.reference, f.status, ${PHASE}, f.urgency, ${WAITING_DAYS} from referral f
        where f.person_id = p.id
          and f.status not in ('REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED')
        order by f.submitted_at desc nulls last, f.id desc limit 1`)} as referrals,
      ${many(`select c.status, count(*) as count from connection c where c.person_id = p.id group by 1`)} as "connectionsByStatus",
      ${nodes(`select c.id, c.status, (select json_build_object('id', s.id, 'name', s.name) from asset s where s.id = c.asset_id) as asset
        from connection c where c.person_id = p.id
          and c.status not in ('DECLINED_BY_PERSON', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY',
            'NEVER_STARTED', 'COMPLETED', 'DISENGAGED', 'WITHDRAWN', 'TRIED', 'NOT_TRIED', 'UNKNOWN')
        order by c.updated_at desc, c.id desc limit 5`)} as connections,
      ${NEXT_FOLLOW_UP} as "nextFollowUp"
    from page p where p.n <= $5 order by p.n`)}))::text, ${PERSONS}`;

const BANDS = `(array['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54', 'FROM_55_TO_64',
  'FROM_65_TO_74', 'FROM_75_TO_84', 'FROM_85'])[width_bucket(p.age, array[18, 25, 35, 45, 55, 65, 75, 85]) + 1]`;

export const DEEP_GRAPH = `${page(IDENTITY)}
  select json_build_object('people', json_build_object('pageInfo', ${PEOPLE_INFO}, 'nodes', ${many(`
    select p.id, p."givenName", p."familyName", p."preferredName", p.pronouns, p."birthDate", p.age, p.phone,
      ${BANDS} as "ageBand", ${leadOf('p.id')} as "leadLinkWorker",
      ${nodes(`select f.id, f.status, f.urgency, f.submitted_at as "submittedAt",
          (select json_build_object('id', o.id, 'name', o.name) from organisation o where o.id = f.source_organisation_id) as "sourceOrganisation",
          ${many(`select d.id, json_build_object('name', e.name) as need from referral_need d join need e on e.id = d.need_id
            where d.referral_id = f.id order by d.created_at, d.id`)} as needs
        from referral f where f.person_id = p.id order by f.submitted_at desc nulls last, f.id desc limit 2`)} as referrals,
      ${nodes(`select l.id, l.status, l.agreed_at as "agreedAt",
          ${many(`select g.id, g.title, g.lifecycle, g.achievement,
              ${many(`select a.id, a.what, a.status from action a where a.goal_id = g.id
                order by a.due_on nulls last, a.created_at, a.id`)} as actions
            from goal g where g.plan_id = l.id order by g.importance desc nulls last, g.created_at, g.id`)} as goals
        from plan l where l.person_id = p.id order by l.agreed_at desc nulls last, l.id desc limit 2`)} as plans,
      ${nodes(`select c.id, c.status, c.sent_at as "sentAt",
          (select json_build_object('id', s.id, 'name', s.name, 'organisation', json_build_object('id', o.id, 'name', o.name))
            from asset s join organisation o on o.id = s.organisation_id where s.id = c.asset_id) as asset,
          ${nodes(`select t.id, t.occurred_on as "occurredOn", t.code from attendance t where t.connection_id = c.id
            order by t.occurred_on desc, t.id desc limit 4`)} as attendances,
          ${nodes(`select h.id, h."to", h.occurred_at as "occurredAt" from connection_transition h
            where h.connection_id = c.id order by h.occurred_at, h.id limit 5`)} as history,
          ${nodes(`select f.id, ${STATE} as state, f.occurred_at as "occurredAt", f.due_on as "dueOn",
              (select json_build_object('id', m.id, 'name', m.name) from member m where m.id = f.assigned_to_id) as "assignedTo",
              ${many(`select b.id, b.barrier from follow_up_barrier b where b.follow_up_id = f.id`)} as barriers
            from follow_up f where f.connection_id = c.id order by f.due_on nulls last, f.id limit 3`)} as "followUps"
        from connection c where c.person_id = p.id order by c.updated_at desc, c.id desc limit 5`)} as connections,
      ${nodes(`select v.id, v.occurred_at as "occurredAt", v.summary from conversation v where v.person_id = p.id
        order by v.occurred_at desc, v.id desc limit 3`)} as conversations,
      ${nodes(`select t.id, t.channel, t.reached from contact_attempt t where t.person_id = p.id
        order by t.occurred_at desc, t.id desc limit 3`)} as attempts,
      ${nodes(`select s.id, s.instrument, s.stage, s.score from measurement s where s.person_id = p.id
        order by s.taken_at desc, s.id desc limit 3`)} as measurements
    from page p where p.n <= $5 order by p.n`)}))::text, ${PERSONS}`;

/** A page of $4 of what is open, the longest due first. */
export const WORKLIST = `with listed as materialized (
    select f.id, row_number() over (order by f.due_on nulls last, f.id) as n, count(*) over () as total
    from follow_up f where f.occurred_at is null and f.cancelled_at is null and f.due_on is not null
      and ${lookedAfter('f.person_id')}
    order by f.due_on nulls last, f.id limit $4::int + 1
  ), page as (
    select l.n, f.* from listed l join follow_up f on f.id = l.id
  )
  select json_build_object('followUps', json_build_object(
    'totalCount', coalesce((select max(total) from listed), 0),
    'pageInfo', ${pageInfo('page f', '$4', 'f.due_on, f.id')}, 'edges',
    (select coalesce(json_agg(json_build_object(
      'cursor', encode(convert_to(json_build_array(f.due_on, f.id)::text, 'UTF8'), 'base64'), 'node',
      ${one(`select f.id, ${STATE} as state, f.due_on as "dueOn", ${OVERDUE} as "isOverdue", f.channel,
        ${one(`select ${WORKER} from member m where m.id = f.assigned_to_id`)} as "assignedTo",
        json_build_object('id', p.id, 'preferredName', p.preferred_name, 'familyName', p.family_name, 'phone', p.phone,
          'contactVia', case when p.contact_prohibited then 'LINK_WORKER' else 'DIRECT' end) as person,
        (select json_build_object('id', c.id, 'status', c.status, 'asset', json_build_object('id', s.id, 'name', s.name))
          from connection c join asset s on s.id = c.asset_id where c.id = f.connection_id) as connection`)}) order by f.n), '[]')
      from page f join person p on p.id = f.person_id where f.n <= $4)))::text,
  (select array_agg(distinct f.person_id::text) from page f where f.n <= $4)`;
