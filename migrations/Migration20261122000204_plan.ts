/** Plans, goals and actions. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000204_plan extends Migration {
  override up(): void {
    this.addSql(`create table plan (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    referral_id uuid not null,
    status text not null default 'DRAFT',
    what_matters text,
    strengths text,
    agreed_with text,
    agreed_with_related_person_id uuid,
    agreed_at timestamptz(3),
    contingency text,
    review_due date,
    ended_at timestamptz(3),
    outcome text,
    primary key (id),
    constraint plan_what_matters_check check (char_length(what_matters) between 1 and 20000),
    constraint plan_strengths_check check (char_length(strengths) between 1 and 20000),
    constraint plan_contingency_check check (char_length(contingency) between 1 and 20000),
    constraint plan_ended_check check ((ended_at is not null) = (status in ('COMPLETED', 'ENDED_EARLY')) and
      (outcome is not null) = (ended_at is not null) and (ended_at >= agreed_at) is not false),
    constraint plan_related_person_fits_check check ((agreed_with_related_person_id is not null) = coalesce(agreed_with = 'RELATED_PERSON',
      false)),
    constraint plan_agreed_check check ((agreed_at is null) = (agreed_with is null) and
      (agreed_at is not null or status in ('DRAFT'))),
    constraint plan_status_check check (status in ('DRAFT', 'ACTIVE', 'IN_REVIEW', 'COMPLETED', 'ENDED_EARLY')),
    constraint plan_agreed_with_check check (agreed_with in ('PERSON', 'RELATED_PERSON')),
    constraint plan_outcome_check check (outcome in ('GOALS_MET', 'GOALS_PARTLY_MET', 'GOALS_NOT_MET',
      'NO_LONGER_WANTED', 'LOST_CONTACT', 'MOVED_AWAY', 'DIED')),
    constraint plan_person_id_foreign foreign key (person_id) references person (id),
    constraint plan_referral_id_foreign foreign key (referral_id) references referral (id),
    constraint plan_agreed_with_related_person_id_foreign foreign key (agreed_with_related_person_id)
      references related_person (id)
  )`);
    this.addSql('create index plan_person_id_index on plan (person_id)');
    this.addSql('create index plan_agreed_with_related_person_id_index on plan (agreed_with_related_person_id)');
    this.addSql('create index plan_review_due_index on plan (review_due)');
    this.addSql('create index plan_referral_id_created_at_index on plan (referral_id, created_at)');
    this.addSql('create index plan_person_id_created_at_index on plan (person_id, created_at)');
    this.addSql(`create table goal (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    is_sensitive boolean not null default false,
    plan_id uuid not null,
    need_id uuid,
    title text not null,
    importance int,
    confidence int,
    counted text,
    baseline double precision,
    target double precision,
    unit text,
    per text,
    due_on date,
    mechanism text,
    lifecycle text not null default 'PROPOSED',
    achievement text,
    lifecycle_since timestamptz(3),
    primary key (id),
    constraint goal_title_check check (char_length(title) between 1 and 500),
    constraint goal_importance_check check (importance between 1 and 10),
    constraint goal_confidence_check check (confidence between 1 and 10),
    constraint goal_counted_check check (char_length(counted) between 1 and 500),
    constraint goal_unit_check check (char_length(unit) between 1 and 100),
    constraint goal_mechanism_check check (char_length(mechanism) between 1 and 5000),
    constraint goal_amounts_check check (baseline between '-1e12' and '1e12' and target between '-1e12' and '1e12'),
    constraint goal_per_check check (per in ('TOTAL', 'WEEK', 'MONTH')),
    constraint goal_lifecycle_check check (lifecycle in ('PROPOSED', 'PLANNED', 'ACCEPTED', 'ACTIVE', 'ON_HOLD',
      'COMPLETED', 'CANCELLED', 'ENTERED_IN_ERROR', 'REJECTED')),
    constraint goal_achievement_check check (achievement in ('IN_PROGRESS', 'IMPROVING', 'WORSENING',
      'NO_CHANGE', 'ACHIEVED', 'SUSTAINING', 'NOT_ACHIEVED', 'NO_PROGRESS', 'NOT_ATTAINABLE')),
    constraint goal_person_id_foreign foreign key (person_id) references person (id),
    constraint goal_plan_id_foreign foreign key (plan_id) references plan (id),
    constraint goal_need_id_foreign foreign key (need_id) references need (id)
  )`);
    this.addSql('create index goal_person_id_index on goal (person_id)');
    this.addSql('create index goal_need_id_index on goal (need_id)');
    this.addSql('create index goal_plan_id_importance_index on goal (plan_id, importance)');
    this.addSql(`create table action (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    is_sensitive boolean not null default false,
    goal_id uuid not null,
    what text not null,
    who text not null,
    due_on date,
    status text not null default 'PLANNED',
    done_on date,
    primary key (id),
    constraint action_what_check check (char_length(what) between 1 and 1000),
    constraint action_done_check check ((done_on is not null) = (status = 'DONE')),
    constraint action_who_check check (who in ('PERSON', 'LINK_WORKER', 'RELATED_PERSON', 'ASSET')),
    constraint action_status_check check (status in ('PLANNED', 'IN_PROGRESS', 'DONE', 'DROPPED')),
    constraint action_person_id_foreign foreign key (person_id) references person (id),
    constraint action_goal_id_foreign foreign key (goal_id) references goal (id)
  )`);
    this.addSql('create index action_person_id_index on action (person_id)');
    this.addSql('create index action_goal_id_due_on_index on action (goal_id, due_on)');
    this.addSql(`create table plan_version (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    plan_id uuid not null,
    number int not null,
    agreed_at timestamptz(3) not null,
    agreed_with text not null,
    agreed_with_related_person_id uuid,
    what_matters text,
    strengths text,
    contingency text,
    review_due date,
    recorded_by_id uuid,
    primary key (id),
    constraint plan_version_plan_id_number_unique unique (plan_id, number),
    constraint plan_version_number_check check (number between 1 and 10000),
    constraint plan_version_what_matters_check check (char_length(what_matters) between 1 and 20000),
    constraint plan_version_strengths_check check (char_length(strengths) between 1 and 20000),
    constraint plan_version_contingency_check check (char_length(contingency) between 1 and 20000),
    constraint plan_version_related_person_fits_check check ((agreed_with_related_person_id is not null) = (agreed_with = 'RELATED_PERSON')),
    constraint plan_version_agreed_with_check check (agreed_with in ('PERSON', 'RELATED_PERSON')),
    constraint plan_version_person_id_foreign foreign key (person_id) references person (id),
    constraint plan_version_plan_id_foreign foreign key (plan_id) references plan (id),
    constraint plan_version_agreed_with_related_person_id_foreign foreign key (agreed_with_related_person_id)
      references related_person (id),
    constraint plan_version_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index plan_version_person_id_index on plan_version (person_id)');
    this.addSql(`create table plan_version_goal (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    is_sensitive boolean not null default false,
    plan_version_id uuid not null,
    goal_id uuid not null,
    title text not null,
    importance int,
    primary key (id),
    constraint plan_version_goal_plan_version_id_goal_id_unique unique (plan_version_id, goal_id),
    constraint plan_version_goal_title_check check (char_length(title) between 1 and 500),
    constraint plan_version_goal_importance_check check (importance between 1 and 10),
    constraint plan_version_goal_person_id_foreign foreign key (person_id) references person (id),
    constraint plan_version_goal_plan_version_id_foreign foreign key (plan_version_id) references plan_version (id),
    constraint plan_version_goal_goal_id_foreign foreign key (goal_id) references goal (id)
  )`);
    this.addSql('create index plan_version_goal_person_id_index on plan_version_goal (person_id)');
    this.addSql('create index plan_version_goal_goal_id_index on plan_version_goal (goal_id)');
  }

  override down(): void {
    this.addSql('drop table plan_version_goal');
    this.addSql('drop table plan_version');
    this.addSql('drop table action');
    this.addSql('drop table goal');
    this.addSql('drop table plan');
  }
}
