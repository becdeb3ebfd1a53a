/** How a goal was coming along on one occasion: the value counted, and how the person put it. */
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { Goal } from './goal.entity.js';
import { UnderNeed } from './under-need.js';

@ObjectType({ implements: Node, description: 'How a goal was coming along on one occasion.' })
@Entity()
@Index({ properties: ['goal', 'at'] })
@Check({ name: 'goal_progress_says_something_check', expression: 'value is not null or words is not null' })
@Check({ name: 'goal_progress_amount_check', expression: `value between '-1e12' and '1e12'` })
export class GoalProgress extends UnderNeed {
  @Field(() => Goal, { description: 'The goal.' })
  @ManyToOne(() => Goal)
  goal!: Goal;

  @Field(() => GraphQLDateTime, { description: 'When it stood like this (not when it was written down).' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => Float, {
    nullable: true,
    description: 'The value then, in the goal’s `unit`; null when nothing was counted.',
  })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  value?: number;

  @Field(() => String, { nullable: true, description: 'How it is going, in the person’s words.' })
  @Text(5_000, { nullable: true })
  words?: string;

  @Field(() => Member, { nullable: true, description: 'Who asked and wrote it down.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;
}

enum GoalProgressOrder {
  AT_ASC = 'AT_ASC',
  AT_DESC = 'AT_DESC',
}
registerEnumType(GoalProgressOrder, {
  name: 'GoalProgressOrder',
  description: 'How the progress of a goal is ordered.',
  valuesConfig: { AT_ASC: { description: 'The oldest first.' }, AT_DESC: { description: 'The newest first.' } },
});

export const GoalProgressList = listing(GoalProgress, {
  orderBy: GoalProgressOrder,
  orders: { AT_ASC: [{ key: 'at' }], AT_DESC: [{ key: 'at', descending: true }] },
  defaultOrder: 'AT_DESC',
});

relation(Goal, 'progress', GoalProgressList, {
  by: 'goal',
  description: 'How it was coming along, each time that was asked.',
});
timelineOf(GoalProgress, { kind: 'GOAL_PROGRESS', description: 'They said how a goal was coming along.', at: 'at' });
