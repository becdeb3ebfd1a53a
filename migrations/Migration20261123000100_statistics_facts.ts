/** What statistics are computed from: one row for each referral without a name, a date of birth or an address, kept by a job. */
import { Migration } from '@mikro-orm/migrations';
import { layout } from './statistics-columns.js';

/** What `kith_statistics` may read of the record, and no other column: no name, no address, no number, no note. */
const READS: Readonly<Record<string, string>> = {
  organisation: 'id, name, kind, ods_code, part_of_id, changed_in',
  scheme:
    'id, name, kind, provider_id, commissioner_id, minimum_age, maximum_age, contact_attempts_wanted, contact_channels, first_contact_within_days, usual_weeks, pence_by_referral, pence_by_contact_hour, intervention_why, intervention_materials, intervention_procedures, intervention_providers, intervention_how, intervention_whereabouts, intervention_amount, intervention_tailoring, intervention_modifications, intervention_fidelity, changed_in',
  scheme_practice: 'scheme_id, practice_id',
  need: 'id, key',
  asset: 'id, green_kind, changed_in',
  asset_category: 'id, key',
  asset_category_link: 'asset_id, category_id',
  person: 'id, birth_date, deceased_on, gender, ethnicity, imd_decile, access_needs, merged_into_id, changed_in',
  care_relationship: 'person_id, party, kind, cause_id, since, until, is_lead, changed_in',
  referral: 'id, person_id, scheme_id, source, status, submitted_at, engaged_at, ended_at, outcome, changed_in',
  referral_need: 'person_id, referral_id, need_id, changed_in',
  contact_attempt: 'person_id, referral_id, occurred_at, reached, channel, entered_in_error_at, changed_in',
  conversation: 'person_id, referral_id, occurred_at, channel, minutes, entered_in_error_at, changed_in',
  feedback: 'person_id, referral_id, kind, changed_in',
  plan: 'id, person_id, referral_id, agreed_at, changed_in',
  goal: 'id, person_id, plan_id, lifecycle, achievement, changed_in',
  connection: 'id, person_id, referral_id, asset_id, organisation_id, kind, status, sent_at, warm_handover, changed_in',
  attendance: 'person_id, connection_id, occurred_on, code, entered_in_error_at, changed_in',
  follow_up:
    'id, person_id, plan_id, due_on, occurred_at, reached, cancelled_at, duration_minutes, entered_in_error_at, changed_in',
  follow_up_barrier: 'person_id, follow_up_id, barrier, is_resolved, changed_in',
  measurement:
    'person_id, plan_id, instrument, stage, taken_at, satisfied, worthwhile, happy, anxious, score, metric_score, answers, entered_in_error_at, changed_in',
};

const tables = [
  `create table statistics.setting (
    only_one boolean primary key default true check (only_one),
    threshold int not null default 8 check (threshold between 1 and 100),
    rounding int not null default 5 check (rounding between 1 and 100)
  )`,
  'insert into statistics.setting default values',
  `create table statistics.refresh (
    only_one boolean primary key default true check (only_one),
    as_of timestamptz(3) not null,
    day date not null,
    seen_to xid8 not null
  )`,
  `create table statistics.fact (
    referral_id uuid primary key,
    person_id uuid not null,
    weight double precision not null,
    organisations uuid[] not null,
    scheme_id uuid not null,
    practice_id uuid,
    link_worker uuid,
    scheme text not null, month text not null, quarter text not null, year text not null,
    pcn text not null, practice text not null, source text not null, status text not null, closure text not null,
    age_band text not null, gender text not null, ethnicity text not null, deprivation text not null, green text not null,
    charity text[] not null, need text[] not null, access_need text[] not null, asset_category text[] not null,
    days_to_contact int, attempts int not null, conversations int not null, minutes int not null, sessions int not null,
    channels text[] not null, achievements text[] not null, connections text[] not null,
    contacted boolean not null, in_time boolean not null, engaged boolean not null, declined boolean not null,
    never_reached boolean not null, planned boolean not null, goal_set boolean not null,
    tied boolean not null, connected boolean not null, accepted boolean not null, signposted boolean not null,
    warm boolean not null, attended boolean not null, sustained boolean not null,
    follow_up_due boolean not null, follow_up_done boolean not null, follow_up_late boolean not null,
    barrier_met boolean not null, barrier_resolved boolean not null, ended boolean not null, told_referrer boolean not null
  )`,
  'create index fact_person_id_index on statistics.fact (person_id)',
  ...layout,
  `create table statistics.registered (
    person_id uuid primary key,
    organisations uuid[] not null,
    practice_id uuid not null,
    ethnicity text not null, deprivation text not null, access_need text[] not null
  )`,
  `create table statistics.asked (
    organisation_id uuid not null,
    scope text not null,
    filter jsonb not null,
    size int not null,
    counted_in xid8 not null default pg_current_xact_id()
  )`,
  'create unique index asked_cohort_index on statistics.asked (organisation_id, md5(scope || filter::text))',
  'create index asked_size_index on statistics.asked (organisation_id, size)',
  `create table statistics.query (
    id bigint generated always as identity primary key,
    at timestamptz(3) not null,
    member_id uuid not null,
    organisation_id uuid not null,
    role text not null,
    question text not null,
    dimensions text[] not null,
    cohort text not null
  )`,
];

export class Migration20261123000100_statistics_facts extends Migration {
  override up(): void {
    for (const [table, columns] of Object.entries(READS)) {
      this.addSql(`grant select (${columns}) on ${table} to kith_statistics`);
      this.addSql(`create policy statistics on ${table} for select to kith_statistics using (true)`);
    }
    // Its tables stand in a schema of their own, which no role of a viewer can look into.
    this.addSql('create schema statistics authorization kith_statistics');
    this.addSql('set local role kith_statistics');
    for (const statement of tables) this.addSql(statement);
    this.addSql('grant usage on schema statistics to kith_owner, kith_app, kith_viewer');
    this.addSql('grant select, update (threshold, rounding) on statistics.setting to kith_owner');
    this.addSql('grant select on statistics.query to kith_owner');
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    this.addSql('drop schema statistics cascade');
    this.addSql('reset role');
    for (const [table, columns] of Object.entries(READS)) {
      this.addSql(`drop policy statistics on ${table}`);
      this.addSql(`revoke select (${columns}) on ${table} from kith_statistics`);
    }
  }
}
