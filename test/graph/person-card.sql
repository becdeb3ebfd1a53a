-- person-card as GP
select '{"person":' || coalesce(t60.j, 'null') || '}' as answer, concat_ws(',', t60.p) as persons
from (
  select 1
) root
left join lateral (
  select '{"id":' || ('"person_' || t1."id"::text || '"')
  || ',"givenName":' || (to_json(t1."given_name"::text)::text)
  || ',"familyName":' || (to_json(t1."family_name"::text)::text)
  || ',"preferredName":' || coalesce(to_json(t1."preferred_name"::text)::text, 'null')
  || ',"pronouns":' || coalesce(to_json(t1."pronouns"::text)::text, 'null')
  || ',"birthDate":' || case when t2.v then (to_char(t1."birth_date", '\"YYYY-MM-DD\"')) else 'null' end
  || ',"age":' || case when t2.v then coalesce((extract(year from age(coalesce(t1."deceased_on", ($1::timestamptz at time zone 'Europe/London')::date), t1."birth_date"))::int)::text, 'null') else 'null' end
  || ',"phone":' || case when t2.v then coalesce(to_json(t1."phone"::text)::text, 'null') else 'null' end
  || ',"nhsNumber":' || case when t2.v then coalesce('"' || t1."nhs_number" || '"', 'null') else 'null' end
  || ',"gender":' || case when t2.v then ('"' || t1."gender" || '"') else 'null' end
  || ',"preferredLanguage":' || case when t2.v then (to_json(t1."preferred_language"::text)::text) else 'null' end
  || ',"interpreterNeeded":' || case when t2.v then (t1."interpreter_needed"::text) else 'null' end
  || ',"contactProhibited":' || case when t2.v then (t1."contact_prohibited"::text) else 'null' end
  || ',"safeContact":' || case when t2.v then '{"times":' || coalesce(to_json(t1."safe_contact_times"::text)::text, 'null')
  || ',"voicemailAllowed":' || coalesce(t1."safe_contact_voicemail_allowed"::text, 'null')
  || ',"textAllowed":' || coalesce(t1."safe_contact_text_allowed"::text, 'null')
  || ',"wordsToAvoid":' || coalesce(to_json(t1."safe_contact_words_to_avoid"::text)::text, 'null') || '}' else 'null' end
  || ',"address":' || case when t2.v then '{"line1":' || coalesce(to_json(t1."address_line1"::text)::text, 'null')
  || ',"city":' || coalesce(to_json(t1."address_city"::text)::text, 'null')
  || ',"postcode":' || coalesce(to_json(t1."address_postcode"::text)::text, 'null') || '}' else 'null' end
  || ',"accessNeeds":' || case when t2.v then (array_to_json(t1."access_needs")::text) else 'null' end
  || ',"longTermConditions":' || case when t2.v then (array_to_json(t1."long_term_conditions")::text) else 'null' end
  || ',"aboutMe":' || case when t2.v then '{"mostImportantToMe":' || coalesce(to_json(t1."about_me_most_important_to_me"::text)::text, 'null')
  || ',"howToCommunicateWithMe":' || coalesce(to_json(t1."about_me_how_to_communicate_with_me"::text)::text, 'null') || '}' else 'null' end
  || ',"registeredPractice":' || case when t2.v then coalesce(t5.j, 'null') else 'null' end
  || ',"leadLinkWorker":' || case when t2.v then coalesce(t8.j, 'null') else 'null' end
  || ',"careTeam":' || case when t2.v then t16.j else 'null' end
  || ',"relatedPeople":' || t18.j
  || ',"risks":' || t20.j
  || ',"needs":' || t24.j
  || ',"referrals":' || t36.j
  || ',"plans":' || t43.j
  || ',"connections":' || t48.j
  || ',"nextFollowUp":' || coalesce(t51.j, 'null')
  || ',"followUps":' || t56.j
  || ',"measurements":' || t59.j || '}' as j, concat_ws(',', t1."id"::text) as p
  from "person" t1
  cross join lateral (
    select exists (
      select 1
      from care_relationship r
      where r.person_id = t1."id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and r.kind in ('REGISTERED', 'EMERGENCY')
    ) as v
    offset 0
  ) t2
  left join lateral (
    select '{"id":' || ('"organisation_' || t4."id"::text || '"')
    || ',"name":' || (to_json(t4."name"::text)::text)
    || ',"phone":' || coalesce(to_json(t4."phone"::text)::text, 'null') || '}' as j
    from (
      select t3."id", t3."name", t3."phone"
      from "organisation" t3
      where (t2.v) and (t3."id" = (
        select r.party
        from care_relationship r
        where r.person_id = t1."id" and r.kind = 'REGISTERED' and r.since <= $1::timestamptz and r.until > $1::timestamptz and ((t2.v or (r."kind" = 'CASELOAD' and r."is_lead")))
        order by r.since desc, r.id
        limit 1
      ))
      order by t3."id"
      limit 1
    ) t4
  ) t5 on true
  left join lateral (
    select '{"id":' || ('"member_' || t7."id"::text || '"')
    || ',"name":' || (to_json(t7."name"::text)::text)
    || ',"jobTitle":' || coalesce(to_json(t7."job_title"::text)::text, 'null')
    || ',"workPhone":' || coalesce(to_json(t7."work_phone"::text)::text, 'null') || '}' as j
    from (
      select t6."id", t6."name", t6."job_title", t6."work_phone"
      from "member" t6
      where (t2.v) and (t6."id" = (
        select r.party
        from care_relationship r
        where r.person_id = t1."id" and r.kind = 'CASELOAD' and r.is_lead and r.since <= $1::timestamptz and r.until > $1::timestamptz and ((t2.v or (r."kind" = 'CASELOAD' and r."is_lead")))
        order by r.since desc, r.id
        limit 1
      ))
      order by t6."id"
      limit 1
    ) t7
  ) t8 on true
  cross join lateral (
    select '[' || coalesce(string_agg('{"id":' || ('"care_relationship_' || t9."id"::text || '"')
    || ',"kind":' || ('"' || t9."kind" || '"')
    || ',"stage":' || ('"' || t9."stage" || '"')
    || ',"since":' || (to_char(t9."since" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'))
    || ',"organisation":' || coalesce(t12.j, 'null')
    || ',"member":' || coalesce(t15.j, 'null') || '}', ',' order by t9."since", t9."id"), '') || ']' as j
    from "care_relationship" t9
    left join lateral (
      select '{"name":' || (to_json(t11."name"::text)::text) || '}' as j
      from (
        select t10."name", t10."id"
        from "organisation" t10
        where (t10."id" = t9."party")
        order by t10."id"
        limit 1
      ) t11
    ) t12 on true
    left join lateral (
      select '{"id":' || ('"member_' || t14."id"::text || '"')
      || ',"name":' || (to_json(t14."name"::text)::text)
      || ',"jobTitle":' || coalesce(to_json(t14."job_title"::text)::text, 'null')
      || ',"workPhone":' || coalesce(to_json(t14."work_phone"::text)::text, 'null') || '}' as j
      from (
        select t13."id", t13."name", t13."job_title", t13."work_phone"
        from "member" t13
        where (t13."id" = t9."party")
        order by t13."id"
        limit 1
      ) t14
    ) t15 on true
    where (t2.v) and (t9."person_id" = t1."id") and (t9."since" <= $1::timestamptz and t9."until" > $1::timestamptz) and (t2.v)
  ) t16
  cross join lateral (
    select '[' || coalesce(string_agg('{"id":' || ('"related_person_' || t17."id"::text || '"')
    || ',"name":' || (to_json(t17."name"::text)::text)
    || ',"relationship":' || (to_json(t17."relationship"::text)::text)
    || ',"phone":' || coalesce(to_json(t17."phone"::text)::text, 'null')
    || ',"isEmergencyContact":' || (t17."is_emergency_contact"::text) || '}', ',' order by t17."is_emergency_contact" desc, t17."name" collate "kith_text", t17."id"), '') || ']' as j
    from "related_person" t17
    where (t17."person_id" = t1."id") and (t2.v)
  ) t18
  cross join lateral (
    select '[' || coalesce(string_agg('{"id":' || ('"risk_' || t19."id"::text || '"')
    || ',"kind":' || coalesce('"' || t19."kind" || '"', 'null')
    || ',"status":' || ('"' || t19."status" || '"') || '}', ',' order by t19."raised_at" desc, t19."id" desc), '') || ']' as j
    from "risk" t19
    where (t19."person_id" = t1."id") and (t2.v)
  ) t20
  cross join lateral (
    select '[' || coalesce(string_agg('{"id":' || ('"referral_need_' || t21."id"::text || '"')
    || ',"need":' || coalesce(t23.j, 'null') || '}', ',' order by t21."created_at" desc, t21."id" desc), '') || ']' as j
    from "referral_need" t21
    left join lateral (
      select '{"key":' || (to_json(t22."key"::text)::text)
      || ',"name":' || (to_json(t22."name"::text)::text) || '}' as j
      from "need" t22
      where (t22."id" = t21."need_id")
    ) t23 on true
    where (t21."person_id" = t1."id") and ((t2.v or exists (
      select 1
      from care_relationship r
      where r.person_id = t21."person_id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and r.cause_id = t21."referral_id" and r.kind = 'REFERRED'
    )))
  ) t24
  cross join lateral (
    with t26 as (
      select w.*, row_number() over () as n
      from (
        select t25."id", t25."reference", t25."status", t25."urgency", t25."submitted_at", t25."engaged_at", t25."ended_at", t25."submitted_at" as k0
        from "referral" t25
        where (t25."person_id" = t1."id") and ((t2.v or exists (
          select 1
          from care_relationship r
          where r.person_id = t25."person_id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and r.cause_id = t25."id" and r.kind = 'REFERRED'
        )))
        order by t25."submitted_at" desc nulls last, t25."id" desc
        limit $3::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"referral_' || t26."id"::text || '"')
      || ',"reference":' || (to_json(t26."reference"::text)::text)
      || ',"status":' || ('"' || t26."status" || '"')
      || ',"phase":' || case when t2.v then coalesce('"' || (case when t26."status" <> 'ENGAGED' then null when exists (
        select 1
        from "plan" t27
        where (t27."referral_id" = t26."id") and (t2.v) and t27."status" = 'IN_REVIEW'
      ) or exists (
        select 1
        from "plan" t28
        where (t28."referral_id" = t26."id") and (t2.v) and exists (
          select 1
          from "follow_up" t29
          where (t29."plan_id" = t28."id") and (t2.v) and t29."reached"
        )
      ) then 'REVIEWING' when exists (
        select 1
        from "connection" t30
        where (t30."referral_id" = t26."id") and (t2.v) and t30."status" not in ('PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON')
      ) then 'CONNECTED' when exists (
        select 1
        from "plan" t31
        where (t31."referral_id" = t26."id") and (t2.v) and t31."id" is not null
      ) then 'PLANNING' when exists (
        select 1
        from "conversation" t32
        where (t32."referral_id" = t26."id") and (t2.v) and t32."id" is not null
      ) then 'TALKING' end) || '"', 'null') else 'null' end
      || ',"urgency":' || ('"' || t26."urgency" || '"')
      || ',"submittedAt":' || coalesce(to_char(t26."submitted_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
      || ',"waitingDays":' || coalesce(((coalesce(t26."engaged_at", t26."ended_at", $1::timestamptz) at time zone 'Europe/London')::date - (t26."submitted_at" at time zone 'Europe/London')::date)::text, 'null')
      || ',"linkWorker":' || coalesce(t35.j, 'null') || '}', ',' order by t26.n), '') as s0
      from t26
      left join lateral (
        select '{"id":' || ('"member_' || t34."id"::text || '"')
        || ',"name":' || (to_json(t34."name"::text)::text)
        || ',"jobTitle":' || coalesce(to_json(t34."job_title"::text)::text, 'null')
        || ',"workPhone":' || coalesce(to_json(t34."work_phone"::text)::text, 'null') || '}' as j
        from (
          select t33."id", t33."name", t33."job_title", t33."work_phone"
          from "member" t33
          where (t33."id" = (
            select r.party
            from care_relationship r
            where r.cause_id = t26."id" and r.kind = 'CASELOAD' and r.is_lead and ((t2.v or (r."kind" = 'CASELOAD' and r."is_lead")))
            order by r.since desc, r.id
            limit 1
          ))
          order by t33."id"
          limit 1
        ) t34
      ) t35 on true
      where t26.n <= $3::int
    ) body
  ) t36
  cross join lateral (
    with t38 as (
      select w.*, row_number() over () as n
      from (
        select t37."id", t37."status", t37."what_matters", t37."review_due", t37."agreed_at" as k0
        from "plan" t37
        where (t37."person_id" = t1."id") and (t2.v) and (t37."status" in ('COMPLETED', 'ENDED_EARLY') is false)
        order by t37."agreed_at" desc nulls last, t37."id" desc
        limit $4::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"plan_' || t38."id"::text || '"')
      || ',"status":' || ('"' || t38."status" || '"')
      || ',"whatMatters":' || coalesce(to_json(t38."what_matters"::text)::text, 'null')
      || ',"reviewDue":' || coalesce(to_char(t38."review_due", '\"YYYY-MM-DD\"'), 'null')
      || ',"goals":' || t42.j || '}', ',' order by t38.n), '') as s0
      from t38
      cross join lateral (
        select '[' || coalesce(string_agg('{"id":' || ('"goal_' || t39."id"::text || '"')
        || ',"title":' || (to_json(t39."title"::text)::text)
        || ',"lifecycle":' || ('"' || t39."lifecycle" || '"')
        || ',"achievement":' || coalesce('"' || t39."achievement" || '"', 'null')
        || ',"actions":' || t41.j || '}', ',' order by t39."importance" desc nulls last, t39."created_at", t39."id"), '') || ']' as j
        from "goal" t39
        cross join lateral (
          select '[' || coalesce(string_agg('{"id":' || ('"action_' || t40."id"::text || '"')
          || ',"what":' || (to_json(t40."what"::text)::text)
          || ',"who":' || ('"' || t40."who" || '"')
          || ',"status":' || ('"' || t40."status" || '"')
          || ',"dueOn":' || coalesce(to_char(t40."due_on", '\"YYYY-MM-DD\"'), 'null') || '}', ',' order by t40."due_on" nulls last, t40."created_at", t40."id"), '') || ']' as j
          from "action" t40
          where (t40."goal_id" = t39."id") and (t2.v)
        ) t41
        where (t39."plan_id" = t38."id") and (t2.v)
      ) t42
      where t38.n <= $4::int
    ) body
  ) t43
  cross join lateral (
    with t45 as (
      select w.*, row_number() over () as n
      from (
        select t44."id", t44."status", t44."sent_at", t44."asset_id", t44."updated_at" as k0
        from "connection" t44
        where (t44."person_id" = t1."id") and (t2.v)
        order by t44."updated_at" desc, t44."id" desc
        limit $5::int
      ) w
    )
    select '{"totalCount":' || (
      select count(*)::text
      from "connection" t44
      where (t44."person_id" = t1."id") and (t2.v)
    )
    || ',"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"connection_' || t45."id"::text || '"')
      || ',"status":' || ('"' || t45."status" || '"')
      || ',"sentAt":' || coalesce(to_char(t45."sent_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
      || ',"asset":' || coalesce(t47.j, 'null') || '}', ',' order by t45.n), '') as s0
      from t45
      left join lateral (
        select '{"id":' || ('"asset_' || t46."id"::text || '"')
        || ',"name":' || (to_json(t46."name"::text)::text)
        || ',"phone":' || coalesce(to_json(t46."phone"::text)::text, 'null') || '}' as j
        from "asset" t46
        where (t46."id" = t45."asset_id")
      ) t47 on true
      where t45.n <= $5::int
    ) body
  ) t48
  left join lateral (
    select '{"id":' || ('"follow_up_' || t50."id"::text || '"')
    || ',"dueOn":' || coalesce(to_char(t50."due_on", '\"YYYY-MM-DD\"'), 'null')
    || ',"isOverdue":' || ((((case when t50."cancelled_at" is not null then 'CANCELLED' when t50."reached" then 'REACHED' when t50."occurred_at" is not null then 'NOT_REACHED' when t50."due_on" < ($1::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t50."due_on" is not null then 'DUE' end) = 'OVERDUE'))::text) || '}' as j
    from (
      select t49."id", t49."due_on", t49."cancelled_at", t49."reached", t49."occurred_at"
      from "follow_up" t49
      where (t49."person_id" = t1."id") and (t49."occurred_at" is null and t49."cancelled_at" is null) and (t2.v)
      order by t49."due_on" nulls last, t49."id"
      limit 1
    ) t50
  ) t51 on true
  cross join lateral (
    with t53 as (
      select w.*, row_number() over () as n
      from (
        select t52."id", t52."cancelled_at", t52."reached", t52."occurred_at", t52."due_on", t52."shareable_summary", t52."due_on" as k0
        from "follow_up" t52
        where (t52."person_id" = t1."id") and (t2.v)
        order by t52."due_on" nulls last, t52."id"
        limit $6::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"follow_up_' || t53."id"::text || '"')
      || ',"state":' || ('"' || ((case when t53."cancelled_at" is not null then 'CANCELLED' when t53."reached" then 'REACHED' when t53."occurred_at" is not null then 'NOT_REACHED' when t53."due_on" < ($1::timestamptz at time zone 'Europe/London')::date then 'OVERDUE' when t53."due_on" is not null then 'DUE' end)) || '"')
      || ',"occurredAt":' || coalesce(to_char(t53."occurred_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'), 'null')
      || ',"dueOn":' || coalesce(to_char(t53."due_on", '\"YYYY-MM-DD\"'), 'null')
      || ',"shareableSummary":' || coalesce(to_json(t53."shareable_summary"::text)::text, 'null')
      || ',"barriers":' || t55.j || '}', ',' order by t53.n), '') as s0
      from t53
      cross join lateral (
        select '[' || coalesce(string_agg('{"id":' || ('"follow_up_barrier_' || t54."id"::text || '"')
        || ',"barrier":' || ('"' || t54."barrier" || '"')
        || ',"isResolved":' || (t54."is_resolved"::text) || '}', ',' order by t54."barrier" collate "kith_text", t54."id"), '') || ']' as j
        from "follow_up_barrier" t54
        where (t54."follow_up_id" = t53."id") and (t2.v)
      ) t55
      where t53.n <= $6::int
    ) body
  ) t56
  cross join lateral (
    with t58 as (
      select w.*, row_number() over () as n
      from (
        select t57."id", t57."instrument", t57."stage", t57."taken_at", t57."score", t57."taken_at" as k0
        from "measurement" t57
        where (t57."person_id" = t1."id") and (t2.v)
        order by t57."taken_at" desc, t57."id" desc
        limit $7::int
      ) w
    )
    select '{"nodes":' || '[' || body.s0 || ']' || '}' as j
    from (
      select coalesce(string_agg('{"id":' || ('"measurement_' || t58."id"::text || '"')
      || ',"instrument":' || ('"' || t58."instrument" || '"')
      || ',"stage":' || ('"' || t58."stage" || '"')
      || ',"takenAt":' || (to_char(t58."taken_at" at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'))
      || ',"score":' || coalesce(t58."score"::text, 'null') || '}', ',' order by t58.n), '') as s0
      from t58
      where t58.n <= $7::int
    ) body
  ) t59
  where (t1."id" = $8::uuid) and (exists (
    select 1
    from care_relationship r
    where r.person_id = t1."id" and r.party = any($2::uuid[]) and r.since <= $1::timestamptz and r.until > $1::timestamptz and r.kind in ('REGISTERED', 'REFERRED', 'EMERGENCY')
  ))
) t60 on true;
