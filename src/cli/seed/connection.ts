/** Makes a connection: an asset that answers the need, what was agreed to be shared, its history and who may know. */
import { ConnectionKind, DeclineReason, ReportedBy, SharedItem } from '../../connection/connection.codes.js';
import { Connection } from '../../connection/connection.entity.js';
import { ACCEPTED_IN, connectionStates, ConnectionStatus as S } from '../../connection/connection.states.js';
import { ConnectionTransition } from '../../connection/connection-transition.entity.js';
import { CareRelationshipKind } from '../../person/care-relationship.codes.js';
import { AccessNeed } from '../../person/person.codes.js';
import { DAY } from './calendar.js';
import { type ConnectionCourse, type ConnectionStep, isOver, usualDays, walk } from './connection-courses.js';
import { channel } from './contact.js';
import type { ConnectionFacts, GoalFacts, Life, PlanFacts } from './life.js';
import { relate, supportingStage } from './relationships.js';
import { REPLY_WITHIN_DAYS } from './schemes.js';
import { made } from './tables.js';
import { CAUTIONS, MESSAGES, OUTCOMES, SUITS } from './words.js';
import type { Activity } from './world.js';

const { SENT, ACCEPTED, CONSENTED, WITHDRAWN } = S;
const ANSWERS: readonly S[] = [
  S.ACKNOWLEDGED,
  ACCEPTED,
  S.WAITLISTED,
  S.DECLINED_BY_ASSET,
  S.NO_CAPACITY,
  S.NOT_ELIGIBLE,
];

const WHY: Readonly<Partial<Record<S, readonly string[]>>> = {
  DECLINED_BY_PERSON: ['Not for me.', 'Too far.'],
  DECLINED_BY_ASSET: ['The group is for people who live nearer by.', 'We cannot offer the support needed.'],
  NO_CAPACITY: ['Full until the summer.'],
  NOT_ELIGIBLE: ['Outside the ages we serve.'],
  NO_REPLY: ['No answer within 14 days.'],
  NEVER_STARTED: ['Did not feel up to it.'],
  DISENGAGED: ['The journey was too much.', 'Illness in the family.'],
  WITHDRAWN: ['The person changed their mind.'],
};

const DECLINED: readonly (readonly [DeclineReason, string])[] = [
  [DeclineReason.AREA, 'The group is for people who live nearer by.'],
  [DeclineReason.SUPPORT_NOT_AVAILABLE, 'We cannot offer the support needed.'],
  [DeclineReason.AGE, 'Outside the ages we serve.'],
  [DeclineReason.NEED, 'We do not help with this.'],
  [DeclineReason.SAFETY, 'We could not keep everybody safe.'],
  [DeclineReason.NOT_TAKING_ANYONE, 'We take nobody until we have a new volunteer.'],
  [DeclineReason.OTHER, 'The person knows somebody of the group and would rather not.'],
];

export interface ConnectionPlan {
  readonly course: ConnectionCourse;
  readonly activity: Activity;
  readonly goal: GoalFacts | undefined;
  readonly shared?: readonly SharedItem[];
  /** The person took back what they had agreed to share, that many days ago. */
  readonly withdrawnAgo?: number;
}

export interface ConnectionMade extends ConnectionFacts {
  readonly statusReason: string | undefined;
  readonly steps: readonly ConnectionStep[];
  readonly isEnded: boolean;
}

export function addConnection(life: Life, plan: PlanFacts, planned: ConnectionPlan): ConnectionMade {
  const { random, calendar, batch, person } = life;
  const { activity, goal, course } = planned;
  const steps = withdrawn(paced(life, plan, course), planned.withdrawnAgo);
  const status = steps[steps.length - 1]!.status;
  const isSupported = status !== S.GIVEN && !steps.some((step) => step.status === S.GIVEN);
  const agoOf = (wanted: S) => steps.find((step) => step.status === wanted)?.ago;
  const at = (wanted: S) => momentOrNot(life, agoOf(wanted));
  const isEnded = connectionStates.ends.includes(status);
  const lastAt = calendar.ago(steps[steps.length - 1]!.ago);
  const isSensitive = activity.isSensitive || (goal?.isSensitive ?? false);
  const stamp = made(random, calendar.ago(steps[0]!.ago), lastAt);
  const sentAt = at(SENT);
  const consentedAgo = agoOf(CONSENTED);
  const isShared = consentedAgo !== undefined && !course.isOpenAccess;
  const isAnswered = steps.some((step) => ANSWERS.includes(step.status));
  const reportedBy = isAnswered ? (random.chance(0.45) ? ReportedBy.ASSET : ReportedBy.LINK_WORKER) : undefined;
  const { linkWorker } = plan.referral;
  const said = why(life, status, planned);
  const isDeclined = status === S.DECLINED_BY_ASSET || status === S.NOT_ELIGIBLE;
  const declined = isDeclined ? life.world.turns.next('decline reason', DECLINED) : undefined;
  const statusReason = declined?.[1] ?? said;
  batch.add(Connection, {
    ...stamp,
    person: person.id,
    isSensitive,
    plan: plan.id,
    referral: plan.referral.id,
    goal: goal?.id,
    asset: activity.id,
    organisation: activity.charity.id,
    kind: isSupported ? ConnectionKind.SUPPORTED : ConnectionKind.SIGNPOST,
    status,
    statusReason,
    declineReason: declined?.[0],
    reason: random.maybe(0.7, () => random.pick(SUITS)),
    message: sentAt === undefined ? undefined : random.maybe(0.75, () => random.pick(MESSAGES)),
    cautions: sentAt === undefined ? undefined : random.maybe(0.3, () => random.pick(CAUTIONS)),
    shared: isShared ? [...(planned.shared ?? sharedItems(life))] : [],
    sharedAgreedAt: momentOrNot(life, consentedAgo),
    barriersForeseen: random.some(
      person.accessNeeds.length > 0 ? person.accessNeeds : Object.values(AccessNeed),
      random.whole(0, 2),
    ),
    warmHandover: isSupported && random.chance(0.5),
    reportedBy,
    reportedChannel: reportedBy && channel(life, 'answer'),
    sentAt,
    replyBy: sentAt === undefined ? undefined : sentAt + REPLY_WITHIN_DAYS * DAY,
    acceptedAt: at(ACCEPTED),
    holdsPlace: at(ACCEPTED) !== undefined && ACCEPTED_IN.includes(status),
    endedAt: isEnded ? lastAt : undefined,
    outcome: isEnded ? random.maybe(0.6, () => random.pick(OUTCOMES)) : undefined,
  });
  const facts = { id: stamp.id, statusReason, plan, activity, isSensitive, isSupported, steps, isEnded };
  if (isSensitive) life.consents.helpsWithSensitive(activity.charity.id);
  if (isShared) life.consents.share(activity.charity.id, consentedAgo, linkWorker.id);
  addHistory(life, facts, planned, reportedBy);
  if (sentAt !== undefined) relateCharity(life, facts, sentAt, planned.withdrawnAgo !== undefined);
  return facts;
}

/**
 * Within the plan. What stands before its beginning is recent, for it would otherwise have come further or to its end
 * (an asset that does not answer within 14 days has not replied).
 */
function paced(
  { random }: Life,
  { agreedAgo, untilAgo, isEnded }: PlanFacts,
  course: ConnectionCourse,
): ConnectionStep[] {
  if (isEnded) {
    const latest = agreedAgo - (agreedAgo - untilAgo) * 0.4;
    return walk(random, course, random.between(latest, agreedAgo), untilAgo);
  }
  const usual = usualDays(course);
  const last = course.states.at(-1);
  const recent = last === SENT || last === S.ACKNOWLEDGED ? REPLY_WITHIN_DAYS - 0.5 : Number.POSITIVE_INFINITY;
  const longest = isOver(course) || last === S.PARTICIPATING ? agreedAgo : Math.min(recent, usual * 1.2 + 2);
  return walk(random, course, Math.min(agreedAgo, random.between(usual * 0.7 + 1, Math.max(usual + 2, longest))), 0);
}

function withdrawn(steps: ConnectionStep[], ago: number | undefined): ConnectionStep[] {
  if (ago === undefined) return steps;
  return [...steps.filter((step) => step.ago > ago), { status: WITHDRAWN, ago }];
}

function relateCharity(
  life: Life,
  { id, activity, steps, isSensitive }: ConnectionMade,
  since: number,
  isWithdrawn: boolean,
): void {
  const last = steps[steps.length - 1]!;
  const endedAt = connectionStates.ends.includes(last.status) ? life.calendar.ago(last.ago) : undefined;
  const wasAccepted = steps.some(({ status }) => status === ACCEPTED);
  const keeps = wasAccepted && !isWithdrawn ? 30 * DAY : 0;
  const isAwaited = last.status === SENT || last.status === S.ACKNOWLEDGED;
  relate(life, {
    party: activity.charity.id,
    kind: CareRelationshipKind.SUPPORTING,
    stage: supportingStage(last.status),
    cause: id,
    since,
    until: isAwaited ? since + REPLY_WITHIN_DAYS * DAY : endedAt && endedAt + keeps,
    endedReason: isAwaited ? undefined : isWithdrawn ? 'Consent was withdrawn.' : 'The connection ended.',
    isSensitive,
  });
}

function addHistory(
  life: Life,
  made_: ConnectionMade,
  planned: ConnectionPlan,
  reportedBy: ReportedBy | undefined,
): void {
  const { random, calendar, batch, person } = life;
  const { id, activity, isSensitive, plan } = made_;
  made_.steps.forEach(({ status, ago }, index) => {
    const occurredAt = calendar.ago(ago);
    const isAnswer = ANSWERS.includes(status) && reportedBy === ReportedBy.ASSET;
    const by =
      status === S.NO_REPLY
        ? undefined
        : isAnswer
          ? random.pick(activity.charity.members).id
          : plan.referral.linkWorker.id;
    const stamp = made(random, occurredAt);
    const said = why(life, status, planned);
    batch.add(ConnectionTransition, {
      ...stamp,
      person: person.id,
      isSensitive,
      connection: id,
      organisation: activity.charity.id,
      from: made_.steps[index - 1]?.status,
      to: status,
      occurredAt,
      by,
      recordedBy: by,
      reason: index === made_.steps.length - 1 ? made_.statusReason : said,
    });
  });
}

function why({ random }: Life, status: S, { withdrawnAgo }: ConnectionPlan): string | undefined {
  if (status === WITHDRAWN && withdrawnAgo !== undefined) return 'The person withdrew their consent.';
  const known = WHY[status];
  return known && random.pick(known);
}

function sharedItems({ random }: Life): SharedItem[] {
  if (random.chance(0.04)) return [];
  const likely: readonly (readonly [SharedItem, number])[] = [
    [SharedItem.NAME, 0.93],
    [SharedItem.CONTACT, 0.6],
    [SharedItem.ADDRESS, 0.12],
    [SharedItem.DATE_OF_BIRTH, 0.15],
    [SharedItem.ABOUT_ME, 0.3],
    [SharedItem.ACCESS_NEEDS, 0.6],
    [SharedItem.GOAL, 0.35],
    [SharedItem.BARRIERS, 0.3],
    [SharedItem.CAUTIONS, 0.35],
    [SharedItem.EMERGENCY_CONTACT, 0.3],
  ];
  return likely.filter(([, probability]) => random.chance(probability)).map(([item]) => item);
}

function momentOrNot({ calendar }: Life, ago: number | undefined): number | undefined {
  return ago === undefined ? undefined : calendar.ago(ago);
}
