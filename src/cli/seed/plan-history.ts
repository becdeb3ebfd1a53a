/** How plans, goals and actions came to stand where they stand, and how goals came along. */
import { Action } from '../../plan/action.entity.js';
import { ActionTransition } from '../../plan/action-transition.entity.js';
import { ActionOwner, ActionStatus } from '../../plan/goal.states.js';
import { GoalProgress } from '../../plan/goal-progress.entity.js';
import { GoalTransition } from '../../plan/goal-transition.entity.js';
import { PlanStatus } from '../../plan/plan.states.js';
import { PlanTransition } from '../../plan/plan-transition.entity.js';
import type { Moment } from './calendar.js';
import type { GoalMade } from './goal.js';
import type { Life, PlanFacts } from './life.js';
import { Random } from './random.js';
import { made, type RowOf } from './tables.js';

const WORDS = [
  'I went twice and they remembered my name.',
  'Some weeks are better than others.',
  'I nearly stayed at home, but I am glad I did not.',
  'It is too far in the rain.',
  'I feel I can do this by myself now.',
];
const NEXT_STEPS = ['Ring again on Thursday', 'Meet at the library', 'Bring the letters next time'];

const { DRAFT, ACTIVE, IN_REVIEW, COMPLETED } = PlanStatus;

/** A plan's states, with how many days ago it took each; it was agreed once or twice. */
function courseOf(plan: PlanFacts, status: PlanStatus, startAgo: number, agreed: readonly number[]) {
  const [first, second] = agreed;
  const course: [PlanStatus, number][] = [[DRAFT, startAgo]];
  if (first !== undefined) course.push([ACTIVE, first]);
  if (second !== undefined) course.push([IN_REVIEW, second + 0.5], [ACTIVE, second]);
  const last = second ?? first ?? startAgo;
  if (status === IN_REVIEW) course.push([IN_REVIEW, last * 0.2]);
  if (status === COMPLETED) course.push([IN_REVIEW, plan.untilAgo + (last - plan.untilAgo) * 0.1]);
  if (plan.isEnded) course.push([status, plan.untilAgo]);
  return course;
}

export function addPlanHistory(
  life: Life,
  plan: PlanFacts,
  status: PlanStatus,
  startAgo: number,
  agreed: readonly number[],
): void {
  const { batch, person, calendar } = life;
  const random = new Random('plan history', plan.id);
  const by = plan.referral.linkWorker.id;
  courseOf(plan, status, startAgo, agreed).forEach(([to, ago], index, course) => {
    const at = calendar.ago(ago);
    const from = course[index - 1]?.[0];
    batch.add(PlanTransition, { ...made(random, at), person: person.id, plan: plan.id, from, to, at, by });
  });
  if (!random.chance(0.3)) return;
  const nextStep = batch.add(Action, {
    ...made(random, calendar.ago(plan.agreedAgo)),
    person: person.id,
    isSensitive: false,
    plan: plan.id,
    what: random.pick(NEXT_STEPS),
    who: ActionOwner.LINK_WORKER,
    dueOn: calendar.day(plan.agreedAgo - 7),
    status: plan.isEnded ? ActionStatus.DROPPED : ActionStatus.PLANNED,
  });
  addActionHistory(life, random, nextStep, by, calendar.ago(plan.untilAgo));
}

export function addGoalHistory(life: Life, plan: PlanFacts, goal: GoalMade): void {
  const { batch, person } = life;
  const { row, course, actions, isSensitive, isAgreed } = goal;
  const random = new Random('goal history', row.id);
  const by = plan.referral.linkWorker.id;
  course.forEach(({ lifecycle, at }, index) => {
    const from = course[index - 1]?.lifecycle;
    const about = { person: person.id, isSensitive, goal: row.id };
    batch.add(GoalTransition, { ...made(random, at), ...about, from, to: lifecycle, at, by });
  });
  for (const action of actions) addActionHistory(life, random, action, by, action.updatedAt);
  const agreedAt = life.calendar.ago(plan.agreedAgo);
  if (isAgreed && row.achievement) addProgress(life, random, row, by, agreedAt, course.at(-1)?.at ?? agreedAt);
}

function addActionHistory(
  { batch, person }: Life,
  random: Random,
  { id, isSensitive, createdAt, status }: RowOf<Action>,
  by: string,
  since: Moment,
): void {
  const about = { person: person.id, isSensitive, action: id, by };
  const { PLANNED, IN_PROGRESS, DONE } = ActionStatus;
  const steps: [ActionStatus, Moment][] = [[PLANNED, createdAt]];
  if (status === DONE && random.chance(0.5)) steps.push([IN_PROGRESS, Math.round((createdAt + since) / 2)]);
  if (status !== PLANNED) steps.push([status, since]);
  steps.forEach(([to, at], index) => {
    const from = steps[index - 1]?.[0];
    batch.add(ActionTransition, { ...made(random, at), ...about, from, to, at });
  });
}

function addProgress(
  { batch, person }: Life,
  random: Random,
  { id, isSensitive, baseline, target }: GoalMade['row'],
  by: string,
  from: Moment,
  until: Moment,
): void {
  for (const share of random.chance(0.5) ? [0.3, 0.8] : [0.6]) {
    const at = Math.round(from + Math.max(0, until - from) * share);
    const isCounted = baseline !== undefined && target !== undefined;
    const value = isCounted ? Math.round(baseline + (target - baseline) * share) : undefined;
    const words = isCounted && random.chance(0.3) ? undefined : random.pick(WORDS);
    batch.add(GoalProgress, { ...made(random, at), person: person.id, isSensitive, goal: id, at, value, words, by });
  }
}
