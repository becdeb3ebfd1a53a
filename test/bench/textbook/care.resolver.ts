/** The textbook's resolvers beneath a person: referrals, plans, connections, follow-ups and assets. */
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  Action,
  Asset,
  Attendance,
  Connection,
  ConnectionTransition,
  FollowUp,
  FollowUpBarrier,
  Goal,
  Measurement,
  Plan,
} from './care.js';
import type { Context } from './context.js';
import { CareRelationship, Conversation, Member, Organisation, Person, Referral, ReferralNeed } from './people.js';
import { isAgreed, isOffered, isOpenTo, visible } from './sharing.js';
import { AttendancePage, ConnectionPage, FollowUpPage, firstOf, MeasurementPage, TransitionPage } from './types.js';

const DAY = 24 * 3600 * 1000;
const NOT_SENT = new Set(['PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON']);
const DUE_FIRST = { dueOn: 'asc nulls last', id: 'asc' };
const LATEST_CHANGE = { updatedAt: 'desc', id: 'desc' };

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

async function leadOf(context: Context, referral: string): Promise<Member | null> {
  const order = { since: 'desc', until: 'desc', id: 'asc' };
  const all = await context.many(CareRelationship, 'causeId', referral, order);
  return context.one(Member, all.find(({ kind, isLead }) => kind === 'CASELOAD' && isLead)?.party);
}

@Resolver(() => Referral)
export class ReferralResolver {
  @FieldResolver(() => String, { nullable: true })
  async phase(@Root() { id, status }: Referral, @Ctx() context: Context): Promise<string | null> {
    if (status !== 'ENGAGED') return null;
    const plans = await context.many(Plan, 'referralId', id, {});
    const heard = await Promise.all(plans.map((plan) => context.many(FollowUp, 'planId', plan.id, {})));
    const isReviewed = heard.flat().some(({ reached, enteredInErrorAt }) => reached && !enteredInErrorAt);
    if (isReviewed || plans.some((plan) => plan.status === 'IN_REVIEW')) return 'REVIEWING';
    const connections = await context.many(Connection, 'referralId', id, {});
    if (connections.some((connection) => !NOT_SENT.has(connection.status))) return 'CONNECTED';
    if (plans.length > 0) return 'PLANNING';
    const talks = await context.many(Conversation, 'referralId', id, {});
    return talks.some(({ enteredInErrorAt }) => !enteredInErrorAt) ? 'TALKING' : null;
  }
  @FieldResolver(() => Int, { nullable: true })
  waitingDays(@Root() { submittedAt, engagedAt, endedAt }: Referral, @Ctx() { now }: Context): number | null {
    if (!submittedAt) return null;
    const until = Date.parse(london.format(engagedAt ?? endedAt ?? now));
    return (until - Date.parse(london.format(submittedAt))) / DAY;
  }
  @FieldResolver(() => Member, { nullable: true }) linkWorker(@Root() { id }: Referral, @Ctx() context: Context) {
    return leadOf(context, id);
  }
  @FieldResolver(() => Organisation, { nullable: true })
  sourceOrganisation(@Root() { sourceOrganisationId }: Referral, @Ctx() context: Context) {
    return context.one(Organisation, sourceOrganisationId);
  }
  @FieldResolver(() => [ReferralNeed]) needs(@Root() { id }: Referral, @Ctx() context: Context) {
    return context.many(ReferralNeed, 'referralId', id, { createdAt: 'asc', id: 'asc' });
  }
}

@Resolver(() => Plan)
export class PlanResolver {
  @FieldResolver(() => Person, { nullable: true }) person(@Root() { personId }: Plan, @Ctx() context: Context) {
    return context.one(Person, personId);
  }
  @FieldResolver(() => [Goal]) async goals(@Root() { id, personId }: Plan, @Ctx() context: Context): Promise<Goal[]> {
    const order = { importance: 'desc nulls last', createdAt: 'asc', id: 'asc' };
    const all = await context.many(Goal, 'planId', id, order);
    if (context.viewer.role !== 'INTEGRATOR' || (await context.hasConsented(personId))) return all;
    return all.filter(({ isSensitive }) => !isSensitive);
  }
  @FieldResolver(() => ConnectionPage)
  async connections(@Root() { id }: Plan, @Arg('first', () => Int) first: number, @Ctx() context: Context) {
    return firstOf(await visible(context, await context.many(Connection, 'planId', id, LATEST_CHANGE)), first);
  }
  @FieldResolver(() => MeasurementPage)
  async measurements(@Root() { id }: Plan, @Arg('first', () => Int) first: number, @Ctx() context: Context) {
    return firstOf(await context.many(Measurement, 'planId', id, { takenAt: 'desc', id: 'desc' }), first);
  }
}

@Resolver(() => Goal)
export class GoalResolver {
  @FieldResolver(() => [Action]) actions(@Root() { id }: Goal, @Ctx() context: Context) {
    return context.many(Action, 'goalId', id, { dueOn: 'asc nulls last', createdAt: 'asc', id: 'asc' });
  }
}

@Resolver(() => Connection)
export class ConnectionResolver {
  @FieldResolver(() => String, { nullable: true }) message(@Root() one: Connection, @Ctx() context: Context) {
    return isOffered(context, one) ? one.message : null;
  }
  @FieldResolver(() => String, { nullable: true }) cautions(@Root() one: Connection, @Ctx() context: Context) {
    return isAgreed(context, one, 'CAUTIONS') ? one.cautions : null;
  }
  @FieldResolver(() => [String], { nullable: true }) barriersForeseen(
    @Root() one: Connection,
    @Ctx() context: Context,
  ) {
    return isAgreed(context, one, 'BARRIERS') ? one.barriersForeseen : null;
  }
  @FieldResolver(() => [String], { nullable: true }) shared(@Root() one: Connection, @Ctx() context: Context) {
    return isOffered(context, one) ? one.shared : null;
  }
  @FieldResolver(() => Asset, { nullable: true }) asset(@Root() one: Connection, @Ctx() context: Context) {
    return isOffered(context, one) ? context.one(Asset, one.assetId) : null;
  }
  @FieldResolver(() => Member, { nullable: true }) linkWorker(@Root() one: Connection, @Ctx() context: Context) {
    return isOffered(context, one) ? leadOf(context, one.referralId) : null;
  }
  @FieldResolver(() => Goal, { nullable: true }) goal(@Root() one: Connection, @Ctx() context: Context) {
    return isAgreed(context, one, 'GOAL') ? context.one(Goal, one.goalId) : null;
  }
  @FieldResolver(() => AttendancePage)
  async attendances(@Root() one: Connection, @Arg('first', () => Int) first: number, @Ctx() context: Context) {
    if (!(await isOpenTo(context, one))) return firstOf([], first);
    return firstOf(await context.many(Attendance, 'connectionId', one.id, { occurredOn: 'desc', id: 'desc' }), first);
  }
  @FieldResolver(() => TransitionPage)
  async history(@Root() { id }: Connection, @Arg('first', () => Int) first: number, @Ctx() context: Context) {
    return firstOf(
      await context.many(ConnectionTransition, 'connectionId', id, { occurredAt: 'asc', id: 'asc' }),
      first,
    );
  }
  @FieldResolver(() => FollowUpPage)
  async followUps(@Root() one: Connection, @Arg('first', () => Int) first: number, @Ctx() context: Context) {
    if (!(await isOpenTo(context, one))) return firstOf([], first);
    return firstOf(await context.many(FollowUp, 'connectionId', one.id, DUE_FIRST), first);
  }
}

@Resolver(() => FollowUp)
export class FollowUpResolver {
  @FieldResolver(() => String, { nullable: true }) state(@Root() one: FollowUp, @Ctx() { today }: Context) {
    if (one.cancelledAt) return 'CANCELLED';
    if (one.occurredAt) return one.reached ? 'REACHED' : 'NOT_REACHED';
    return one.dueOn && one.dueOn < today ? 'OVERDUE' : 'DUE';
  }
  @FieldResolver(() => Boolean) isOverdue(@Root() one: FollowUp, @Ctx() { today }: Context): boolean {
    return !one.cancelledAt && !one.occurredAt && one.dueOn !== undefined && one.dueOn < today;
  }
  @FieldResolver(() => [FollowUpBarrier]) barriers(@Root() { id }: FollowUp, @Ctx() context: Context) {
    return context.many(FollowUpBarrier, 'followUpId', id, { barrier: 'asc', id: 'asc' });
  }
  @FieldResolver(() => Member, { nullable: true }) assignedTo(
    @Root() { assignedToId }: FollowUp,
    @Ctx() context: Context,
  ) {
    return context.one(Member, assignedToId);
  }
  @FieldResolver(() => Person, { nullable: true }) person(@Root() { personId }: FollowUp, @Ctx() context: Context) {
    return context.one(Person, personId);
  }
  @FieldResolver(() => Connection, { nullable: true })
  connection(@Root() { connectionId }: FollowUp, @Ctx() context: Context) {
    return context.one(Connection, connectionId);
  }
}
