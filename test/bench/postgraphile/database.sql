-- What PostGraphile is given beside Kith's own tables, roles and row policies: computed columns and lists, as its
-- documentation advises for what no column holds. All are plain SQL, and those of a row
-- give a set of one, so that PostgreSQL can take them apart.
create schema bench;
grant usage on schema bench to kith_viewer, kith_reader, kith_app;
set search_path = bench, public;

create function bench.now() returns timestamptz language sql stable as $$
  select current_setting('kith.now')::timestamptz $$;
create function bench.today() returns date language sql stable as $$
  select (current_setting('kith.now')::timestamptz at time zone 'Europe/London')::date $$;
create function bench.parties() returns uuid[] language sql stable as $$
  select current_setting('kith.parties')::uuid[] $$;

create function bench.person_age(p public.person) returns int language sql stable as $$
  select extract(year from age(coalesce(p.deceased_on, bench.today()), p.birth_date))::int $$;
create function bench.person_age_band(p public.person) returns text language sql stable as $$
  select (array['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54', 'FROM_55_TO_64',
    'FROM_65_TO_74', 'FROM_75_TO_84', 'FROM_85'])[width_bucket(bench.person_age(p), array[18, 25, 35, 45, 55, 65, 75, 85]) + 1] $$;
create function bench.person_area(p public.person) returns text language sql stable as $$
  select split_part(p.address_postcode, ' ', 1) $$;
create function bench.person_contact_via(p public.person) returns text language sql stable as $$
  select case when p.contact_prohibited then 'LINK_WORKER' else 'DIRECT' end $$;
create function bench.person_registered_practice(p public.person) returns setof public.organisation rows 1 language sql stable as $$
  select o.* from public.care_relationship r join public.organisation o on o.id = r.party
  where r.person_id = p.id and r.kind = 'REGISTERED' and r.since <= bench.now() and r.until > bench.now()
  order by r.since desc, r.id limit 1 $$;
create function bench.person_lead_link_worker(p public.person) returns setof public.member rows 1 language sql stable as $$
  select m.* from public.care_relationship r join public.member m on m.id = r.party
  where r.person_id = p.id and r.kind = 'CASELOAD' and r.is_lead and r.since <= bench.now() and r.until > bench.now()
  order by r.since desc, r.id limit 1 $$;
create function bench.person_care_team(p public.person) returns setof public.care_relationship language sql stable as $$
  select r.* from public.care_relationship r
  where r.person_id = p.id and r.since <= bench.now() and r.until > bench.now() order by r.since, r.id $$;
-- Who a party is: PostGraphile is told of references that no constraint holds.
comment on table public.care_relationship is E'@foreignKey (party) references public.organisation (id)|@fieldName organisation\n@foreignKey (party) references public.member (id)|@fieldName member';

create function bench.referral_phase(f public.referral) returns text language sql stable as $$
  select case when f.status <> 'ENGAGED' then null
    when exists (select from public.plan l where l.referral_id = f.id and (l.status = 'IN_REVIEW' or exists (
      select from public.follow_up u where u.plan_id = l.id and u.reached and u.entered_in_error_at is null))) then 'REVIEWING'
    when exists (select from public.connection c where c.referral_id = f.id
      and c.status not in ('PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON')) then 'CONNECTED'
    when exists (select from public.plan l where l.referral_id = f.id) then 'PLANNING'
    when exists (select from public.conversation v where v.referral_id = f.id and v.entered_in_error_at is null) then 'TALKING'
  end $$;
create function bench.referral_waiting_days(f public.referral) returns int language sql stable as $$
  select (coalesce(f.engaged_at, f.ended_at, bench.now()) at time zone 'Europe/London')::date
    - (f.submitted_at at time zone 'Europe/London')::date $$;
create function bench.referral_link_worker(f public.referral) returns setof public.member rows 1 language sql stable as $$
  select m.* from public.care_relationship r join public.member m on m.id = r.party
  where r.cause_id = f.id and r.person_id = f.person_id and r.kind = 'CASELOAD' and r.is_lead
  order by r.since desc, r.until desc, r.id limit 1 $$;

create function bench.follow_up_state(f public.follow_up) returns text language sql stable as $$
  select case when f.cancelled_at is not null then 'CANCELLED' when f.reached then 'REACHED'
    when f.occurred_at is not null then 'NOT_REACHED' when f.due_on < bench.today() then 'OVERDUE'
    when f.due_on is not null then 'DUE' end $$;
create function bench.follow_up_is_overdue(f public.follow_up) returns boolean language sql stable as $$
  select f.cancelled_at is null and f.reached is not true and f.occurred_at is null and coalesce(f.due_on < bench.today(), false) $$;

-- Lists of a person that are cut or ordered as no index of PostGraphile's own arguments is.
create function bench.person_open_referrals(p public.person) returns setof public.referral language sql stable as $$
  select f.* from public.referral f where f.person_id = p.id
    and f.status not in ('REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED')
  order by f.submitted_at desc nulls last, f.id desc $$;
create function bench.person_open_plans(p public.person) returns setof public.plan language sql stable as $$
  select l.* from public.plan l where l.person_id = p.id and l.status not in ('COMPLETED', 'ENDED_EARLY')
  order by l.agreed_at desc nulls last, l.id desc $$;
create function bench.person_open_connections(p public.person) returns setof public.connection language sql stable as $$
  select c.* from public.connection c where c.person_id = p.id
    and c.status not in ('DECLINED_BY_PERSON', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY', 'NEVER_STARTED',
      'COMPLETED', 'DISENGAGED', 'WITHDRAWN', 'TRIED', 'NOT_TRIED', 'UNKNOWN')
  order by c.updated_at desc, c.id desc $$;
create type bench.status_count as (status text, count int);
create function bench.person_connections_by_status(p public.person) returns setof bench.status_count language sql stable as $$
  select c.status, count(*)::int from public.connection c where c.person_id = p.id group by 1 $$;
create function bench.person_next_follow_up(p public.person) returns setof public.follow_up rows 1 language sql stable as $$
  select f.* from public.follow_up f where f.person_id = p.id and f.occurred_at is null and f.cancelled_at is null
  order by f.due_on nulls last, f.id limit 1 $$;

-- Root lists.
create function bench.caseload(link_worker uuid) returns setof public.person language sql stable as $$
  select p.* from public.person p where exists (select from public.care_relationship r where r.person_id = p.id
    and r.kind = 'CASELOAD' and r.party = link_worker and r.since <= bench.now() and r.until > bench.now())
  order by p.family_name collate public.kith_text, p.given_name collate public.kith_text, p.id $$;
-- It starts from the viewer's own people: row security alone would look for them in each of all follow-ups, for seconds.
create function bench.worklist() returns setof public.follow_up language sql stable as $$
  select f.* from public.follow_up f where f.occurred_at is null and f.cancelled_at is null and f.due_on is not null
    and f.person_id in (select r.person_id from public.own_relationship r)
  order by f.due_on nulls last, f.id $$;
create function bench.open_plans() returns setof public.plan language sql stable as $$
  select l.* from public.plan l where l.status not in ('COMPLETED', 'ENDED_EARLY') order by l.updated_at desc, l.id desc $$;

create function bench.kilometres(l public.location, latitude float8, longitude float8) returns float8 language sql immutable as $$
  select 12742.0176 * asin(sqrt(least(1.0::float8, sin(radians(l.latitude - latitude) / 2) ^ 2
    + cos(radians(latitude)) * cos(radians(l.latitude)) * sin(radians(l.longitude - longitude) / 2) ^ 2))) $$;
create function bench.assets_near(latitude float8, longitude float8, within_km float8, words text, category text[])
  returns setof public.asset language sql stable as $$
  select a.* from public.asset a
    cross join lateral (select min(bench.kilometres(l, assets_near.latitude, assets_near.longitude)) as km from public.location l where l.asset_id = a.id) d
  where (a.name ilike '%' || words || '%' or a.description ilike '%' || words || '%')
    and exists (select from public.asset_category_link k join public.asset_category y on y.id = k.category_id
      where k.asset_id = a.id and y.key = any(category))
    and d.km <= within_km
  order by d.km, a.id $$;
create function bench.asset_distance_km(a public.asset, latitude float8, longitude float8) returns float8 language sql stable as $$
  select round(min(bench.kilometres(l, asset_distance_km.latitude, asset_distance_km.longitude))::numeric, 2)::float8 from public.location l where l.asset_id = a.id $$;
create function bench.asset_has_capacity(a public.asset) returns boolean language sql stable as $$
  select case when a.status <> 'ACTIVE' then false else a.available_places > 0 end $$;
create function bench.asset_is_free(a public.asset) returns boolean language sql stable as $$
  select case when bool_or(c.amount > 0) then false when bool_and(c.amount is not null) then true end from public.cost_option c
  where c.asset_id = a.id and coalesce(c.valid_from <= bench.today(), true) and coalesce(c.valid_to >= bench.today(), true) $$;
create function bench.asset_categories(a public.asset) returns setof public.asset_category language sql stable as $$
  select y.* from public.asset_category_link k join public.asset_category y on y.id = k.category_id where k.asset_id = a.id $$;

-- What a charity may know of a person goes by what was agreed: worked out once for a row, as one value.
-- (Of a value with nothing in it PostgreSQL says that it is null: the row it is of is always in it.)
create type bench.person_for_charity as (person uuid, preferred_name text, given_name text, pronouns text, age_band text, area text,
  preferred_language text, interpreter_needed boolean, reasonable_adjustments text[], access_needs text[], contact_via text,
  phone text, email text);
create function bench.person_for_charity(p public.person) returns setof bench.person_for_charity rows 1 language sql stable as $$
  select (row(p.id,
    case when i.named then p.preferred_name end, case when i.named then p.given_name end, case when i.named then p.pronouns end,
    case when 'OFFERED' = any(i.items) then bench.person_age_band(p) end,
    case when 'OFFERED' = any(i.items) then bench.person_area(p) end,
    case when 'OFFERED' = any(i.items) then p.preferred_language end,
    case when 'OFFERED' = any(i.items) then p.interpreter_needed end,
    case when 'OFFERED' = any(i.items) then p.reasonable_adjustments end,
    case when 'OFFERED' = any(i.items) then p.access_needs end,
    case when 'OFFERED' = any(i.items) then bench.person_contact_via(p) end,
    case when 'CONTACT' = any(i.items) then p.phone end,
    case when 'CONTACT' = any(i.items) then p.email end)::bench.person_for_charity).*
  from (
    select s.items, 'NAME' = any(s.items) or exists (select from public.care_relationship r where r.person_id = p.id
        and r.party = any(bench.parties()) and r.since <= bench.now() and r.until > bench.now()
        and 'CHARITY' <> all(r.closed_to) and r.kind = 'REFERRED') as named
    from (select coalesce((select array_agg(s.item) from public.care_relationship r join public.connection c on c.id = r.cause_id
        cross join lateral unnest(case r.stage when 'ACCEPTED' then array['OFFERED', 'ACCEPTED'] || c.shared
          when 'OFFERED' then array['OFFERED'] else '{}'::text[] end) s(item)
        where r.person_id = p.id and r.party = any(bench.parties()) and r.since <= bench.now() and r.until > bench.now()
          and 'CHARITY' <> all(r.closed_to) and r.kind = 'SUPPORTING'
          and (s.item not in ('CONTACT', 'ADDRESS', 'EMERGENCY_CONTACT') or not p.contact_prohibited)), '{}') as items offset 0) s
    offset 0
  ) i $$;

create type bench.connection_for_charity as (connection uuid, message text, cautions text, barriers_foreseen text[], shared text[]);
create function bench.connection_is_offered(c public.connection) returns boolean language sql stable as $$
  select c.status in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') $$;
create function bench.connection_is_accepted(c public.connection) returns boolean language sql stable as $$
  select c.status in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') $$;
create function bench.connection_for_charity(c public.connection) returns bench.connection_for_charity language sql stable as $$
  select row(c.id, case when bench.connection_is_offered(c) then c.message end,
    case when bench.connection_is_accepted(c) and 'CAUTIONS' = any(c.shared) then c.cautions end,
    case when bench.connection_is_accepted(c) and 'BARRIERS' = any(c.shared) then c.barriers_foreseen end,
    case when bench.connection_is_offered(c) then c.shared end)::bench.connection_for_charity $$;
create function bench.connection_asset_for_charity(c public.connection) returns setof public.asset rows 1 language sql stable as $$
  select s.* from public.asset s where s.id = c.asset_id and bench.connection_is_offered(c) $$;
create function bench.connection_link_worker(c public.connection) returns setof public.member rows 1 language sql stable as $$
  select m.* from public.care_relationship r join public.member m on m.id = r.party
  where bench.connection_is_offered(c) and r.cause_id = c.referral_id and r.person_id = c.person_id
    and r.kind = 'CASELOAD' and r.is_lead
  order by r.since desc, r.until desc, r.id limit 1 $$;
create function bench.connection_goal_for_charity(c public.connection) returns setof public.goal rows 1 language sql stable as $$
  select g.* from public.goal g where g.id = c.goal_id and bench.connection_is_accepted(c) and 'GOAL' = any(c.shared) $$;

grant execute on all functions in schema bench to kith_viewer, kith_reader;
