/** The history of an action: each change of its state, by whom and why. Append-only. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { Action } from './action.entity.js';
import { ActionStatus } from './goal.states.js';
import { UnderNeed } from './under-need.js';

@ObjectType({ implements: Node, description: 'A change of the state of an action.' })
@Entity()
@Index({ properties: ['action', 'at'] })
@Check({ name: 'action_transition_changes_check', expression: '"from" <> "to"' })
export class ActionTransition extends UnderNeed {
  @Field(() => Action, { description: 'The action.' })
  @ManyToOne(() => Action)
  action!: Action;

  @Field(() => ActionStatus, { nullable: true, description: 'The state before; null when it was made.' })
  @Enum({ items: () => ActionStatus, nullable: true })
  from?: ActionStatus;

  @Field(() => ActionStatus, { description: 'The state from then on.' })
  @Enum({ items: () => ActionStatus })
  to!: ActionStatus;

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

enum ActionTransitionOrder {
  AT_ASC = 'AT_ASC',
  AT_DESC = 'AT_DESC',
}
registerEnumType(ActionTransitionOrder, {
  name: 'ActionTransitionOrder',
  description: 'How the history of an action is ordered.',
  valuesConfig: { AT_ASC: { description: 'The oldest first.' }, AT_DESC: { description: 'The newest first.' } },
});

export const ActionTransitionList = listing(ActionTransition, {
  orderBy: ActionTransitionOrder,
  orders: { AT_ASC: [{ key: 'at' }], AT_DESC: [{ key: 'at', descending: true }] },
  defaultOrder: 'AT_ASC',
});

relation(Action, 'history', ActionTransitionList, { by: 'action', description: 'Every change of its state.' });
timelineOf(ActionTransition, { kind: 'ACTION_STEP', description: 'An action of a goal changed its state.', at: 'at' });
