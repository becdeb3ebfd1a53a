/** The history of a goal: each change of its lifecycle, by whom and why. Append-only. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { Goal } from './goal.entity.js';
import { GoalLifecycle } from './goal.states.js';
import { UnderNeed } from './under-need.js';

@ObjectType({ implements: Node, description: 'A change of the lifecycle of a goal.' })
@Entity()
@Index({ properties: ['goal', 'at'] })
@Check({ name: 'goal_transition_changes_check', expression: '"from" <> "to"' })
export class GoalTransition extends UnderNeed {
  @Field(() => Goal, { description: 'The goal.' })
  @ManyToOne(() => Goal)
  goal!: Goal;

  @Field(() => GoalLifecycle, { nullable: true, description: 'The state before; null when it was made.' })
  @Enum({ items: () => GoalLifecycle, nullable: true })
  from?: GoalLifecycle;

  @Field(() => GoalLifecycle, { description: 'The state from then on.' })
  @Enum({ items: () => GoalLifecycle })
  to!: GoalLifecycle;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => Member, { nullable: true, description: 'Who did it; null when the system did.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => String, { nullable: true, description: 'Why, in plain words.' })
  @Text(2_000, { nullable: true })
  reason?: string;
}

enum GoalTransitionOrder {
  AT_ASC = 'AT_ASC',
  AT_DESC = 'AT_DESC',
}
registerEnumType(GoalTransitionOrder, {
  name: 'GoalTransitionOrder',
  description: 'How the history of a goal is ordered.',
  valuesConfig: { AT_ASC: { description: 'The oldest first.' }, AT_DESC: { description: 'The newest first.' } },
});

export const GoalTransitionList = listing(GoalTransition, {
  orderBy: GoalTransitionOrder,
  orders: { AT_ASC: [{ key: 'at' }], AT_DESC: [{ key: 'at', descending: true }] },
  defaultOrder: 'AT_ASC',
});

relation(Goal, 'history', GoalTransitionList, { by: 'goal', description: 'Every change of its lifecycle.' });
timelineOf(GoalTransition, { kind: 'GOAL_STEP', description: 'A goal changed its lifecycle.', at: 'at' });
