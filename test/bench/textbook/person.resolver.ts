/** The textbook's resolvers of a person: what is worked out, what is masked, and the edges that loaders answer. */
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Connection, FollowUp, Measurement, Plan } from './care.js';
import type { Context } from './context.js';
import {
  CareRelationship,
  ContactAttempt,
  Conversation,
  Member,
  Need,
  Organisation,
  Person,
  Referral,
  ReferralNeed,
  RelatedPerson,
  Risk,
} from './people.js';
import { mayRead, visible } from './sharing.js';
import {
  AboutMe,
  Address,
  AttemptPage,
  ConnectionPage,
  ConnectionWhere,
  ConversationPage,
  FollowUpPage,
  firstOf,
  MeasurementPage,
  type Page,
  PlanPage,
  PlanWhere,
  ReferralPage,
  ReferralWhere,
  SafeContact,
  StatusCount,
} from './types.js';

const ENDED_REFERRAL = new Set(['REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED']);
const ENDED_PLAN = new Set(['COMPLETED', 'ENDED_EARLY']);
const ENDED_CONNECTION = new Set(
  'DECLINED_BY_PERSON DECLINED_BY_ASSET NO_CAPACITY NOT_ELIGIBLE NO_REPLY NEVER_STARTED COMPLETED DISENGAGED WITHDRAWN TRIED NOT_TRIED UNKNOWN'.split(
    ' ',
  ),
);
const BANDS =
  'UNDER_18 FROM_18_TO_24 FROM_25_TO_34 FROM_35_TO_44 FROM_45_TO_54 FROM_55_TO_64 FROM_65_TO_74 FROM_75_TO_84 FROM_85'.split(
    ' ',
  );
const BAND_STARTS = [18, 25, 35, 45, 55, 65, 75, 85];

const LATEST_CHANGE = { updatedAt: 'desc', id: 'desc' };
const DUE_FIRST = { dueOn: 'asc nulls last', id: 'asc' };

@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => Int) age(@Root() person: Person, @Ctx() context: Context): number {
    return ageOf(person, context.today);
  }
  @FieldResolver(() => String, { nullable: true }) async ageBand(@Root() person: Person, @Ctx() context: Context) {
    if (!(await mayRead(context, person, 'OFFERED'))) return null;
    const age = ageOf(person, context.today);
    return BANDS[BAND_STARTS.filter((start) => age >= start).length] ?? null;
  }
  @FieldResolver(() => String, { nullable: true }) async area(@Root() person: Person, @Ctx() context: Context) {
    return (await mayRead(context, person, 'OFFERED')) ? (person.addressPostcode?.split(' ')[0] ?? null) : null;
  }
  @FieldResolver(() => String, { nullable: true }) async contactVia(@Root() person: Person, @Ctx() context: Context) {
    if (!(await mayRead(context, person, 'OFFERED'))) return null;
    return person.contactProhibited ? 'LINK_WORKER' : 'DIRECT';
  }
  @FieldResolver(() => SafeContact) safeContact(@Root() person: Person): SafeContact {
    return {
      times: person.safeContactTimes,
      voicemailAllowed: person.safeContactVoicemailAllowed,
      textAllowed: person.safeContactTextAllowed,
      wordsToAvoid: person.safeContactWordsToAvoid,
    };
  }
  @FieldResolver(() => Address) address(@Root() person: Person): Address {
    return { line1: person.addressLine1, city: person.addressCity, postcode: person.addressPostcode };
  }
  @FieldResolver(() => AboutMe) aboutMe(@Root() person: Person): AboutMe {
    return {
      mostImportantToMe: person.aboutMeMostImportantToMe,
      howToCommunicateWithMe: person.aboutMeHowToCommunicateWithMe,
    };
  }

  @FieldResolver(() => Organisation, { nullable: true })
  async registeredPractice(@Root() { id }: Person, @Ctx() context: Context) {
    const found = latest(await context.relationships(id), ({ kind }) => kind === 'REGISTERED');
    return context.one(Organisation, found?.party);
  }
  @FieldResolver(() => Member, { nullable: true })
  async leadLinkWorker(@Root() { id }: Person, @Ctx() context: Context) {
    const found = latest(await context.relationships(id), ({ kind, isLead }) => kind === 'CASELOAD' && isLead);
    return context.one(Member, found?.party);
  }
  @FieldResolver(() => [CareRelationship]) careTeam(@Root() { id }: Person, @Ctx() context: Context) {
    return context.relationships(id);
  }
  @FieldResolver(() => [RelatedPerson]) async relatedPeople(@Root() person: Person, @Ctx() context: Context) {
    const all = await context.many(RelatedPerson, 'personId', person.id, { isEmergencyContact: 'desc', name: 'asc' });
    if (context.viewer.role !== 'CHARITY') return all;
    return (await mayRead(context, person, 'EMERGENCY_CONTACT')) ? all.filter((one) => one.isEmergencyContact) : [];
  }
  @FieldResolver(() => [Risk]) risks(@Root() { id }: Person, @Ctx() context: Context) {
    return context.many(Risk, 'personId', id, { raisedAt: 'desc', id: 'desc' });
  }
  @FieldResolver(() => [ReferralNeed]) needs(@Root() { id }: Person, @Ctx() context: Context) {
    return context.many(ReferralNeed, 'personId', id, { createdAt: 'desc', id: 'desc' });
  }

  @FieldResolver(() => ReferralPage)
  async referrals(
    @Root() { id }: Person,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('where', () => ReferralWhere, { nullable: true }) where: ReferralWhere | undefined,
    @Ctx() context: Context,
  ): Promise<Page<Referral>> {
    const all = await context.many(Referral, 'personId', id, { submittedAt: 'desc nulls last', id: 'desc' });
    return firstOf(all.filter(isOpenIn(ENDED_REFERRAL, where?.open)), first);
  }
  @FieldResolver(() => PlanPage)
  async plans(
    @Root() { id }: Person,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('where', () => PlanWhere, { nullable: true }) where: PlanWhere | undefined,
    @Ctx() context: Context,
  ): Promise<Page<Plan>> {
    const all = await context.many(Plan, 'personId', id, { agreedAt: 'desc nulls last', id: 'desc' });
    return firstOf(all.filter(isOpenIn(ENDED_PLAN, where?.open)), first);
  }
  @FieldResolver(() => ConnectionPage)
  async connections(
    @Root() { id }: Person,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('where', () => ConnectionWhere, { nullable: true }) where: ConnectionWhere | undefined,
    @Ctx() context: Context,
  ): Promise<Page<Connection>> {
    const all = await visible(context, await context.many(Connection, 'personId', id, LATEST_CHANGE));
    return firstOf(all.filter(isOpenIn(ENDED_CONNECTION, where?.open)), first);
  }
  @FieldResolver(() => [StatusCount])
  async connectionsByStatus(@Root() { id }: Person, @Ctx() context: Context): Promise<StatusCount[]> {
    const all = await visible(context, await context.many(Connection, 'personId', id, LATEST_CHANGE));
    return [...Map.groupBy(all, ({ status }) => status)].map(([status, own]) => ({ status, count: own.length }));
  }
  @FieldResolver(() => FollowUp, { nullable: true })
  async nextFollowUp(@Root() { id }: Person, @Ctx() context: Context) {
    const all = await context.many(FollowUp, 'personId', id, DUE_FIRST);
    return all.find(({ occurredAt, cancelledAt }) => !occurredAt && !cancelledAt) ?? null;
  }
  @FieldResolver(() => FollowUpPage)
  async followUps(
    @Root() { id }: Person,
    @Arg('first', () => Int) first: number,
    @Ctx() context: Context,
  ): Promise<Page<FollowUp>> {
    return firstOf(await context.many(FollowUp, 'personId', id, DUE_FIRST), first);
  }
  @FieldResolver(() => ConversationPage)
  async conversations(@Root() { id }: Person, @Arg('first', () => Int) first: number, @Ctx() context: Context) {
    return firstOf(await context.many(Conversation, 'personId', id, { occurredAt: 'desc', id: 'desc' }), first);
  }
  @FieldResolver(() => AttemptPage)
  async attempts(@Root() { id }: Person, @Arg('first', () => Int) first: number, @Ctx() context: Context) {
    return firstOf(await context.many(ContactAttempt, 'personId', id, { occurredAt: 'desc', id: 'desc' }), first);
  }
  @FieldResolver(() => MeasurementPage)
  async measurements(@Root() { id }: Person, @Arg('first', () => Int) first: number, @Ctx() context: Context) {
    return firstOf(await context.many(Measurement, 'personId', id, { takenAt: 'desc', id: 'desc' }), first);
  }
}

@Resolver(() => CareRelationship)
export class CareRelationshipResolver {
  @FieldResolver(() => Organisation, { nullable: true }) organisation(
    @Root() { party }: CareRelationship,
    @Ctx() context: Context,
  ) {
    return context.one(Organisation, party);
  }
  @FieldResolver(() => Member, { nullable: true }) member(
    @Root() { party }: CareRelationship,
    @Ctx() context: Context,
  ) {
    return context.one(Member, party);
  }
}

@Resolver(() => ReferralNeed)
export class ReferralNeedResolver {
  @FieldResolver(() => Need) need(@Root() { needId }: ReferralNeed, @Ctx() context: Context) {
    return context.one(Need, needId);
  }
}

/** The one that began last. */
export function latest(
  relationships: readonly CareRelationship[],
  isWanted: (one: CareRelationship) => boolean,
): CareRelationship | undefined {
  const wanted = relationships.filter(isWanted);
  return wanted.toSorted(
    (left, right) => right.since.getTime() - left.since.getTime() || (left.id < right.id ? -1 : 1),
  )[0];
}

function isOpenIn(ended: ReadonlySet<string>, open: boolean | undefined): (row: { status: string }) => boolean {
  return ({ status }) => open === undefined || !ended.has(status) === open;
}

function ageOf({ birthDate, deceasedOn }: Person, today: string): number {
  const [year = 0, month = 0, day = 0] = (deceasedOn ?? today).split('-').map(Number);
  const [bornYear = 0, bornMonth = 0, bornDay = 0] = birthDate.split('-').map(Number);
  return year - bornYear - (month < bornMonth || (month === bornMonth && day < bornDay) ? 1 : 0);
}
