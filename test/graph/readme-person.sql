-- readme-person as CHARITY
select '{"person":' || coalesce(t12.j, 'null') || '}' as answer, concat_ws(',', t12.p) as persons
from (
  select 1
) root
left join lateral (
  select '{"preferredName":' || case when ('NAME' = any(t2.v) or t3.v) then coalesce(to_json(t1."preferred_name"::text)::text, 'null') else 'null' end
  || ',"nhsNumber":null,"age":' || case when 'DATE_OF_BIRTH' = any(t2.v) then coalesce((extract(year from age(coalesce(t1."deceased_on", ($1::timestamptz at time zone 'Europe/London')::date), t1."birth_date"))::int)::text, 'null') else 'null' end
  || ',"phone":' || case when ('CONTACT' = any(t2.v) and not t1."contact_prohibited") then coalesce(to_json(t1."phone"::text)::text, 'null') else 'null' end
  || ',"accessNeeds":' || case when 'OFFERED' = any(t2.v) then (array_to_json(t1."access_needs")::text) else 'null' end
  || ',"leadLinkWorker":null,"plans":null,"connections":' || t11.j || '}' as j, concat_ws(',', t1."id"::text) as p
  from "person" t1
  cross join lateral (
    select coalesce((
      select array_agg(s.item)
      from care_relationship r join connection c on c.id = r.cause_id
      cross join lateral unnest(case r.stage when 'ACCEPTED' then array['OFFERED', 'ACCEPTED'] || c.shared when 'OFFERED' then array['OFFERED'] else '{}'::text[] end) s(item)
      where r.person_id = t1."id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and r.kind = 'SUPPORTING' and ($3::uuid[] is null or connection_leads_to(r.cause_id, $3::uuid[]))
    ), '{}') as v
    offset 0
  ) t2
  cross join lateral (
    select exists (
      select 1
      from care_relationship r
      where r.person_id = t1."id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and r.kind = 'REFERRED'
    ) as v
    offset 0
  ) t3
  cross join lateral (
    with t5 as (
      select w.*, row_number() over () as n
      from (
        select t4."status", t4."message", t4."asset_id", t4."id", t4."updated_at" as k0
        from "connection" t4
        where (t4."person_id" = t1."id") and ((t4."organisation_id" = $4::uuid and exists (
          select 1
          from care_relationship r
          where r.person_id = t4."person_id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and r.cause_id = t4."id" and r.kind = 'SUPPORTING' and ($3::uuid[] is null or connection_leads_to(r.cause_id, $3::uuid[])) and r.stage in ('OFFERED', 'ACCEPTED', 'ENDED')
        )))
        order by t4."updated_at" desc, t4."id" desc
        limit $5::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"status":' || ('"' || t5."status" || '"')
      || ',"message":' || case when t5."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then coalesce(to_json(t5."message"::text)::text, 'null') else 'null' end
      || ',"asset":' || case when t5."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then coalesce(t7.j, 'null') else 'null' end
      || ',"followUps":' || case when t5."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then t10.j else 'null' end || '}', ',' order by t5.n), '') as s0
      from t5
      left join lateral (
        select '{"name":' || (to_json(t6."name"::text)::text) || '}' as j
        from "asset" t6
        where (t5."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')) and (t6."id" = t5."asset_id")
      ) t7 on true
      cross join lateral (
        with t9 as (
          select w.*, row_number() over () as n
          from (
            select t8."cancelled_at", t8."reached", t8."occurred_at", t8."due_on", t8."how_it_goes", t8."recorded_by_id", t8."working_note", t8."id", t8."due_on" as k0
            from "follow_up" t8
            where (t5."status" in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED', 'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')) and (t8."connection_id" = t5."id") and ((t8."organisation_id" = $4::uuid and exists (
              select 1
              from care_relationship r
              where r.person_id = t8."person_id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and r.cause_id = t8."connection_id" and r.kind = 'SUPPORTING' and ($3::uuid[] is null or connection_leads_to(r.cause_id, $3::uuid[])) and r.stage in ('OFFERED', 'ACCEPTED')
            )))
            order by t8."due_on" nulls last, t8."id"
            limit $6::int
          ) w
        )
        select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
        from (
          select coalesce(string_agg('{"state":' || ('"' || ((case when t9."cancelled_at" is not null then 'CANCELLED' when t9."reached" then 'REACHED' when t9."occurred_at" is not null then 'NOT_REACHED' when t9."due_on" < ($1::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t9."due_on" is not null then 'DUE' end)) || '"')
          || ',"howItGoes":' || coalesce(to_json(t9."how_it_goes"::text)::text, 'null')
          || ',"workingNote":' || case when exists (
            select 1
            from member m
            where m.id = t9."recorded_by_id" and m.organisation_id = $4::uuid
          ) then coalesce(to_json(t9."working_note"::text)::text, 'null') else 'null' end || '}', ',' order by t9.n), '') as s0
          from t9
          where t9.n <= $6::int
        ) body
      ) t10
      where t5.n <= $5::int
    ) body
  ) t11
  where (t1."id" = $7::uuid) and (exists (
    select 1
    from care_relationship r
    where r.person_id = t1."id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and (r.kind = 'REFERRED' or r.kind = 'SUPPORTING' and ($3::uuid[] is null or connection_leads_to(r.cause_id, $3::uuid[])))
  ))
) t12 on true;
