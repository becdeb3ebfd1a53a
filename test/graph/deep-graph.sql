-- deep-graph as LINK_WORKER
select '{"people":' || t51.j || '}' as answer, concat_ws(',', t51.p) as persons
from (
  select 1
) root
cross join lateral (
  with t2 as (
    select w.*, row_number() over () as n
    from (
      select t1."id", t1."given_name", t1."family_name", t1."preferred_name", t1."pronouns", t1."birth_date", t1."deceased_on", t1."phone", t1."family_name" collate "kith_text" as k0, t1."given_name" collate "kith_text" as k1
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
  select '{"pageInfo":'
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
    || ',"ageBand":' || coalesce('"' || ((array['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54', 'FROM_55_TO_64', 'FROM_65_TO_74', 'FROM_75_TO_84', 'FROM_85'])[width_bucket(extract(year from age(coalesce(t2."deceased_on", ($2::timestamptz at time zone 'Europe/London')::date), t2."birth_date"))::int, array[18, 25, 35, 45, 55, 65, 75, 85]) + 1]) || '"', 'null')
    || ',"leadLinkWorker":' || coalesce(t5.j, 'null')
    || ',"referrals":' || t14.j
    || ',"plans":' || t21.j
    || ',"connections":' || t41.j
    || ',"conversations":' || t44.j
    || ',"attempts":' || t47.j
    || ',"measurements":' || t50.j || '}', ',' order by t2.n), '') as s0, string_agg(concat_ws(',', t2."id"::text), ',') as p
    from t2
    left join lateral (
      select '{"id":' || ('"member_' || t4."id"::text || '"')
      || ',"name":' || (to_json(t4."name"::text)::text)
      || ',"jobTitle":' || coalesce(to_json(t4."job_title"::text)::text, 'null')
      || ',"workPhone":' || coalesce(to_json(t4."work_phone"::text)::text, 'null') || '}' as j
      from (
        select t3."id", t3."name", t3."job_title", t3."work_phone"
        from "member" t3
        where (t3."id" = (
          select r.party
          from care_relationship r
          where r.person_id = t2."id" and r.kind = 'CASELOAD' and r.is_lead and r.since <= $2::timestamptz and r.until > $2::timestamptz and true
          order by r.since desc, r.id
          limit 1
        ))
        order by t3."id"
        limit 1
      ) t4
    ) t5 on true
    cross join lateral (
      with t7 as (
        select w.*, row_number() over () as n
        from (
          select t6."id", t6."status", t6."urgency", t6."submitted_at", t6."source_organisation_id", t6."submitted_at" as k0
          from "referral" t6
          where (t6."person_id" = t2."id")
          order by t6."submitted_at" desc nulls last, t6."id" desc
          limit $6::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"referral_' || t7."id"::text || '"')
        || ',"status":' || ('"' || t7."status" || '"')
        || ',"urgency":' || ('"' || t7."urgency" || '"')
        || ',"submittedAt":' || coalesce(to_char(t7."submitted_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"sourceOrganisation":' || coalesce(t9.j, 'null')
        || ',"needs":' || t13.j || '}', ',' order by t7.n), '') as s0
        from t7
        left join lateral (
          select '{"id":' || ('"organisation_' || t8."id"::text || '"')
          || ',"name":' || (to_json(t8."name"::text)::text) || '}' as j
          from "organisation" t8
          where (t8."id" = t7."source_organisation_id")
        ) t9 on true
        cross join lateral (
          select '[' || coalesce(string_agg('{"id":' || ('"referral_need_' || t10."id"::text || '"')
          || ',"need":' || coalesce(t12.j, 'null') || '}', ',' order by t10."created_at", t10."id"), '') || ']' as j
          from "referral_need" t10
          left join lateral (
            select '{"name":' || (to_json(t11."name"::text)::text) || '}' as j
            from "need" t11
            where (t11."id" = t10."need_id")
          ) t12 on true
          where (t10."referral_id" = t7."id")
        ) t13
        where t7.n <= $6::int
      ) body
    ) t14
    cross join lateral (
      with t16 as (
        select w.*, row_number() over () as n
        from (
          select t15."id", t15."status", t15."agreed_at", t15."agreed_at" as k0
          from "plan" t15
          where (t15."person_id" = t2."id")
          order by t15."agreed_at" desc nulls last, t15."id" desc
          limit $7::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"plan_' || t16."id"::text || '"')
        || ',"status":' || ('"' || t16."status" || '"')
        || ',"agreedAt":' || coalesce(to_char(t16."agreed_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"goals":' || t20.j || '}', ',' order by t16.n), '') as s0
        from t16
        cross join lateral (
          select '[' || coalesce(string_agg('{"id":' || ('"goal_' || t17."id"::text || '"')
          || ',"title":' || (to_json(t17."title"::text)::text)
          || ',"lifecycle":' || ('"' || t17."lifecycle" || '"')
          || ',"achievement":' || coalesce('"' || t17."achievement" || '"', 'null')
          || ',"actions":' || t19.j || '}', ',' order by t17."importance" desc nulls last, t17."created_at", t17."id"), '') || ']' as j
          from "goal" t17
          cross join lateral (
            select '[' || coalesce(string_agg('{"id":' || ('"action_' || t18."id"::text || '"')
            || ',"what":' || (to_json(t18."what"::text)::text)
            || ',"status":' || ('"' || t18."status" || '"') || '}', ',' order by t18."due_on" nulls last, t18."created_at", t18."id"), '') || ']' as j
            from "action" t18
            where (t18."goal_id" = t17."id")
          ) t19
          where (t17."plan_id" = t16."id")
        ) t20
        where t16.n <= $7::int
      ) body
    ) t21
    cross join lateral (
      with t23 as (
        select w.*, row_number() over () as n
        from (
          select t22."id", t22."status", t22."sent_at", t22."asset_id", t22."updated_at" as k0
          from "connection" t22
          where (t22."person_id" = t2."id")
          order by t22."updated_at" desc, t22."id" desc
          limit $8::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"connection_' || t23."id"::text || '"')
        || ',"status":' || ('"' || t23."status" || '"')
        || ',"sentAt":' || coalesce(to_char(t23."sent_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"asset":' || coalesce(t27.j, 'null')
        || ',"attendances":' || t30.j
        || ',"history":' || t33.j
        || ',"followUps":' || t40.j || '}', ',' order by t23.n), '') as s0
        from t23
        left join lateral (
          select '{"id":' || ('"asset_' || t24."id"::text || '"')
          || ',"name":' || (to_json(t24."name"::text)::text)
          || ',"organisation":' || coalesce(t26.j, 'null') || '}' as j
          from "asset" t24
          left join lateral (
            select '{"id":' || ('"organisation_' || t25."id"::text || '"')
            || ',"name":' || (to_json(t25."name"::text)::text) || '}' as j
            from "organisation" t25
            where (t25."id" = t24."organisation_id")
          ) t26 on true
          where (t24."id" = t23."asset_id")
        ) t27 on true
        cross join lateral (
          with t29 as (
            select w.*, row_number() over () as n
            from (
              select t28."id", t28."occurred_on", t28."code", t28."occurred_on" as k0
              from "attendance" t28
              where (t28."connection_id" = t23."id")
              order by t28."occurred_on" desc, t28."id" desc
              limit $9::int
            ) w
          )
          select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
          from (
            select coalesce(string_agg('{"id":' || ('"attendance_' || t29."id"::text || '"')
            || ',"occurredOn":' || (to_char(t29."occurred_on", '\"YYYY-MM-DD\"'))
            || ',"code":' || ('"' || t29."code" || '"') || '}', ',' order by t29.n), '') as s0
            from t29
            where t29.n <= $9::int
          ) body
        ) t30
        cross join lateral (
          with t32 as (
            select w.*, row_number() over () as n
            from (
              select t31."id", t31."to", t31."occurred_at", t31."occurred_at" as k0
              from "connection_transition" t31
              where (t31."connection_id" = t23."id")
              order by t31."occurred_at", t31."id"
              limit $10::int
            ) w
          )
          select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
          from (
            select coalesce(string_agg('{"id":' || ('"connection_transition_' || t32."id"::text || '"')
            || ',"to":' || ('"' || t32."to" || '"')
            || ',"occurredAt":' || (to_char(t32."occurred_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"')) || '}', ',' order by t32.n), '') as s0
            from t32
            where t32.n <= $10::int
          ) body
        ) t33
        cross join lateral (
          with t35 as (
            select w.*, row_number() over () as n
            from (
              select t34."id", t34."cancelled_at", t34."reached", t34."occurred_at", t34."due_on", t34."assigned_to_id", t34."due_on" as k0
              from "follow_up" t34
              where (t34."connection_id" = t23."id")
              order by t34."due_on" nulls last, t34."id"
              limit $11::int
            ) w
          )
          select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
          from (
            select coalesce(string_agg('{"id":' || ('"follow_up_' || t35."id"::text || '"')
            || ',"state":' || ('"' || ((case when t35."cancelled_at" is not null then 'CANCELLED' when t35."reached" then 'REACHED' when t35."occurred_at" is not null then 'NOT_REACHED' when t35."due_on" < ($2::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t35."due_on" is not null then 'DUE' end)) || '"')
            || ',"occurredAt":' || coalesce(to_char(t35."occurred_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
            || ',"dueOn":' || coalesce(to_char(t35."due_on", '\"YYYY-MM-DD\"'), 'null')
            || ',"assignedTo":' || coalesce(t37.j, 'null')
            || ',"barriers":' || t39.j || '}', ',' order by t35.n), '') as s0
            from t35
            left join lateral (
              select '{"id":' || ('"member_' || t36."id"::text || '"')
              || ',"name":' || (to_json(t36."name"::text)::text) || '}' as j
              from "member" t36
              where (t36."id" = t35."assigned_to_id")
            ) t37 on true
            cross join lateral (
              select '[' || coalesce(string_agg('{"id":' || ('"follow_up_barrier_' || t38."id"::text || '"')
              || ',"barrier":' || ('"' || t38."barrier" || '"') || '}', ',' order by t38."barrier" collate "kith_text", t38."id"), '') || ']' as j
              from "follow_up_barrier" t38
              where (t38."follow_up_id" = t35."id")
            ) t39
            where t35.n <= $11::int
          ) body
        ) t40
        where t23.n <= $8::int
      ) body
    ) t41
    cross join lateral (
      with t43 as (
        select w.*, row_number() over () as n
        from (
          select t42."id", t42."occurred_at", t42."summary", t42."occurred_at" as k0
          from "conversation" t42
          where (t42."person_id" = t2."id")
          order by t42."occurred_at" desc, t42."id" desc
          limit $12::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"conversation_' || t43."id"::text || '"')
        || ',"occurredAt":' || (to_char(t43."occurred_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'))
        || ',"summary":' || coalesce(to_json(t43."summary"::text)::text, 'null') || '}', ',' order by t43.n), '') as s0
        from t43
        where t43.n <= $12::int
      ) body
    ) t44
    cross join lateral (
      with t46 as (
        select w.*, row_number() over () as n
        from (
          select t45."id", t45."channel", t45."reached", t45."occurred_at" as k0
          from "contact_attempt" t45
          where (t45."person_id" = t2."id")
          order by t45."occurred_at" desc, t45."id" desc
          limit $13::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"contact_attempt_' || t46."id"::text || '"')
        || ',"channel":' || ('"' || t46."channel" || '"')
        || ',"reached":' || (t46."reached"::text) || '}', ',' order by t46.n), '') as s0
        from t46
        where t46.n <= $13::int
      ) body
    ) t47
    cross join lateral (
      with t49 as (
        select w.*, row_number() over () as n
        from (
          select t48."id", t48."instrument", t48."stage", t48."score", t48."taken_at" as k0
          from "measurement" t48
          where (t48."person_id" = t2."id")
          order by t48."taken_at" desc, t48."id" desc
          limit $14::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"measurement_' || t49."id"::text || '"')
        || ',"instrument":' || ('"' || t49."instrument" || '"')
        || ',"stage":' || ('"' || t49."stage" || '"')
        || ',"score":' || coalesce(t49."score"::text, 'null') || '}', ',' order by t49.n), '') as s0
        from t49
        where t49.n <= $14::int
      ) body
    ) t50
    where t2.n <= $4::int
  ) body
) t51;
