/** Who looks after whom, and who read or changed what. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000209_care_and_access extends Migration {
  override up(): void {
    this.addSql(`create table care_relationship (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    party uuid not null,
    kind text not null,
    stage text not null default 'CURRENT',
    cause_id uuid,
    since timestamptz(3) not null,
    until timestamptz(3) not null default 'infinity',
    ended_reason text,
    is_lead boolean not null default false,
    because text,
    is_sensitive boolean not null default false,
    primary key (id),
    constraint care_relationship_ended_reason_check check (char_length(ended_reason) between 1 and 500),
    constraint care_relationship_because_check check (char_length(because) between 1 and 2000),
    constraint care_relationship_sensitive_check check (not is_sensitive or kind = 'SUPPORTING'),
    constraint care_relationship_emergency_check check (kind <> 'EMERGENCY' or because is not null),
    constraint care_relationship_lead_check check (not is_lead or kind = 'CASELOAD'),
    constraint care_relationship_until_check check (until >= since and
      case kind when 'COVER' then until <= since + interval '42 days' when 'EMERGENCY' then until <= since + interval '3 hours' else true end),
    constraint care_relationship_stage_fits_kind_check check (case kind when 'TEAM' then stage in ('QUEUE',
      'CURRENT', 'PAST') when 'SUPPORTING' then stage in ('OFFERED', 'ACCEPTED',
      'ENDED') else stage = 'CURRENT' end),
    constraint care_relationship_kind_check check (kind in ('REGISTERED', 'TEAM', 'CASELOAD', 'COVER',
      'REFERRED', 'SUPPORTING', 'GRANTED', 'EMERGENCY')),
    constraint care_relationship_stage_check check (stage in ('CURRENT', 'QUEUE', 'PAST', 'OFFERED', 'ACCEPTED',
      'ENDED')),
    constraint care_relationship_person_id_foreign foreign key (person_id) references person (id)
  )`);
    this.addSql('create index care_relationship_person_id_index on care_relationship (person_id)');
    this.addSql('create index care_relationship_cause_id_kind_index on care_relationship (cause_id, kind)');
    this.addSql(`create index care_relationship_person_id_until_index on care_relationship (person_id, until)
      include (party, kind, stage, since, is_lead, is_sensitive)`);
    this.addSql(`create index care_relationship_party_kind_stage_until_person_id_index
      on care_relationship (party, kind, stage, until, person_id) include (since, is_lead, is_sensitive)`);
    this.addSql(`create table access_event (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    occurred_at timestamptz(3) not null,
    member_id uuid not null,
    organisation_id uuid not null,
    role text not null,
    operation text,
    purpose text,
    coordinates text[] not null default '{}',
    outcome text not null,
    request_id text not null,
    primary key (id),
    constraint access_event_operation_check check (char_length(operation) between 1 and 200),
    constraint access_event_purpose_check check (char_length(purpose) between 1 and 500),
    constraint access_event_request_id_check check (char_length(request_id) between 1 and 200),
    constraint access_event_role_check check (role in ('GP', 'LINK_WORKER', 'TEAM_LEAD', 'CHARITY', 'REFERRER',
      'INTEGRATOR', 'ANALYST', 'PRIVACY_OFFICER')),
    constraint access_event_outcome_check check (outcome in ('ANSWERED', 'CHANGED', 'REFUSED', 'FAILED'))
  )`);
    this.addSql('create index access_event_member_id_occurred_at_index on access_event (member_id, occurred_at)');
    this.addSql(`create table access_event_person (
    event_id uuid not null,
    person_id uuid not null,
    primary key (event_id, person_id),
    constraint access_event_person_event_id_foreign foreign key (event_id) references access_event (id),
    constraint access_event_person_person_id_foreign foreign key (person_id) references person (id)
  )`);
    this.addSql(
      `create index access_event_person_person_id_event_id_index on access_event_person (person_id, event_id)`,
    );
  }

  override down(): void {
    this.addSql('drop table access_event_person');
    this.addSql('drop table access_event');
    this.addSql('drop table care_relationship');
  }
}
