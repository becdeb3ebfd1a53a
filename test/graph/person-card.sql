-- person-card as GP
select '{"person":' || coalesce(t61.j, 'null') || '}' as answer, concat_ws(',', t61.p) as persons
from (
  select 1
) root
left join lateral (
  select '{"id":' || ('"person_' || t2."id"::text || '"')
  || ',"givenName":' || (to_json(t2."given_name"::text)::text)
  || ',"familyName":' || (to_json(t2."family_name"::text)::text)
  || ',"preferredName":' || coalesce(to_json(t2."preferred_name"::text)::text, 'null')
  || ',"pronouns":' || coalesce(to_json(t2."pronouns"::text)::text, 'null')
  || ',"birthDate":' || case when t3.v then (to_char(t2."birth_date", '\"YYYY-MM-DD\"')) else 'null' end
  || ',"age":' || case when t3.v then coalesce((extract(year from age(coalesce(t2."deceased_on", ($1::timestamptz at time zone 'Europe/London')::date), t2."birth_date"))::int)::text, 'null') else 'null' end
  || ',"phone":' || case when t3.v then coalesce(to_json(t2."phone"::text)::text, 'null') else 'null' end
  || ',"nhsNumber":' || case when t3.v then coalesce('"' || t2."nhs_number" || '"', 'null') else 'null' end
  || ',"gender":' || case when t3.v then ('"' || t2."gender" || '"') else 'null' end
  || ',"preferredLanguage":' || case when t3.v then (to_json(t2."preferred_language"::text)::text) else 'null' end
  || ',"interpreterNeeded":' || case when t3.v then (t2."interpreter_needed"::text) else 'null' end
  || ',"contactProhibited":' || case when t3.v then (t2."contact_prohibited"::text) else 'null' end
  || ',"safeContact":' || case when t3.v then '{"times":' || coalesce(to_json(t2."safe_contact_times"::text)::text, 'null')
  || ',"voicemailAllowed":' || coalesce(t2."safe_contact_voicemail_allowed"::text, 'null')
  || ',"textAllowed":' || coalesce(t2."safe_contact_text_allowed"::text, 'null')
  || ',"wordsToAvoid":' || coalesce(to_json(t2."safe_contact_words_to_avoid"::text)::text, 'null') || '}' else 'null' end
  || ',"address":' || case when t3.v then '{"line1":' || coalesce(to_json(t2."address_line1"::text)::text, 'null')
  || ',"city":' || coalesce(to_json(t2."address_city"::text)::text, 'null')
  || ',"postcode":' || coalesce(to_json(t2."address_postcode"::text)::text, 'null') || '}' else 'null' end
  || ',"accessNeeds":' || case when t3.v then (array_to_json(t2."access_needs")::text) else 'null' end
  || ',"longTermConditions":' || case when t3.v then (array_to_json(t2."long_term_conditions")::text) else 'null' end
  || ',"aboutMe":' || case when t3.v then '{"mostImportantToMe":' || coalesce(to_json(t2."about_me_most_important_to_me"::text)::text, 'null')
  || ',"howToCommunicateWithMe":' || coalesce(to_json(t2."about_me_how_to_communicate_with_me"::text)::text, 'null') || '}' else 'null' end
  || ',"registeredPractice":' || case when t3.v then coalesce(t6.j, 'null') else 'null' end
  || ',"leadLinkWorker":' || case when t3.v then coalesce(t9.j, 'null') else 'null' end
  || ',"careTeam":' || case when t3.v then t17.j else 'null' end
  || ',"relatedPeople":' || t19.j
  || ',"risks":' || t21.j
  || ',"needs":' || t25.j
  || ',"referrals":' || t37.j
  || ',"plans":' || t44.j
  || ',"connections":' || t49.j
  || ',"nextFollowUp":' || coalesce(t52.j, 'null')
  || ',"followUps":' || t57.j
  || ',"measurements":' || t60.j || '}' as j, concat_ws(',', t2."id"::text) as p
  from (
    select t1."id", t1."given_name", t1."family_name", t1."preferred_name", t1."pronouns", t1."birth_date", t1."deceased_on", t1."phone", t1."nhs_number", t1."gender", t1."preferred_language", t1."interpreter_needed", t1."contact_prohibited", t1."safe_contact_times", t1."safe_contact_voicemail_allowed", t1."safe_contact_text_allowed", t1."safe_contact_words_to_avoid", t1."address_line1", t1."address_city", t1."address_postcode", t1."access_needs", t1."long_term_conditions", t1."about_me_most_important_to_me", t1."about_me_how_to_communicate_with_me"
    from "person" t1
    where (t1."id" = surviving_person($2::uuid)) and (exists (
      select 1
      from care_relationship r
      where r.person_id = t1."id" and r.party = any($3::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and $4::text <> all(r.closed_to) and r.kind in ('REGISTERED', 'REFERRED', 'EMERGENCY')
    ))
    limit 1
  ) t2
  cross join lateral (
    select exists (
      select 1
      from care_relationship r
      where r.person_id = t2."id" and r.party = any($3::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and $4::text <> all(r.closed_to) and r.kind in ('REGISTERED', 'EMERGENCY')
    ) as v
    offset 0
  ) t3
  left join lateral (
    select '{"id":' || ('"organisation_' || t5."id"::text || '"')
    || ',"name":' || (to_json(t5."name"::text)::text)
    || ',"phone":' || coalesce(to_json(t5."phone"::text)::text, 'null') || '}' as j
    from (
      select t4."id", t4."name", t4."phone"
      from "organisation" t4
      where (t3.v) and (t4."id" = (
        select r.party
        from care_relationship r
        where r.person_id = t2."id" and r.kind = 'REGISTERED' and r.since <= $1::timestamptz and r.until > $1::timestamptz and ((t3.v or (r."kind" = 'CASELOAD' and r."is_lead")))
        order by r.since desc, r.id
        limit 1
      ))
      order by t4."id"
      limit 1
    ) t5
  ) t6 on true
  left join lateral (
    select '{"id":' || ('"member_' || t8."id"::text || '"')
    || ',"name":' || (to_json(t8."name"::text)::text)
    || ',"jobTitle":' || coalesce(to_json(t8."job_title"::text)::text, 'null')
    || ',"workPhone":' || coalesce(to_json(t8."work_phone"::text)::text, 'null') || '}' as j
    from (
      select t7."id", t7."name", t7."job_title", t7."work_phone"
      from "member" t7
      where (t3.v) and (t7."id" = (
        select r.party
        from care_relationship r
        where r.person_id = t2."id" and r.kind = 'CASELOAD' and r.is_lead and r.since <= $1::timestamptz and r.until > $1::timestamptz and ((t3.v or (r."kind" = 'CASELOAD' and r."is_lead")))
        order by r.since desc, r.id
        limit 1
      ))
      order by t7."id"
      limit 1
    ) t8
  ) t9 on true
  cross join lateral (
    select '[' || coalesce(string_agg('{"id":' || ('"care_relationship_' || t10."id"::text || '"')
    || ',"kind":' || ('"' || t10."kind" || '"')
    || ',"stage":' || ('"' || t10."stage" || '"')
    || ',"since":' || (to_char(t10."since" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'))
    || ',"organisation":' || coalesce(t13.j, 'null')
    || ',"member":' || coalesce(t16.j, 'null') || '}', ',' order by t10."since", t10."id"), '') || ']' as j
    from "care_relationship" t10
    left join lateral (
      select '{"name":' || (to_json(t12."name"::text)::text) || '}' as j
      from (
        select t11."name", t11."id"
        from "organisation" t11
        where (t11."id" = t10."party")
        order by t11."id"
        limit 1
      ) t12
    ) t13 on true
    left join lateral (
      select '{"id":' || ('"member_' || t15."id"::text || '"')
      || ',"name":' || (to_json(t15."name"::text)::text)
      || ',"jobTitle":' || coalesce(to_json(t15."job_title"::text)::text, 'null')
      || ',"workPhone":' || coalesce(to_json(t15."work_phone"::text)::text, 'null') || '}' as j
      from (
        select t14."id", t14."name", t14."job_title", t14."work_phone"
        from "member" t14
        where (t14."id" = t10."party")
        order by t14."id"
        limit 1
      ) t15
    ) t16 on true
    where (t3.v) and (t10."person_id" = t2."id") and (t10."since" <= $1::timestamptz and t10."until" > $1::timestamptz) and (t3.v)
  ) t17
  cross join lateral (
    select '[' || coalesce(string_agg('{"id":' || ('"related_person_' || t18."id"::text || '"')
    || ',"name":' || (to_json(t18."name"::text)::text)
    || ',"relationship":' || (to_json(t18."relationship"::text)::text)
    || ',"phone":' || coalesce(to_json(t18."phone"::text)::text, 'null')
    || ',"isEmergencyContact":' || (t18."is_emergency_contact"::text) || '}', ',' order by t18."is_emergency_contact" desc, t18."name" collate "kith_text", t18."id"), '') || ']' as j
    from "related_person" t18
    where (t18."person_id" = t2."id") and (t3.v)
  ) t19
  cross join lateral (
    select '[' || coalesce(string_agg('{"id":' || ('"risk_' || t20."id"::text || '"')
    || ',"kind":' || coalesce('"' || t20."kind" || '"', 'null')
    || ',"status":' || ('"' || t20."status" || '"') || '}', ',' order by t20."raised_at" desc, t20."id" desc), '') || ']' as j
    from "risk" t20
    where (t20."person_id" = t2."id") and (t3.v)
  ) t21
  cross join lateral (
    select '[' || coalesce(string_agg('{"id":' || ('"referral_need_' || t22."id"::text || '"')
    || ',"need":' || coalesce(t24.j, 'null') || '}', ',' order by t22."created_at" desc, t22."id" desc), '') || ']' as j
    from "referral_need" t22
    left join lateral (
      select '{"key":' || (to_json(t23."key"::text)::text)
      || ',"name":' || (to_json(t23."name"::text)::text) || '}' as j
      from "need" t23
      where (t23."id" = t22."need_id")
    ) t24 on true
    where (t22."person_id" = t2."id") and ((t3.v or exists (
      select 1
      from care_relationship r
      where r.person_id = t22."person_id" and r.party = any($3::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and $4::text <> all(r.closed_to) and r.cause_id = t22."referral_id" and r.kind = 'REFERRED'
    )))
  ) t25
  cross join lateral (
    with t27 as (
      select w.*, row_number() over () as n
      from (
        select t26."id", t26."reference", t26."status", t26."urgency", t26."submitted_at", t26."engaged_at", t26."ended_at", t26."person_id", t26."submitted_at" as k0
        from "referral" t26
        where (t26."person_id" = t2."id") and ((t3.v or exists (
          select 1
          from care_relationship r
          where r.person_id = t26."person_id" and r.party = any($3::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and $4::text <> all(r.closed_to) and r.cause_id = t26."id" and r.kind = 'REFERRED'
        )))
        order by t26."submitted_at" desc nulls last, t26."id" desc
        limit $5::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"referral_' || t27."id"::text || '"')
      || ',"reference":' || (to_json(t27."reference"::text)::text)
      || ',"status":' || ('"' || t27."status" || '"')
      || ',"phase":' || case when t3.v then coalesce('"' || (case when t27."status" <> 'ENGAGED' then null when exists (
        select 1
        from "plan" t28
        where (t28."referral_id" = t27."id") and (t3.v) and t28."status" = 'IN_REVIEW'
      ) or exists (
        select 1
        from "plan" t29
        where (t29."referral_id" = t27."id") and (t3.v) and exists (
          select 1
          from "follow_up" t30
          where (t30."plan_id" = t29."id") and (t3.v) and t30."reached" and t30."entered_in_error_at" is null
        )
      ) then 'REVIEWING' when exists (
        select 1
        from "connection" t31
        where (t31."referral_id" = t27."id") and (t3.v) and t31."status" not in ('PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON')
      ) then 'CONNECTED' when exists (
        select 1
        from "plan" t32
        where (t32."referral_id" = t27."id") and (t3.v) and t32."id" is not null
      ) then 'PLANNING' when exists (
        select 1
        from "conversation" t33
        where (t33."referral_id" = t27."id") and (t3.v) and t33."entered_in_error_at" is null
      ) then 'TALKING' end) || '"', 'null') else 'null' end
      || ',"urgency":' || ('"' || t27."urgency" || '"')
      || ',"submittedAt":' || coalesce(to_char(t27."submitted_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
      || ',"waitingDays":' || coalesce(((coalesce(t27."engaged_at", t27."ended_at", $1::timestamptz) at time zone 'Europe/London')::date - (t27."submitted_at" at time zone 'Europe/London')::date)::text, 'null')
      || ',"linkWorker":' || coalesce(t36.j, 'null') || '}', ',' order by t27.n), '') as s0
      from t27
      left join lateral (
        select '{"id":' || ('"member_' || t35."id"::text || '"')
        || ',"name":' || (to_json(t35."name"::text)::text)
        || ',"jobTitle":' || coalesce(to_json(t35."job_title"::text)::text, 'null')
        || ',"workPhone":' || coalesce(to_json(t35."work_phone"::text)::text, 'null') || '}' as j
        from (
          select t34."id", t34."name", t34."job_title", t34."work_phone"
          from "member" t34
          where (t34."id" = (
            select r.party
            from care_relationship r
            where r.cause_id = t27."id" and r.person_id = t27."person_id" and r.kind = 'CASELOAD' and r.is_lead and ((t3.v or (r."kind" = 'CASELOAD' and r."is_lead")))
            order by r.since desc, r.until desc, r.id
            limit 1
          ))
          order by t34."id"
          limit 1
        ) t35
      ) t36 on true
      where t27.n <= $5::int
    ) body
  ) t37
  cross join lateral (
    with t39 as (
      select w.*, row_number() over () as n
      from (
        select t38."id", t38."status", t38."what_matters", t38."review_due", t38."agreed_at" as k0
        from "plan" t38
        where (t38."person_id" = t2."id") and (t3.v) and (t38."status" in ('COMPLETED', 'ENDED_EARLY') is false)
        order by t38."agreed_at" desc nulls last, t38."id" desc
        limit $6::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"plan_' || t39."id"::text || '"')
      || ',"status":' || ('"' || t39."status" || '"')
      || ',"whatMatters":' || coalesce(to_json(t39."what_matters"::text)::text, 'null')
      || ',"reviewDue":' || coalesce(to_char(t39."review_due", '\"YYYY-MM-DD\"'), 'null')
      || ',"goals":' || t43.j || '}', ',' order by t39.n), '') as s0
      from t39
      cross join lateral (
        select '[' || coalesce(string_agg('{"id":' || ('"goal_' || t40."id"::text || '"')
        || ',"title":' || (to_json(t40."title"::text)::text)
        || ',"lifecycle":' || ('"' || t40."lifecycle" || '"')
        || ',"achievement":' || coalesce('"' || t40."achievement" || '"', 'null')
        || ',"actions":' || t42.j || '}', ',' order by t40."importance" desc nulls last, t40."created_at", t40."id"), '') || ']' as j
        from "goal" t40
        cross join lateral (
          select '[' || coalesce(string_agg('{"id":' || ('"action_' || t41."id"::text || '"')
          || ',"what":' || (to_json(t41."what"::text)::text)
          || ',"who":' || ('"' || t41."who" || '"')
          || ',"status":' || ('"' || t41."status" || '"')
          || ',"dueOn":' || coalesce(to_char(t41."due_on", '\"YYYY-MM-DD\"'), 'null') || '}', ',' order by t41."due_on" nulls last, t41."created_at", t41."id"), '') || ']' as j
          from "action" t41
          where (t41."goal_id" = t40."id") and (t3.v)
        ) t42
        where (t40."plan_id" = t39."id") and (t3.v)
      ) t43
      where t39.n <= $6::int
    ) body
  ) t44
  cross join lateral (
    with t46 as (
      select w.*, row_number() over () as n
      from (
        select t45."id", t45."status", t45."sent_at", t45."asset_id", t45."updated_at" as k0, count(*) over () as total
        from "connection" t45
        where (t45."person_id" = t2."id") and (t3.v)
        order by t45."updated_at" desc, t45."id" desc
        limit greatest($7::int, 1)
      ) w
    )
    select '{"totalCount":' || coalesce((
      select total::text
      from t46
      limit 1
    ), '0')
    || ',"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"connection_' || t46."id"::text || '"')
      || ',"status":' || ('"' || t46."status" || '"')
      || ',"sentAt":' || coalesce(to_char(t46."sent_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
      || ',"asset":' || coalesce(t48.j, 'null') || '}', ',' order by t46.n), '') as s0
      from t46
      left join lateral (
        select '{"id":' || ('"asset_' || t47."id"::text || '"')
        || ',"name":' || (to_json(t47."name"::text)::text)
        || ',"phone":' || coalesce(to_json(t47."phone"::text)::text, 'null') || '}' as j
        from "asset" t47
        where (t47."id" = t46."asset_id")
      ) t48 on true
      where t46.n <= $7::int
    ) body
  ) t49
  left join lateral (
    select '{"id":' || ('"follow_up_' || t51."id"::text || '"')
    || ',"dueOn":' || coalesce(to_char(t51."due_on", '\"YYYY-MM-DD\"'), 'null')
    || ',"isOverdue":' || ((((case when t51."cancelled_at" is not null then 'CANCELLED' when t51."reached" then 'REACHED' when t51."occurred_at" is not null then 'NOT_REACHED' when t51."due_on" < ($1::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t51."due_on" is not null then 'DUE' end) = 'OVERDUE'))::text) || '}' as j
    from (
      select t50."id", t50."due_on", t50."cancelled_at", t50."reached", t50."occurred_at"
      from "follow_up" t50
      where (t50."person_id" = t2."id") and (t50."occurred_at" is null and t50."cancelled_at" is null) and (t3.v)
      order by t50."due_on" nulls last, t50."id"
      limit 1
    ) t51
  ) t52 on true
  cross join lateral (
    with t54 as (
      select w.*, row_number() over () as n
      from (
        select t53."id", t53."cancelled_at", t53."reached", t53."occurred_at", t53."due_on", t53."shareable_summary", t53."due_on" as k0
        from "follow_up" t53
        where (t53."person_id" = t2."id") and (t3.v)
        order by t53."due_on" nulls last, t53."id"
        limit $8::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"follow_up_' || t54."id"::text || '"')
      || ',"state":' || ('"' || ((case when t54."cancelled_at" is not null then 'CANCELLED' when t54."reached" then 'REACHED' when t54."occurred_at" is not null then 'NOT_REACHED' when t54."due_on" < ($1::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t54."due_on" is not null then 'DUE' end)) || '"')
      || ',"occurredAt":' || coalesce(to_char(t54."occurred_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
      || ',"dueOn":' || coalesce(to_char(t54."due_on", '\"YYYY-MM-DD\"'), 'null')
      || ',"shareableSummary":' || coalesce(to_json(t54."shareable_summary"::text)::text, 'null')
      || ',"barriers":' || t56.j || '}', ',' order by t54.n), '') as s0
      from t54
      cross join lateral (
        select '[' || coalesce(string_agg('{"id":' || ('"follow_up_barrier_' || t55."id"::text || '"')
        || ',"barrier":' || ('"' || t55."barrier" || '"')
        || ',"isResolved":' || (t55."is_resolved"::text) || '}', ',' order by t55."barrier" collate "kith_text", t55."id"), '') || ']' as j
        from "follow_up_barrier" t55
        where (t55."follow_up_id" = t54."id") and (t3.v)
      ) t56
      where t54.n <= $8::int
    ) body
  ) t57
  cross join lateral (
    with t59 as (
      select w.*, row_number() over () as n
      from (
        select t58."id", t58."instrument", t58."stage", t58."taken_at", t58."score", t58."taken_at" as k0
        from "measurement" t58
        where (t58."person_id" = t2."id") and (t3.v)
        order by t58."taken_at" desc, t58."id" desc
        limit $9::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"measurement_' || t59."id"::text || '"')
      || ',"instrument":' || ('"' || t59."instrument" || '"')
      || ',"stage":' || ('"' || t59."stage" || '"')
      || ',"takenAt":' || (to_char(t59."taken_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'))
      || ',"score":' || coalesce(t59."score"::text, 'null') || '}', ',' order by t59.n), '') as s0
      from t59
      where t59.n <= $9::int
    ) body
  ) t60
) t61 on true;
