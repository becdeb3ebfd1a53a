/** An action: a concrete step of a plan, mostly towards a goal, who takes it, and by when. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { Goal } from './goal.entity.js';
import { ActionOwner, ActionStatus } from './goal.states.js';
import { Plan } from './plan.entity.js';
import { UnderNeed } from './under-need.js';

@ObjectType({ implements: Node, description: 'A concrete step of a plan.' })
@Entity()
@Index({ properties: ['plan', 'dueOn'] })
@Index({ properties: ['goal', 'dueOn'] })
@Check({ name: 'action_done_check', expression: `(done_on is not null) = (status = 'DONE')` })
export class Action extends UnderNeed {
  @Field(() => Plan, { description: 'The plan it is part of.' })
  @ManyToOne(() => Plan)
  plan!: Plan;

  @Field(() => Goal, {
    nullable: true,
    description: 'The goal it is a step towards; null when it is a next step as such.',
  })
  @ManyToOne(() => Goal, { nullable: true })
  goal?: Goal;

  @Field(() => String, { description: 'What is to be done.' })
  @Text(1_000)
  what!: string;

  @Field(() => ActionOwner, { description: 'Who does it.' })
  @Enum({ items: () => ActionOwner })
  who!: ActionOwner;

  @Field(() => GraphQLDate, { nullable: true, description: 'By when.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string;

  @Field(() => ActionStatus, { description: 'Where it stands.' })
  @Enum({ items: () => ActionStatus })
  status: ActionStatus = ActionStatus.PLANNED;

  @Field(() => GraphQLDate, { nullable: true, description: 'When it was done; null while it is not.' })
  @Property({ type: 'date', nullable: true })
  doneOn?: string;
}

relation(Goal, 'actions', Action, {
  by: 'goal',
  description: 'The steps towards it, earliest due first.',
  order: [{ key: 'dueOn' }, { key: 'createdAt' }],
});
relation(Plan, 'actions', Action, {
  by: 'plan',
  description: 'Every step of it, those that serve no goal included, earliest due first.',
  order: [{ key: 'dueOn' }, { key: 'createdAt' }],
});
