-- caseload as LINK_WORKER
select '{"people":' || t26.j || '}' as answer, concat_ws(',', t26.p) as persons
from (
  select 1
) root
cross join lateral (
  with t2 as (
    select w.*, row_number() over () as n
    from (
      select t1."id", t1."given_name", t1."family_name", t1."preferred_name", t1."pronouns", t1."birth_date", t1."deceased_on", t1."phone", t1."address_postcode", t1."contact_prohibited", t1."family_name" collate "kith_text" as k0, t1."given_name" collate "kith_text" as k1, count(*) over () as total
      from "person" t1
      where (exists (
        select 1
        from care_relationship r
        where r.person_id = t1."id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and (r.kind in ('CASELOAD', 'COVER', 'EMERGENCY') or r.kind = 'TEAM' and r.stage = 'QUEUE')
      ))
      order by t1."family_name" collate "kith_text", t1."given_name" collate "kith_text", t1."id"
      limit $4::int + 1
    ) w
  )
  select '{"totalCount":' || coalesce((
    select total::text
    from t2
    limit 1
  ), '0')
  || ',"pageInfo":'
  || '{"hasNextPage":' || ((
    select count(*)
    from t2
  ) > $4::int)::text
  || ',"endCursor":' || coalesce('"' || (
    select translate(encode(convert_to('["' || $5::text || '"' || ',' || coalesce(to_json(t2.k0::text)::text, 'null') || ',' || coalesce(to_json(t2.k1::text)::text, 'null') || ',' || coalesce(to_json(t2.id::text)::text, 'null') || ']', 'UTF8'), 'base64'), E'+/=
', '-_')
    from t2
    where n <= $4::int
    order by n desc
    limit 1
  ) || '"', 'null') || '}'
  || ',"nodes":' || '[' || body.s0 || ']' || '}' as j, body.p as p
  from (
    select coalesce(string_agg('{"id":' || ('"person_' || t2."id"::text || '"')
    || ',"givenName":' || (to_json(t2."given_name"::text)::text)
    || ',"familyName":' || (to_json(t2."family_name"::text)::text)
    || ',"preferredName":' || coalesce(to_json(t2."preferred_name"::text)::text, 'null')
    || ',"pronouns":' || coalesce(to_json(t2."pronouns"::text)::text, 'null')
    || ',"birthDate":' || (to_char(t2."birth_date", '\"YYYY-MM-DD\"'))
    || ',"age":' || coalesce((extract(year from age(coalesce(t2."deceased_on", ($2::timestamptz at time zone 'Europe/London')::date), t2."birth_date"))::int)::text, 'null')
    || ',"phone":' || coalesce(to_json(t2."phone"::text)::text, 'null')
    || ',"area":' || coalesce(to_json((split_part(t2."address_postcode", ' ', 1))::text)::text, 'null')
    || ',"contactProhibited":' || (t2."contact_prohibited"::text)
    || ',"needs":' || t6.j
    || ',"referrals":' || t15.j
    || ',"connectionsByStatus":' || t17.j
    || ',"connections":' || t22.j
    || ',"nextFollowUp":' || coalesce(t25.j, 'null') || '}', ',' order by t2.n), '') as s0, string_agg(concat_ws(',', t2."id"::text), ',') as p
    from t2
    cross join lateral (
      select '[' || coalesce(string_agg('{"id":' || ('"referral_need_' || t3."id"::text || '"')
      || ',"need":' || coalesce(t5.j, 'null') || '}', ',' order by t3."created_at" desc, t3."id" desc), '') || ']' as j
      from "referral_need" t3
      left join lateral (
        select '{"name":' || (to_json(t4."name"::text)::text) || '}' as j
        from "need" t4
        where (t4."id" = t3."need_id")
      ) t5 on true
      where (t3."person_id" = t2."id")
    ) t6
    cross join lateral (
      with t8 as (
        select w.*, row_number() over () as n
        from (
          select t7."id", t7."reference", t7."status", t7."urgency", t7."submitted_at", t7."engaged_at", t7."ended_at", t7."submitted_at" as k0
          from "referral" t7
          where (t7."person_id" = t2."id") and (t7."status" in ('REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED') is false)
          order by t7."submitted_at" desc nulls last, t7."id" desc
          limit $6::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"referral_' || t8."id"::text || '"')
        || ',"reference":' || (to_json(t8."reference"::text)::text)
        || ',"status":' || ('"' || t8."status" || '"')
        || ',"phase":' || coalesce('"' || (case when t8."status" <> 'ENGAGED' then null when exists (
          select 1
          from "plan" t9
          where (t9."referral_id" = t8."id") and t9."status" = 'IN_REVIEW'
        ) or exists (
          select 1
          from "plan" t10
          where (t10."referral_id" = t8."id") and exists (
            select 1
            from "follow_up" t11
            where (t11."plan_id" = t10."id") and t11."reached" and t11."entered_in_error_at" is null
          )
        ) then 'REVIEWING' when exists (
          select 1
          from "connection" t12
          where (t12."referral_id" = t8."id") and t12."status" not in ('PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON')
        ) then 'CONNECTED' when exists (
          select 1
          from "plan" t13
          where (t13."referral_id" = t8."id") and t13."id" is not null
        ) then 'PLANNING' when exists (
          select 1
          from "conversation" t14
          where (t14."referral_id" = t8."id") and t14."entered_in_error_at" is null
        ) then 'TALKING' end) || '"', 'null')
        || ',"urgency":' || ('"' || t8."urgency" || '"')
        || ',"waitingDays":' || coalesce(((coalesce(t8."engaged_at", t8."ended_at", $2::timestamptz) at time zone 'Europe/London')::date - (t8."submitted_at" at time zone 'Europe/London')::date)::text, 'null') || '}', ',' order by t8.n), '') as s0
        from t8
        where t8.n <= $6::int
      ) body
    ) t15
    cross join lateral (
      select '[' || coalesce(string_agg('{"status":' || ('"' || g.k || '"')
      || ',"count":' || g.n::text || '}', ',' order by g.n desc, g.k), '') || ']' as j
      from (
        select t16."status" as k, count(*) as n
        from "connection" t16
        where (t16."person_id" = t2."id") and (t16."status" is not null)
        group by 1
      ) g
    ) t17
    cross join lateral (
      with t19 as (
        select w.*, row_number() over () as n
        from (
          select t18."id", t18."status", t18."asset_id", t18."updated_at" as k0
          from "connection" t18
          where (t18."person_id" = t2."id") and (t18."status" in ('DECLINED_BY_PERSON', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY', 'NEVER_STARTED', 'COMPLETED', 'DISENGAGED', 'WITHDRAWN', 'TRIED', 'NOT_TRIED', 'UNKNOWN') is false)
          order by t18."updated_at" desc, t18."id" desc
          limit $7::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"connection_' || t19."id"::text || '"')
        || ',"status":' || ('"' || t19."status" || '"')
        || ',"asset":' || coalesce(t21.j, 'null') || '}', ',' order by t19.n), '') as s0
        from t19
        left join lateral (
          select '{"id":' || ('"asset_' || t20."id"::text || '"')
          || ',"name":' || (to_json(t20."name"::text)::text) || '}' as j
          from "asset" t20
          where (t20."id" = t19."asset_id")
        ) t21 on true
        where t19.n <= $7::int
      ) body
    ) t22
    left join lateral (
      select '{"id":' || ('"follow_up_' || t24."id"::text || '"')
      || ',"dueOn":' || coalesce(to_char(t24."due_on", '\"YYYY-MM-DD\"'), 'null')
      || ',"isOverdue":' || ((((case when t24."cancelled_at" is not null then 'CANCELLED' when t24."reached" then 'REACHED' when t24."occurred_at" is not null then 'NOT_REACHED' when t24."due_on" < ($2::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t24."due_on" is not null then 'DUE' end) = 'OVERDUE'))::text) || '}' as j
      from (
        select t23."id", t23."due_on", t23."cancelled_at", t23."reached", t23."occurred_at"
        from "follow_up" t23
        where (t23."person_id" = t2."id") and (t23."occurred_at" is null and t23."cancelled_at" is null)
        order by t23."due_on" nulls last, t23."id"
        limit 1
      ) t24
    ) t25 on true
    where t2.n <= $4::int
  ) body
) t26;
