/** A goal: one thing the person wants, in their words, made countable where it can be. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { derived, relation } from '../graph/declare.js';
import { Need } from '../person/need.entity.js';
import { Text, Whole } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { GoalAchievement, GoalLifecycle, SmartPart, TargetPer } from './goal.states.js';
import { Plan } from './plan.entity.js';
import { UnderNeed } from './under-need.js';

@ObjectType({ implements: Node, description: 'One thing the person wants, in their words.' })
@Entity()
@Index({ properties: ['plan', 'importance'] })
@Index({ properties: ['need'] })
@Check({
  name: 'goal_amounts_check',
  expression: `baseline between '-1e12' and '1e12' and target between '-1e12' and '1e12'`,
})
export class Goal extends UnderNeed {
  @Field(() => Plan, { description: 'The plan it is part of.' })
  @ManyToOne(() => Plan)
  plan!: Plan;

  @Field(() => Need, { nullable: true, description: 'The need it answers; null when it answers none in particular.' })
  @ManyToOne(() => Need, { nullable: true })
  need?: Need;

  @Field(() => String, { description: 'What the person wants, in their words.' })
  @Text(500)
  title!: string;

  @Field(() => Int, { nullable: true, description: 'How important it is to the person, 1 (little) to 10 (most).' })
  @Whole(1, 10, { nullable: true })
  importance?: number;

  @Field(() => Int, { nullable: true, description: 'How sure the person is to reach it, 1 (little) to 10 (most).' })
  @Whole(1, 10, { nullable: true })
  confidence?: number;

  @Field(() => String, { nullable: true, description: 'What is counted, such as group sessions attended.' })
  @Text(500, { nullable: true })
  counted?: string;

  @Field(() => Float, { nullable: true, description: 'The value when the goal was set, in `unit`.' })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  baseline?: number;

  @Field(() => Float, { nullable: true, description: 'The value that is wanted, in `unit`.' })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  target?: number;

  @Field(() => String, { nullable: true, description: 'The unit of baseline and target, such as `sessions`.' })
  @Text(100, { nullable: true })
  unit?: string;

  @Field(() => TargetPer, { nullable: true, description: 'What baseline and target are counted over.' })
  @Enum({ items: () => TargetPer, nullable: true })
  per?: TargetPer;

  @Field(() => GraphQLDate, { nullable: true, description: 'By when it is to be reached.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string;

  @Field(() => String, { nullable: true, description: 'Why it should help (what is expected to change what).' })
  @Text(5_000, { nullable: true })
  mechanism?: string;

  @Field(() => GoalLifecycle, { description: 'Where it stands.' })
  @Enum({ items: () => GoalLifecycle })
  lifecycle: GoalLifecycle = GoalLifecycle.PROPOSED;

  @Field(() => GoalAchievement, { nullable: true, description: 'How far it has been reached; null before it began.' })
  @Enum({ items: () => GoalAchievement, nullable: true })
  achievement?: GoalAchievement;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it took its present place (`lifecycle`).' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  lifecycleSince?: Date;
}

relation(Plan, 'goals', Goal, {
  by: 'plan',
  description: 'What the person wants, most important first.',
  order: [{ key: 'importance', descending: true }, { key: 'createdAt' }],
});
derived(Goal, 'smartGaps', () => [SmartPart], {
  description: 'Which parts are still missing to make it specific, measurable and time-bound; empty when none is.',
  nullable: false,
  sql: (goal) => sql`array_remove(array[
    case when ${goal.counted} is null then 'COUNTED' end,
    case when ${goal.baseline} is null then 'BASELINE' end,
    case when ${goal.target} is null then 'TARGET' end,
    case when ${goal.unit} is null then 'UNIT' end,
    case when ${goal.per} is null then 'PER' end,
    case when ${goal.dueOn} is null then 'DUE_ON' end,
    case when ${goal.mechanism} is null then 'MECHANISM' end], null)`,
});
