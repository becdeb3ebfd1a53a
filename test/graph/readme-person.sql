-- readme-person as CHARITY
select '{"person":' || coalesce(t13.j, 'null') || '}' as answer, concat_ws(',', t13.p) as persons
from (
  select 1
) root
left join lateral (
  select '{"preferredName":' || case when ('NAME' = any(t3.v) or t4.v) then coalesce(to_json(t2."preferred_name"::text)::text, 'null') else 'null' end
  || ',"nhsNumber":null,"ageBand":' || case when 'OFFERED' = any(t3.v) then coalesce('"' || ((array['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54', 'FROM_55_TO_64', 'FROM_65_TO_74', 'FROM_75_TO_84', 'FROM_85'])[width_bucket(extract(year from age(coalesce(t2."deceased_on", ($1::timestamptz at time zone 'Europe/London')::date), t2."birth_date"))::int, array[18, 25, 35, 45, 55, 65, 75, 85]) + 1]) || '"', 'null') else 'null' end
  || ',"accessNeeds":' || case when 'OFFERED' = any(t3.v) then (array_to_json(t2."access_needs")::text) else 'null' end
  || ',"plans":null,"conversations":null,"connections":' || t12.j || '}' as j, concat_ws(',', t2."id"::text) as p
  from (
    select t1."id", t1."preferred_name", t1."deceased_on", t1."birth_date", t1."access_needs"
    from "person" t1
    where (t1."id" = surviving_person($2::uuid)) and (exists (
      select 1
      from care_relationship r
      where r.person_id = t1."id" and r.party = any($3::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and $4::text <> all(r.closed_to) and (r.kind = 'REFERRED' or r.kind = 'SUPPORTING' and ($5::uuid[] is null or connection_leads_to(r.cause_id, $5::uuid[])))
    ))
    limit 1
  ) t2
  cross join lateral (
    select coalesce((
      select array_agg(s.item)
      from care_relationship r join connection c on c.id = r.cause_id
      cross join lateral unnest(case r.stage when 'ACCEPTED' then array['OFFERED'] || c.shared when 'OFFERED' then array['OFFERED'] else '{}'::text[] end) s(item)
      where r.person_id = t2."id" and r.party = any($3::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and $4::text <> all(r.closed_to) and r.kind = 'SUPPORTING' and ($5::uuid[] is null or connection_leads_to(r.cause_id, $5::uuid[])) and (s.item not in ('CONTACT', 'ADDRESS', 'EMERGENCY_CONTACT') or not exists (
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
      where r.person_id = t2."id" and r.party = any($3::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and $4::text <> all(r.closed_to) and r.kind = 'REFERRED'
    ) as v
    offset 0
  ) t4
  cross join lateral (
    with t6 as (
      select w.*, row_number() over () as n
      from (
        select t5."status", t5."asset_id", t5."referral_id", t5."person_id", t5."id", t5."updated_at" as k0
        from "connection" t5
        where (t5."person_id" = t2."id") and ((t5."organisation_id" = $6::uuid and exists (
          select 1
          from care_relationship r
          where r.person_id = t5."person_id" and r.party = any($3::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and $4::text <> all(r.closed_to) and r.cause_id = t5."id" and r.kind = 'SUPPORTING' and ($5::uuid[] is null or connection_leads_to(r.cause_id, $5::uuid[])) and r.stage in ('OFFERED', 'ACCEPTED', 'ENDED')
        )))
        order by t5."updated_at" desc, t5."id" desc
        limit $7::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"status":' || ('"' || t6."status" || '"')
      || ',"asset":' || case when t6."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then coalesce(t8.j, 'null') else 'null' end
      || ',"linkWorker":' || case when t6."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then coalesce(t11.j, 'null') else 'null' end || '}', ',' order by t6.n), '') as s0
      from t6
      left join lateral (
        select '{"name":' || (to_json(t7."name"::text)::text) || '}' as j
        from "asset" t7
        where (t6."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')) and (t7."id" = t6."asset_id")
      ) t8 on true
      left join lateral (
        select '{"name":' || (to_json(t10."name"::text)::text) || '}' as j
        from (
          select t9."name", t9."id"
          from "member" t9
          where (t6."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')) and (t9."id" = (
            select r.party
            from care_relationship r
            where r.cause_id = t6."referral_id" and r.person_id = t6."person_id" and r.kind = 'CASELOAD' and r.is_lead and ((r."kind" = 'CASELOAD' and r."is_lead"))
            order by r.since desc, r.until desc, r.id
            limit 1
          ))
          order by t9."id"
          limit 1
        ) t10
      ) t11 on true
      where t6.n <= $7::int
    ) body
  ) t12
) t13 on true;
