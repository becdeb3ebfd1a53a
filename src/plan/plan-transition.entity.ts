/** The history of a plan: each change of its state, by whom and why. Append-only. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { AboutPerson } from '../person/about-person.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { Plan } from './plan.entity.js';
import { PlanStatus } from './plan.states.js';

@ObjectType({ implements: Node, description: 'A change of the state of a plan.' })
@Entity()
@Index({ properties: ['plan', 'at'] })
@Check({ name: 'plan_transition_changes_check', expression: '"from" <> "to"' })
export class PlanTransition extends AboutPerson {
  @Field(() => Plan, { description: 'The plan.' })
  @ManyToOne(() => Plan)
  plan!: Plan;

  @Field(() => PlanStatus, { nullable: true, description: 'The state before; null when it was made.' })
  @Enum({ items: () => PlanStatus, nullable: true })
  from?: PlanStatus;

  @Field(() => PlanStatus, { description: 'The state from then on.' })
  @Enum({ items: () => PlanStatus })
  to!: PlanStatus;

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

enum PlanTransitionOrder {
  AT_ASC = 'AT_ASC',
  AT_DESC = 'AT_DESC',
}
registerEnumType(PlanTransitionOrder, {
  name: 'PlanTransitionOrder',
  description: 'How the history of a plan is ordered.',
  valuesConfig: { AT_ASC: { description: 'The oldest first.' }, AT_DESC: { description: 'The newest first.' } },
});

export const PlanTransitionList = listing(PlanTransition, {
  orderBy: PlanTransitionOrder,
  orders: { AT_ASC: [{ key: 'at' }], AT_DESC: [{ key: 'at', descending: true }] },
  defaultOrder: 'AT_ASC',
});

relation(Plan, 'history', PlanTransitionList, { by: 'plan', description: 'Every change of its state.' });
timelineOf(PlanTransition, { kind: 'PLAN_STEP', description: 'A plan changed its state.', at: 'at' });
