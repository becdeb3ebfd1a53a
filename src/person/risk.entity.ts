/** A risk to a person or to whoever meets them, and who looked at it. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { AboutPerson } from './about-person.js';
import { Person } from './person.entity.js';
import { RiskKind, RiskSource } from './risk.codes.js';
import { RiskStatus } from './risk.states.js';

@ObjectType({
  implements: Node,
  description: 'A risk to a person or to whoever meets them, or the finding that none is known.',
})
@Entity()
@Index({ properties: ['person', 'raisedAt'] })
@Check({ name: 'risk_kind_present_check', expression: "(status = 'NO_KNOWN_RISK') = (kind is null)" })
@Check({ name: 'risk_description_present_check', expression: "status = 'NO_KNOWN_RISK' or description is not null" })
@Check({ name: 'risk_reviewed_check', expression: '(reviewed_at is null) = (reviewed_by_id is null)' })
@Check({ name: 'risk_reviewed_at_check', expression: 'reviewed_at >= raised_at' })
export class Risk extends AboutPerson {
  @Field(() => RiskKind, { nullable: true, description: 'What harm is feared; null when no risk is known.' })
  @Enum({ items: () => RiskKind, nullable: true })
  kind?: RiskKind;

  @Field(() => String, { nullable: true, description: 'What is known, in plain words; null when no risk is known.' })
  @Text(20_000, { nullable: true })
  description?: string;

  @Field(() => RiskSource, { description: 'Where the knowledge comes from.' })
  @Enum({ items: () => RiskSource })
  source!: RiskSource;

  @Field(() => RiskStatus, { description: 'Where it stands.' })
  @Enum({ items: () => RiskStatus, default: RiskStatus.OPEN })
  status: RiskStatus = RiskStatus.OPEN;

  @Field(() => Boolean, {
    description: 'Whether the person stands first in the worklists of scheme and practice while it is open.',
  })
  @Property({ type: 'boolean', default: false })
  standsFirst: boolean = false;

  @Field(() => GraphQLDateTime, { description: 'When it was raised.' })
  @Property({ type: 'datetime', length: 3 })
  raisedAt!: Date;

  @Field(() => Member, { nullable: true, description: 'Who raised it; null when it was not a member of staff.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => Member, { nullable: true, description: 'Who wrote it down.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last reviewed.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  reviewedAt?: Date;

  @Field(() => Member, { nullable: true, description: 'Who last reviewed it.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  reviewedBy?: Member;
}

relation(Person, 'risks', Risk, {
  by: 'person',
  description: 'Risks known of them, the newest first, those that are over included.',
  order: [{ key: 'raisedAt', descending: true }],
});
