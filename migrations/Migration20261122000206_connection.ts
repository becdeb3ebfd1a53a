/** Connections and attendances. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000206_connection extends Migration {
  override up(): void {
    this.addSql(`create table connection (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    is_sensitive boolean not null default false,
    plan_id uuid not null,
    referral_id uuid not null,
    goal_id uuid,
    asset_id uuid not null,
    organisation_id uuid not null,
    kind text not null,
    status text not null,
    status_reason text,
    reason text,
    message text,
    cautions text,
    shared text[] not null default '{}',
    shared_agreed_at timestamptz(3),
    barriers_foreseen text[] not null default '{}',
    warm_handover boolean not null default false,
    reported_by text,
    reported_channel text,
    sent_at timestamptz(3),
    accepted_at timestamptz(3),
    ended_at timestamptz(3),
    outcome text,
    primary key (id),
    constraint connection_status_reason_check check (char_length(status_reason) between 1 and 2000),
    constraint connection_reason_check check (char_length(reason) between 1 and 2000),
    constraint connection_message_check check (char_length(message) between 1 and 5000),
    constraint connection_cautions_check check (char_length(cautions) between 1 and 5000),
    constraint connection_outcome_check check (char_length(outcome) between 1 and 5000),
    constraint connection_order_check check (sent_at >= shared_agreed_at and accepted_at >= sent_at and
      ended_at >= coalesce(accepted_at, sent_at)),
    constraint connection_ended_check check ((ended_at is not null) = (status in ('DECLINED_BY_PERSON',
      'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY', 'NEVER_STARTED', 'COMPLETED',
      'DISENGAGED', 'WITHDRAWN', 'TRIED', 'NOT_TRIED', 'UNKNOWN'))),
    constraint connection_sent_check check (sent_at is not null or status not in ('SENT', 'ACKNOWLEDGED',
      'ACCEPTED', 'WAITLISTED', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY')),
    constraint connection_consent_check check (shared_agreed_at is not null or (shared = '{}' and sent_at is null)),
    constraint connection_signpost_check check (kind = 'SUPPORTED' or (shared = '{}' and sent_at is null and
      accepted_at is null)),
    constraint connection_status_fits_kind_check check ((kind = 'SIGNPOST') = (status in ('GIVEN', 'TRIED',
      'NOT_TRIED', 'UNKNOWN'))),
    constraint connection_kind_check check (kind in ('SUPPORTED', 'SIGNPOST')),
    constraint connection_status_check check (status in ('PROPOSED', 'DECLINED_BY_PERSON', 'CONSENTED', 'SENT',
      'ACKNOWLEDGED', 'ACCEPTED', 'WAITLISTED', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY',
      'INTRODUCED', 'ATTENDED_ONCE', 'NEVER_STARTED', 'PARTICIPATING', 'COMPLETED', 'DISENGAGED', 'WITHDRAWN',
      'GIVEN', 'TRIED', 'NOT_TRIED', 'UNKNOWN')),
    constraint connection_shared_check check (shared <@ array['NAME'::text, 'CONTACT'::text, 'ADDRESS'::text,
      'DATE_OF_BIRTH'::text, 'ABOUT_ME'::text, 'ACCESS_NEEDS'::text, 'GOAL'::text, 'BARRIERS'::text,
      'CAUTIONS'::text, 'EMERGENCY_CONTACT'::text]),
    constraint connection_barriers_foreseen_check check (barriers_foreseen <@ array['TRANSPORT'::text,
      'MONEY'::text, 'CONFIDENCE'::text, 'TIME'::text, 'DIGITAL'::text, 'LANGUAGE'::text, 'CARING'::text,
      'MOBILITY'::text, 'CULTURE_OR_FAITH'::text, 'SENSORY_OR_COMMUNICATION'::text, 'HEALTH'::text,
      'SAFETY'::text, 'OTHER'::text]),
    constraint connection_reported_by_check check (reported_by in ('ASSET', 'LINK_WORKER')),
    constraint connection_reported_channel_check check (reported_channel in ('FACE_TO_FACE', 'TELEPHONE',
      'TALK_TYPE', 'EMAIL', 'TEXT_MESSAGE', 'INSTANT_MESSAGE', 'VIDEO', 'MESSAGE_BOARD', 'CHAT_ROOM', 'OTHER')),
    constraint connection_person_id_foreign foreign key (person_id) references person (id),
    constraint connection_plan_id_foreign foreign key (plan_id) references plan (id),
    constraint connection_referral_id_foreign foreign key (referral_id) references referral (id),
    constraint connection_goal_id_foreign foreign key (goal_id) references goal (id),
    constraint connection_asset_id_foreign foreign key (asset_id) references asset (id),
    constraint connection_organisation_id_foreign foreign key (organisation_id) references organisation (id)
  )`);
    this.addSql('create index connection_person_id_index on connection (person_id)');
    this.addSql('create index connection_organisation_id_updated_at_index on connection (organisation_id, updated_at)');
    this.addSql('create index connection_asset_id_updated_at_index on connection (asset_id, updated_at)');
    this.addSql('create index connection_referral_id_index on connection (referral_id)');
    this.addSql('create index connection_goal_id_index on connection (goal_id)');
    this.addSql('create index connection_plan_id_index on connection (plan_id)');
    this.addSql('create index connection_person_id_updated_at_index on connection (person_id, updated_at)');
    this.addSql('create index connection_person_id_organisation_id_index on connection (person_id, organisation_id)');
    this.addSql(`create table connection_transition (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    is_sensitive boolean not null default false,
    connection_id uuid not null,
    organisation_id uuid not null,
    "from" text,
    "to" text not null,
    occurred_at timestamptz(3) not null,
    by_id uuid,
    recorded_by_id uuid,
    reason text,
    primary key (id),
    constraint connection_transition_reason_check check (char_length(reason) between 1 and 2000),
    constraint connection_transition_from_check check ("from" in ('PROPOSED', 'DECLINED_BY_PERSON', 'CONSENTED',
      'SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'WAITLISTED', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE',
      'NO_REPLY', 'INTRODUCED', 'ATTENDED_ONCE', 'NEVER_STARTED', 'PARTICIPATING', 'COMPLETED', 'DISENGAGED',
      'WITHDRAWN', 'GIVEN', 'TRIED', 'NOT_TRIED', 'UNKNOWN')),
    constraint connection_transition_to_check check ("to" in ('PROPOSED', 'DECLINED_BY_PERSON', 'CONSENTED',
      'SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'WAITLISTED', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE',
      'NO_REPLY', 'INTRODUCED', 'ATTENDED_ONCE', 'NEVER_STARTED', 'PARTICIPATING', 'COMPLETED', 'DISENGAGED',
      'WITHDRAWN', 'GIVEN', 'TRIED', 'NOT_TRIED', 'UNKNOWN')),
    constraint connection_transition_person_id_foreign foreign key (person_id) references person (id),
    constraint connection_transition_connection_id_foreign foreign key (connection_id) references connection (id),
    constraint connection_transition_organisation_id_foreign foreign key (organisation_id)
      references organisation (id),
    constraint connection_transition_by_id_foreign foreign key (by_id) references member (id),
    constraint connection_transition_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index connection_transition_person_id_index on connection_transition (person_id)');
    this.addSql('create index connection_transition_organisation_id_index on connection_transition (organisation_id)');
    this.addSql(
      `create index connection_transition_connection_id_occurred_at_index on connection_transition (connection_id, occurred_at)`,
    );
    this.addSql(`create table attendance (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    is_sensitive boolean not null default false,
    connection_id uuid not null,
    organisation_id uuid not null,
    occurred_on date not null,
    code text not null,
    recorded_by_id uuid,
    primary key (id),
    constraint attendance_code_check check (code in ('ATTENDED_ON_TIME', 'ATTENDED_LATE', 'LATE_NOT_SEEN',
      'CANCELLED_BY_PERSON', 'DID_NOT_ATTEND', 'CANCELLED_BY_PROVIDER', 'FUTURE')),
    constraint attendance_person_id_foreign foreign key (person_id) references person (id),
    constraint attendance_connection_id_foreign foreign key (connection_id) references connection (id),
    constraint attendance_organisation_id_foreign foreign key (organisation_id) references organisation (id),
    constraint attendance_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index attendance_person_id_index on attendance (person_id)');
    this.addSql('create index attendance_organisation_id_index on attendance (organisation_id)');
    this.addSql('create index attendance_connection_id_occurred_on_index on attendance (connection_id, occurred_on)');
  }

  override down(): void {
    this.addSql('drop table attendance');
    this.addSql('drop table connection_transition');
    this.addSql('drop table connection');
  }
}
