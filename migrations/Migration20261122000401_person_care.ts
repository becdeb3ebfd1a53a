/** What the care of a person's record needs: objections, emergencies, registrations, duplicates, and merging them. */
import { Migration } from '@mikro-orm/migrations';
import { keepTrack, protect } from './protection.js';

const TABLES = ['objection', 'emergency_access', 'registration_change', 'suspected_duplicate', 'person_merge'];

/** Ties without a time of their own. */
const LINKS = ['system_grant', 'person_merge_row'];

const ROW = `id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1`;

/** The indexes that answer every row rule on relationships, with what they carry along. */
const COVERING = (more: string) => [
  `create index care_relationship_person_id_until_index on care_relationship (person_id, until)
      include (party, kind, stage, since, is_lead, is_sensitive${more})`,
  `create index care_relationship_party_kind_stage_until_person_id_index
      on care_relationship (party, kind, stage, until, person_id) include (since, is_lead, is_sensitive${more})`,
];
const DROP_COVERING = [
  'drop index care_relationship_person_id_until_index',
  'drop index care_relationship_party_kind_stage_until_person_id_index',
];

export class Migration20261122000401_person_care extends Migration {
  override up(): void {
    this.addSql(`alter table person add column merged_into_id uuid,
      add constraint person_merged_into_check check (merged_into_id <> id),
      add constraint person_merged_into_id_foreign foreign key (merged_into_id) references person (id)`);
    this.addSql('create index person_merged_into_id_index on person (merged_into_id)');
    this.addSql(`alter table related_person add column ended_at timestamptz(3), add column ended_reason text,
      add constraint related_person_ended_reason_check check (char_length(ended_reason) between 1 and 2000),
      add constraint related_person_ended_check check (ended_at is null or not (is_emergency_contact or may_be_told))`);
    this.addSql(`alter table care_relationship add column closed_to text[] not null default '{}'`);
    for (const statement of [...DROP_COVERING, ...COVERING(', closed_to')]) this.addSql(statement);
    this.addSql(`create table objection (
    ${ROW},
    person_id uuid not null,
    organisation_id uuid,
    role text,
    reason text,
    objected_at timestamptz(3) not null,
    recorded_by_id uuid,
    withdrawn_at timestamptz(3),
    withdrawn_by_id uuid,
    primary key (id),
    constraint objection_reason_check check (char_length(reason) between 1 and 2000),
    constraint objection_against_check check (organisation_id is not null or role is not null),
    constraint objection_withdrawn_at_check check (withdrawn_at >= objected_at),
    constraint objection_withdrawn_check check ((withdrawn_at is null) = (withdrawn_by_id is null)),
    constraint objection_role_check check (role in ('GP', 'LINK_WORKER', 'TEAM_LEAD', 'CHARITY', 'REFERRER',
      'INTEGRATOR')),
    constraint objection_person_id_foreign foreign key (person_id) references person (id),
    constraint objection_organisation_id_foreign foreign key (organisation_id) references organisation (id),
    constraint objection_recorded_by_id_foreign foreign key (recorded_by_id) references member (id),
    constraint objection_withdrawn_by_id_foreign foreign key (withdrawn_by_id) references member (id)
  )`);
    this.#index('objection', 'person_id', 'organisation_id', 'recorded_by_id', 'withdrawn_by_id');
    this.#index('objection', 'person_id, withdrawn_at');
    this.addSql(`create table emergency_access (
    ${ROW},
    person_id uuid not null,
    member_id uuid not null,
    organisation_id uuid not null,
    because text not null,
    opened_at timestamptz(3) not null,
    ends_at timestamptz(3) not null,
    review text not null default 'AWAITED',
    review_note text,
    reviewed_at timestamptz(3),
    reviewed_by_id uuid,
    primary key (id),
    constraint emergency_access_because_check check (char_length(because) between 1 and 2000),
    constraint emergency_access_review_note_check check (char_length(review_note) between 1 and 2000),
    constraint emergency_access_ends_at_check check (ends_at between opened_at and opened_at + interval '3 hours'),
    constraint emergency_access_reviewed_check check ((review = 'AWAITED') = (reviewed_at is null) and
      (reviewed_at is null) = (reviewed_by_id is null)),
    constraint emergency_access_review_check check (review in ('AWAITED', 'JUSTIFIED', 'NOT_JUSTIFIED')),
    constraint emergency_access_person_id_foreign foreign key (person_id) references person (id),
    constraint emergency_access_member_id_foreign foreign key (member_id) references member (id),
    constraint emergency_access_organisation_id_foreign foreign key (organisation_id) references organisation (id),
    constraint emergency_access_reviewed_by_id_foreign foreign key (reviewed_by_id) references member (id)
  )`);
    this.#index('emergency_access', 'person_id', 'member_id', 'organisation_id', 'reviewed_by_id');
    this.#index('emergency_access', 'person_id, opened_at', 'review, opened_at');
    this.addSql(`create table registration_change (
    ${ROW},
    person_id uuid not null,
    from_id uuid,
    to_id uuid,
    nhs_number text,
    changed_at timestamptz(3) not null,
    recorded_by_id uuid,
    primary key (id),
    constraint registration_change_changes_check check (from_id is distinct from to_id),
    constraint registration_change_nhs_number_check check (is_nhs_number(nhs_number)),
    constraint registration_change_person_id_foreign foreign key (person_id) references person (id),
    constraint registration_change_from_id_foreign foreign key (from_id) references organisation (id),
    constraint registration_change_to_id_foreign foreign key (to_id) references organisation (id),
    constraint registration_change_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.#index('registration_change', 'person_id', 'to_id', 'recorded_by_id');
    this.#index('registration_change', 'person_id, changed_at', 'from_id, changed_at');
    this.addSql(`create table suspected_duplicate (
    ${ROW},
    newer_id uuid not null,
    older_id uuid not null,
    reason text not null,
    status text not null default 'OPEN',
    note text,
    decided_at timestamptz(3),
    decided_by_id uuid,
    primary key (id),
    constraint suspected_duplicate_newer_id_older_id_unique unique (newer_id, older_id),
    constraint suspected_duplicate_note_check check (char_length(note) between 1 and 2000),
    constraint suspected_duplicate_two_check check (newer_id <> older_id),
    constraint suspected_duplicate_decided_check check ((status = 'OPEN') = (decided_at is null) and
      (decided_at is null) = (decided_by_id is null)),
    constraint suspected_duplicate_reason_check check (reason in ('SAME_NHS_NUMBER', 'SAME_NAME_AND_BIRTH_DATE')),
    constraint suspected_duplicate_status_check check (status in ('OPEN', 'MERGED', 'DISMISSED')),
    constraint suspected_duplicate_newer_id_foreign foreign key (newer_id) references person (id),
    constraint suspected_duplicate_older_id_foreign foreign key (older_id) references person (id),
    constraint suspected_duplicate_decided_by_id_foreign foreign key (decided_by_id) references member (id)
  )`);
    this.#index('suspected_duplicate', 'older_id', 'decided_by_id', 'status, created_at');
    this.addSql(`create table person_merge (
    ${ROW},
    person_id uuid not null,
    merged_id uuid not null,
    gave_nhs_number boolean not null default false,
    reason text not null,
    merged_at timestamptz(3) not null,
    merged_by_id uuid,
    unmerged_at timestamptz(3),
    unmerged_by_id uuid,
    primary key (id),
    constraint person_merge_reason_check check (char_length(reason) between 1 and 2000),
    constraint person_merge_two_check check (person_id <> merged_id),
    constraint person_merge_unmerged_at_check check (unmerged_at >= merged_at),
    constraint person_merge_person_id_foreign foreign key (person_id) references person (id),
    constraint person_merge_merged_id_foreign foreign key (merged_id) references person (id),
    constraint person_merge_merged_by_id_foreign foreign key (merged_by_id) references member (id),
    constraint person_merge_unmerged_by_id_foreign foreign key (unmerged_by_id) references member (id)
  )`);
    this.#index('person_merge', 'person_id', 'merged_id', 'merged_by_id', 'unmerged_by_id', 'person_id, merged_at');
    this.addSql(`create table person_merge_row (
    merge_id uuid not null,
    table_name text not null,
    row_id uuid not null,
    primary key (merge_id, table_name, row_id),
    constraint person_merge_row_merge_id_foreign foreign key (merge_id) references person_merge (id)
  )`);
    this.addSql(`create table system_grant (
    practice_id uuid not null,
    system_id uuid not null,
    granted_at timestamptz(3) not null,
    revoked_at timestamptz(3),
    primary key (practice_id, system_id),
    constraint system_grant_revoked_at_check check (revoked_at >= granted_at),
    constraint system_grant_practice_id_foreign foreign key (practice_id) references organisation (id),
    constraint system_grant_system_id_foreign foreign key (system_id) references organisation (id)
  )`);
    this.#index('system_grant', 'system_id');
    for (const statement of [...protect([...TABLES, ...LINKS]), ...keepTrack(TABLES)]) this.addSql(statement);
  }

  override down(): void {
    for (const table of [...LINKS, ...TABLES.toReversed()]) this.addSql(`drop table ${table}`);
    for (const statement of DROP_COVERING) this.addSql(statement);
    this.addSql('alter table care_relationship drop column closed_to');
    for (const statement of COVERING('')) this.addSql(statement);
    this.addSql('alter table related_person drop column ended_at, drop column ended_reason');
    this.addSql('alter table person drop column merged_into_id');
  }

  #index(table: string, ...columns: string[]): void {
    for (const list of columns) {
      this.addSql(`create index ${table}_${list.replaceAll(', ', '_')}_index on ${table} (${list})`);
    }
  }
}
