/** Keeps a plan as it was agreed: its words, and its goals and actions as they stand. */
import type { Change } from '../mutation/change.js';
import { actingMember } from '../organisation/acting.js';
import { Action } from './action.entity.js';
import { Goal } from './goal.entity.js';
import { ActionStatus, GoalLifecycle } from './goal.states.js';
import { moveGoal } from './move.js';
import type { Plan } from './plan.entity.js';
import { PLAN_PARTS, PlanVersion } from './plan-version.entity.js';
import { ACTION_PARTS, PlanVersionAction } from './plan-version-action.entity.js';
import { GOAL_PARTS, PlanVersionGoal } from './plan-version-goal.entity.js';

const { CANCELLED, REJECTED, ENTERED_IN_ERROR } = GoalLifecycle;
/** Ends that take a goal out of the plan; what was completed remains part of it. */
const TAKEN_OUT: readonly GoalLifecycle[] = [CANCELLED, REJECTED, ENTERED_IN_ERROR];

/** Accepts what was proposed, and writes the version down; the plan says already how it was agreed. */
export async function keepVersion(change: Change, plan: Plan): Promise<void> {
  const { person, agreedAt, agreedWith, agreedWithRelatedPerson } = plan;
  if (!agreedAt || !agreedWith) throw new Error('A version is kept of what was agreed.');
  const planVersion = change.add(PlanVersion, {
    plan,
    person,
    number: (await lastNumber(change, plan)) + 1,
    agreedAt,
    agreedWith,
    ...(agreedWithRelatedPerson ? { agreedWithRelatedPerson } : {}),
    recordedBy: actingMember(change),
    ...parts(plan, PLAN_PARTS),
  });
  const goals = await change.em.find(Goal, { plan });
  for (const goal of goals.filter(({ lifecycle }) => !TAKEN_OUT.includes(lifecycle))) {
    if (goal.lifecycle === GoalLifecycle.PROPOSED) moveGoal(change, goal, GoalLifecycle.ACCEPTED);
    change.add(PlanVersionGoal, { planVersion, person, goal, ...parts(goal, GOAL_PARTS) });
  }
  const actions = await change.em.find(Action, { plan });
  for (const action of actions.filter(({ status }) => status !== ActionStatus.DROPPED))
    change.add(PlanVersionAction, { planVersion, person, action, ...parts(action, ACTION_PARTS) });
}

async function lastNumber(change: Change, plan: Plan): Promise<number> {
  const [last] = await change.em.find(PlanVersion, { plan }, { orderBy: { number: 'desc' }, limit: 1 });
  return last?.number ?? 0;
}

function parts<Of extends object, Part extends keyof Of>(row: Of, names: readonly Part[]): Pick<Of, Part> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Of, Part>;
}
