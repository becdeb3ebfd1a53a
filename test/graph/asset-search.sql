-- asset-search as REFERRER
select '{"assets":' || t17.j || '}' as answer, '' as persons
from (
  select 1
) root
cross join lateral (
  with t4 as (
    select w.*, row_number() over () as n
    from (
      select t1."id", t1."name", t1."status", t1."green_kind", t1."available_places", t1."languages", t1."accessibility", t1."phone", t1."organisation_id", (
        select min((case when t3."latitude" + t3."longitude" + $1::float8 + $2::float8 is not null then 12742.0176 * asin(sqrt(least(1.0::float8, sin(radians(t3."latitude" - $1::float8) / 2) ^ 2 + cos(radians($1::float8)) * cos(radians(t3."latitude")) * sin(radians(t3."longitude" - $2::float8) / 2) ^ 2))) end))
        from "location" t3
        where (t3."asset_id" = t1."id")
      ) as k0, count(*) over () as total
      from "asset" t1
      where (exists (
        select 1
        from "location" t2
        where (t2."asset_id" = t1."id") and (case when t2."latitude" + t2."longitude" + $1::float8 + $2::float8 is not null then 12742.0176 * asin(sqrt(least(1.0::float8, sin(radians(t2."latitude" - $1::float8) / 2) ^ 2 + cos(radians($1::float8)) * cos(radians(t2."latitude")) * sin(radians(t2."longitude" - $2::float8) / 2) ^ 2))) end) <= $3::float8
      ))
      order by (
        select min((case when t3."latitude" + t3."longitude" + $1::float8 + $2::float8 is not null then 12742.0176 * asin(sqrt(least(1.0::float8, sin(radians(t3."latitude" - $1::float8) / 2) ^ 2 + cos(radians($1::float8)) * cos(radians(t3."latitude")) * sin(radians(t3."longitude" - $2::float8) / 2) ^ 2))) end))
        from "location" t3
        where (t3."asset_id" = t1."id")
      ) nulls last, t1."id"
      limit $4::int + 1
    ) w
  )
  select '{"totalCount":' || coalesce((
    select total::text
    from t4
    limit 1
  ), '0')
  || ',"pageInfo":'
  || '{"hasNextPage":' || ((
    select count(*)
    from t4
  ) > $4::int)::text
  || ',"endCursor":' || coalesce('"' || (
    select translate(encode(convert_to('["' || $5::text || '"' || ',' || coalesce(to_json(t4.k0::text)::text, 'null') || ',' || coalesce(to_json(t4.id::text)::text, 'null') || ']', 'UTF8'), 'base64'), E'+/=
', '-_')
    from t4
    where n <= $4::int
    order by n desc
    limit 1
  ) || '"', 'null') || '}'
  || ',"nodes":' || '[' || body.s0 || ']' || '}' as j
  from (
    select coalesce(string_agg('{"id":' || ('"asset_' || t4."id"::text || '"')
    || ',"name":' || (to_json(t4."name"::text)::text)
    || ',"status":' || ('"' || t4."status" || '"')
    || ',"greenKind":' || coalesce('"' || t4."green_kind" || '"', 'null')
    || ',"hasCapacity":' || coalesce(((case when t4."status" <> 'ACTIVE' then false else t4."available_places" > 0 end))::text, 'null')
    || ',"isFree":' || coalesce(((
      select case when bool_or(c.amount > 0) then false when bool_and(c.amount is not null) then true end
      from cost_option c
      where c.asset_id = t4."id" and coalesce(c.valid_from <= ($6::timestamptz at time zone 'Europe/London')::date, true) and coalesce(c.valid_to >= ($6::timestamptz at time zone 'Europe/London')::date, true)
    ))::text, 'null')
    || ',"languages":' || (array_to_json(t4."languages")::text)
    || ',"accessibility":' || (array_to_json(t4."accessibility")::text)
    || ',"phone":' || coalesce(to_json(t4."phone"::text)::text, 'null')
    || ',"organisation":' || coalesce(t6.j, 'null')
    || ',"categories":' || t8.j
    || ',"distanceKm":' || coalesce(((
      select round(min((case when l.latitude + l.longitude + $7::float8 + $8::float8 is not null then 12742.0176 * asin(sqrt(least(1.0::float8, sin(radians(l.latitude - $7::float8) / 2) ^ 2 + cos(radians($7::float8)) * cos(radians(l.latitude)) * sin(radians(l.longitude - $8::float8) / 2) ^ 2))) end))::numeric, 2)::float8
      from location l
      where l.asset_id = t4."id"
    ))::text, 'null')
    || ',"locations":' || t10.j
    || ',"costOptions":' || t12.j
    || ',"nextSessions":'
    || '{"status":' || ('"' || t4."status" || '"')
    || ',"schedules":' || t16.j || '}' || '}', ',' order by t4.n), '') as s0
    from t4
    left join lateral (
      select '{"id":' || ('"organisation_' || t5."id"::text || '"')
      || ',"name":' || (to_json(t5."name"::text)::text) || '}' as j
      from "organisation" t5
      where (t5."id" = t4."organisation_id")
    ) t6 on true
    cross join lateral (
      select '[' || coalesce(string_agg('{"id":' || ('"asset_category_' || t7."id"::text || '"')
      || ',"name":' || (to_json(t7."name"::text)::text) || '}', ',' order by t7."name" collate "kith_text", t7."id"), '') || ']' as j
      from "asset_category" t7
      where (exists (
        select 1
        from asset_category_link l
        where l.asset_id = t4."id" and l.category_id = t7."id"
      ))
    ) t8
    cross join lateral (
      select '[' || coalesce(string_agg('{"id":' || ('"location_' || t9."id"::text || '"')
      || ',"addressLine":' || coalesce(to_json(t9."address_line"::text)::text, 'null')
      || ',"city":' || coalesce(to_json(t9."city"::text)::text, 'null')
      || ',"postcode":' || coalesce(to_json(t9."postcode"::text)::text, 'null') || '}', ',' order by t9."city" collate "kith_text" nulls last, t9."name" collate "kith_text" nulls last, t9."id"), '') || ']' as j
      from "location" t9
      where (t9."asset_id" = t4."id")
    ) t10
    cross join lateral (
      select '[' || coalesce(string_agg('{"id":' || ('"cost_option_' || t11."id"::text || '"')
      || ',"option":' || coalesce(to_json(t11."option"::text)::text, 'null')
      || ',"amount":' || coalesce(t11."amount"::text, 'null') || '}', ',' order by t11."amount" nulls last, t11."option" collate "kith_text" nulls last, t11."id"), '') || ']' as j
      from "cost_option" t11
      where (t11."asset_id" = t4."id")
    ) t12
    cross join lateral (
      select '[' || coalesce(string_agg('{"frequency":' || coalesce('"' || t13."frequency" || '"', 'null')
      || ',"interval":' || (t13."interval"::text)
      || ',"byDay":' || (array_to_json(t13."by_day")::text)
      || ',"byMonthDay":' || (array_to_json(t13."by_month_day")::text)
      || ',"startsOn":' || coalesce(to_char(t13."starts_on", '\"YYYY-MM-DD\"'), 'null')
      || ',"until":' || coalesce(to_char(t13."until", '\"YYYY-MM-DD\"'), 'null')
      || ',"opensAt":' || coalesce(to_json(t13."opens_at"::text)::text, 'null')
      || ',"closesAt":' || coalesce(to_json(t13."closes_at"::text)::text, 'null')
      || ',"validFrom":' || coalesce(to_char(t13."valid_from", '\"YYYY-MM-DD\"'), 'null')
      || ',"validTo":' || coalesce(to_char(t13."valid_to", '\"YYYY-MM-DD\"'), 'null')
      || ',"location":' || coalesce(t15.j, 'null') || '}', ',' order by t13."starts_on" nulls last, t13."opens_at" collate "kith_text" nulls last, t13."id"), '') || ']' as j
      from "schedule" t13
      left join lateral (
        select '{"name":' || coalesce(to_json(t14."name"::text)::text, 'null') || '}' as j
        from "location" t14
        where (t14."id" = t13."location_id")
      ) t15 on true
      where (t13."asset_id" = t4."id")
    ) t16
    where t4.n <= $4::int
  ) body
) t17;
