/** The textbook's entities of people and of who works with them: tables and types of GraphQL at once. */
import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Day, Flag, Hidden, Moment, Row, Text, Texts, Whole } from './columns.js';

@ObjectType()
@Entity({ tableName: 'organisation' })
export class Organisation extends Row {
  @Text() name!: string;
  @Text() phone?: string;
  @Text() odsCode?: string;
}

@ObjectType()
@Entity({ tableName: 'member' })
export class Member extends Row {
  @Text() name!: string;
  @Text() jobTitle?: string;
  @Text() workPhone?: string;
}

@ObjectType()
@Entity({ tableName: 'person' })
export class Person extends Row {
  @Text() givenName?: string;
  @Text() familyName?: string;
  @Text() preferredName?: string;
  @Text() pronouns?: string;
  @Day() birthDate!: string;
  @Hidden('date') deceasedOn?: string;
  @Text() phone?: string;
  @Text() email?: string;
  @Text() nhsNumber?: string;
  @Text() gender?: string;
  @Text() preferredLanguage?: string;
  @Flag() interpreterNeeded?: boolean;
  @Flag() contactProhibited!: boolean;
  @Texts() accessNeeds?: string[];
  @Texts() reasonableAdjustments?: string[];
  @Texts() longTermConditions?: string[];
  @Hidden('text') safeContactTimes?: string;
  @Hidden('boolean') safeContactVoicemailAllowed?: boolean;
  @Hidden('boolean') safeContactTextAllowed?: boolean;
  @Hidden('text') safeContactWordsToAvoid?: string;
  @Hidden('text') addressLine1?: string;
  @Hidden('text') addressCity?: string;
  @Hidden('text') addressPostcode?: string;
  @Hidden('text') aboutMeMostImportantToMe?: string;
  @Hidden('text') aboutMeHowToCommunicateWithMe?: string;
}

@ObjectType()
@Entity({ tableName: 'related_person' })
export class RelatedPerson extends Row {
  @Hidden('uuid') personId!: string;
  @Text() name!: string;
  @Text() relationship!: string;
  @Text() phone?: string;
  @Flag() isEmergencyContact!: boolean;
}

@ObjectType()
@Entity({ tableName: 'risk' })
export class Risk extends Row {
  @Hidden('uuid') personId!: string;
  @Text() kind?: string;
  @Text() status!: string;
  @Hidden('datetime') raisedAt!: Date;
}

@ObjectType()
@Entity({ tableName: 'care_relationship' })
export class CareRelationship extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') party!: string;
  @Text() kind!: string;
  @Text() stage!: string;
  @Hidden('uuid') causeId?: string;
  @Moment() since!: Date;
  /** An open end is infinity, which a Date cannot hold. */
  @Hidden('text') until!: string;
  @Hidden('boolean') isLead!: boolean;
  @Hidden('text[]') closedTo!: string[];
}

@Entity({ tableName: 'consent' })
export class Consent extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') organisationId?: string;
  @Hidden('text') scope!: string;
  @Hidden('datetime') givenAt!: Date;
  @Hidden('datetime') withdrawnAt?: Date;
}

@ObjectType()
@Entity({ tableName: 'need' })
export class Need extends Row {
  @Text() key!: string;
  @Text() name!: string;
}

@ObjectType()
@Entity({ tableName: 'referral' })
export class Referral extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') sourceOrganisationId?: string;
  @Whole() version!: number;
  @Text() reference!: string;
  @Text() reason!: string;
  @Text() status!: string;
  @Text() urgency!: string;
  @Moment() submittedAt?: Date;
  @Hidden('datetime') engagedAt?: Date;
  @Hidden('datetime') endedAt?: Date;
}

@ObjectType()
@Entity({ tableName: 'referral_need' })
export class ReferralNeed extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') referralId!: string;
  @Hidden('uuid') needId!: string;
  @Hidden('datetime') createdAt!: Date;
}

@ObjectType()
@Entity({ tableName: 'conversation' })
export class Conversation extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') referralId!: string;
  @Moment() occurredAt!: Date;
  @Text() summary?: string;
  @Hidden('datetime') enteredInErrorAt?: Date;
}

@ObjectType()
@Entity({ tableName: 'contact_attempt' })
export class ContactAttempt extends Row {
  @Hidden('uuid') personId!: string;
  @Text() channel!: string;
  @Flag() reached!: boolean;
  @Hidden('datetime') occurredAt!: Date;
}
