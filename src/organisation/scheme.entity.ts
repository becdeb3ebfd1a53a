/** A social prescribing service: who runs it for whom, and the rules its link workers keep. */
import { Check, Embedded, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Text, Whole } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { Channel } from './channel.codes.js';
import { Intervention } from './intervention.js';
import { SchemeKind } from './organisation.codes.js';
import { Organisation } from './organisation.entity.js';

@ObjectType({
  implements: Node,
  description: 'A social prescribing service, with its team and its rules. A referral goes to a scheme.',
})
@Entity()
@Check({ name: 'scheme_age_check', expression: 'maximum_age >= minimum_age' })
@Check({ name: 'scheme_intervention_check', expression: `${Intervention.longest('intervention_')} <= 20000` })
export class Scheme extends Row {
  @Field(() => String, { description: 'Its name.' })
  @Text(200)
  name!: string;

  @Field(() => SchemeKind, { description: 'Whom or what it is for.' })
  @Enum({ items: () => SchemeKind })
  kind: SchemeKind = SchemeKind.GENERAL;

  @Field(() => Organisation, {
    description: 'The organisation that runs it and employs its link workers: a network or a charity.',
  })
  @Index()
  @ManyToOne(() => Organisation)
  provider!: Organisation;

  @Field(() => Organisation, { nullable: true, description: 'The organisation that commissions it.' })
  @Index()
  @ManyToOne(() => Organisation, { nullable: true })
  commissioner?: Organisation;

  @Field(() => Int, { nullable: true, description: 'The youngest age it supports, in years; null when any.' })
  @Whole(0, 130, { nullable: true })
  minimumAge?: number;

  @Field(() => Int, { nullable: true, description: 'The oldest age it supports, in years; null when any.' })
  @Whole(0, 130, { nullable: true })
  maximumAge?: number;

  @Field(() => Int, { description: 'How many times contact is tried before a person counts as not contactable.' })
  @Whole(1, 20, { default: 3 })
  contactAttemptsWanted: number = 3;

  @Field(() => [Channel], { description: 'The ways contact is tried in, in the order preferred.' })
  @Enum({ items: () => Channel, array: true, default: [] })
  contactChannels: Channel[] = [];

  @Field(() => Int, { description: 'Within how many days of the referral the first contact is meant to take place.' })
  @Whole(0, 365, { default: 14 })
  firstContactWithinDays: number = 14;

  @Field(() => Int, {
    description: 'Within how many days an asset is to answer when it was sent somebody; after that it has not replied.',
  })
  @Whole(1, 90, { default: 14 })
  replyWithinDays: number = 14;

  @Field(() => Int, { description: 'How many weeks support usually takes: a guide, never a limit.' })
  @Whole(1, 260, { default: 12 })
  usualWeeks: number = 12;

  @Field(() => Boolean, {
    description: 'Whether its link workers may take people from the queue themselves; else the team lead assigns.',
  })
  @Property({ type: 'boolean', default: false })
  canSelfAssign: boolean = false;

  @Field(() => Int, { nullable: true, description: 'What one referral costs on average, in pence (GBP).' })
  @Whole(0, 100_000_000, { nullable: true })
  penceByReferral?: number;

  @Field(() => Int, { nullable: true, description: 'What one hour of contact costs, in pence (GBP).' })
  @Whole(0, 100_000_000, { nullable: true })
  penceByContactHour?: number;

  @Field(() => Intervention, {
    description: 'What the scheme does, described so that others could do the same (TIDieR).',
  })
  @Embedded(() => Intervention)
  intervention: Intervention = new Intervention();
}
