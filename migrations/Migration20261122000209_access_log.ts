/** Who read or changed what, and of whom. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000209_access_log extends Migration {
  override up(): void {
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
  }
}
