/** How the rows that statistics stand on are kept: those of whoever's record changed since the last time are made anew. */
import { Migration } from '@mikro-orm/migrations';
import { ASKING_LOCK } from './statistics-asked.js';
import { LAID_OUT, LAY_OUT, RANK } from './statistics-layout.js';

/** Every table whose change changes a row: by its person, and the transaction that wrote it last. */
const FOLLOWED = [
  'care_relationship',
  'referral',
  'referral_need',
  'contact_attempt',
  'conversation',
  'feedback',
  'plan',
  'goal',
  'connection',
  'attendance',
  'follow_up',
  'follow_up_barrier',
  'measurement',
];

/** What changes the rows of people of whom nothing changed: who answers for a scheme or practice, and what things are called. */
const AROUND = `
  select r.person_id from referral r join scheme s on s.id = r.scheme_id where s.changed_in >= v_seen
  union select h.person_id from statistics.home h join organisation o on o.id in (h.practice_id, h.pcn_id) where o.changed_in >= v_seen
  union select c.person_id from connection c join organisation o on o.id = c.organisation_id where o.changed_in >= v_seen
  union select c.person_id from connection c join asset a on a.id = c.asset_id where a.changed_in >= v_seen`;

/** Those of whom anything changed, or whose follow-up, done before or not, has become due or late since, by the calendar alone. */
const CHANGED = `
  select id from person where changed_in >= v_seen
  ${FOLLOWED.map((table) => `union select person_id from ${table} where changed_in >= v_seen`).join('\n  ')}
  union select person_id from follow_up where cancelled_at is null and due_on between least(v_last, v_day) and greatest(v_last, v_day)
  union ${AROUND}`;

const FACTS = `
  insert into statistics.fact
  select r.id, r.person_id,
    -- The whole part counts referrals, the millions above it the people whose first referral it is (see statistics.people).
    1 + 1e7 * (not exists (select from referral f where f.person_id = r.person_id and f.submitted_at is not null
      and (f.submitted_at, f.id) < (r.submitted_at, r.id)))::int,
    array_remove(array[h.practice_id, h.pcn_id, h.board_id, s.provider_id, s.commissioner_id], null),
    r.scheme_id, h.practice_id,
    (select c.party from care_relationship c where c.person_id = r.person_id and c.cause_id = r.id and c.kind = 'CASELOAD'
      and c.is_lead and c.since <= p_now and c.until > p_now order by c.since desc limit 1),
    s.name, to_char(l.sent, 'YYYY-MM'), to_char(l.sent, 'YYYY"-Q"Q'), to_char(l.sent, 'YYYY'),
    coalesce(h.pcn, 'NOT_KNOWN'), coalesce(h.practice, 'NOT_KNOWN'), r.source, r.status, coalesce(r.outcome, 'NONE'),
    (array['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54', 'FROM_55_TO_64',
      'FROM_65_TO_74', 'FROM_75_TO_84', 'FROM_85'])[width_bucket(extract(year from age(l.sent, p.birth_date))::int,
      array[18, 25, 35, 45, 55, 65, 75, 85]) + 1],
    p.gender, statistics.ethnicity_group(p.ethnicity), statistics.fifth(p.imd_decile),
    case when coalesce(c.green, false) then 'YES' else 'NO' end,
    coalesce(c.charities, '{NONE}'),
    coalesce((select array_agg(n.key order by n.key) from referral_need rn join need n on n.id = rn.need_id
      where rn.referral_id = r.id), '{NONE}'),
    case when p.access_needs = '{}' then '{NONE}' else p.access_needs end,
    coalesce(c.categories, '{NONE}'),
    (contact.reached - l.sent)::int,
    coalesce(a.attempts, 0), coalesce(v.conversations, 0), coalesce(v.minutes, 0) + coalesce(u.minutes, 0), coalesce(c.sessions, 0),
    array(select distinct unnest(coalesce(a.channels, '{}') || coalesce(v.channels, '{}')) order by 1),
    coalesce(g.achievements, '{}'), coalesce(c.statuses, '{}'),
    contact.reached is not null, coalesce(contact.reached - l.sent <= s.first_contact_within_days, false),
    r.engaged_at is not null, r.status = 'DECLINED', r.status = 'UNCONTACTABLE',
    g.agreed is true, g.set is true,
    c.statuses is not null, c.connected is true, c.accepted is true, c.signposted is true, c.warm is true,
    c.attended is true, c.sustained is true,
    u.due is true, u.done is true, u.late is true, u.met is true, u.resolved is true,
    r.ended_at is not null, exists (select from feedback f where f.referral_id = r.id and f.kind = 'OUTCOME')
  from referral r
    join person p on p.id = r.person_id
    join scheme s on s.id = r.scheme_id
    cross join lateral (select (r.submitted_at at time zone 'Europe/London')::date as sent) l
    left join lateral (select h.* from statistics.home h where h.person_id = r.person_id limit 1) h on true
    left join lateral (select count(*)::int as attempts, min(a.occurred_at) filter (where a.reached) as first_reached,
      array_agg(distinct a.channel) as channels from contact_attempt a
      where a.referral_id = r.id and a.entered_in_error_at is null) a on true
    left join lateral (select count(*)::int as conversations, min(v.occurred_at) as first_at, sum(v.minutes)::int as minutes,
      array_agg(distinct v.channel) as channels from conversation v
      where v.referral_id = r.id and v.entered_in_error_at is null) v on true
    cross join lateral (select (least(a.first_reached, v.first_at) at time zone 'Europe/London')::date as reached) contact
    left join lateral (select bool_or(pl.agreed_at is not null) as agreed, bool_or(g.id is not null) as set,
      array_agg(distinct g.achievement) filter (where g.achievement is not null) as achievements
      from plan pl left join goal g on g.plan_id = pl.id and pl.agreed_at is not null and g.lifecycle <> 'ENTERED_IN_ERROR'
      where pl.referral_id = r.id) g on true
    left join lateral (select array_agg(distinct c.status) as statuses,
        array_agg(distinct o.name) filter (where t.is_sent) as charities,
        bool_or(t.is_sent) as connected, bool_or(c.kind = 'SIGNPOST') as signposted,
        bool_or(c.status in ('ACCEPTED', 'INTRODUCED', 'NEVER_STARTED') or t.is_attended) as accepted,
        bool_or(t.is_sent and c.warm_handover) as warm, bool_or(t.is_attended) as attended,
        bool_or(c.status in ('PARTICIPATING', 'COMPLETED') or t.sessions > 1) as sustained,
        sum(t.sessions)::int as sessions, bool_or(t.is_sent and s.green_kind is not null) as green,
        (select array_agg(distinct k.key) from connection c2 join asset_category_link l on l.asset_id = c2.asset_id
          join asset_category k on k.id = l.category_id where c2.referral_id = r.id) as categories
      from connection c join asset s on s.id = c.asset_id join organisation o on o.id = c.organisation_id
        cross join lateral (select count(*)::int as sessions from attendance a where a.connection_id = c.id
          and a.entered_in_error_at is null and a.code in ('ATTENDED_ON_TIME', 'ATTENDED_LATE')) n
        cross join lateral (select n.sessions,
          c.kind = 'SUPPORTED' and (c.sent_at is not null or c.status in ('INTRODUCED', 'NEVER_STARTED')
            or c.status in ('ATTENDED_ONCE', 'PARTICIPATING', 'COMPLETED', 'DISENGAGED')) as is_sent,
          c.status in ('ATTENDED_ONCE', 'PARTICIPATING', 'COMPLETED', 'DISENGAGED') or n.sessions > 0 as is_attended) t
      where c.referral_id = r.id) c on true
    left join lateral (select bool_or(f.due_on <= v_day) as due, bool_or(f.due_on <= v_day and f.reached) as done,
        bool_or(f.due_on < v_day and f.occurred_at is null or (f.occurred_at at time zone 'Europe/London')::date > f.due_on) as late,
        sum(f.duration_minutes)::int as minutes, bool_or(b.met) as met, bool_or(b.resolved) as resolved
      from plan pl join follow_up f on f.plan_id = pl.id and f.cancelled_at is null and f.entered_in_error_at is null
        cross join lateral (select count(*) > 0 as met, bool_or(b.is_resolved) as resolved from follow_up_barrier b where b.follow_up_id = f.id) b
      where pl.referral_id = r.id) u on true
  where r.person_id = any(v_batch) and r.submitted_at is not null`;

const REGISTERED = `
  insert into statistics.registered
  select p.id, array_remove(array[h.practice_id, h.pcn_id, h.board_id], null), h.practice_id,
    statistics.ethnicity_group(p.ethnicity), statistics.fifth(p.imd_decile),
    case when p.access_needs = '{}' then '{NONE}' else p.access_needs end
  from person p join lateral (select h.* from statistics.home h where h.person_id = p.id limit 1) h on true
  where p.id = any(v_batch) and p.deceased_on is null and p.merged_into_id is null`;

const BACKGROUND = `statistics.registered r cross join lateral (values ('deprivation', array[r.deprivation]),
    ('ethnicity', array[r.ethnicity]), ('access_need', r.access_need)) d(dimension, members)`;

/** Few rows, and counted in one go. */
const POPULATION = `
  insert into statistics.value_set (dimension, members)
    select distinct d.dimension, d.members from ${BACKGROUND} except select dimension, members from statistics.value_set;
  perform statistics.rank();
  delete from statistics.population;
  insert into statistics.population
    select r.organisations, r.practice_id, d.dimension, s.ranks, count(*)
    from ${BACKGROUND} join statistics.value_set s using (dimension, members) group by 1, 2, 3, 4`;

const views = [
  `create function statistics.ethnicity_group(p_ethnicity text) returns text language sql immutable as $$
    select case when p_ethnicity in ('BRITISH', 'IRISH', 'OTHER_WHITE') then 'WHITE'
      when p_ethnicity in ('WHITE_AND_BLACK_CARIBBEAN', 'WHITE_AND_BLACK_AFRICAN', 'WHITE_AND_ASIAN', 'OTHER_MIXED') then 'MIXED'
      when p_ethnicity in ('INDIAN', 'PAKISTANI', 'BANGLADESHI', 'OTHER_ASIAN') then 'ASIAN'
      when p_ethnicity in ('CARIBBEAN', 'AFRICAN', 'OTHER_BLACK') then 'BLACK'
      when p_ethnicity in ('CHINESE', 'ANY_OTHER') then 'OTHER' else 'NOT_KNOWN' end $$`,
  `create function statistics.fifth(p_decile int) returns text language sql immutable as $$
    select coalesce(((p_decile + 1) / 2)::text, 'NOT_KNOWN') $$`,
  // The practice a person is registered with now, and what it is part of, by the codes analysts know them by.
  `create view statistics.home as select r.person_id, g.id as practice_id, coalesce(g.ods_code, g.name) as practice, n.id as pcn_id,
      coalesce(n.ods_code, n.name) as pcn, n.part_of_id as board_id
    from care_relationship r join organisation g on g.id = r.party and g.kind = 'GP_PRACTICE' left join organisation n on n.id = g.part_of_id
    where r.kind = 'REGISTERED' and r.until = 'infinity'`,
  `create view statistics.score as select p.referral_id, m.stage, m.taken_at, (m.taken_at at time zone 'Europe/London')::date as day, s.score, s.value
    from plan p join measurement m on m.plan_id = p.id
    cross join lateral (values ('SWEMWBS', m.metric_score), ('UCLA3', m.score), ('PAM', m.score), ('PHQ9', m.score), ('GAD7', m.score),
      ('ONS_LONELINESS', m.answers[1]::double precision), ('ONS4_SATISFIED', m.satisfied), ('ONS4_WORTHWHILE', m.worthwhile),
      ('ONS4_HAPPY', m.happy), ('ONS4_ANXIOUS', m.anxious)) s(score, value)
    where m.entered_in_error_at is null and s.value is not null
      and (s.score = m.instrument or m.instrument = 'ONS4' and s.score like 'ONS4%')`,
];

const REFRESH = `create function statistics.refresh(p_now timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    v_day date := (p_now at time zone 'Europe/London')::date;
    v_last date;
    v_seen xid8;
    v_to xid8 := pg_snapshot_xmin(pg_current_snapshot());
    v_people uuid[];
    v_batch uuid[];
    v_asked statistics.asked;
  begin
    if not pg_try_advisory_xact_lock(7205759403792) then
      return 0;
    end if;
    select seen_to, day into v_seen, v_last from statistics.refresh;
    v_seen := coalesce(v_seen, '0'::xid8);
    v_people := array(${CHANGED});
    for v_from in 1..cardinality(v_people) by 5000 loop
      v_batch := v_people[v_from:v_from + 4999];
      delete from statistics.fact where person_id = any(v_batch);
      delete from statistics.registered where person_id = any(v_batch);
      ${FACTS};
      ${REGISTERED};
    end loop;
    ${POPULATION};
    insert into statistics.refresh (as_of, day, seen_to) values (p_now, v_day, v_to)
      on conflict (only_one) do update set as_of = excluded.as_of, day = excluded.day, seen_to = excluded.seen_to;
    -- What was asked before is counted again, for the guard compares with it as it would be answered now; and what was asked
    -- meanwhile, when nobody is asking any more.
    for v_time in 1..2 loop
      if v_time = 2 then
        perform pg_advisory_xact_lock(${ASKING_LOCK});
      end if;
      for v_asked in select distinct on (scope, filter) * from statistics.asked where counted_in <> pg_current_xact_id() loop
        execute format('update statistics.asked set counted_in = default, size = (select count(*) from statistics.counted c where %s) where scope = %L and filter = %L',
          statistics.condition(v_asked.scope, v_asked.filter), v_asked.scope, v_asked.filter);
      end loop;
    end loop;
    return cardinality(v_people);
  end
  $$`;

const REFRESHED_ON = `create function statistics.refreshed_on() returns date language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select day from statistics.refresh $$`;

export class Migration20261123000101_statistics_refresh extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    for (const statement of [...views, RANK, LAY_OUT, ...LAID_OUT, REFRESH, REFRESHED_ON]) this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    this.addSql('grant execute on function statistics.refreshed_on() to kith_app');
    this.addSql('grant execute on function statistics.refresh(timestamptz) to kith_app, kith_owner');
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    this.addSql('drop function statistics.refreshed_on(), statistics.refresh(timestamptz)');
    this.addSql('drop function statistics.lay_out(), statistics.rank() cascade');
    this.addSql('drop view statistics.score, statistics.home');
    this.addSql('drop function statistics.fifth(int), statistics.ethnicity_group(text)');
    this.addSql('reset role');
  }
}
