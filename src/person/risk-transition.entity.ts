/** The history of a risk: how it was raised, and each look at it since, by whom and why. Append-only. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { AboutPerson } from './about-person.js';
import { Risk } from './risk.entity.js';
import { RiskStatus } from './risk.states.js';

@ObjectType({
  implements: Node,
  description: 'How a risk was raised or reviewed. A review that left it where it stood has the same state twice.',
})
@Entity()
@Index({ properties: ['risk', 'at'] })
export class RiskTransition extends AboutPerson {
  @Field(() => Risk, { description: 'The risk.' })
  @ManyToOne(() => Risk)
  risk!: Risk;

  @Field(() => RiskStatus, { nullable: true, description: 'The state before; null when it was raised.' })
  @Enum({ items: () => RiskStatus, nullable: true })
  from?: RiskStatus;

  @Field(() => RiskStatus, { description: 'The state from then on.' })
  @Enum({ items: () => RiskStatus })
  to!: RiskStatus;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => Member, { nullable: true, description: 'Who did it.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => String, { nullable: true, description: 'What was found or done, in plain words.' })
  @Text(2000, { nullable: true })
  reason?: string;
}

relation(Risk, 'history', RiskTransition, {
  by: 'risk',
  description: 'How it was raised and every review of it, the oldest first.',
  order: [{ key: 'at' }, { key: 'createdAt' }],
});
timelineOf(RiskTransition, {
  kind: 'RISK_REVIEWED',
  description: 'Somebody looked at a risk again.',
  at: 'at',
  only: ({ from }) => sql`${from} is not null`,
});
