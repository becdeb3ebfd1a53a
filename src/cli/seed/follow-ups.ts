/** Makes the follow-ups of plans and connections, the barriers they met, and whether the person came to sessions. */

import { Attendance } from '../../connection/attendance.entity.js';
import { AttendanceCode } from '../../connection/connection.codes.js';
import { ConnectionStatus as S } from '../../connection/connection.states.js';
import { FollowUp } from '../../follow-up/follow-up.entity.js';
import { FollowUpBarrier } from '../../follow-up/follow-up-barrier.entity.js';
import { Amended } from '../../person/amendment.entity.js';
import { AccessNeed } from '../../person/person.codes.js';
import { DAY, dayOf, soonAfter } from './calendar.js';
import type { ConnectionMade } from './connection.js';
import { channel } from './contact.js';
import type { Life, PlanFacts } from './life.js';
import { amend, inError } from './mended.js';
import type { Weighted } from './random.js';
import { made } from './tables.js';
import { BARRIERS_DONE, HOW_IT_GOES, SHARED_SUMMARIES, WORKING_NOTES } from './words.js';

type Course = 'REACHED' | 'NOT_REACHED' | 'CANCELLED' | 'BY_PERSON' | 'MISSED';

const DONE: Weighted<Course> = [
  ['REACHED', 76],
  ['NOT_REACHED', 12],
  ['CANCELLED', 5],
  ['BY_PERSON', 5],
];
const LATEST: Weighted<Course> = [
  ['REACHED', 62],
  ['NOT_REACHED', 10],
  ['MISSED', 28],
];

export function addPlanFollowUps(life: Life, plan: PlanFacts): void {
  addSeries(life, plan, undefined, plan.agreedAgo, plan.untilAgo, plan.isEnded, [17, 28]);
}

export function addConnectionFollowUps(life: Life, connection: ConnectionMade): void {
  const { steps, plan, isSupported, isEnded } = connection;
  const began = steps.find(({ status }) => status === S.SENT || status === S.INTRODUCED || status === S.GIVEN);
  if (began === undefined) return;
  const untilAgo = isEnded ? steps[steps.length - 1]!.ago : plan.isEnded ? plan.untilAgo : 0;
  addSeries(life, plan, connection, began.ago, untilAgo, isEnded || plan.isEnded, isSupported ? [7, 14] : [20, 40]);
}

function addSeries(
  life: Life,
  plan: PlanFacts,
  connection: ConnectionMade | undefined,
  fromAgo: number,
  untilAgo: number,
  isEnded: boolean,
  every: readonly [number, number],
): void {
  const { random } = life;
  let dueAgo = fromAgo - random.between(...every);
  let madeAgo = fromAgo;
  while (dueAgo > untilAgo + 1) {
    const next = dueAgo - random.between(...every);
    const isLatest = !isEnded && next <= 1;
    const course = random.weighted(isLatest ? LATEST : DONE);
    addFollowUp(life, plan, connection, course, madeAgo, dueAgo, isEnded && next <= untilAgo + 1 ? undefined : next);
    if (course === 'MISSED') return;
    madeAgo = dueAgo;
    dueAgo = next;
  }
  if (!isEnded && random.chance(0.9))
    addFollowUp(life, plan, connection, 'MISSED', madeAgo, Math.min(dueAgo, -0.6), undefined);
}

/** Due `dueAgo` days ago (ahead when negative) and planned at `madeAgo`; MISSED stays to be done. */
function addFollowUp(
  life: Life,
  plan: PlanFacts,
  connection: ConnectionMade | undefined,
  course: Course,
  madeAgo: number,
  dueAgo: number,
  nextAgo: number | undefined,
): void {
  const { random, calendar, batch, person } = life;
  const { linkWorker } = plan.referral;
  const isAccepted = connection?.steps.some(({ status, ago }) => status === S.ACCEPTED && ago > dueAgo) ?? false;
  const staff = isAccepted && random.chance(0.16) ? random.pick(connection!.activity.charity.members) : linkWorker;
  const isTried = course === 'REACHED' || course === 'NOT_REACHED' || course === 'BY_PERSON';
  const reached = isTried ? course !== 'NOT_REACHED' : undefined;
  const occurredAt = isTried ? calendar.ago(Math.max(0.02, dueAgo)) : undefined;
  const cancelledAt = course === 'CANCELLED' ? calendar.ago(dueAgo + 0.1) : undefined;
  const doneAt = occurredAt ?? cancelledAt;
  const isPlanned = course !== 'BY_PERSON';
  const createdAt = isPlanned ? calendar.ago(madeAgo) : soonAfter(occurredAt!, 0.5);
  const stamp = made(random, createdAt, doneAt === undefined ? createdAt : soonAfter(doneAt, random.share()));
  const isSensitive = connection?.isSensitive ?? false;
  const organisation = connection?.activity.charity.id;
  const followUp = batch.add(FollowUp, {
    ...stamp,
    person: person.id,
    isSensitive,
    plan: plan.id,
    connection: connection?.id,
    organisation,
    assignedTo: isPlanned ? staff.id : undefined,
    dueOn: isPlanned ? calendar.day(dueAgo + (doneAt === undefined ? 0 : random.between(-0.5, 2))) : undefined,
    occurredAt,
    reached,
    cancelledAt,
    channel: course === 'CANCELLED' ? undefined : channel(life, 'follow-up'),
    durationMinutes: isTried ? random.whole(reached ? 5 : 1, reached ? 45 : 4) : undefined,
    howItGoes: reached ? random.pick(HOW_IT_GOES[standing(connection, dueAgo)]) : undefined,
    workingNote: isTried ? random.maybe(0.5, () => random.pick(WORKING_NOTES)) : undefined,
    shareableSummary: reached ? random.maybe(0.5, () => random.pick(SHARED_SUMMARIES)) : undefined,
    nextDueOn: isTried && nextAgo !== undefined ? calendar.day(nextAgo) : undefined,
    noNextReason:
      reached === false && nextAgo === undefined ? 'Three calls without an answer; a card was left.' : undefined,
    by: isTried ? staff.id : undefined,
    recordedBy: doneAt === undefined ? undefined : staff.id,
  });
  if (isTried)
    amend(life, Amended.FollowUp, followUp, staff.id, {
      durationMinutes: '3',
      workingNote: WORKING_NOTES[0],
      shareableSummary: undefined,
    });
  if (!reached || !random.chance(0.3)) return;
  for (const barrier of random.some(Object.values(AccessNeed), random.chance(0.2) ? 2 : 1)) {
    const whatWasDone = random.maybe(0.75, () => random.pick(BARRIERS_DONE));
    const isResolved = whatWasDone !== undefined && random.chance(0.6);
    batch.add(FollowUpBarrier, {
      ...made(random, stamp.updatedAt),
      person: person.id,
      isSensitive,
      followUp: stamp.id,
      organisation,
      barrier,
      whatWasDone,
      isResolved,
    });
  }
}

function standing(connection: ConnectionMade | undefined, dueAgo: number): keyof typeof HOW_IT_GOES {
  if (connection === undefined) return 'plan';
  return connection.steps.some(({ status, ago }) => status === S.ATTENDED_ONCE && ago > dueAgo) ? 'going' : 'before';
}

const CODES: Weighted<AttendanceCode> = [
  [AttendanceCode.ATTENDED_ON_TIME, 66],
  [AttendanceCode.ATTENDED_LATE, 8],
  [AttendanceCode.LATE_NOT_SEEN, 2],
  [AttendanceCode.CANCELLED_BY_PERSON, 9],
  [AttendanceCode.DID_NOT_ATTEND, 10],
  [AttendanceCode.CANCELLED_BY_PROVIDER, 5],
];

export function addAttendances(life: Life, { id, steps, activity, isSensitive, isEnded, plan }: ConnectionMade): void {
  const { random, calendar, batch, person } = life;
  const first = steps.find(({ status }) => status === S.ATTENDED_ONCE);
  if (first === undefined) return;
  const add = (day: string, code: AttendanceCode, createdAt: number) => {
    const stamp = made(random, createdAt);
    const recordedBy = random.chance(0.7) ? random.pick(activity.charity.members).id : plan.referral.linkWorker.id;
    const attendance = batch.add(Attendance, {
      ...stamp,
      person: person.id,
      isSensitive,
      connection: id,
      organisation: activity.charity.id,
      occurredOn: day,
      code,
      recordedBy,
      ...inError(stamp, recordedBy),
    });
    amend(life, Amended.Attendance, attendance, recordedBy, { code: AttendanceCode.DID_NOT_ATTEND });
  };
  const firstAt = calendar.ago(first.ago);
  add(dayOf(firstAt), AttendanceCode.ATTENDED_ON_TIME, soonAfter(firstAt, 1));
  const last = steps[steps.length - 1]!;
  const untilAgo = isEnded ? last.ago : 0;
  const isRegular = steps.some(({ status }) => status === S.PARTICIPATING);
  let ago = first.ago - 7;
  for (let session = 0; isRegular && session < 7 && ago > untilAgo + 0.5; session++, ago -= 7 * random.whole(1, 2)) {
    add(calendar.day(Math.ceil(ago)), random.weighted(CODES), calendar.ago(ago));
  }
  if (!isEnded && random.chance(0.5)) {
    const ahead = ((activity.weekday - new Date(calendar.now).getUTCDay() + 7) % 7) + (random.chance(0.3) ? 7 : 0);
    add(dayOf(calendar.now + ahead * DAY), AttendanceCode.FUTURE, calendar.ago(Math.min(last.ago, 1)));
  }
}
