-- integrator-plans as INTEGRATOR
select '{"plans":' || t20.j || '}' as answer, concat_ws(',', t20.p) as persons
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
        where r.person_id = t1."person_id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and r.kind = 'GRANTED'
      )) and (t1."status" in ('COMPLETED', 'ENDED_EARLY') is false)
      order by t1."updated_at" desc, t1."id" desc
      limit $4::int + 1
    ) w
  )
  select '{"pageInfo":'
  || '{"hasNextPage":' || ((
    select count(*)
    from t2
  ) > $4::int)::text
  || ',"endCursor":' || coalesce('"' || (
    select translate(encode(convert_to('["' || $5::text || '"' || ',' || coalesce(to_json(t2.k0::text)::text, 'null') || ',' || coalesce(to_json(t2.id::text)::text, 'null') || ']', 'UTF8'), 'base64'), E'+/=
', '-_')
    from t2
    where n <= $4::int
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
    || ',"person":' || coalesce(t8.j, 'null')
    || ',"goals":' || t11.j
    || ',"connections":' || t16.j
    || ',"measurements":' || t19.j || '}', ',' order by t2.n), '') as s0, string_agg(concat_ws(',', t2."person_id"::text), ',') as p
    from t2
    left join lateral (
      select '{"id":' || ('"person_' || t4."id"::text || '"')
      || ',"nhsNumber":' || coalesce('"' || t4."nhs_number" || '"', 'null')
      || ',"familyName":' || (to_json(t4."family_name"::text)::text)
      || ',"givenName":' || (to_json(t4."given_name"::text)::text)
      || ',"birthDate":' || (to_char(t4."birth_date", '\"YYYY-MM-DD\"'))
      || ',"registeredPractice":' || coalesce(t7.j, 'null') || '}' as j
      from (
        select t3."id", t3."nhs_number", t3."family_name", t3."given_name", t3."birth_date"
        from "person" t3
        where (t3."id" = t2."person_id")
        limit 1
      ) t4
      left join lateral (
        select '{"id":' || ('"organisation_' || t6."id"::text || '"')
        || ',"odsCode":' || coalesce(to_json(t6."ods_code"::text)::text, 'null') || '}' as j
        from (
          select t5."id", t5."ods_code"
          from "organisation" t5
          where (t5."id" = (
            select r.party
            from care_relationship r
            where r.person_id = t4."id" and r.kind = 'REGISTERED' and r.since <= $2::timestamptz and r.until > $2::timestamptz and (r."kind" = 'REGISTERED')
            order by r.since desc, r.id
            limit 1
          ))
          order by t5."id"
          limit 1
        ) t6
      ) t7 on true
    ) t8 on true
    cross join lateral (
      select exists (
        select 1
        from consent s
        where s.person_id = t2."person_id" and s.organisation_id = $6::uuid and s.scope = 'SHARE_WITH_ORGANISATION' and s.given_at <= $2::timestamptz and (s.withdrawn_at is null or s.withdrawn_at > $2::timestamptz)
      ) as v
      offset 0
    ) t10
    cross join lateral (
      select '[' || coalesce(string_agg('{"id":' || ('"goal_' || t9."id"::text || '"')
      || ',"title":' || (to_json(t9."title"::text)::text)
      || ',"lifecycle":' || ('"' || t9."lifecycle" || '"')
      || ',"achievement":' || coalesce('"' || t9."achievement" || '"', 'null')
      || ',"lifecycleSince":' || coalesce(to_char(t9."lifecycle_since" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
      || ',"dueOn":' || coalesce(to_char(t9."due_on", '\"YYYY-MM-DD\"'), 'null') || '}', ',' order by t9."importance" desc nulls last, t9."created_at", t9."id"), '') || ']' as j
      from "goal" t9
      where (t9."plan_id" = t2."id") and ((not t9."is_sensitive" or t10.v))
    ) t11
    cross join lateral (
      with t13 as (
        select w.*, row_number() over () as n
        from (
          select t12."id", t12."status", t12."sent_at", t12."ended_at", t12."asset_id", t12."updated_at" as k0
          from "connection" t12
          where (t12."plan_id" = t2."id") and ((not t12."is_sensitive" or t10.v))
          order by t12."updated_at" desc, t12."id" desc
          limit $7::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"connection_' || t13."id"::text || '"')
        || ',"status":' || ('"' || t13."status" || '"')
        || ',"sentAt":' || coalesce(to_char(t13."sent_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"endedAt":' || coalesce(to_char(t13."ended_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"asset":' || coalesce(t15.j, 'null') || '}', ',' order by t13.n), '') as s0
        from t13
        left join lateral (
          select '{"id":' || ('"asset_' || t14."id"::text || '"')
          || ',"name":' || (to_json(t14."name"::text)::text) || '}' as j
          from "asset" t14
          where (t14."id" = t13."asset_id")
        ) t15 on true
        where t13.n <= $7::int
      ) body
    ) t16
    cross join lateral (
      with t18 as (
        select w.*, row_number() over () as n
        from (
          select t17."id", t17."instrument", t17."stage", t17."taken_at", t17."score", t17."taken_at" as k0
          from "measurement" t17
          where (t17."plan_id" = t2."id")
          order by t17."taken_at" desc, t17."id" desc
          limit $8::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"measurement_' || t18."id"::text || '"')
        || ',"instrument":' || ('"' || t18."instrument" || '"')
        || ',"stage":' || ('"' || t18."stage" || '"')
        || ',"takenAt":' || (to_char(t18."taken_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'))
        || ',"score":' || coalesce(t18."score"::text, 'null') || '}', ',' order by t18.n), '') as s0
        from t18
        where t18.n <= $8::int
      ) body
    ) t19
    where t2.n <= $4::int
  ) body
) t20;
