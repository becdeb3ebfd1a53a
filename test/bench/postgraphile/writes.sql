-- The two mutations as peers do them: one function each, with the checks Kith makes, its audit and its database roles.
-- What is read is read by the role that asks; the writer's policies hold for what is written.

-- What is written down is Kith's own statement (`bench.recording`, made by peers.ts), so that all write the same rows.
create function bench.record(operation text, kind text, person uuid) returns void language plpgsql as $$
declare
  back text := current_setting('role');
begin
  perform set_config('role', 'kith_recorder', true);
  perform bench.recording(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'occurred_at', current_setting('kith.now'),
    'member_id', current_setting('kith.member'), 'organisation_id', current_setting('kith.organisation'),
    'role', current_setting('kith.role'), 'parties', to_jsonb(current_setting('kith.parties')::uuid[]), 'operation', operation,
    'coordinates', jsonb_build_array('Mutation.' || operation), 'kinds', jsonb_build_array(kind), 'outcome', 'CHANGED',
    'request_id', gen_random_uuid(), 'persons', jsonb_build_array(person))));
  perform set_config('role', back, true);
end $$;

create function bench.follow_up_record(follow_up uuid, expected_version int, channel text, shareable_summary text, next_due_on date)
returns public.follow_up language plpgsql as $$
#variable_conflict use_column
declare
  me uuid := current_setting('kith.member')::uuid;
  back text := current_setting('role');
  due public.follow_up;
begin
  select f.* into due from public.follow_up f where f.id = follow_up_record.follow_up
    and exists (select from public.care_relationship r where r.person_id = f.person_id
      and r.party = any(current_setting('kith.parties')::uuid[]) and r.since <= current_setting('kith.now')::timestamptz
      and r.until > current_setting('kith.now')::timestamptz and 'LINK_WORKER' <> all(r.closed_to)
      and (r.kind in ('CASELOAD', 'COVER', 'EMERGENCY') or r.kind = 'TEAM' and r.stage = 'QUEUE'));
  if due.id is null then raise exception 'NOT_FOUND'; end if;
  if due.occurred_at is not null or due.cancelled_at is not null then raise exception 'WRONG_STATE'; end if;
  perform bench.record('followUpRecord', 'FOLLOW_UPS', due.person_id);
  perform set_config('role', 'kith_link_worker_writer', true);
  insert into public.follow_up (id, person_id, plan_id, connection_id, organisation_id, assigned_to_id, due_on)
    values (gen_random_uuid(), due.person_id, due.plan_id, due.connection_id, due.organisation_id,
      coalesce(due.assigned_to_id, me), follow_up_record.next_due_on);
  update public.follow_up f set reached = true, occurred_at = current_setting('kith.now')::timestamptz,
    channel = follow_up_record.channel, shareable_summary = follow_up_record.shareable_summary,
    next_due_on = follow_up_record.next_due_on, by_id = me, recorded_by_id = me, version = f.version + 1, updated_at = now()
    where f.id = due.id and f.version = follow_up_record.expected_version
    returning f.* into due;
  if not found then raise exception 'CONFLICT'; end if;
  perform set_config('role', back, true);
  return due;
end $$;

create function bench.referral_make(person uuid, scheme uuid, reason text, need text) returns public.referral
language plpgsql as $$
#variable_conflict use_column
declare
  me public.member;
  back text := current_setting('role');
  moment timestamptz := current_setting('kith.now')::timestamptz;
  house uuid := current_setting('kith.organisation')::uuid;
  named uuid;
  made public.referral;
begin
  if not exists (select from public.person p join public.care_relationship r on r.person_id = p.id
    where p.id = referral_make.person and p.deceased_on is null and r.party = any(current_setting('kith.parties')::uuid[])
      and r.since <= moment and r.until > moment and 'GP' <> all(r.closed_to) and r.kind in ('REGISTERED', 'REFERRED')
      and r.stage <> 'PAST') then
    raise exception 'NOT_FOUND';
  end if;
  perform from public.scheme s where s.id = referral_make.scheme;
  if not found then raise exception 'NOT_FOUND'; end if;
  select n.id into named from public.need n where n.key = referral_make.need;
  if named is null then raise exception 'INVALID_INPUT'; end if;
  select m.* into me from public.member m where m.id = current_setting('kith.member')::uuid;
  made.reference := public.new_referral_reference();
  perform bench.record('referralMake', 'REFERRALS', referral_make.person);
  perform set_config('role', 'kith_gp_writer', true);
  insert into public.referral (id, person_id, reference, scheme_id, source_organisation_id, source, method, referrer_name,
      referrer_role, referrer_contact, reason, urgency, clinical_risk, safety_review, status)
    values (gen_random_uuid(), referral_make.person, made.reference, referral_make.scheme, house, 'GP', 'ELECTRONIC', me.name,
      me.job_title, coalesce(me.work_email, me.work_phone), referral_make.reason, 'ROUTINE', false, false, 'DRAFT')
    returning * into made;
  insert into public.referral_transition (id, person_id, referral_id, "to", at, by_id)
    values (gen_random_uuid(), made.person_id, made.id, 'DRAFT', moment, me.id);
  insert into public.referral_need (id, person_id, referral_id, need_id) values (gen_random_uuid(), made.person_id, made.id, named);
  perform public.change_relationships(made.person_id, jsonb_build_array(jsonb_build_object('open', jsonb_build_object(
    'id', gen_random_uuid(), 'stage', 'CURRENT', 'since', moment, 'cause', made.id, 'kind', 'REFERRED', 'party', house))));
  perform set_config('role', back, true);
  return made;
end $$;

grant usage on schema bench to kith_writer, kith_recorder;
grant execute on all functions in schema bench to kith_viewer, kith_reader, kith_writer, kith_recorder;
-- Kith makes references as the viewer's role; who reads without row security makes them here too.
grant execute on function public.new_referral_reference() to kith_reader;
