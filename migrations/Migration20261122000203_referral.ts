/** Referrals, with their history, needs, attempts and conversations. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000203_referral extends Migration {
  override up(): void {
    this.addSql(`create table referral (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    reference text not null,
    scheme_id uuid not null,
    source_organisation_id uuid,
    source text not null,
    method text not null,
    referrer_name text,
    referrer_role text,
    referrer_contact text,
    reason text not null,
    referrer_note text,
    urgency text not null default 'ROUTINE',
    contact_by date,
    person_agreed_at timestamptz(3),
    person_agreed_how text,
    clinical_risk boolean not null default false,
    care_in_place text,
    care_in_place_at timestamptz(3),
    care_in_place_by_id uuid,
    safety_review boolean not null default false,
    status text not null default 'DRAFT',
    status_reason text,
    submitted_at timestamptz(3),
    engaged_at timestamptz(3),
    ended_at timestamptz(3),
    outcome text,
    continues_id uuid,
    primary key (id),
    constraint referral_reference_unique unique (reference),
    constraint referral_reference_check check (reference ~ '^[2-9A-HJ-NP-TV-Z]{3}-[2-9A-HJ-NP-TV-Z]{3}$'),
    constraint referral_referrer_name_check check (char_length(referrer_name) between 1 and 200),
    constraint referral_referrer_role_check check (char_length(referrer_role) between 1 and 200),
    constraint referral_referrer_contact_check check (char_length(referrer_contact) between 1 and 254),
    constraint referral_reason_check check (char_length(reason) between 1 and 150),
    constraint referral_referrer_note_check check (char_length(referrer_note) between 1 and 20000),
    constraint referral_care_in_place_check check (char_length(care_in_place) between 1 and 2000),
    constraint referral_status_reason_check check (char_length(status_reason) between 1 and 2000),
    constraint referral_continues_check check (continues_id <> id),
    constraint referral_accepted_safely_check check (not safety_review or status in ('DRAFT', 'SUBMITTED',
      'RECEIVED', 'ON_HOLD', 'REJECTED', 'REDIRECTED', 'WITHDRAWN', 'CLOSED')),
    constraint referral_safety_review_check check (not safety_review or (clinical_risk and care_in_place is null)),
    constraint referral_care_dated_check check ((care_in_place is null) = (care_in_place_at is null)),
    constraint referral_source_organisation_check check (source = 'SELF' or source_organisation_id is not null),
    constraint referral_agreed_check check ((person_agreed_at is null) = (person_agreed_how is null)),
    constraint referral_outcome_present_check check ((outcome is not null) = (status = 'CLOSED')),
    constraint referral_engaged_at_check check (engaged_at >= submitted_at),
    constraint referral_engaged_check check (engaged_at is not null or status <> 'ENGAGED'),
    constraint referral_ended_at_check check (ended_at >= submitted_at and ended_at >= engaged_at),
    constraint referral_ended_check check ((ended_at is not null) = (status in ('REJECTED', 'REDIRECTED',
      'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED'))),
    constraint referral_submitted_check check (submitted_at is not null or status in ('DRAFT', 'WITHDRAWN',
      'CLOSED')),
    constraint referral_source_check check (source in ('GP', 'OTHER_HEALTH', 'SOCIAL_CARE', 'CHARITY', 'SELF')),
    constraint referral_method_check check (method in ('FAX', 'EMAIL', 'LETTER', 'TELEPHONE', 'IN_PERSON',
      'ELECTRONIC', 'SELF_REFERRAL')),
    constraint referral_urgency_check check (urgency in ('ROUTINE', 'SOON', 'URGENT')),
    constraint referral_person_agreed_how_check check (person_agreed_how in ('SPOKEN', 'WRITTEN', 'ELECTRONIC')),
    constraint referral_status_check check (status in ('DRAFT', 'SUBMITTED', 'RECEIVED', 'ACCEPTED',
      'WAITLISTED', 'CONTACTING', 'ENGAGED', 'ON_HOLD', 'REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE',
      'WITHDRAWN', 'CLOSED')),
    constraint referral_outcome_check check (outcome in ('GOALS_MET', 'GOALS_PARTLY_MET', 'GOALS_NOT_MET',
      'MOVED', 'CLINICAL_ESCALATION', 'SAFEGUARDING_TRANSFER', 'DECEASED', 'INAPPROPRIATE', 'DUPLICATE',
      'NO_FURTHER_SUPPORT_WANTED')),
    constraint referral_person_id_foreign foreign key (person_id) references person (id),
    constraint referral_scheme_id_foreign foreign key (scheme_id) references scheme (id),
    constraint referral_source_organisation_id_foreign foreign key (source_organisation_id)
      references organisation (id),
    constraint referral_care_in_place_by_id_foreign foreign key (care_in_place_by_id) references member (id),
    constraint referral_continues_id_foreign foreign key (continues_id) references referral (id)
  )`);
    this.addSql('create index referral_person_id_index on referral (person_id)');
    this.addSql('create index referral_contact_by_index on referral (contact_by)');
    this.addSql('create index referral_care_in_place_by_id_index on referral (care_in_place_by_id)');
    this.addSql('create index referral_continues_id_index on referral (continues_id)');
    this.addSql(
      `create index referral_source_organisation_id_submitted_at_index on referral (source_organisation_id, submitted_at)`,
    );
    this.addSql(
      `create index referral_scheme_id_status_submitted_at_index on referral (scheme_id, status, submitted_at)`,
    );
    this.addSql('create index referral_person_id_submitted_at_index on referral (person_id, submitted_at)');
    this.addSql(`create table referral_need (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    referral_id uuid not null,
    need_id uuid not null,
    is_sensitive boolean not null default false,
    primary key (id),
    constraint referral_need_referral_id_need_id_unique unique (referral_id, need_id),
    constraint referral_need_person_id_foreign foreign key (person_id) references person (id),
    constraint referral_need_referral_id_foreign foreign key (referral_id) references referral (id),
    constraint referral_need_need_id_foreign foreign key (need_id) references need (id)
  )`);
    this.addSql('create index referral_need_person_id_index on referral_need (person_id)');
    this.addSql('create index referral_need_need_id_index on referral_need (need_id)');
    this.addSql(`create table referral_transition (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    referral_id uuid not null,
    "from" text,
    "to" text not null,
    "at" timestamptz(3) not null,
    by_id uuid,
    reason text,
    primary key (id),
    constraint referral_transition_reason_check check (char_length(reason) between 1 and 2000),
    constraint referral_transition_changes_check check ("from" <> "to"),
    constraint referral_transition_from_check check ("from" in ('DRAFT', 'SUBMITTED', 'RECEIVED', 'ACCEPTED',
      'WAITLISTED', 'CONTACTING', 'ENGAGED', 'ON_HOLD', 'REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE',
      'WITHDRAWN', 'CLOSED')),
    constraint referral_transition_to_check check ("to" in ('DRAFT', 'SUBMITTED', 'RECEIVED', 'ACCEPTED',
      'WAITLISTED', 'CONTACTING', 'ENGAGED', 'ON_HOLD', 'REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE',
      'WITHDRAWN', 'CLOSED')),
    constraint referral_transition_person_id_foreign foreign key (person_id) references person (id),
    constraint referral_transition_referral_id_foreign foreign key (referral_id) references referral (id),
    constraint referral_transition_by_id_foreign foreign key (by_id) references member (id)
  )`);
    this.addSql('create index referral_transition_person_id_index on referral_transition (person_id)');
    this.addSql('create index referral_transition_by_id_index on referral_transition (by_id)');
    this.addSql('create index referral_transition_referral_id_at_index on referral_transition (referral_id, "at")');
    this.addSql(`create table contact_attempt (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    referral_id uuid not null,
    channel text not null,
    occurred_at timestamptz(3) not null,
    reached boolean not null,
    by_id uuid,
    recorded_by_id uuid,
    working_note text,
    primary key (id),
    constraint contact_attempt_working_note_check check (char_length(working_note) between 1 and 20000),
    constraint contact_attempt_channel_check check (channel in ('FACE_TO_FACE', 'TELEPHONE', 'TALK_TYPE',
      'EMAIL', 'TEXT_MESSAGE', 'INSTANT_MESSAGE', 'VIDEO', 'MESSAGE_BOARD', 'CHAT_ROOM', 'OTHER')),
    constraint contact_attempt_person_id_foreign foreign key (person_id) references person (id),
    constraint contact_attempt_referral_id_foreign foreign key (referral_id) references referral (id),
    constraint contact_attempt_by_id_foreign foreign key (by_id) references member (id),
    constraint contact_attempt_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index contact_attempt_person_id_index on contact_attempt (person_id)');
    this.addSql('create index contact_attempt_by_id_index on contact_attempt (by_id)');
    this.addSql('create index contact_attempt_recorded_by_id_index on contact_attempt (recorded_by_id)');
    this.addSql('create index contact_attempt_person_id_occurred_at_index on contact_attempt (person_id, occurred_at)');
    this.addSql(
      `create index contact_attempt_referral_id_occurred_at_index on contact_attempt (referral_id, occurred_at)`,
    );
    this.addSql(`create table conversation (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    referral_id uuid not null,
    occurred_at timestamptz(3) not null,
    channel text not null,
    minutes int,
    by_id uuid,
    recorded_by_id uuid,
    working_notes text,
    summary text,
    primary key (id),
    constraint conversation_minutes_check check (minutes between 1 and 1440),
    constraint conversation_working_notes_check check (char_length(working_notes) between 1 and 20000),
    constraint conversation_summary_check check (char_length(summary) between 1 and 20000),
    constraint conversation_channel_check check (channel in ('FACE_TO_FACE', 'TELEPHONE', 'TALK_TYPE', 'EMAIL',
      'TEXT_MESSAGE', 'INSTANT_MESSAGE', 'VIDEO', 'MESSAGE_BOARD', 'CHAT_ROOM', 'OTHER')),
    constraint conversation_person_id_foreign foreign key (person_id) references person (id),
    constraint conversation_referral_id_foreign foreign key (referral_id) references referral (id),
    constraint conversation_by_id_foreign foreign key (by_id) references member (id),
    constraint conversation_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index conversation_person_id_index on conversation (person_id)');
    this.addSql('create index conversation_by_id_index on conversation (by_id)');
    this.addSql('create index conversation_recorded_by_id_index on conversation (recorded_by_id)');
    this.addSql('create index conversation_person_id_occurred_at_index on conversation (person_id, occurred_at)');
    this.addSql('create index conversation_referral_id_occurred_at_index on conversation (referral_id, occurred_at)');
    this.addSql(`create table conversation_need (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    conversation_id uuid not null,
    need_id uuid not null,
    is_sensitive boolean not null default false,
    primary key (id),
    constraint conversation_need_conversation_id_need_id_unique unique (conversation_id, need_id),
    constraint conversation_need_person_id_foreign foreign key (person_id) references person (id),
    constraint conversation_need_conversation_id_foreign foreign key (conversation_id) references conversation (id),
    constraint conversation_need_need_id_foreign foreign key (need_id) references need (id)
  )`);
    this.addSql('create index conversation_need_person_id_index on conversation_need (person_id)');
    this.addSql('create index conversation_need_need_id_index on conversation_need (need_id)');
  }

  override down(): void {
    this.addSql('drop table conversation_need');
    this.addSql('drop table conversation');
    this.addSql('drop table contact_attempt');
    this.addSql('drop table referral_transition');
    this.addSql('drop table referral_need');
    this.addSql('drop table referral');
  }
}
