/** Organisations, schemes and members. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000201_organisation extends Migration {
  override up(): void {
    this.addSql(`create table organisation (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    name text not null,
    kind text not null,
    ods_code text,
    part_of_id uuid,
    phone text,
    email text,
    url text,
    agreement_signed_on date,
    agreement_expires_on date,
    primary key (id),
    constraint organisation_ods_code_unique unique (ods_code),
    constraint organisation_name_check check (char_length(name) between 1 and 200),
    constraint organisation_ods_code_check check (ods_code ~ '^[A-Z0-9]{3,8}$'),
    constraint organisation_phone_check check (char_length(phone) between 1 and 40),
    constraint organisation_email_check check (char_length(email) between 1 and 254),
    constraint organisation_url_check check (char_length(url) between 1 and 2000),
    constraint organisation_part_of_check check (part_of_id <> id),
    constraint organisation_agreement_check check (agreement_expires_on is null or
      (agreement_signed_on is not null and agreement_expires_on >= agreement_signed_on)),
    constraint organisation_kind_check check (kind in ('GP_PRACTICE', 'PCN', 'CHARITY', 'SOCIAL_CARE',
      'HEALTH_SERVICE', 'ICB')),
    constraint organisation_part_of_id_foreign foreign key (part_of_id) references organisation (id)
  )`);
    this.addSql('create index organisation_part_of_id_index on organisation (part_of_id)');
    this.addSql('create index organisation_kind_name_index on organisation (kind, name)');
    this.addSql(`create table scheme (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    name text not null,
    kind text not null default 'GENERAL',
    provider_id uuid not null,
    commissioner_id uuid,
    minimum_age int,
    maximum_age int,
    contact_attempts_wanted int not null default 3,
    contact_channels text[] not null default '{}',
    first_contact_within_days int not null default 14,
    usual_weeks int not null default 12,
    can_self_assign boolean not null default false,
    pence_by_referral int,
    pence_by_contact_hour int,
    intervention_why text,
    intervention_materials text,
    intervention_procedures text,
    intervention_providers text,
    intervention_how text,
    intervention_whereabouts text,
    intervention_amount text,
    intervention_tailoring text,
    intervention_modifications text,
    intervention_fidelity text,
    primary key (id),
    constraint scheme_name_check check (char_length(name) between 1 and 200),
    constraint scheme_minimum_age_check check (minimum_age between 0 and 130),
    constraint scheme_maximum_age_check check (maximum_age between 0 and 130),
    constraint scheme_contact_attempts_wanted_check check (contact_attempts_wanted between 1 and 20),
    constraint scheme_first_contact_within_days_check check (first_contact_within_days between 0 and 365),
    constraint scheme_usual_weeks_check check (usual_weeks between 1 and 260),
    constraint scheme_pence_by_referral_check check (pence_by_referral between 0 and 100000000),
    constraint scheme_pence_by_contact_hour_check check (pence_by_contact_hour between 0 and 100000000),
    constraint scheme_intervention_check check (char_length(concat(intervention_why, intervention_materials,
      intervention_procedures, intervention_providers, intervention_how, intervention_whereabouts,
      intervention_amount, intervention_tailoring, intervention_modifications, intervention_fidelity)) <= 20000),
    constraint scheme_age_check check (maximum_age >= minimum_age),
    constraint scheme_kind_check check (kind in ('GENERAL', 'CHILDREN_YOUNG_PEOPLE', 'GREEN')),
    constraint scheme_contact_channels_check check (contact_channels <@ array['FACE_TO_FACE'::text,
      'TELEPHONE'::text, 'TALK_TYPE'::text, 'EMAIL'::text, 'TEXT_MESSAGE'::text, 'INSTANT_MESSAGE'::text,
      'VIDEO'::text, 'MESSAGE_BOARD'::text, 'CHAT_ROOM'::text, 'OTHER'::text]),
    constraint scheme_provider_id_foreign foreign key (provider_id) references organisation (id),
    constraint scheme_commissioner_id_foreign foreign key (commissioner_id) references organisation (id)
  )`);
    this.addSql('create index scheme_provider_id_index on scheme (provider_id)');
    this.addSql('create index scheme_commissioner_id_index on scheme (commissioner_id)');
    this.addSql(`create table scheme_practice (
    scheme_id uuid not null,
    practice_id uuid not null,
    primary key (scheme_id, practice_id),
    constraint scheme_practice_scheme_id_foreign foreign key (scheme_id) references scheme (id),
    constraint scheme_practice_practice_id_foreign foreign key (practice_id) references organisation (id)
  )`);
    this.addSql('create index scheme_practice_practice_id_index on scheme_practice (practice_id)');
    this.addSql(`create table member (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    name text not null,
    job_title text,
    work_phone text,
    work_email text,
    organisation_id uuid not null,
    role text not null,
    active boolean not null default true,
    primary key (id),
    constraint member_name_check check (char_length(name) between 1 and 200),
    constraint member_job_title_check check (char_length(job_title) between 1 and 200),
    constraint member_work_phone_check check (char_length(work_phone) between 1 and 40),
    constraint member_work_email_check check (char_length(work_email) between 1 and 254),
    constraint member_role_check check (role in ('GP', 'LINK_WORKER', 'TEAM_LEAD', 'CHARITY', 'REFERRER',
      'INTEGRATOR', 'ANALYST', 'PRIVACY_OFFICER')),
    constraint member_organisation_id_foreign foreign key (organisation_id) references organisation (id)
  )`);
    this.addSql('create index member_organisation_id_name_index on member (organisation_id, name)');
    this.addSql(`create table member_scheme (
    member_id uuid not null,
    scheme_id uuid not null,
    primary key (member_id, scheme_id),
    constraint member_scheme_member_id_foreign foreign key (member_id) references member (id),
    constraint member_scheme_scheme_id_foreign foreign key (scheme_id) references scheme (id)
  )`);
    this.addSql('create index member_scheme_scheme_id_index on member_scheme (scheme_id)');
  }

  override down(): void {
    this.addSql('drop table member_scheme');
    this.addSql('drop table member');
    this.addSql('drop table scheme_practice');
    this.addSql('drop table scheme');
    this.addSql('drop table organisation');
  }
}
