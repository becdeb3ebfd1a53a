/** The hand-written statements of a charity's, a record system's and anyone's reads: people, plans and assets. */
import { many, nodes, pageInfo, STATE, tied, WORKER } from './pieces.js';

/** A charity member may be limited to some assets ($5; null: to none): a connection counts only where it leads to one. */
const supports = `r.kind = 'SUPPORTING' and ($5::uuid[] is null or connection_leads_to(r.cause_id, $5))`;

const OFFERED = `('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')`;
const ACCEPTED = `('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')`;

const agreed = (item: string, value: string, name: string): string =>
  `case when '${item}' = any(i.items) then ${value} end as "${name}"`;
const named = (value: string, name: string): string =>
  `case when 'NAME' = any(i.items) or i.referred then ${value} end as "${name}"`;
const offered = (value: string, name: string): string => `case when c.offered then ${value} end as "${name}"`;

/** $4 is the charity; a page of $6. */
export const CHARITY_LIST = `with listed as materialized (
    select p.id, row_number() over (order by p.id) as n, count(*) over () as total from person p
    where exists (select from care_relationship r where ${tied('p.id', 'CHARITY')} and (r.kind = 'REFERRED' or ${supports}))
    order by p.id limit $6::int + 1
  ), page as (
    select l.n, p.* from listed l join person p on p.id = l.id
  )
  select json_build_object('people', json_build_object('totalCount', coalesce((select max(total) from listed), 0),
    'pageInfo', ${pageInfo('page p', '$6', 'p.id')}, 'nodes', ${many(`
    select p.id, ${named('p.preferred_name', 'preferredName')}, ${named('p.given_name', 'givenName')},
      ${named('p.pronouns', 'pronouns')},
      ${agreed(
        'OFFERED',
        `(array['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54', 'FROM_55_TO_64',
          'FROM_65_TO_74', 'FROM_75_TO_84', 'FROM_85'])[width_bucket(extract(year from
            age(coalesce(p.deceased_on, $3), p.birth_date))::int, array[18, 25, 35, 45, 55, 65, 75, 85]) + 1]`,
        'ageBand',
      )},
      ${agreed('OFFERED', `split_part(p.address_postcode, ' ', 1)`, 'area')},
      ${agreed('OFFERED', 'p.preferred_language', 'preferredLanguage')},
      ${agreed('OFFERED', 'p.interpreter_needed', 'interpreterNeeded')},
      ${agreed('OFFERED', 'p.reasonable_adjustments', 'reasonableAdjustments')},
      ${agreed('OFFERED', 'p.access_needs', 'accessNeeds')},
      ${agreed('OFFERED', `case when p.contact_prohibited then 'LINK_WORKER' else 'DIRECT' end`, 'contactVia')},
      ${agreed('CONTACT', 'p.phone', 'phone')}, ${agreed('CONTACT', 'p.email', 'email')},
      ${many(`select q.id, q.name, q.relationship, q.phone from related_person q
        where q.person_id = p.id and q.is_emergency_contact and 'EMERGENCY_CONTACT' = any(i.items)`)} as "relatedPeople",
      ${nodes(`select c.id, c.status, ${offered('c.message', 'message')},
          case when c.accepted and 'CAUTIONS' = any(c.shared) then c.cautions end as cautions,
          case when c.accepted and 'BARRIERS' = any(c.shared) then c.barriers_foreseen end as "barriersForeseen",
          ${offered('c.shared', 'shared')}, c.sent_at as "sentAt", c.ended_at as "endedAt",
          ${offered(`(select json_build_object('id', s.id, 'name', s.name) from asset s where s.id = c.asset_id)`, 'asset')},
          ${offered(
            `(select row_to_json(x) from (select ${WORKER} from care_relationship r join member m on m.id = r.party
              where r.cause_id = c.referral_id and r.person_id = c.person_id and r.kind = 'CASELOAD' and r.is_lead
              order by r.since desc, r.until desc, r.id limit 1) x)`,
            'linkWorker',
          )},
          case when c.accepted and 'GOAL' = any(c.shared) then (select json_build_object('id', g.id, 'title', g.title)
            from goal g where g.id = c.goal_id and exists (select from connection k join care_relationship r on r.cause_id = k.id
              where k.goal_id = g.id and 'GOAL' = any(k.shared) and ${tied('g.person_id', 'CHARITY')} and ${supports}
                and r.stage = 'ACCEPTED')) end as goal,
          ${offered(
            `json_build_object('totalCount', (select count(*) from attendance t where t.connection_id = c.id
                and c.open and t.organisation_id = $4), 'nodes',
              ${many(`select t.id, t.occurred_on as "occurredOn", t.code from attendance t where t.connection_id = c.id
                and c.open and t.organisation_id = $4 order by t.occurred_on desc, t.id desc limit 10`)})`,
            'attendances',
          )},
          ${offered(
            nodes(`select f.id, ${STATE} as state, f.due_on as "dueOn", f.how_it_goes as "howItGoes" from follow_up f
              where f.connection_id = c.id and c.open and f.organisation_id = $4 order by f.due_on nulls last, f.id limit 5`),
            'followUps',
          )}
        from (select c.*, c.status in ${OFFERED} as offered, c.status in ${ACCEPTED} as accepted, o.open
          from connection c cross join lateral (select bool_or(r.stage in ('OFFERED', 'ACCEPTED')) as open
            from care_relationship r where ${tied('c.person_id', 'CHARITY')} and r.cause_id = c.id and ${supports}) o
          where c.person_id = p.id and c.organisation_id = $4 and o.open is not null
          order by c.updated_at desc, c.id desc limit 10) c
        order by c.updated_at desc, c.id desc`)} as connections
    from page p cross join lateral (
      select coalesce((select array_agg(s.item) from care_relationship r join connection c on c.id = r.cause_id
          cross join lateral unnest(case r.stage when 'ACCEPTED' then array['OFFERED', 'ACCEPTED'] || c.shared
            when 'OFFERED' then array['OFFERED'] else '{}'::text[] end) s(item)
          where ${tied('p.id', 'CHARITY')} and ${supports}
            and (s.item not in ('CONTACT', 'ADDRESS', 'EMERGENCY_CONTACT') or not p.contact_prohibited)), '{}') as items,
        exists (select from care_relationship r where ${tied('p.id', 'CHARITY')} and r.kind = 'REFERRED') as referred
      offset 0) i
    where p.n <= $6 order by p.n`)}))::text, (select array_agg(p.id::text) from page p where p.n <= $6)`;

/** What a sensitive need brought about exists for a system ($3) only where the person consented. */
const tellable = (alias: string): string => `(not ${alias}.is_sensitive or exists (select from consent s
  where s.person_id = p.id and s.organisation_id = $3 and s.scope = 'SHARE_WITH_ORGANISATION' and s.given_at <= $2
    and (s.withdrawn_at is null or s.withdrawn_at > $2)))`;

/** Open plans of people whose practice grants the system ($3) access, the latest change first: a page of $4. */
export const INTEGRATOR_PLANS = `with page as materialized (
    select l.*, row_number() over (order by l.updated_at desc, l.id desc) as n from plan l
    where l.status not in ('COMPLETED', 'ENDED_EARLY') and exists (select from care_relationship r
      where ${tied('l.person_id', 'INTEGRATOR')} and r.kind = 'GRANTED')
    order by l.updated_at desc, l.id desc limit $4::int + 1
  )
  select json_build_object('plans', json_build_object('pageInfo', ${pageInfo('page l', '$4', 'l.updated_at, l.id')}, 'nodes', ${many(`
    select l.id, l.version, l.updated_at as "updatedAt", l.status, l.agreed_at as "agreedAt", l.review_due as "reviewDue",
      json_build_object('id', p.id, 'nhsNumber', p.nhs_number, 'familyName', p.family_name, 'givenName', p.given_name,
        'birthDate', p.birth_date, 'registeredPractice', (select json_build_object('id', o.id, 'odsCode', o.ods_code)
          from care_relationship r join organisation o on o.id = r.party
          where r.person_id = p.id and r.kind = 'REGISTERED' and r.since <= $2 and r.until > $2
          order by r.since desc, r.id limit 1)) as person,
      ${many(`select g.id, g.title, g.lifecycle, g.achievement, g.lifecycle_since as "lifecycleSince", g.due_on as "dueOn"
        from goal g where g.plan_id = l.id and ${tellable('g')} order by g.importance desc nulls last, g.created_at, g.id`)} as goals,
      ${nodes(`select c.id, c.status, c.sent_at as "sentAt", c.ended_at as "endedAt",
          (select json_build_object('id', s.id, 'name', s.name) from asset s where s.id = c.asset_id) as asset
        from connection c where c.plan_id = l.id and ${tellable('c')} order by c.updated_at desc, c.id desc limit 10`)} as connections,
      ${nodes(`select s.id, s.instrument, s.stage, s.taken_at as "takenAt", s.score from measurement s
        where s.plan_id = l.id order by s.taken_at desc, s.id desc limit 10`)} as measurements
    from page l join person p on p.id = l.person_id where l.n <= $4 order by l.n`)}))::text,
  (select array_agg(distinct l.person_id::text) from page l where l.n <= $4)`;

/** Kilometres between a location and the point ($2, $3): haversine, mean Earth radius. */
const KILOMETRES = `12742.0176 * asin(sqrt(least(1.0::float8, sin(radians(l.latitude - $2::float8) / 2) ^ 2
  + cos(radians($2::float8)) * cos(radians(l.latitude)) * sin(radians(l.longitude - $3::float8) / 2) ^ 2)))`;

/** Within $4 km, with the text $5, in a category of $6: a page of $7, the nearest first. Assets are for all but analysts. */
export const ASSET_SEARCH = `with near as materialized (
    select a.id, (select min(${KILOMETRES}) from location l where l.asset_id = a.id) as km from asset a
    where (a.name ilike $5 or a.description ilike $5)
      and exists (select from asset_category_link k join asset_category y on y.id = k.category_id
        where k.asset_id = a.id and y.key = any($6))
  ), listed as materialized (
    select id, km, row_number() over (order by km, id) as n, count(*) over () as total
    from near where km <= $4::float8 order by km, id limit $7::int + 1
  ), page as (
    select l.n, l.km, a.* from listed l join asset a on a.id = l.id
  )
  select json_build_object('assets', json_build_object('totalCount', coalesce((select max(total) from listed), 0),
    'pageInfo', ${pageInfo('page a', '$7', 'a.km, a.id')}, 'nodes', ${many(`
    select a.id, a.name, a.status, a.green_kind as "greenKind",
      case when a.status <> 'ACTIVE' then false else a.available_places > 0 end as "hasCapacity",
      (select case when bool_or(c.amount > 0) then false when bool_and(c.amount is not null) then true end from cost_option c
        where c.asset_id = a.id and coalesce(c.valid_from <= $1::date, true) and coalesce(c.valid_to >= $1::date, true)) as "isFree",
      a.languages, a.accessibility, a.phone,
      (select json_build_object('id', o.id, 'name', o.name) from organisation o where o.id = a.organisation_id) as organisation,
      ${many(`select y.id, y.name from asset_category_link k join asset_category y on y.id = k.category_id
        where k.asset_id = a.id`)} as categories,
      round(a.km::numeric, 2)::float8 as "distanceKm",
      ${many(`select l.id, l.address_line as "addressLine", l.city, l.postcode from location l where l.asset_id = a.id`)} as locations,
      ${many(`select c.id, c.option, c.amount from cost_option c where c.asset_id = a.id`)} as "costOptions"
    from page a where a.n <= $7 order by a.n`)}))::text, '{}'::text[]`;
