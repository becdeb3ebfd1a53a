/** Risks with their history and escalations, and what mending leaves: amendments, and marks of what was entered in error. */
import { Migration } from '@mikro-orm/migrations';
import { keepTrack, protect } from './protection.js';

const NEW = ['risk_transition', 'escalation', 'amendment'];

/** Tables whose rows can be amended, or marked as entered in error. */
const MENDABLE = ['contact_attempt', 'conversation', 'attendance', 'follow_up', 'measurement'];

/** Those of them that can hang on something sensitive. */
const UNDER_CONNECTION = ['attendance', 'follow_up'];

const AS_OWNER = 'language plpgsql security definer set search_path = pg_catalog, public, pg_temp';

export class Migration20261122000402_risk extends Migration {
  override up(): void {
    this.addSql('alter table risk add column stands_first boolean not null default false');
    this.addSql('alter table risk add constraint risk_same_person unique (id, person_id)');
    this.addSql(`create table risk_transition (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    risk_id uuid not null,
    "from" text,
    "to" text not null,
    "at" timestamptz(3) not null,
    by_id uuid,
    reason text,
    primary key (id),
    constraint risk_transition_reason_check check (char_length(reason) between 1 and 2000),
    constraint risk_transition_from_check check ("from" in ('OPEN', 'MANAGED', 'CLOSED', 'NO_KNOWN_RISK')),
    constraint risk_transition_to_check check ("to" in ('OPEN', 'MANAGED', 'CLOSED', 'NO_KNOWN_RISK')),
    constraint risk_transition_person_id_foreign foreign key (person_id) references person (id),
    constraint risk_transition_risk_id_foreign foreign key (risk_id) references risk (id),
    constraint risk_transition_risk_id_same_person foreign key (risk_id, person_id) references risk (id, person_id),
    constraint risk_transition_by_id_foreign foreign key (by_id) references member (id)
  )`);
    this.addSql('create index risk_transition_person_id_index on risk_transition (person_id)');
    this.addSql('create index risk_transition_by_id_index on risk_transition (by_id)');
    this.addSql('create index risk_transition_risk_id_at_index on risk_transition (risk_id, "at")');
    this.addSql(`create table escalation (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    risk_id uuid not null,
    "to" text not null,
    "at" timestamptz(3) not null,
    by_id uuid,
    acknowledged_at timestamptz(3),
    acknowledged_by_id uuid,
    outcome text,
    primary key (id),
    constraint escalation_outcome_check check (char_length(outcome) between 1 and 2000),
    constraint escalation_acknowledged_check check ((acknowledged_at is null) = (acknowledged_by_id is null)),
    constraint escalation_acknowledged_at_check check (acknowledged_at >= "at"),
    constraint escalation_outcome_present_check check (outcome is null or acknowledged_at is not null),
    constraint escalation_to_check check ("to" in ('PRACTICE', 'DUTY_CLINICIAN', 'SAFEGUARDING', 'EMERGENCY_SERVICE')),
    constraint escalation_person_id_foreign foreign key (person_id) references person (id),
    constraint escalation_risk_id_foreign foreign key (risk_id) references risk (id),
    constraint escalation_risk_id_same_person foreign key (risk_id, person_id) references risk (id, person_id),
    constraint escalation_by_id_foreign foreign key (by_id) references member (id),
    constraint escalation_acknowledged_by_id_foreign foreign key (acknowledged_by_id) references member (id)
  )`);
    this.addSql('create index escalation_person_id_index on escalation (person_id)');
    this.addSql('create index escalation_by_id_index on escalation (by_id)');
    this.addSql('create index escalation_acknowledged_by_id_index on escalation (acknowledged_by_id)');
    this.addSql('create index escalation_risk_id_at_index on escalation (risk_id, "at")');
    this.addSql('create index escalation_person_id_at_index on escalation (person_id, "at")');
    this.addSql(`create table amendment (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    subject_type text not null,
    subject uuid not null,
    field text not null,
    before text,
    amended_at timestamptz(3) not null,
    by_id uuid,
    reason text not null,
    is_sensitive boolean not null default false,
    primary key (id),
    constraint amendment_field_check check (char_length(field) between 1 and 50),
    constraint amendment_before_check check (char_length(before) between 1 and 20000),
    constraint amendment_reason_check check (char_length(reason) between 1 and 2000),
    constraint amendment_subject_type_check check (subject_type in ('ContactAttempt', 'Conversation', 'Attendance',
      'FollowUp', 'Measurement')),
    constraint amendment_person_id_foreign foreign key (person_id) references person (id),
    constraint amendment_by_id_foreign foreign key (by_id) references member (id)
  )`);
    this.addSql('create index amendment_person_id_index on amendment (person_id)');
    this.addSql('create index amendment_by_id_index on amendment (by_id)');
    this.addSql('create index amendment_subject_amended_at_index on amendment (subject, amended_at)');
    for (const table of MENDABLE) {
      this.addSql(`alter table ${table}
        add column entered_in_error_at timestamptz(3),
        add column entered_in_error_reason text,
        add column entered_in_error_by_id uuid,
        add constraint ${table}_entered_in_error_by_id_foreign foreign key (entered_in_error_by_id) references member (id),
        add constraint entered_in_error_check check (
          num_nonnulls(entered_in_error_at, entered_in_error_reason, entered_in_error_by_id) in (0, 3)
          and (char_length(entered_in_error_reason) between 1 and 2000) is not false)`);
    }
    this.addSql(`alter table measurement
      add column risk_id uuid,
      add constraint measurement_risk_id_foreign foreign key (risk_id) references risk (id),
      add constraint measurement_risk_id_same_person foreign key (risk_id, person_id) references risk (id, person_id)`);
    this.addSql('create index measurement_risk_id_index on measurement (risk_id)');
    for (const statement of [...protect(NEW), ...keepTrack(NEW)]) this.addSql(statement);
    this.keepSensitivity();
    this.keepPerson();
  }

  /** An amendment is as sensitive as the attendance or follow-up it is of. */
  private keepSensitivity(): void {
    const sensitive = UNDER_CONNECTION.map(
      (table) => `exists (select from ${table} s where s.id = new.subject and s.is_sensitive)`,
    );
    this.addSql(`create function amendment_sensitivity() returns trigger ${AS_OWNER} as $$
        begin
          new.is_sensitive := ${sensitive.join(' or ')};
          return new;
        end
        $$`);
    this.addSql(`create trigger sensitivity before insert or update on amendment
        for each row execute function amendment_sensitivity()`);
    this.addSql(`create function pass_on_sensitivity_to_amendments() returns trigger ${AS_OWNER} as $$
        begin
          update amendment set is_sensitive = new.is_sensitive where subject = new.id;
          return null;
        end
        $$`);
    for (const table of UNDER_CONNECTION) {
      this.addSql(`create trigger pass_on_sensitivity_to_amendments after update on ${table}
        for each row when (old.is_sensitive is distinct from new.is_sensitive)
        execute function pass_on_sensitivity_to_amendments()`);
    }
  }

  /** An amendment has no foreign key to its record, yet goes with it when records of one person are merged or parted. */
  private keepPerson(): void {
    this.addSql(`create function take_amendments_along() returns trigger ${AS_OWNER} as $$
        begin
          update amendment set person_id = new.person_id where subject = new.id and person_id <> new.person_id;
          return null;
        end
        $$`);
    for (const table of MENDABLE) {
      this.addSql(`create trigger take_amendments_along after update on ${table}
        for each row when (old.person_id is distinct from new.person_id) execute function take_amendments_along()`);
    }
  }

  override down(): void {
    for (const table of MENDABLE) this.addSql(`drop trigger take_amendments_along on ${table}`);
    this.addSql('drop function take_amendments_along()');
    for (const table of UNDER_CONNECTION) this.addSql(`drop trigger pass_on_sensitivity_to_amendments on ${table}`);
    this.addSql('drop function pass_on_sensitivity_to_amendments()');
    this.addSql('drop table amendment');
    this.addSql('drop function amendment_sensitivity()');
    this.addSql('alter table measurement drop column risk_id');
    for (const table of MENDABLE) {
      this.addSql(`alter table ${table} drop column entered_in_error_at, drop column entered_in_error_reason,
        drop column entered_in_error_by_id`);
    }
    this.addSql('drop table escalation');
    this.addSql('drop table risk_transition');
    this.addSql('alter table risk drop constraint risk_same_person');
    this.addSql('alter table risk drop column stands_first');
  }
}
