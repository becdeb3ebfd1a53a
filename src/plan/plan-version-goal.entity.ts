/** The goals of an agreed version of a plan, kept as they stood, and what changed about them. */
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { derived, relation } from '../graph/declare.js';
import type { Columns } from '../graph/declared.js';
import { Text, Whole } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { type Sql, sql } from '../platform/sql.js';
import { Goal } from './goal.entity.js';
import { GoalAchievement, GoalLifecycle, TargetPer } from './goal.states.js';
import { GoalPart, VersionChange } from './plan-version.codes.js';
import { PlanVersion } from './plan-version.entity.js';
import { UnderNeed } from './under-need.js';
import { changedParts, changeOf } from './version-change.js';

/** What a version keeps of a goal. */
export const GOAL_PARTS = [
  'title',
  'importance',
  'confidence',
  'counted',
  'baseline',
  'target',
  'unit',
  'per',
  'dueOn',
  'mechanism',
  'lifecycle',
  'achievement',
] as const satisfies readonly (keyof Goal)[];

/** A row a goal, not a list on the version: a goal under a sensitive need must be able to be absent. */
@ObjectType({ implements: Node, description: 'A goal as it stood in one agreed version of a plan; it never changes.' })
@Entity()
@Index({ properties: ['goal'] })
@Unique({ properties: ['planVersion', 'goal'] })
@Check({
  name: 'plan_version_goal_amounts_check',
  expression: `baseline between '-1e12' and '1e12' and target between '-1e12' and '1e12'`,
})
export class PlanVersionGoal extends UnderNeed {
  @Field(() => PlanVersion, { description: 'The version it stood in.' })
  @ManyToOne(() => PlanVersion)
  planVersion!: PlanVersion;

  @Field(() => Goal, { description: 'The goal as it is now.' })
  @ManyToOne(() => Goal)
  goal!: Goal;

  @Field(() => String, { description: 'What the person wanted then, in their words.' })
  @Text(500)
  title!: string;

  @Field(() => Int, { nullable: true, description: 'How important it was then, 1 (little) to 10 (most).' })
  @Whole(1, 10, { nullable: true })
  importance?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How sure the person was then to reach it, 1 (little) to 10 (most).',
  })
  @Whole(1, 10, { nullable: true })
  confidence?: number;

  @Field(() => String, { nullable: true, description: 'What was to be counted.' })
  @Text(500, { nullable: true })
  counted?: string;

  @Field(() => Float, { nullable: true, description: 'The value when the goal was set, in `unit`.' })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  baseline?: number;

  @Field(() => Float, { nullable: true, description: 'The value that was wanted then, in `unit`.' })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  target?: number;

  @Field(() => String, { nullable: true, description: 'The unit of baseline and target.' })
  @Text(100, { nullable: true })
  unit?: string;

  @Field(() => TargetPer, { nullable: true, description: 'What baseline and target were counted over.' })
  @Enum({ items: () => TargetPer, nullable: true })
  per?: TargetPer;

  @Field(() => GraphQLDate, { nullable: true, description: 'By when it was to be reached.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string;

  @Field(() => String, { nullable: true, description: 'Why it should help, as it was put then.' })
  @Text(5_000, { nullable: true })
  mechanism?: string;

  @Field(() => GoalLifecycle, { description: 'Where it stood.' })
  @Enum({ items: () => GoalLifecycle })
  lifecycle!: GoalLifecycle;

  @Field(() => GoalAchievement, { nullable: true, description: 'How far it had been reached; null before it began.' })
  @Enum({ items: () => GoalAchievement, nullable: true })
  achievement?: GoalAchievement;
}

/** Null when the version before had no such goal. Where this row exists for a viewer, so does the one before. */
const changed = (goal: Columns<PlanVersionGoal>): Sql => sql`(select ${changedParts(GOAL_PARTS, goal, 'before')}
  from plan_version_goal before
    join plan_version earlier on earlier.id = before.plan_version_id
    join plan_version later on later.id = ${goal.planVersion}
  where before.goal_id = ${goal.goal} and earlier.plan_id = later.plan_id and earlier.number = later.number - 1)`;

derived(PlanVersionGoal, 'change', () => VersionChange, {
  description: 'How it compares with the version before.',
  nullable: false,
  sql: (goal) => changeOf(changed(goal)),
});
derived(PlanVersionGoal, 'changed', () => [GoalPart], {
  description: 'Which parts read otherwise than in the version before; none when it was added or kept.',
  nullable: false,
  sql: (goal) => sql`coalesce(${changed(goal)}, '{}')`,
});

relation(PlanVersion, 'goals', PlanVersionGoal, {
  by: 'planVersion',
  description: 'The goals as they stood then, most important first.',
  order: [{ key: 'importance', descending: true }, { key: 'createdAt' }],
});
relation(PlanVersion, 'removedGoals', PlanVersionGoal, {
  reveals: 'planVersion',
  description: 'The goals that the version before had and this one has not, as they stood there.',
  order: [{ key: 'importance', descending: true }, { key: 'createdAt' }],
  match: (goal, version) => sql`${goal.planVersion} = (
      select before.id from plan_version before where before.plan_id = ${version.plan} and before.number = ${version.number} - 1)
    and not exists (
      select 1 from plan_version_goal kept where kept.plan_version_id = ${version.id} and kept.goal_id = ${goal.goal})`,
});
relation(Goal, 'versions', PlanVersionGoal, {
  by: 'goal',
  description: 'How it stood in each agreed version of the plan, first to last.',
  order: [{ key: 'createdAt' }],
});
