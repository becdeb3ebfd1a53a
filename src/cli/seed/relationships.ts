/** Care relationships, each made from its cause: registration, referral, connection, cover, grant or emergency. */
import { ACCEPTED_IN, type ConnectionStatus, OFFERED_IN } from '../../connection/connection.states.js';
import { CareRelationshipKind as Kind, CareRelationshipStage as Stage } from '../../person/care-relationship.codes.js';
import { CareRelationship } from '../../person/care-relationship.entity.js';
import { ReferralStatus, referralStates } from '../../referral/referral.states.js';
import { DAY, type Moment } from './calendar.js';
import type { Life, ReferralFacts } from './life.js';
import { made } from './tables.js';
import type { Staff } from './world.js';

interface Relationship {
  readonly party: string;
  readonly kind: Kind;
  readonly stage?: Stage;
  readonly cause?: string;
  readonly since: Moment;
  /** Left out while no end is set. */
  readonly until?: Moment;
  readonly endedReason?: string;
  readonly isLead?: boolean;
  readonly because?: string;
  readonly isSensitive?: boolean;
}

/** Its id, or undefined when it would have ended before it began. */
export function relate(life: Life, { since, until, endedReason, ...given }: Relationship): string | undefined {
  if (until !== undefined && until <= since) return undefined;
  const { now } = life.calendar;
  const stamp = made(life.random, Math.min(since, now), Math.min(until ?? since, now));
  life.batch.add(CareRelationship, {
    ...stamp,
    person: life.person.id,
    party: given.party,
    kind: given.kind,
    stage: given.stage ?? Stage.CURRENT,
    cause: given.cause,
    since,
    endsAt: until === undefined ? 'infinity' : new Date(until).toISOString(),
    endedReason: until === undefined ? undefined : endedReason,
    isLead: given.isLead ?? false,
    because: given.because,
    isSensitive: given.isSensitive ?? false,
    closedTo: [],
  });
  return stamp.id;
}

/** From one sending (or reopening) of a referral to its end. */
interface Stretch {
  readonly from: Moment;
  readonly assigned?: Moment;
  readonly end?: { readonly at: Moment; readonly status: ReferralStatus };
  /** When the referral was reopened after that end. */
  readonly reopened?: Moment;
}

export function relateByReferral(life: Life, referral: ReferralFacts): void {
  const stretches = stretchesOf(life, referral);
  stretches.forEach((stretch, index) => {
    relateTeam(life, referral, stretch);
    if (stretch.assigned !== undefined) relateLinkWorkers(life, referral, stretch, stretch.assigned, index === 0);
    relateReferrer(life, referral, stretch);
  });
}

/** What ended keeps open for that many days, unless it is reopened before. */
function keptFor(days: number, { end, reopened }: Stretch): Moment | undefined {
  if (end === undefined) return undefined;
  return Math.min(end.at + days * DAY, reopened ?? Number.POSITIVE_INFINITY);
}

const NEVER_TAKEN = [ReferralStatus.REJECTED, ReferralStatus.REDIRECTED];

function relateTeam(life: Life, { id, team }: ReferralFacts, stretch: Stretch): void {
  const { from, assigned, end, reopened } = stretch;
  const row = { party: team.id, kind: Kind.TEAM, cause: id };
  const dequeued = Math.min(assigned ?? Number.POSITIVE_INFINITY, end?.at ?? Number.POSITIVE_INFINITY);
  const isDequeued = Number.isFinite(dequeued);
  const why = assigned === undefined ? 'The referral ended.' : 'Assigned to a link worker.';
  relate(life, { ...row, stage: Stage.QUEUE, since: from, until: isDequeued ? dequeued : undefined, endedReason: why });
  if (!isDequeued || (end !== undefined && NEVER_TAKEN.includes(end.status))) return;
  const current = keptFor(90, stretch);
  relate(life, { ...row, stage: Stage.CURRENT, since: dequeued, until: current, endedReason: 'The referral ended.' });
  if (current !== undefined && current !== reopened) {
    relate(life, {
      ...row,
      stage: Stage.PAST,
      since: current,
      until: reopened,
      endedReason: 'The referral was reopened.',
    });
  }
}

function relateLinkWorkers(
  life: Life,
  referral: ReferralFacts,
  stretch: Stretch,
  assigned: Moment,
  isFirst: boolean,
): void {
  const { random, calendar } = life;
  const row = { kind: Kind.CASELOAD, cause: referral.id };
  const until = keptFor(90, stretch);
  const lastDay = Math.min(stretch.end?.at ?? calendar.now, calendar.now);
  const lead = (staff: Staff, since: Moment) =>
    relate(life, { ...row, party: staff.id, since, until, isLead: true, endedReason: 'The referral ended.' });
  const former = isFirst && referral.team.former.length > 0 && lastDay - assigned > 2 * DAY && random.chance(0.06);
  if (former) {
    const before = random.pick(referral.team.former);
    const handedOver = assigned + Math.round((lastDay - assigned) * random.between(0.2, 0.8));
    const endedReason = 'Handed over to a colleague.';
    relate(life, { ...row, party: before.id, since: assigned, until: handedOver, isLead: true, endedReason });
    // To read on for two weeks, so that the handover is no cut.
    relate(life, { ...row, party: before.id, since: handedOver, until: handedOver + 14 * DAY, endedReason });
    lead(referral.linkWorker, handedOver);
  } else {
    lead(referral.linkWorker, assigned);
  }
  const colleagues = referral.team.linkWorkers
    .map(([staff]) => staff)
    .filter(({ id }) => id !== referral.linkWorker.id);
  if (colleagues.length > 0 && random.chance(0.05)) {
    relate(life, {
      ...row,
      party: random.pick(colleagues).id,
      since: assigned,
      until,
      endedReason: 'The referral ended.',
    });
  }
}

function relateReferrer(life: Life, { id, source }: ReferralFacts, stretch: Stretch): void {
  if (source === undefined) return;
  const kept = keptFor(30, stretch);
  const { movedAgo, practice, calendar } = life;
  const hasMoved = movedAgo !== undefined && source === practice?.id;
  const until = hasMoved ? Math.min(kept ?? Number.POSITIVE_INFINITY, calendar.ago(movedAgo) + 90 * DAY) : kept;
  const endedReason = until === kept ? 'The referral ended.' : 'Registered elsewhere.';
  relate(life, { party: source, kind: Kind.REFERRED, cause: id, since: stretch.from, until, endedReason });
}

function stretchesOf({ calendar }: Life, { steps }: ReferralFacts): Stretch[] {
  const stretches: { -readonly [Key in keyof Stretch]: Stretch[Key] }[] = [];
  for (const { status, ago } of steps) {
    const at = calendar.ago(ago);
    const last = stretches[stretches.length - 1];
    if (status === ReferralStatus.DRAFT) continue;
    if (last === undefined || last.end !== undefined) {
      // A draft that was withdrawn was never sent, and nobody came to know of it.
      if (last === undefined && status === ReferralStatus.WITHDRAWN) return [];
      if (last !== undefined) last.reopened = at;
      stretches.push({ from: at, assigned: status === ReferralStatus.CONTACTING ? at : undefined });
    } else if (referralStates.ends.includes(status)) {
      last.end = { at, status };
    } else if (status === ReferralStatus.CONTACTING) {
      last.assigned ??= at;
    }
  }
  return stretches;
}

/** How much a charity may know, by where the connection stands. */
export function supportingStage(status: ConnectionStatus): Stage {
  if (OFFERED_IN.includes(status)) return Stage.OFFERED;
  return ACCEPTED_IN.includes(status) ? Stage.ACCEPTED : Stage.ENDED;
}
