/** Follow-ups and the barriers they met. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000207_follow_up extends Migration {
  override up(): void {
    this.addSql(`create table follow_up (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    is_sensitive boolean not null default false,
    plan_id uuid not null,
    connection_id uuid,
    organisation_id uuid,
    assigned_to_id uuid,
    due_on date,
    occurred_at timestamptz(3),
    reached boolean,
    cancelled_at timestamptz(3),
    channel text,
    duration_minutes int,
    how_it_goes text,
    working_note text,
    shareable_summary text,
    next_due_on date,
    no_next_reason text,
    by_id uuid,
    recorded_by_id uuid,
    primary key (id),
    constraint follow_up_duration_minutes_check check (duration_minutes between 0 and 1440),
    constraint follow_up_how_it_goes_check check (char_length(how_it_goes) between 1 and 20000),
    constraint follow_up_working_note_check check (char_length(working_note) between 1 and 20000),
    constraint follow_up_shareable_summary_check check (char_length(shareable_summary) between 1 and 20000),
    constraint follow_up_no_next_reason_check check (char_length(no_next_reason) between 1 and 2000),
    constraint follow_up_organisation_check check ((connection_id is null) = (organisation_id is null)),
    constraint follow_up_not_reached_check check (reached is distinct from false or next_due_on is not null or
      no_next_reason is not null),
    constraint follow_up_cancelled_check check (occurred_at is null or cancelled_at is null),
    constraint follow_up_reached_check check ((occurred_at is null) = (reached is null)),
    constraint follow_up_when_check check (due_on is not null or occurred_at is not null),
    constraint follow_up_channel_check check (channel in ('FACE_TO_FACE', 'TELEPHONE', 'TALK_TYPE', 'EMAIL',
      'TEXT_MESSAGE', 'INSTANT_MESSAGE', 'VIDEO', 'MESSAGE_BOARD', 'CHAT_ROOM', 'OTHER')),
    constraint follow_up_person_id_foreign foreign key (person_id) references person (id),
    constraint follow_up_plan_id_foreign foreign key (plan_id) references plan (id),
    constraint follow_up_connection_id_foreign foreign key (connection_id) references connection (id),
    constraint follow_up_organisation_id_foreign foreign key (organisation_id) references organisation (id),
    constraint follow_up_assigned_to_id_foreign foreign key (assigned_to_id) references member (id),
    constraint follow_up_by_id_foreign foreign key (by_id) references member (id),
    constraint follow_up_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index follow_up_person_id_index on follow_up (person_id)');
    this.addSql('create index follow_up_assigned_to_id_due_on_index on follow_up (assigned_to_id, due_on)');
    this.addSql('create index follow_up_organisation_id_due_on_index on follow_up (organisation_id, due_on)');
    this.addSql('create index follow_up_connection_id_due_on_index on follow_up (connection_id, due_on)');
    this.addSql('create index follow_up_plan_id_due_on_index on follow_up (plan_id, due_on)');
    this.addSql('create index follow_up_person_id_due_on_index on follow_up (person_id, due_on)');
    // What a worklist shows is few of all.
    this.addSql(`create index follow_up_open_index on follow_up (person_id, due_on)
      where cancelled_at is null and occurred_at is null`);
    this.addSql(`create table follow_up_barrier (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    is_sensitive boolean not null default false,
    follow_up_id uuid not null,
    organisation_id uuid,
    barrier text not null,
    what_was_done text,
    is_resolved boolean not null default false,
    primary key (id),
    constraint follow_up_barrier_follow_up_id_barrier_unique unique (follow_up_id, barrier),
    constraint follow_up_barrier_what_was_done_check check (char_length(what_was_done) between 1 and 5000),
    constraint follow_up_barrier_barrier_check check (barrier in ('TRANSPORT', 'MONEY', 'CONFIDENCE', 'TIME',
      'DIGITAL', 'LANGUAGE', 'CARING', 'MOBILITY', 'CULTURE_OR_FAITH', 'SENSORY_OR_COMMUNICATION', 'HEALTH',
      'SAFETY', 'OTHER')),
    constraint follow_up_barrier_person_id_foreign foreign key (person_id) references person (id),
    constraint follow_up_barrier_follow_up_id_foreign foreign key (follow_up_id) references follow_up (id),
    constraint follow_up_barrier_organisation_id_foreign foreign key (organisation_id) references organisation (id)
  )`);
    this.addSql('create index follow_up_barrier_person_id_index on follow_up_barrier (person_id)');
    this.addSql('create index follow_up_barrier_organisation_id_index on follow_up_barrier (organisation_id)');
  }

  override down(): void {
    this.addSql('drop table follow_up_barrier');
    this.addSql('drop table follow_up');
  }
}
