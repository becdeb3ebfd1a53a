/** A request that a link worker contacts a person: who asks, why, and what became of it. */
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { v4 } from 'uuid';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { AboutPerson } from '../person/about-person.js';
import { ConsentMethod } from '../person/consent.codes.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { ReferralMethod, ReferralSource, Urgency } from './referral.codes.js';
import { ReferralOutcome, ReferralStatus, referralStates } from './referral.states.js';

const ENDS = referralStates.ends.map((status) => `'${status}'`).join(', ');

@ObjectType({ implements: Node, description: 'A request that a link worker contacts a person.' })
@Entity()
@Index({ properties: ['person', 'submittedAt'] })
@Index({ properties: ['scheme', 'status', 'submittedAt'] })
@Index({ properties: ['sourceOrganisation', 'submittedAt'] })
@Check({
  name: 'referral_submitted_check',
  expression: "submitted_at is not null or status in ('DRAFT', 'WITHDRAWN', 'CLOSED')",
})
@Check({ name: 'referral_ended_check', expression: `(ended_at is not null) = (status in (${ENDS}))` })
@Check({ name: 'referral_ended_at_check', expression: 'ended_at >= submitted_at and ended_at >= engaged_at' })
@Check({ name: 'referral_engaged_check', expression: "engaged_at is not null or status <> 'ENGAGED'" })
@Check({ name: 'referral_engaged_at_check', expression: 'engaged_at >= submitted_at' })
@Check({ name: 'referral_outcome_present_check', expression: "(outcome is not null) = (status = 'CLOSED')" })
@Check({ name: 'referral_agreed_check', expression: '(person_agreed_at is null) = (person_agreed_how is null)' })
@Check({
  name: 'referral_source_organisation_check',
  expression: "source = 'SELF' or source_organisation_id is not null",
})
@Check({ name: 'referral_care_dated_check', expression: '(care_in_place is null) = (care_in_place_at is null)' })
@Check({
  name: 'referral_clinician_check',
  expression: 'care_in_place_clinician is null or care_in_place is not null',
})
@Check({ name: 'referral_no_feedback_check', expression: "no_feedback_reason is null or status = 'CLOSED'" })
@Check({
  name: 'referral_safety_review_check',
  expression: 'not safety_review or (clinical_risk and care_in_place is null)',
})
@Check({
  name: 'referral_accepted_safely_check',
  expression:
    "not safety_review or status in ('DRAFT', 'SUBMITTED', 'RECEIVED', 'ON_HOLD', 'REJECTED', 'REDIRECTED', 'WITHDRAWN', 'CLOSED')",
})
@Check({ name: 'referral_continues_check', expression: 'continues_id <> id' })
export class Referral extends AboutPerson {
  /** Version 4: when a referral was first written down is nobody's business. */
  @Field(() => ID, { description: 'Opaque id, `referral_<uuid>`: take it from an answer, never build it.' })
  @PrimaryKey({ type: 'uuid' })
  override id: string = v4();

  @Field(() => String, { description: 'A short reference to say on the telephone, such as `K7M-2QX`.' })
  @Unique()
  @Check({ name: 'referral_reference_check', expression: "reference ~ '^[2-9A-HJ-NP-TV-Z]{3}-[2-9A-HJ-NP-TV-Z]{3}$'" })
  @Property({ type: 'text' })
  reference!: string;

  @Field(() => Scheme, { description: 'The scheme it goes to.' })
  @ManyToOne(() => Scheme)
  scheme!: Scheme;

  @Field(() => Organisation, { nullable: true, description: 'The organisation that refers; null when the person did.' })
  @ManyToOne(() => Organisation, { nullable: true })
  sourceOrganisation?: Organisation;

  @Field(() => ReferralSource, { description: 'What kind of setting it comes from.' })
  @Enum({ items: () => ReferralSource })
  source!: ReferralSource;

  @Field(() => ReferralMethod, { description: 'By which way it came.' })
  @Enum({ items: () => ReferralMethod })
  method!: ReferralMethod;

  @Field(() => String, { nullable: true, description: 'The name of whoever refers.' })
  @Text(200, { nullable: true })
  referrerName?: string;

  @Field(() => String, { nullable: true, description: 'Their role, in words.' })
  @Text(200, { nullable: true })
  referrerRole?: string;

  @Field(() => String, { nullable: true, description: 'How to reach them: a telephone number or an email address.' })
  @Text(254, { nullable: true })
  referrerContact?: string;

  @Field(() => String, { description: 'Why, in a sentence of at most 150 characters.' })
  @Text(150)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'What else the referrer wants the link worker to know.' })
  @Text(20_000, { nullable: true })
  referrerNote?: string;

  @Field(() => Urgency, { description: 'How soon the person should be contacted.' })
  @Enum({ items: () => Urgency, default: Urgency.ROUTINE })
  urgency: Urgency = Urgency.ROUTINE;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day by which the person should be contacted.' })
  @Index()
  @Property({ type: 'date', nullable: true })
  contactBy?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person agreed to be referred.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  personAgreedAt?: Date;

  @Field(() => ConsentMethod, { nullable: true, description: 'How the person agreed to be referred.' })
  @Enum({ items: () => ConsentMethod, nullable: true })
  personAgreedHow?: ConsentMethod;

  @Field(() => Boolean, { description: 'Whether the referrer knows of an active clinical risk.' })
  @Property({ type: 'boolean', default: false })
  clinicalRisk: boolean = false;

  @Field(() => String, {
    nullable: true,
    description: 'The care in place for that risk: what, and by which named clinician.',
  })
  @Text(2000, { nullable: true })
  careInPlace?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the clinician who gives that care; null when they recorded it themselves.',
  })
  @Text(200, { nullable: true })
  careInPlaceClinician?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When that care was recorded.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  careInPlaceAt?: Date;

  @Field(() => Member, { nullable: true, description: 'The clinician who recorded that care, when it was a member.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  careInPlaceBy?: Member;

  @Field(() => Boolean, {
    description: 'True while there is an active clinical risk and no care in place: it cannot be accepted before.',
  })
  @Property({ type: 'boolean', default: false })
  safetyReview: boolean = false;

  @Field(() => ReferralStatus, { description: 'Where it stands.' })
  @Enum({ items: () => ReferralStatus, default: ReferralStatus.DRAFT })
  status: ReferralStatus = ReferralStatus.DRAFT;

  @Field(() => String, { nullable: true, description: 'Why it stands there, in plain words.' })
  @Text(2000, { nullable: true })
  statusReason?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was sent; null for a draft.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  submittedAt?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the first conversation took place.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  engagedAt?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it is open.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt?: Date;

  @Field(() => ReferralOutcome, { nullable: true, description: 'How it ended; null unless it is closed.' })
  @Enum({ items: () => ReferralOutcome, nullable: true })
  outcome?: ReferralOutcome;

  @Field(() => String, { nullable: true, description: 'Why the referrer was not told how it ended, in plain words.' })
  @Text(2000, { nullable: true })
  noFeedbackReason?: string;

  @Field(() => Referral, { nullable: true, description: 'The redirected referral that this one continues.' })
  @Index()
  @ManyToOne(() => Referral, { nullable: true })
  continues?: Referral;
}
