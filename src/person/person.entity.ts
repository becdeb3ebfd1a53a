/** The person who is supported. */
import {
  Check,
  Embedded,
  Entity,
  Enum,
  Index,
  ManyToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { v4 } from 'uuid';
import { Channel } from '../organisation/channel.codes.js';
import { Text, Texts, Whole } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDate, GraphQLNhsNumber } from '../platform/scalars.js';
import { AboutMe } from './about-me.js';
import { Address } from './address.js';
import { AccessNeed, Ethnicity, Gender, NhsNumberStatus } from './person.codes.js';
import { SafeContact } from './safe-contact.js';

@ObjectType({ implements: Node, description: 'A person who is supported.' })
@Entity()
@Check({
  name: 'person_nhs_number_present_check',
  expression: "(nhs_number is null) = (nhs_number_status = 'NOT_PRESENT_TRACE_NOT_REQUIRED')",
})
@Unique({ name: 'person_traced_nhs_number_unique', properties: ['nhsNumber'], where: "nhs_number_status = 'VERIFIED'" })
@Check({ name: 'person_merged_into_check', expression: 'merged_into_id <> id' })
@Check({ name: 'person_imd_check', expression: '(imd_decile is null) = (imd_version is null)' })
@Check({ name: 'person_birth_date_check', expression: "birth_date >= '1880-01-01'" })
@Check({ name: 'person_deceased_on_check', expression: 'deceased_on >= birth_date' })
@Check({
  name: 'person_address_check',
  expression:
    'char_length(concat(address_line1, address_line2, address_city, address_county)) <= 1000 and ' +
    "address_postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'",
})
@Check({
  name: 'person_safe_contact_check',
  expression: 'char_length(concat(safe_contact_times, safe_contact_words_to_avoid)) <= 2000',
})
@Check({
  name: 'person_about_me_check',
  expression:
    'char_length(concat(about_me_most_important_to_me, about_me_people_important_to_me, ' +
    'about_me_how_to_communicate_with_me, about_me_my_wellness, about_me_please_do, about_me_please_dont, ' +
    'about_me_how_and_when_to_support_me)) <= 20000',
})
export class Person extends Row {
  /** Version 4: when a person was first written down is nobody's business. */
  @Field(() => ID, { description: 'Opaque id, `person_<uuid>`: take it from an answer, never build it.' })
  @PrimaryKey({ type: 'uuid' })
  override id: string = v4();

  @Field(() => GraphQLNhsNumber, { nullable: true, description: 'Their NHS number; null when not known.' })
  @Index()
  @Check({ name: 'person_nhs_number_check', expression: 'is_nhs_number(nhs_number)' })
  @Property({ type: 'text', nullable: true })
  nhsNumber?: string;

  @Field(() => NhsNumberStatus, { description: 'How far the NHS number is verified.' })
  @Enum({ items: () => NhsNumberStatus, default: NhsNumberStatus.NOT_PRESENT_TRACE_NOT_REQUIRED })
  nhsNumberStatus: NhsNumberStatus = NhsNumberStatus.NOT_PRESENT_TRACE_NOT_REQUIRED;

  @Field(() => String, { description: 'Given name.' })
  @Text(200)
  givenName!: string;

  @Field(() => String, { description: 'Family name.' })
  @Text(200)
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'The name they like to be called by, when it is another.' })
  @Text(200, { nullable: true })
  preferredName?: string;

  @Field(() => String, { nullable: true, description: 'Their pronouns, such as `she/her`.' })
  @Text(40, { nullable: true })
  pronouns?: string;

  @Field(() => GraphQLDate, { description: 'The day they were born.' })
  @Property({ type: 'date' })
  birthDate!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day they died.' })
  @Property({ type: 'date', nullable: true })
  deceasedOn?: string;

  @Field(() => Gender, { description: 'The gender they state.' })
  @Enum({ items: () => Gender, default: Gender.NOT_KNOWN })
  gender: Gender = Gender.NOT_KNOWN;

  @Field(() => Ethnicity, { description: 'The ethnic category they state.' })
  @Enum({ items: () => Ethnicity, default: Ethnicity.NOT_KNOWN })
  ethnicity: Ethnicity = Ethnicity.NOT_KNOWN;

  @Field(() => String, {
    description: 'The language they prefer to speak: a BCP 47 tag such as `en`, `pl` or `bfi` (BSL).',
  })
  @Check({
    name: 'person_preferred_language_check',
    expression: "preferred_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'",
  })
  @Property({ type: 'text', default: 'en' })
  preferredLanguage: string = 'en';

  @Field(() => Boolean, { description: 'Whether they need an interpreter in that language.' })
  @Property({ type: 'boolean', default: false })
  interpreterNeeded: boolean = false;

  @Field(() => String, { nullable: true, description: 'Their telephone number. Read `safeContact` before calling.' })
  @Text(40, { nullable: true })
  phone?: string;

  @Field(() => String, { nullable: true, description: 'Their email address. Read `safeContact` before writing.' })
  @Text(254, { nullable: true })
  email?: string;

  @Field(() => Channel, { nullable: true, description: 'How they like to be contacted.' })
  @Enum({ items: () => Channel, nullable: true })
  preferredContactMethod?: Channel;

  @Field(() => SafeContact, { description: 'How they may be contacted without putting them at risk.' })
  @Embedded(() => SafeContact)
  safeContact: SafeContact = new SafeContact();

  @Field(() => Boolean, {
    description: 'True when nobody but the link worker may contact them, as with domestic abuse. See `contactVia`.',
  })
  @Property({ type: 'boolean', default: false })
  contactProhibited: boolean = false;

  @Field(() => Address, { description: 'Where they live.' })
  @Embedded(() => Address)
  address: Address = new Address();

  @Field(() => Int, {
    nullable: true,
    description: 'Deprivation of where they live: the decile of the Index of Multiple Deprivation, 1 is most deprived.',
  })
  @Whole(1, 10, { nullable: true })
  imdDecile?: number;

  @Field(() => String, {
    nullable: true,
    description: 'The edition of the index that `imdDecile` is from, such as `2019`.',
  })
  @Text(20, { nullable: true })
  imdVersion?: string;

  @Field(() => String, { nullable: true, description: 'The doctor they usually see, by name.' })
  @Text(200, { nullable: true })
  usualGp?: string;

  @Field(() => [String], { description: 'Long-term conditions, each in a few words.' })
  @Texts(200)
  longTermConditions: string[] = [];

  @Field(() => [String], { description: 'Reasonable adjustments (Equality Act 2010) they need, each in a few words.' })
  @Texts(500)
  reasonableAdjustments: string[] = [];

  @Field(() => [AccessNeed], { description: 'What they need in order to take part.' })
  @Enum({ items: () => AccessNeed, array: true, default: [] })
  accessNeeds: AccessNeed[] = [];

  @Field(() => AboutMe, { description: 'What they want everyone who supports them to know, in their own words.' })
  @Embedded(() => AboutMe)
  aboutMe: AboutMe = new AboutMe();

  @Field(() => String, { nullable: true, description: 'What those who visit alone must know to be safe.' })
  @Text(20_000, { nullable: true })
  safetyNotes?: string;

  /** The record of the same person that this one was merged into: no field, for then it exists for nobody. */
  @Index()
  @ManyToOne(() => Person, { nullable: true })
  mergedInto?: Person;
}
