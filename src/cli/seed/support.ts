/** Tells a referral with all that came of it: contacts, plan, goals, connections, follow-ups, measurements. */
import { ConnectionStatus } from '../../connection/connection.states.js';
import { CareRelationshipKind } from '../../person/care-relationship.codes.js';
import type { ReferralSource } from '../../referral/referral.codes.js';
import { ReferralStatus } from '../../referral/referral.states.js';
import { addAccess } from './access-log.js';
import type { Activities } from './activities.js';
import type { Chapter } from './chapters.js';
import { addConnection, type ConnectionMade, type ConnectionPlan } from './connection.js';
import { COURSES, type ConnectionCourse, drawCourse, isOver } from './connection-courses.js';
import { addAttempts, addConversations } from './contact.js';
import { cover } from './cover.js';
import type { Script } from './demo-person.js';
import { addAttendances, addConnectionFollowUps, addPlanFollowUps } from './follow-ups.js';
import type { GoalFacts, Life, PlanFacts } from './life.js';
import { addMeasurements } from './measurements.js';
import { addPlans, type Made } from './plan.js';
import type { Weighted } from './random.js';
import { addReferral, momentOf, referring } from './referral.js';
import { relateByReferral } from './relationships.js';
import type { Activity } from './world.js';

const HOW_MANY: Weighted<number> = [
  [1, 2],
  [2, 4],
  [3, 4],
  [4, 2],
];

/** For so many days after a plan has ended a connection may go on and still be known. */
const LATELY = 90;

export class Support {
  /** Every way a connection can go is met once before chance decides. */
  readonly #untold = { open: COURSES.filter(({ open }) => open > 0), ended: COURSES.filter(({ ended }) => ended > 0) };

  constructor(
    readonly activities: Activities,
    readonly references: Iterator<string, never>,
  ) {}

  add(life: Life, chapter: Chapter, only: ReferralSource | undefined): Chapter {
    const by = referring(life, only);
    const referral: Chapter = { ...chapter, source: by.organisation };
    addReferral(life, referral, by, this.references.next().value, referral.continues);
    relateByReferral(life, referral);
    addAttempts(life, referral);
    addConversations(life, referral);
    const assigned = momentOf(life, referral, ReferralStatus.CONTACTING);
    const isOpen = referral.steps.at(-1)!.status === ReferralStatus.ENGAGED;
    if (assigned !== undefined && isOpen && referral.script === undefined) cover(life, referral, assigned);
    for (const plan of addPlans(life, referral)) this.#support(life, plan);
    return referral;
  }

  #support(life: Life, made: Made): void {
    const { plan, goals, isAgreed } = made;
    if (!isAgreed) return;
    addMeasurements(life, plan);
    addPlanFollowUps(life, plan);
    const planned = plan.referral.script ? scripted(life, plan.referral.script, goals) : this.#planned(life, made);
    for (const one of planned) {
      const connection = addConnection(life, plan, one);
      addConnectionFollowUps(life, connection);
      addAttendances(life, connection);
      addCharityLook(life, connection);
      if (one.withdrawnAgo !== undefined) life.consents.withdraw(one.activity.charity.id, one.withdrawnAgo);
    }
  }

  #planned(life: Life, { plan, goals }: Made): ConnectionPlan[] {
    const { random } = life;
    const planned: ConnectionPlan[] = [];
    const count = random.weighted(HOW_MANY);
    for (let nth = 0; nth < count; nth++) {
      const goal = goals.length > 0 && random.chance(0.92) ? random.pick(goals) : undefined;
      const withdraws = nth === 0 && plan.referral.story.withdrawsConsent === true;
      const course = withdraws ? TAKES_PART : this.#course(life, plan);
      const isTaken = (activity: Activity) =>
        planned.some((other) =>
          withdrawnFrom(other) ? other.activity.charity === activity.charity : other.activity === activity,
        );
      const activity = this.activities.find(
        life,
        goal?.need ?? random.pick(plan.referral.needs),
        (one) => !isTaken(one) && (!course.isOpenAccess || one.isOpen),
      );
      if (activity === undefined) continue;
      planned.push({ course, activity, goal, withdrawnAgo: withdraws ? random.between(2, 16) : undefined });
    }
    return planned;
  }

  #course({ random }: Life, { isEnded, untilAgo, referral }: PlanFacts): ConnectionCourse {
    const mayGoOn = !isEnded || (untilAgo < LATELY && referral.story.turn === undefined);
    const untold = isEnded ? this.#untold.ended : this.#untold.open;
    const next = untold.findIndex((course) => mayGoOn || isOver(course));
    return untold.splice(next, next < 0 ? 0 : 1)[0] ?? drawCourse(random, isEnded, mayGoOn);
  }
}

function scripted({ world }: Life, { connections }: Script, goals: readonly GoalFacts[]): ConnectionPlan[] {
  return connections.map(({ organisation, category, need, status, shared }) => {
    const activity = world.activities.find(
      ({ charity, categories }) => charity.id === (organisation ?? charity.id) && categories.includes(category),
    );
    if (activity === undefined) throw new Error(`There is no asset for ${category}.`);
    return {
      course: endingIn(ConnectionStatus[status]),
      activity,
      goal: goals.find((one) => one.need === need),
      shared,
    };
  });
}

/** The charity opens what it was sent. */
function addCharityLook(life: Life, { steps, activity }: ConnectionMade): void {
  const seen = steps.find(({ status }) => status === ConnectionStatus.ACKNOWLEDGED);
  if (seen === undefined || !life.random.chance(0.4)) return;
  addAccess(
    life,
    life.random.pick(activity.charity.members),
    'CHARITY',
    life.calendar.ago(seen.ago),
    'A new connection',
    CareRelationshipKind.SUPPORTING,
  );
}

function endingIn(status: ConnectionStatus): ConnectionCourse {
  const found = COURSES.find(({ states, isOpenAccess }) => states.at(-1) === status && !isOpenAccess);
  if (found === undefined) throw new Error(`No connection ends in ${status}.`);
  return found;
}

const TAKES_PART = endingIn(ConnectionStatus.PARTICIPATING);

function withdrawnFrom({ withdrawnAgo }: ConnectionPlan): boolean {
  return withdrawnAgo !== undefined;
}
