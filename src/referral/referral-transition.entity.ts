/** The history of a referral: each change of its state, by whom and why. Append-only. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { AboutPerson } from '../person/about-person.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';

@ObjectType({ implements: Node, description: 'A change of the state of a referral.' })
@Entity()
@Index({ properties: ['referral', 'at'] })
@Check({ name: 'referral_transition_changes_check', expression: '"from" <> "to"' })
export class ReferralTransition extends AboutPerson {
  @Field(() => Referral, { description: 'The referral.' })
  @ManyToOne(() => Referral)
  referral!: Referral;

  @Field(() => ReferralStatus, { nullable: true, description: 'The state before; null when it was made.' })
  @Enum({ items: () => ReferralStatus, nullable: true })
  from?: ReferralStatus;

  @Field(() => ReferralStatus, { description: 'The state from then on.' })
  @Enum({ items: () => ReferralStatus })
  to!: ReferralStatus;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => Member, { nullable: true, description: 'Who did it; null when the system did, or the person.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => String, { nullable: true, description: 'Why, in plain words.' })
  @Text(2000, { nullable: true })
  reason?: string;
}

enum ReferralTransitionOrder {
  AT_ASC = 'AT_ASC',
  AT_DESC = 'AT_DESC',
}

registerEnumType(ReferralTransitionOrder, {
  name: 'ReferralTransitionOrder',
  description: 'How the history of a referral is ordered.',
  valuesConfig: { AT_ASC: { description: 'The oldest first.' }, AT_DESC: { description: 'The newest first.' } },
});

export const ReferralTransitionList = listing(ReferralTransition, {
  orderBy: ReferralTransitionOrder,
  orders: { AT_ASC: [{ key: 'at' }], AT_DESC: [{ key: 'at', descending: true }] },
  defaultOrder: 'AT_ASC',
});

relation(Referral, 'history', ReferralTransitionList, {
  by: 'referral',
  description: 'Every change of its state.',
});
timelineOf(ReferralTransition, { kind: 'REFERRAL_STEP', description: 'A referral changed its state.', at: 'at' });
