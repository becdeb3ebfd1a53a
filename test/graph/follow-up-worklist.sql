-- follow-up-worklist as TEAM_LEAD
select '{"followUps":' || t13.j || '}' as answer, concat_ws(',', t13.p) as persons
from (
  select 1
) root
cross join lateral (
  with t2 as (
    select w.*, row_number() over () as n
    from (
      select t1."person_id", t1."id", t1."cancelled_at", t1."reached", t1."occurred_at", t1."due_on", t1."channel", t1."assigned_to_id", t1."connection_id", t1."due_on" as k0, count(*) over () as total
      from "follow_up" t1
      where (exists (
        select 1
        from care_relationship r
        where r.person_id = t1."person_id" and r.party = any($1::uuid[]) and r.since <= $2::timestamptz and r.until > $2::timestamptz and $3::text <> all(r.closed_to) and (r.kind = 'EMERGENCY' or r.kind = 'TEAM' and r.stage <> 'PAST')
      )) and ((t1."occurred_at" is null and t1."cancelled_at" is null and t1."reached" is not true and t1."due_on" is not null))
      order by t1."due_on" nulls last, t1."id"
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
    select translate(encode(convert_to('["' || $5::text || '"' || ',' || coalesce(to_json(t2.k0::text)::text, 'null') || ',' || coalesce(to_json(t2.id::text)::text, 'null') || ']', 'UTF8'), 'base64'), E'+/=
', '-_')
    from t2
    where n <= $4::int
    order by n desc
    limit 1
  ) || '"', 'null') || '}'
  || ',"edges":' || '[' || body.s0 || ']' || '}' as j, body.p as p
  from (
    select coalesce(string_agg('{"cursor":' || '"' || translate(encode(convert_to('["' || $6::text || '"' || ',' || coalesce(to_json(t2.k0::text)::text, 'null') || ',' || coalesce(to_json(t2.id::text)::text, 'null') || ']', 'UTF8'), 'base64'), E'+/=
', '-_') || '"'
    || ',"node":'
    || '{"id":' || ('"follow_up_' || t2."id"::text || '"')
    || ',"state":' || ('"' || ((case when t2."cancelled_at" is not null then 'CANCELLED' when t2."reached" then 'REACHED' when t2."occurred_at" is not null then 'NOT_REACHED' when t2."due_on" < ($2::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t2."due_on" is not null then 'DUE' end)) || '"')
    || ',"dueOn":' || coalesce(to_char(t2."due_on", '\"YYYY-MM-DD\"'), 'null')
    || ',"isOverdue":' || ((((case when t2."cancelled_at" is not null then 'CANCELLED' when t2."reached" then 'REACHED' when t2."occurred_at" is not null then 'NOT_REACHED' when t2."due_on" < ($2::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t2."due_on" is not null then 'DUE' end) = 'OVERDUE'))::text)
    || ',"channel":' || coalesce('"' || t2."channel" || '"', 'null')
    || ',"assignedTo":' || coalesce(t4.j, 'null')
    || ',"person":' || coalesce(t7.j, 'null')
    || ',"connection":' || coalesce(t12.j, 'null') || '}' || '}', ',' order by t2.n), '') as s0, string_agg(concat_ws(',', t2."person_id"::text), ',') as p
    from t2
    left join lateral (
      select '{"id":' || ('"member_' || t3."id"::text || '"')
      || ',"name":' || (to_json(t3."name"::text)::text)
      || ',"jobTitle":' || coalesce(to_json(t3."job_title"::text)::text, 'null')
      || ',"workPhone":' || coalesce(to_json(t3."work_phone"::text)::text, 'null') || '}' as j
      from "member" t3
      where (t3."id" = t2."assigned_to_id")
    ) t4 on true
    left join lateral (
      select '{"id":' || ('"person_' || t6."id"::text || '"')
      || ',"preferredName":' || coalesce(to_json(t6."preferred_name"::text)::text, 'null')
      || ',"familyName":' || (to_json(t6."family_name"::text)::text)
      || ',"phone":' || case when (true or not t6."contact_prohibited") then coalesce(to_json(t6."phone"::text)::text, 'null') else 'null' end
      || ',"contactVia":' || case when true then coalesce('"' || (case when t6."contact_prohibited" then 'LINK_WORKER' else 'DIRECT' end) || '"', 'null') else 'null' end || '}' as j
      from (
        select t5."id", t5."preferred_name", t5."family_name", t5."contact_prohibited", t5."phone"
        from "person" t5
        where (t5."id" = t2."person_id")
        limit 1
      ) t6
    ) t7 on true
    left join lateral (
      select '{"id":' || ('"connection_' || t9."id"::text || '"')
      || ',"status":' || ('"' || t9."status" || '"')
      || ',"asset":' || coalesce(t11.j, 'null') || '}' as j
      from (
        select t8."id", t8."status", t8."asset_id"
        from "connection" t8
        where (t8."id" = t2."connection_id")
        limit 1
      ) t9
      left join lateral (
        select '{"id":' || ('"asset_' || t10."id"::text || '"')
        || ',"name":' || (to_json(t10."name"::text)::text) || '}' as j
        from "asset" t10
        where (t10."id" = t9."asset_id")
      ) t11 on true
    ) t12 on true
    where t2.n <= $4::int
  ) body
) t13;
