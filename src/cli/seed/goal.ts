/** Makes a goal with its actions: where it stands and how far it got follow from the plan it is part of. */
import { Action } from '../../plan/action.entity.js';
import { Goal } from '../../plan/goal.entity.js';
import { GoalAchievement as A, ActionOwner, ActionStatus, GoalLifecycle as L } from '../../plan/goal.states.js';
import { PlanStatus } from '../../plan/plan.states.js';
import { ReferralOutcome } from '../../referral/referral.states.js';
import { dayOf } from './calendar.js';
import { type GoalStep, goalCourse } from './goal-course.js';
import { GOALS } from './goal-plans.js';
import type { GoalFacts, Life, PlanFacts } from './life.js';
import { Random, type Weighted } from './random.js';
import { made, type RowOf } from './tables.js';

type Standing = readonly [L, A?];

const DRAFTED: Weighted<Standing> = [
  [[L.PROPOSED], 8],
  [[L.REJECTED], 1],
];
const UNDER_WAY: Weighted<Standing> = [
  [[L.ACTIVE, A.IN_PROGRESS], 30],
  [[L.ACTIVE, A.IMPROVING], 20],
  [[L.ACTIVE, A.NO_CHANGE], 8],
  [[L.ACTIVE, A.WORSENING], 4],
  [[L.ACTIVE, A.NO_PROGRESS], 5],
  [[L.ACCEPTED], 7],
  [[L.PLANNED], 5],
  [[L.PROPOSED], 3],
  [[L.ON_HOLD, A.NO_PROGRESS], 4],
  [[L.COMPLETED, A.ACHIEVED], 6],
  [[L.COMPLETED, A.SUSTAINING], 3],
  [[L.CANCELLED, A.NOT_ATTAINABLE], 2],
  [[L.ENTERED_IN_ERROR], 1.5],
  [[L.REJECTED], 1.5],
];
const MET: Weighted<Standing> = [
  [[L.COMPLETED, A.ACHIEVED], 6],
  [[L.COMPLETED, A.SUSTAINING], 3],
  [[L.COMPLETED, A.IMPROVING], 1],
];
const NOT_MET: Weighted<Standing> = [
  [[L.COMPLETED, A.NOT_ACHIEVED], 4],
  [[L.COMPLETED, A.NO_CHANGE], 2],
  [[L.COMPLETED, A.NO_PROGRESS], 2],
  [[L.CANCELLED, A.NOT_ATTAINABLE], 2],
  [[L.CANCELLED, A.WORSENING], 1],
];

/** Goals that were never agreed stand in no version of the plan, and nothing hangs on them. */
const UNAGREED = [L.PROPOSED, L.REJECTED, L.ENTERED_IN_ERROR];

export interface GoalMade extends GoalFacts {
  readonly row: RowOf<Goal>;
  readonly course: readonly GoalStep[];
  readonly actions: readonly RowOf<Action>[];
  readonly isAgreed: boolean;
}

export function addGoal(life: Life, plan: PlanFacts, status: PlanStatus, need: string, startAgo: number): GoalMade {
  const { random, calendar, batch, person, world } = life;
  const known = world.needs.get(need);
  const patterns = GOALS[need];
  if (known === undefined || patterns === undefined) throw new Error(`There is no need ${need}.`);
  const pattern = random.pick(patterns);
  const [lifecycle, achievement] = standing(life, plan, status);
  // Some parts are still empty when a plan is agreed; the person finds them on the way.
  const isSmart = random.chance(0.7);
  const part = <T>(value: T): T | undefined => (isSmart || random.chance(0.5) ? value : undefined);
  const changedAgo = plan.isEnded ? plan.untilAgo : plan.agreedAgo * random.between(0.05, 0.95);
  const stamp = made(random, calendar.ago(startAgo), calendar.ago(Math.min(startAgo, changedAgo)));
  const importance = random.maybe(0.9, () => random.whole(4, 10));
  const dueOn = dayOf(stamp.createdAt + pattern.weeks * 7 * 86_400_000);
  const { isSensitive } = known;
  const agreedAt = calendar.ago(plan.agreedAgo);
  const lifecycleSince =
    lifecycle === L.PROPOSED ? stamp.createdAt : lifecycle === L.ACCEPTED ? agreedAt : stamp.updatedAt;
  const course = goalCourse(new Random('goal', stamp.id), lifecycle, stamp.createdAt, agreedAt, lifecycleSince);
  const row = batch.add(Goal, {
    ...stamp,
    person: person.id,
    isSensitive,
    plan: plan.id,
    need: known.id,
    title: pattern.title,
    importance,
    confidence: random.maybe(0.85, () => random.whole(2, 9)),
    counted: part(pattern.counted),
    baseline: part(pattern.baseline),
    target: part(pattern.target),
    unit: part(pattern.unit),
    per: part(pattern.per),
    dueOn: part(dueOn),
    mechanism: part(pattern.mechanism),
    lifecycle,
    achievement,
    lifecycleSince,
  });
  const actions = random.some(pattern.actions, random.whole(1, 2)).map((what) => {
    const actionStatus = actionStanding(life, plan, lifecycle);
    return batch.add(Action, {
      ...made(random, stamp.createdAt, stamp.updatedAt),
      person: person.id,
      isSensitive,
      plan: plan.id,
      goal: stamp.id,
      what,
      who: random.weighted([
        [ActionOwner.PERSON, 50],
        [ActionOwner.LINK_WORKER, 35],
        [ActionOwner.RELATED_PERSON, 8],
        [ActionOwner.ASSET, 7],
      ] as const),
      dueOn: random.maybe(0.8, () => dayOf(stamp.createdAt + random.whole(5, 40) * 86_400_000)),
      status: actionStatus,
      doneOn: actionStatus === ActionStatus.DONE ? dayOf(stamp.updatedAt) : undefined,
    });
  });
  return { id: stamp.id, need, isSensitive, row, course, actions, isAgreed: !UNAGREED.includes(lifecycle) };
}

function standing(life: Life, plan: PlanFacts, status: PlanStatus): Standing {
  const from = standings(life, plan, status);
  return life.world.turns.draw(life.random, `goal ${status} ${from.length}`, from);
}

function standings({ random }: Life, { isEnded, referral }: PlanFacts, status: PlanStatus): Weighted<Standing> {
  if (status === PlanStatus.DRAFT) return DRAFTED;
  if (referral.script) return [[[L.ACTIVE, A.IN_PROGRESS], 1]];
  if (!isEnded) return UNDER_WAY;
  const { outcome } = referral.story;
  if (outcome === ReferralOutcome.GOALS_MET) return MET;
  const isPartly = outcome === undefined || outcome === ReferralOutcome.GOALS_PARTLY_MET;
  return isPartly && random.chance(0.6) ? MET : NOT_MET;
}

function actionStanding({ random }: Life, { isEnded }: PlanFacts, lifecycle: L): ActionStatus {
  if (isEnded) return random.chance(0.75) ? ActionStatus.DONE : ActionStatus.DROPPED;
  if (UNAGREED.includes(lifecycle)) return ActionStatus.PLANNED;
  return random.weighted([
    [ActionStatus.DONE, 4],
    [ActionStatus.IN_PROGRESS, 3],
    [ActionStatus.PLANNED, 3],
    [ActionStatus.DROPPED, 1],
  ] as const);
}
