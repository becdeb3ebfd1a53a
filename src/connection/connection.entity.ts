/** A connection: a person's tie to an asset, made through a plan, and what they agreed to share for it. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Asset } from '../asset/asset.entity.js';
import { Channel } from '../organisation/channel.codes.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { AccessNeed } from '../person/person.codes.js';
import { Goal } from '../plan/goal.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { UnderNeed } from '../plan/under-need.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { Referral } from '../referral/referral.entity.js';
import { ConnectionKind, DeclineReason, ReportedBy, SharedItem } from './connection.codes.js';
import { ConnectionStatus } from './connection.states.js';

@ObjectType({ implements: Node, description: 'A person’s tie to an asset, made through a plan.' })
@Entity()
@Index({ properties: ['person', 'organisation'] })
@Index({ properties: ['person', 'updatedAt'] })
@Index({ properties: ['plan'] })
@Index({ properties: ['goal'] })
@Index({ properties: ['referral'] })
@Index({ properties: ['asset', 'updatedAt'] })
@Index({ properties: ['organisation', 'updatedAt'] })
@Index({ properties: ['replyBy'] })
@Check({
  name: 'connection_status_fits_kind_check',
  expression: `(kind = 'SIGNPOST') = (status in ('GIVEN', 'TRIED', 'NOT_TRIED', 'UNKNOWN'))`,
})
@Check({
  name: 'connection_signpost_check',
  expression: `kind = 'SUPPORTED' or (shared = '{}' and sent_at is null and accepted_at is null)`,
})
@Check({
  name: 'connection_consent_check',
  expression: `shared_agreed_at is not null or (shared = '{}' and sent_at is null)`,
})
@Check({
  name: 'connection_sent_check',
  expression: `sent_at is not null or status not in
    ('SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'WAITLISTED', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY')`,
})
@Check({
  name: 'connection_ended_check',
  expression: `(ended_at is not null) = (status in
    ('DECLINED_BY_PERSON', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY', 'NEVER_STARTED', 'COMPLETED',
     'DISENGAGED', 'WITHDRAWN', 'TRIED', 'NOT_TRIED', 'UNKNOWN'))`,
})
@Check({
  name: 'connection_order_check',
  expression: 'sent_at >= shared_agreed_at and accepted_at >= sent_at and ended_at >= coalesce(accepted_at, sent_at)',
})
@Check({
  name: 'connection_reply_check',
  expression: '(reply_by is null) = (sent_at is null) and (reply_by >= sent_at) is not false',
})
@Check({
  name: 'connection_declined_check',
  expression: `decline_reason is null or status in ('DECLINED_BY_ASSET', 'NOT_ELIGIBLE')`,
})
export class Connection extends UnderNeed {
  @Field(() => Plan, { description: 'The plan it was made through.' })
  @ManyToOne(() => Plan)
  plan!: Plan;

  /** The plan's referral, so that its link worker is found without reading the plan. */
  @ManyToOne(() => Referral)
  referral!: Referral;

  @Field(() => Goal, { nullable: true, description: 'The goal it is for; null when it is for none in particular.' })
  @ManyToOne(() => Goal, { nullable: true })
  goal?: Goal;

  @Field(() => Asset, { description: 'The asset the person is connected to.' })
  @ManyToOne(() => Asset)
  asset!: Asset;

  @Field(() => Organisation, { description: 'The organisation that ran the asset when the connection was made.' })
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => ConnectionKind, { description: 'Supported, or a mere signpost.' })
  @Enum({ items: () => ConnectionKind })
  kind!: ConnectionKind;

  @Field(() => ConnectionStatus, { description: 'Where it stands.' })
  @Enum({ items: () => ConnectionStatus })
  status!: ConnectionStatus;

  @Field(() => String, { nullable: true, description: 'Why it stands there, such as why the asset declined.' })
  @Text(2_000, { nullable: true })
  statusReason?: string;

  @Field(() => DeclineReason, { nullable: true, description: 'Why the asset will not take the person, as a code.' })
  @Enum({ items: () => DeclineReason, nullable: true })
  declineReason?: DeclineReason;

  @Field(() => String, { nullable: true, description: 'Why this asset suits the person.' })
  @Text(2_000, { nullable: true })
  reason?: string;

  @Field(() => String, { nullable: true, description: 'The link worker’s message to the asset.' })
  @Text(5_000, { nullable: true })
  message?: string;

  @Field(() => String, {
    nullable: true,
    description: 'What this activity must know to be safe for the person and others, written for it.',
  })
  @Text(5_000, { nullable: true })
  cautions?: string;

  @Field(() => [SharedItem], { description: 'What the person agreed to share with the organisation for this.' })
  @Enum({ items: () => SharedItem, array: true, default: [] })
  shared: SharedItem[] = [];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person agreed to that; null: not yet.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  sharedAgreedAt?: Date;

  @Field(() => [AccessNeed], { description: 'What may make it hard for the person to take part.' })
  @Enum({ items: () => AccessNeed, array: true, default: [] })
  barriersForeseen: AccessNeed[] = [];

  @Field(() => Boolean, { description: 'Whether the link worker introduces the person, by going along or by a call.' })
  @Property({ type: 'boolean', default: false })
  warmHandover: boolean = false;

  @Field(() => ReportedBy, { nullable: true, description: 'Who recorded the asset’s latest answer; null without one.' })
  @Enum({ items: () => ReportedBy, nullable: true })
  reportedBy?: ReportedBy;

  @Field(() => Channel, { nullable: true, description: 'How the asset’s latest answer came.' })
  @Enum({ items: () => Channel, nullable: true })
  reportedChannel?: Channel;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was sent to the asset; null: not sent.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  sentAt?: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when the asset could answer; after that it has not replied, and sees the person no more.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  replyBy?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the asset accepted; null: it has not.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  acceptedAt?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it has not.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt?: Date;

  @Field(() => String, { nullable: true, description: 'What came of it, in the person’s or link worker’s words.' })
  @Text(5_000, { nullable: true })
  outcome?: string;

  /** Kept by a trigger: it counts against the places of the asset, and gives its place back when it ends. */
  @Property({ type: 'boolean', default: false })
  holdsPlace: boolean = false;
}
