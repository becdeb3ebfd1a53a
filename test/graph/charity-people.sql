-- charity-people as CHARITY
select '{"people":' || t24.j || '}' as answer, concat_ws(',', t24.p) as persons
from (
  select 1
) root
cross join lateral (
  with t2 as (
    select w.*, row_number() over () as n
    from (
      select t1."id", t1."preferred_name", t1."given_name", t1."pronouns", t1."deceased_on", t1."birth_date", t1."address_postcode", t1."preferred_language", t1."interpreter_needed", t1."reasonable_adjustments", t1."access_needs", t1."contact_prohibited", t1."phone", t1."email", count(*) over () as total
      from "person" t1
      where (exists (
        select 1
        from care_relationship r
        where r.person_id = t1."id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and (r.kind = 'REFERRED' or r.kind = 'SUPPORTING' and ($4::uuid[] is null or connection_leads_to(r.cause_id, $4::uuid[])))
      ))
      order by t1."id"
      limit $5::int + 1
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
  ) > $5::int)::text
  || ',"endCursor":' || coalesce('"' || (
    select translate(encode(convert_to('["' || $6::text || '"' || ',' || coalesce(to_json(t2.id::text)::text, 'null') || ']', 'UTF8'), 'base64'), E'+/=
', '-_')
    from t2
    where n <= $5::int
    order by n desc
    limit 1
  ) || '"', 'null') || '}'
  || ',"nodes":' || '[' || body.s0 || ']' || '}' as j, body.p as p
  from (
    select coalesce(string_agg('{"id":' || ('"person_' || t2."id"::text || '"')
    || ',"preferredName":' || case when ('NAME' = any(t3.v) or t4.v) then coalesce(to_json(t2."preferred_name"::text)::text, 'null') else 'null' end
    || ',"givenName":' || case when ('NAME' = any(t3.v) or t4.v) then (to_json(t2."given_name"::text)::text) else 'null' end
    || ',"pronouns":' || case when ('NAME' = any(t3.v) or t4.v) then coalesce(to_json(t2."pronouns"::text)::text, 'null') else 'null' end
    || ',"ageBand":' || case when 'OFFERED' = any(t3.v) then coalesce('"' || ((array['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54', 'FROM_55_TO_64', 'FROM_65_TO_74', 'FROM_75_TO_84', 'FROM_85'])[width_bucket(extract(year from age(coalesce(t2."deceased_on", ($2::timestamptz at time zone 'Europe/London')::date), t2."birth_date"))::int, array[18, 25, 35, 45, 55, 65, 75, 85]) + 1]) || '"', 'null') else 'null' end
    || ',"area":' || case when 'OFFERED' = any(t3.v) then coalesce(to_json((split_part(t2."address_postcode", ' ', 1))::text)::text, 'null') else 'null' end
    || ',"preferredLanguage":' || case when 'OFFERED' = any(t3.v) then (to_json(t2."preferred_language"::text)::text) else 'null' end
    || ',"interpreterNeeded":' || case when 'OFFERED' = any(t3.v) then (t2."interpreter_needed"::text) else 'null' end
    || ',"reasonableAdjustments":' || case when 'OFFERED' = any(t3.v) then (array_to_json(t2."reasonable_adjustments")::text) else 'null' end
    || ',"accessNeeds":' || case when 'OFFERED' = any(t3.v) then (array_to_json(t2."access_needs")::text) else 'null' end
    || ',"contactVia":' || case when 'OFFERED' = any(t3.v) then coalesce('"' || (case when t2."contact_prohibited" then 'LINK_WORKER' else 'DIRECT' end) || '"', 'null') else 'null' end
    || ',"phone":' || case when 'CONTACT' = any(t3.v) then coalesce(to_json(t2."phone"::text)::text, 'null') else 'null' end
    || ',"email":' || case when 'CONTACT' = any(t3.v) then coalesce(to_json(t2."email"::text)::text, 'null') else 'null' end
    || ',"relatedPeople":' || t6.j
    || ',"connections":' || t23.j || '}', ',' order by t2.n), '') as s0, string_agg(concat_ws(',', t2."id"::text), ',') as p
    from t2
    cross join lateral (
      select coalesce((
        select array_agg(s.item)
        from care_relationship r join connection c on c.id = r.cause_id
        cross join lateral unnest(case r.stage when 'ACCEPTED' then array['OFFERED'] || c.shared when 'OFFERED' then array['OFFERED'] else '{}'::text[] end) s(item)
        where r.person_id = t2."id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and r.kind = 'SUPPORTING' and ($4::uuid[] is null or connection_leads_to(r.cause_id, $4::uuid[])) and (s.item not in ('CONTACT', 'ADDRESS', 'EMERGENCY_CONTACT') or not exists (
          select 1
          from person q
          where q.id = t2."id" and q.contact_prohibited
        ))
      ), '{}') as v
      offset 0
    ) t3
    cross join lateral (
      select exists (
        select 1
        from care_relationship r
        where r.person_id = t2."id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and r.kind = 'REFERRED'
      ) as v
      offset 0
    ) t4
    cross join lateral (
      select '[' || coalesce(string_agg('{"id":' || ('"related_person_' || t5."id"::text || '"')
      || ',"name":' || (to_json(t5."name"::text)::text)
      || ',"relationship":' || (to_json(t5."relationship"::text)::text)
      || ',"phone":' || coalesce(to_json(t5."phone"::text)::text, 'null') || '}', ',' order by t5."is_emergency_contact" desc, t5."name" collate "kith_text", t5."id"), '') || ']' as j
      from "related_person" t5
      where (t5."person_id" = t2."id") and ((t5."is_emergency_contact" and 'EMERGENCY_CONTACT' = any(t3.v)))
    ) t6
    cross join lateral (
      with t8 as (
        select w.*, row_number() over () as n
        from (
          select t7."id", t7."status", t7."message", t7."shared", t7."cautions", t7."barriers_foreseen", t7."sent_at", t7."ended_at", t7."asset_id", t7."referral_id", t7."person_id", t7."goal_id", t7."updated_at" as k0
          from "connection" t7
          where (t7."person_id" = t2."id") and ((t7."organisation_id" = $7::uuid and exists (
            select 1
            from care_relationship r
            where r.person_id = t7."person_id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and r.cause_id = t7."id" and r.kind = 'SUPPORTING' and ($4::uuid[] is null or connection_leads_to(r.cause_id, $4::uuid[])) and r.stage in ('OFFERED', 'ACCEPTED', 'ENDED')
          )))
          order by t7."updated_at" desc, t7."id" desc
          limit $8::int
        ) w
      )
      select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
      from (
        select coalesce(string_agg('{"id":' || ('"connection_' || t8."id"::text || '"')
        || ',"status":' || ('"' || t8."status" || '"')
        || ',"message":' || case when t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then coalesce(to_json(t8."message"::text)::text, 'null') else 'null' end
        || ',"cautions":' || case when (t8."status" in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') and 'CAUTIONS' = any(t8."shared")) then coalesce(to_json(t8."cautions"::text)::text, 'null') else 'null' end
        || ',"barriersForeseen":' || case when (t8."status" in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') and 'BARRIERS' = any(t8."shared")) then (array_to_json(t8."barriers_foreseen")::text) else 'null' end
        || ',"shared":' || case when t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then (array_to_json(t8."shared")::text) else 'null' end
        || ',"sentAt":' || coalesce(to_char(t8."sent_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"endedAt":' || coalesce(to_char(t8."ended_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
        || ',"asset":' || case when t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then coalesce(t10.j, 'null') else 'null' end
        || ',"linkWorker":' || case when t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then coalesce(t13.j, 'null') else 'null' end
        || ',"goal":' || case when (t8."status" in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') and 'GOAL' = any(t8."shared")) then coalesce(t16.j, 'null') else 'null' end
        || ',"attendances":' || case when t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then t19.j else 'null' end
        || ',"followUps":' || case when t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then t22.j else 'null' end || '}', ',' order by t8.n), '') as s0
        from t8
        left join lateral (
          select '{"id":' || ('"asset_' || t9."id"::text || '"')
          || ',"name":' || (to_json(t9."name"::text)::text) || '}' as j
          from "asset" t9
          where (t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')) and (t9."id" = t8."asset_id")
        ) t10 on true
        left join lateral (
          select '{"id":' || ('"member_' || t12."id"::text || '"')
          || ',"name":' || (to_json(t12."name"::text)::text)
          || ',"jobTitle":' || coalesce(to_json(t12."job_title"::text)::text, 'null')
          || ',"workPhone":' || coalesce(to_json(t12."work_phone"::text)::text, 'null') || '}' as j
          from (
            select t11."id", t11."name", t11."job_title", t11."work_phone"
            from "member" t11
            where (t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')) and (t11."id" = (
              select r.party
              from care_relationship r
              where r.cause_id = t8."referral_id" and r.person_id = t8."person_id" and r.kind = 'CASELOAD' and r.is_lead and ((r."kind" = 'CASELOAD' and r."is_lead"))
              order by r.since desc, r.until desc, r.id
              limit 1
            ))
            order by t11."id"
            limit 1
          ) t12
        ) t13 on true
        left join lateral (
          select '{"id":' || ('"goal_' || t15."id"::text || '"')
          || ',"title":' || (to_json(t15."title"::text)::text) || '}' as j
          from (
            select t14."id", t14."title"
            from "goal" t14
            where ((t8."status" in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') and 'GOAL' = any(t8."shared"))) and (t14."id" = t8."goal_id") and (exists (
              select 1
              from connection g
              where g.goal_id = t14."id" and 'GOAL' = any(g.shared) and exists (
                select 1
                from care_relationship r
                where r.person_id = t14."person_id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and r.cause_id = g.id and r.kind = 'SUPPORTING' and ($4::uuid[] is null or connection_leads_to(r.cause_id, $4::uuid[])) and r.stage = 'ACCEPTED'
              )
            ))
            limit 1
          ) t15
        ) t16 on true
        cross join lateral (
          with t18 as (
            select w.*, row_number() over () as n
            from (
              select t17."id", t17."occurred_on", t17."code", t17."occurred_on" as k0, count(*) over () as total
              from "attendance" t17
              where (t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')) and (t17."connection_id" = t8."id") and ((t17."organisation_id" = $7::uuid and exists (
                select 1
                from care_relationship r
                where r.person_id = t17."person_id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and r.cause_id = t17."connection_id" and r.kind = 'SUPPORTING' and ($4::uuid[] is null or connection_leads_to(r.cause_id, $4::uuid[])) and r.stage in ('OFFERED', 'ACCEPTED')
              )))
              order by t17."occurred_on" desc, t17."id" desc
              limit greatest($9::int, 1)
            ) w
          )
          select '{"totalCount":' || coalesce((
            select total::text
            from t18
            limit 1
          ), '0')
          || ',"nodes":' || '[' || body.s0 || ']' || '}' as j
          from (
            select coalesce(string_agg('{"id":' || ('"attendance_' || t18."id"::text || '"')
            || ',"occurredOn":' || (to_char(t18."occurred_on", '\"YYYY-MM-DD\"'))
            || ',"code":' || ('"' || t18."code" || '"') || '}', ',' order by t18.n), '') as s0
            from t18
            where t18.n <= $9::int
          ) body
        ) t19
        cross join lateral (
          with t21 as (
            select w.*, row_number() over () as n
            from (
              select t20."id", t20."cancelled_at", t20."reached", t20."occurred_at", t20."due_on", t20."how_it_goes", t20."due_on" as k0
              from "follow_up" t20
              where (t8."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')) and (t20."connection_id" = t8."id") and ((t20."organisation_id" = $7::uuid and exists (
                select 1
                from care_relationship r
                where r.person_id = t20."person_id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and r.cause_id = t20."connection_id" and r.kind = 'SUPPORTING' and ($4::uuid[] is null or connection_leads_to(r.cause_id, $4::uuid[])) and r.stage in ('OFFERED', 'ACCEPTED')
              )))
              order by t20."due_on" nulls last, t20."id"
              limit $10::int
            ) w
          )
          select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
          from (
            select coalesce(string_agg('{"id":' || ('"follow_up_' || t21."id"::text || '"')
            || ',"state":' || ('"' || ((case when t21."cancelled_at" is not null then 'CANCELLED' when t21."reached" then 'REACHED' when t21."occurred_at" is not null then 'NOT_REACHED' when t21."due_on" < ($2::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t21."due_on" is not null then 'DUE' end)) || '"')
            || ',"dueOn":' || coalesce(to_char(t21."due_on", '\"YYYY-MM-DD\"'), 'null')
            || ',"howItGoes":' || coalesce(to_json(t21."how_it_goes"::text)::text, 'null') || '}', ',' order by t21.n), '') as s0
            from t21
            where t21.n <= $10::int
          ) body
        ) t22
        where t8.n <= $8::int
      ) body
    ) t23
    where t2.n <= $5::int
  ) body
) t24;
