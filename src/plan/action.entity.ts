/** An action: a concrete step towards a goal, who takes it, and by when. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { Goal } from './goal.entity.js';
import { ActionOwner, ActionStatus } from './goal.states.js';
import { UnderNeed } from './under-need.js';

@ObjectType({ implements: Node, description: 'A concrete step towards a goal.' })
@Entity()
@Index({ properties: ['goal', 'dueOn'] })
@Check({ name: 'action_done_check', expression: `(done_on is not null) = (status = 'DONE')` })
export class Action extends UnderNeed {
  @Field(() => Goal, { description: 'The goal it is a step towards.' })
  @ManyToOne(() => Goal)
  goal!: Goal;

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
