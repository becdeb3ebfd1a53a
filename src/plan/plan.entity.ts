/** A personalised care and support plan, agreed with the person. */
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { v4 } from 'uuid';
import { AboutPerson } from '../person/about-person.js';
import { RelatedPerson } from '../person/related-person.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { Referral } from '../referral/referral.entity.js';
import { AgreedWith, PlanOutcome, PlanStatus } from './plan.states.js';

@ObjectType({ implements: Node, description: 'A personalised care and support plan, agreed with the person.' })
@Entity()
@Index({ properties: ['person', 'createdAt'] })
@Index({ properties: ['referral', 'createdAt'] })
@Index({ properties: ['reviewDue'] })
@Index({ properties: ['agreedWithRelatedPerson'] })
@Unique({ name: 'plan_one_open_unique', properties: ['referral'], where: `status not in ('COMPLETED', 'ENDED_EARLY')` })
@Check({
  name: 'plan_agreed_check',
  expression: `(agreed_at is null) = (agreed_with is null) and (agreed_at is not null or status in ('DRAFT', 'ENDED_EARLY'))`,
})
@Check({
  name: 'plan_related_person_fits_check',
  expression: `(agreed_with_related_person_id is not null) = coalesce(agreed_with = 'RELATED_PERSON', false)`,
})
@Check({
  name: 'plan_ended_check',
  expression: `(ended_at is not null) = (status in ('COMPLETED', 'ENDED_EARLY'))
    and (outcome is not null) = (ended_at is not null) and (ended_at >= agreed_at) is not false`,
})
export class Plan extends AboutPerson {
  /** Not v7: when a plan was made is nobody's business who only knows its id. */
  @Field(() => ID, { description: 'Opaque id, `<type>_<uuid>`: take it from an answer, never build it.' })
  @PrimaryKey({ type: 'uuid' })
  override id: string = v4();

  @Field(() => Referral, { description: 'The referral it answers.' })
  @ManyToOne(() => Referral)
  referral!: Referral;

  @Field(() => PlanStatus, { description: 'Where it stands.' })
  @Enum({ items: () => PlanStatus })
  status: PlanStatus = PlanStatus.DRAFT;

  @Field(() => String, { nullable: true, description: 'What matters to the person, in their words.' })
  @Text(20_000, { nullable: true })
  whatMatters?: string;

  @Field(() => String, { nullable: true, description: 'What the person is good at and can build on.' })
  @Text(20_000, { nullable: true })
  strengths?: string;

  @Field(() => AgreedWith, { nullable: true, description: 'With whom it was last agreed; null before.' })
  @Enum({ items: () => AgreedWith, nullable: true })
  agreedWith?: AgreedWith;

  @Field(() => RelatedPerson, { nullable: true, description: 'The related person it was agreed with, if it was one.' })
  @ManyToOne(() => RelatedPerson, { nullable: true })
  agreedWithRelatedPerson?: RelatedPerson;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last agreed; null before.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  agreedAt?: Date;

  @Field(() => String, { nullable: true, description: 'What to do when things get worse or the plan does not work.' })
  @Text(20_000, { nullable: true })
  contingency?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'By when it is to be reviewed together.' })
  @Property({ type: 'date', nullable: true })
  reviewDue?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it has not.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt?: Date;

  @Field(() => PlanOutcome, { nullable: true, description: 'What came of it; null while it has not ended.' })
  @Enum({ items: () => PlanOutcome, nullable: true })
  outcome?: PlanOutcome;
}
