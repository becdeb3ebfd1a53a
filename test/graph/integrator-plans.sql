-- integrator-plans as INTEGRATOR
select '{"plans":' || t19.j || '}' as answer, concat_ws(',', t19.p) as persons
from (
  select 1
) root
cross join lateral (
  with t2 as (
    select w.*, row_number() over () as n
    from (
      select t1."person_id", t1."id", t1."version", t1."updated_at", t1."status", t1."agreed_at", t1."review_due", t1."updated_at" as k0
      from "plan" t1
      where (exists (
        select 1
        from care_relationship r
        where r.person_id = t1."person_id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and r.kind = 'GRANTED'
      )) and (t1."status" in ('COMPLETED', 'ENDED_EARLY') is false)
      order by t1."updated_at" desc, t1."id" desc
      limit $3::int + 1
    ) w
  )
  select '{"pageInfo":'
  || '{"hasNextPage":' || ((
    select count(*)
    from t2
  ) > $3::int)::text
  || ',"endCursor":' || coalesce('"' || (
    select translate(encode(convert_to('["' || $4::text || '"' || ',' || coalesce(to_json(t2.k0::text)::text, 'null') || ',' || coalesce(to_json(t2.id::text)::text, 'null') || ']', 'UTF8'), 'base64'), E'+/=
', '-_')
    from t2
    where n <= $3::int
    order by n desc
    limit 1
  ) || '"', 'null') || '}'
  || ',"nodes":' || '[' || body.s0 || ']' || '}' as j, body.p as p
  from (
    select coalesce(string_agg('{"id":' || ('"plan_' || t2."id"::text || '"')
    || ',"version":' || (t2."version"::text)
    || ',"updatedAt":' || (to_char(t2."updated_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'))
    || ',"status":' || ('"' || t2."status" || '"')
    || ',"agreedAt":' || coalesce(to_char(t2."agreed_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
    || ',"reviewDue":' || coalesce(to_char(t2."review_due", '\"YYYY-MM-DD\"'), 'null')
    || ',"person":' || coalesce(t7.j, 'null')
    || ',"goals":' || t10.j
    || ',"connections":' || t15.j
    || ',"measurements":' || t18.j || '}', ',' order by t2.n), '') as s0, string_agg(concat_ws(',', t2."person_id"::text), ',') as p
    from t2
    left join lateral (
      select '{"id":' || ('"person_' || t3."id"::text || '"')
      || ',"nhsNumber":' || coalesce('"' || t3."nhs_number" || '"', 'null')
      || ',"familyName":' || (to_json(t3."family_name"::text)::text)
      || ',"givenName":' || (to_json(t3."given_name"::text)::text)
      || ',"birthDate":' || (to_char(t3."birth_date", '\"YYYY-MM-DD\"'))
      || ',"registeredPractice":' || coalesce(t6.j, 'null') || '}' as j
      from "person" t3
      left join lateral (
        select '{"id":' || ('"organisation_' || t5."id"::text || '"')
        || ',"odsCode":' || coalesce(to_json(t5."ods_code"::text)::text, 'null') || '}' as j
        from (
          select t4."id", t4."ods_code"
          from "organisation" t4
          where (t4."id" = (
            select r.party
            from care_relationship r
            where r.person_id = t3."id" and r.kind = 'REGISTERED' and r.since <= $2::timestamptz and r.until > $2::timestamptz and (r."kind" = 'REGISTERED')
            order by r.since desc, r.id
            limit 1
          ))
          order by t4."id"
          limit 1
        ) t5
      ) t6 on true
      where (t3."id" = t2."person_id")
    ) t7 on true
    cross join lateral (
      select exists (
        select 1
        from consent s
        where s.person_id = t2."person_id" and s.organisation_id = $5::uuid and s.scope = 'SHARE_WITH_ORGANISATION' and s.given_at <= $2::timestamptz and (s.withdrawn_at is null or s.withdrawn_at > $2::timestamptz)
      ) as v
      offset 0
    ) t9
    cross join lateral (
      select '[' || coalesce(string_agg('{"id":' || ('"goal_' || t8."id"::text || '"')
      || ',"title":' || (to_json(t8."title"::text)::text)
      || ',"lifecycle":' || ('"' || t8."lifecycle" || '"')
      || ',"achievement":' || coalesce('"' || t8."achievement" || '"', 'null')
      || ',"lifecycleSince":' || coalesce(to_char(t8."lifecycle_since" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
      || ',"dueOn":' || coalesce(to_char(t8."due_on", '\"YYYY-MM-DD\"'), 'null') || '}', ',' order by t8."importance" desc nulls last, t8."created_at", t8."id"), '') || ']' as j
      from "goal" t8
      where (t8."plan_id" = t2."id") and ((not t8."is_sensitive" or t9.v))
    ) t10
    cross join lateral (
      with t12 as (
        select w.*, row_number() over () as n
        from (
          select t11."id", t11."status", t11."sent_at", t11."ended_at", t11."asset_id", t11."updated_at" as k0
          from "connection" t11
          where (t11."plan_id" = t2."id") and ((not t11."is_sensitive" or t9.v))
          order by t11."updated_at" desc, t11."id" desc
          limit $6::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"connection_' || t12."id"::text || '"')
        || ',"status":' || ('"' || t12."status" || '"')
        || ',"sentAt":' || coalesce(to_char(t12."sent_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"endedAt":' || coalesce(to_char(t12."ended_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"asset":' || coalesce(t14.j, 'null') || '}', ',' order by t12.n), '') as s0
        from t12
        left join lateral (
          select '{"id":' || ('"asset_' || t13."id"::text || '"')
          || ',"name":' || (to_json(t13."name"::text)::text) || '}' as j
          from "asset" t13
          where (t13."id" = t12."asset_id")
        ) t14 on true
        where t12.n <= $6::int
      ) body
    ) t15
    cross join lateral (
      with t17 as (
        select w.*, row_number() over () as n
        from (
          select t16."id", t16."instrument", t16."stage", t16."taken_at", t16."score", t16."taken_at" as k0
          from "measurement" t16
          where (t16."plan_id" = t2."id")
          order by t16."taken_at" desc, t16."id" desc
          limit $7::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"measurement_' || t17."id"::text || '"')
        || ',"instrument":' || ('"' || t17."instrument" || '"')
        || ',"stage":' || ('"' || t17."stage" || '"')
        || ',"takenAt":' || (to_char(t17."taken_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'))
        || ',"score":' || coalesce(t17."score"::text, 'null') || '}', ',' order by t17.n), '') as s0
        from t17
        where t17.n <= $7::int
      ) body
    ) t18
    where t2.n <= $3::int
  ) body
) t19;
