/** How plans come along: histories, progress, actions without a goal, versions kept in full, and patterns of goals. */
import { Migration } from '@mikro-orm/migrations';
import { insertGoalTemplates } from './goal-templates.js';
import { keepTrack, protect } from './protection.js';

const ROW = `id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1`;

const TABLES = [
  'plan_transition',
  'goal_transition',
  'goal_progress',
  'goal_template',
  'action_transition',
  'plan_version_action',
];

/** What has a history: its states. */
const MACHINES = {
  plan: ['DRAFT', 'ACTIVE', 'IN_REVIEW', 'COMPLETED', 'ENDED_EARLY'],
  goal: [
    'PROPOSED',
    'PLANNED',
    'ACCEPTED',
    'ACTIVE',
    'ON_HOLD',
    'COMPLETED',
    'CANCELLED',
    'ENTERED_IN_ERROR',
    'REJECTED',
  ],
  action: ['PLANNED', 'IN_PROGRESS', 'DONE', 'DROPPED'],
} as const;

/** Child table, its column, parent table, and what the two have in common beside the parent's id. */
const TIES = [
  ['plan_transition', 'plan_id', 'plan', 'person'],
  ['goal_transition', 'goal_id', 'goal', 'person'],
  ['goal_progress', 'goal_id', 'goal', 'person'],
  ['action', 'plan_id', 'plan', 'person'],
  ['action', 'goal_id', 'goal', 'person', 'plan'],
  ['action_transition', 'action_id', 'action', 'person'],
  ['plan_version_action', 'plan_version_id', 'plan_version', 'person'],
  ['plan_version_action', 'action_id', 'action', 'person'],
] as const;

/** Table under a goal or action, and which. */
const UNDER = [
  ['goal_transition', 'goal'],
  ['goal_progress', 'goal'],
  ['action_transition', 'action'],
  ['plan_version_action', 'action'],
] as const;

const AS_OWNER = 'language plpgsql security definer set search_path = pg_catalog, public, pg_temp';

const quoted = (values: readonly string[]): string =>
  values.map((value) => `'${value.replace(/'/g, "''")}'`).join(', ');
const idsOf = (shared: readonly string[]): string => shared.map((what) => `${what}_id`).join(', ');

export class Migration20261122000404_plan_flow extends Migration {
  override up(): void {
    this.addSql('alter table plan drop constraint plan_agreed_check');
    this.addSql(`alter table plan add constraint plan_agreed_check check ((agreed_at is null) = (agreed_with is null) and
      (agreed_at is not null or status in ('DRAFT', 'ENDED_EARLY')))`);
    this.addSql(`create unique index plan_one_open_unique on plan (referral_id)
      where status not in ('COMPLETED', 'ENDED_EARLY')`);
    this.actions();
    this.versions();
    for (const [table, states] of Object.entries(MACHINES)) this.history(table, states);
    this.addSql(`create table goal_progress (
    ${ROW},
    person_id uuid not null,
    is_sensitive boolean not null default false,
    goal_id uuid not null,
    at timestamptz(3) not null,
    value double precision,
    words text,
    by_id uuid,
    primary key (id),
    constraint goal_progress_words_check check (char_length(words) between 1 and 5000),
    constraint goal_progress_amount_check check (value between '-1e12' and '1e12'),
    constraint goal_progress_says_something_check check (value is not null or words is not null),
    constraint goal_progress_person_id_foreign foreign key (person_id) references person (id),
    constraint goal_progress_goal_id_foreign foreign key (goal_id) references goal (id),
    constraint goal_progress_by_id_foreign foreign key (by_id) references member (id)
  )`);
    for (const columns of ['person_id', 'by_id', 'goal_id, at'])
      this.addSql(`create index goal_progress_${columns.replace(', ', '_')}_index on goal_progress (${columns})`);
    this.templates();
    for (const statement of [...protect(TABLES), ...keepTrack(TABLES)]) this.addSql(statement);
    this.addSql('alter table action add constraint action_same_person unique (id, person_id)');
    for (const [child, column, parent, ...shared] of TIES) {
      this.addSql(`alter table ${child} add constraint ${child}_${column}_same_${shared.join('_')}
        foreign key (${column}, ${idsOf(shared)}) references ${parent} (id, ${idsOf(shared)})`);
    }
    this.sensitivity();
  }

  private actions(): void {
    this.addSql('alter table action drop constraint action_goal_id_same_person');
    this.addSql('alter table action add column plan_id uuid, alter column goal_id drop not null');
    this.addSql('update action set plan_id = (select g.plan_id from goal g where g.id = action.goal_id)');
    this.addSql(`alter table action alter column plan_id set not null,
      add constraint action_plan_id_foreign foreign key (plan_id) references plan (id)`);
    this.addSql('create index action_plan_id_due_on_index on action (plan_id, due_on)');
  }

  /** A version kept of a goal only its title and importance; that it was agreed is all that is known of where it stood. */
  private versions(): void {
    this.addSql(`alter table plan_version_goal
      add column confidence int, add column counted text, add column baseline double precision,
      add column target double precision, add column unit text, add column per text, add column due_on date,
      add column mechanism text, add column lifecycle text, add column achievement text`);
    this.addSql(`update plan_version_goal set lifecycle = 'ACCEPTED'`);
    this.addSql(`alter table plan_version_goal alter column lifecycle set not null,
      add constraint plan_version_goal_confidence_check check (confidence between 1 and 10),
      add constraint plan_version_goal_counted_check check (char_length(counted) between 1 and 500),
      add constraint plan_version_goal_unit_check check (char_length(unit) between 1 and 100),
      add constraint plan_version_goal_mechanism_check check (char_length(mechanism) between 1 and 5000),
      add constraint plan_version_goal_amounts_check check (baseline between '-1e12' and '1e12' and target between '-1e12' and '1e12'),
      add constraint plan_version_goal_per_check check (per in ('TOTAL', 'WEEK', 'MONTH')),
      add constraint plan_version_goal_lifecycle_check check (lifecycle in (${quoted(MACHINES.goal)})),
      add constraint plan_version_goal_achievement_check check (achievement in ('IN_PROGRESS', 'IMPROVING', 'WORSENING',
        'NO_CHANGE', 'ACHIEVED', 'SUSTAINING', 'NOT_ACHIEVED', 'NO_PROGRESS', 'NOT_ATTAINABLE'))`);
    this.addSql(`create table plan_version_action (
    ${ROW},
    person_id uuid not null,
    is_sensitive boolean not null default false,
    plan_version_id uuid not null,
    action_id uuid not null,
    what text not null,
    who text not null,
    due_on date,
    status text not null,
    primary key (id),
    constraint plan_version_action_plan_version_id_action_id_unique unique (plan_version_id, action_id),
    constraint plan_version_action_what_check check (char_length(what) between 1 and 1000),
    constraint plan_version_action_who_check check (who in ('PERSON', 'LINK_WORKER', 'RELATED_PERSON', 'ASSET')),
    constraint plan_version_action_status_check check (status in (${quoted(MACHINES.action)})),
    constraint plan_version_action_person_id_foreign foreign key (person_id) references person (id),
    constraint plan_version_action_plan_version_id_foreign foreign key (plan_version_id) references plan_version (id),
    constraint plan_version_action_action_id_foreign foreign key (action_id) references action (id)
  )`);
    this.addSql('create index plan_version_action_person_id_index on plan_version_action (person_id)');
    this.addSql('create index plan_version_action_action_id_index on plan_version_action (action_id)');
  }

  private history(table: string, states: readonly string[]): void {
    const name = `${table}_transition`;
    this.addSql(`create table ${name} (
    ${ROW},
    person_id uuid not null,${table === 'plan' ? '' : '\n    is_sensitive boolean not null default false,'}
    ${table}_id uuid not null,
    "from" text,
    "to" text not null,
    at timestamptz(3) not null,
    by_id uuid,
    reason text,
    primary key (id),
    constraint ${name}_from_check check ("from" in (${quoted(states)})),
    constraint ${name}_to_check check ("to" in (${quoted(states)})),
    constraint ${name}_changes_check check ("from" <> "to"),
    constraint ${name}_reason_check check (char_length(reason) between 1 and 2000),
    constraint ${name}_person_id_foreign foreign key (person_id) references person (id),
    constraint ${name}_${table}_id_foreign foreign key (${table}_id) references ${table} (id),
    constraint ${name}_by_id_foreign foreign key (by_id) references member (id)
  )`);
    this.addSql(`create index ${name}_person_id_index on ${name} (person_id)`);
    this.addSql(`create index ${name}_by_id_index on ${name} (by_id)`);
    this.addSql(`create index ${name}_${table}_id_at_index on ${name} (${table}_id, at)`);
  }

  private templates(): void {
    this.addSql(`create table goal_template (
    ${ROW},
    need_id uuid not null,
    key text not null,
    title text not null,
    counted text not null,
    target double precision not null,
    unit text not null,
    per text not null,
    weeks int not null,
    mechanism text not null,
    primary key (id),
    constraint goal_template_need_id_key_unique unique (need_id, key),
    constraint goal_template_key_check check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
    constraint goal_template_title_check check (char_length(title) between 1 and 500),
    constraint goal_template_counted_check check (char_length(counted) between 1 and 500),
    constraint goal_template_target_check check (target between '-1e12' and '1e12'),
    constraint goal_template_unit_check check (char_length(unit) between 1 and 100),
    constraint goal_template_per_check check (per in ('TOTAL', 'WEEK', 'MONTH')),
    constraint goal_template_weeks_check check (weeks between 1 and 104),
    constraint goal_template_mechanism_check check (char_length(mechanism) between 1 and 5000),
    constraint goal_template_need_id_foreign foreign key (need_id) references need (id)
  )`);
    this.addSql(insertGoalTemplates());
  }

  private sensitivity(): void {
    for (const [table, parent] of UNDER) {
      this.addSql(`create function ${table}_sensitivity() returns trigger ${AS_OWNER} as $$
        begin
          new.is_sensitive := exists (select from ${parent} p where p.id = new.${parent}_id and p.is_sensitive);
          return new;
        end
        $$`);
      this.addSql(`create trigger sensitivity before insert or update on ${table}
        for each row execute function ${table}_sensitivity()`);
    }
    for (const parent of ['goal', 'action']) {
      const children = UNDER.filter(([, above]) => above === parent);
      const updates = children.map(
        ([table]) => `update ${table} set is_sensitive = new.is_sensitive where ${parent}_id = new.id;`,
      );
      this.addSql(`create function pass_on_${parent}_sensitivity_to_flow() returns trigger ${AS_OWNER} as $$
        begin
          ${updates.join('\n          ')}
          return null;
        end
        $$`);
      this.addSql(`create trigger pass_on_sensitivity_to_flow after update on ${parent}
        for each row when (old.is_sensitive is distinct from new.is_sensitive)
        execute function pass_on_${parent}_sensitivity_to_flow()`);
    }
  }

  override down(): void {
    for (const parent of ['goal', 'action']) {
      this.addSql(`drop trigger pass_on_sensitivity_to_flow on ${parent}`);
      this.addSql(`drop function pass_on_${parent}_sensitivity_to_flow()`);
    }
    for (const table of [...TABLES].reverse()) this.addSql(`drop table ${table}`);
    for (const [table] of UNDER) this.addSql(`drop function ${table}_sensitivity()`);
    this.addSql(`alter table plan_version_goal drop column confidence, drop column counted, drop column baseline,
      drop column target, drop column unit, drop column per, drop column due_on, drop column mechanism,
      drop column lifecycle, drop column achievement`);
    this.addSql('delete from action where goal_id is null');
    this.addSql(`alter table action drop constraint action_goal_id_same_person_plan, drop constraint action_same_person,
      drop column plan_id, alter column goal_id set not null,
      add constraint action_goal_id_same_person foreign key (goal_id, person_id) references goal (id, person_id)`);
    this.addSql('drop index plan_one_open_unique');
    this.addSql('alter table plan drop constraint plan_agreed_check');
    this.addSql(`alter table plan add constraint plan_agreed_check check ((agreed_at is null) = (agreed_with is null) and
      (agreed_at is not null or status in ('DRAFT'))) not valid`);
  }
}
