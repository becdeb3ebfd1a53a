/** Moves plans, goals and actions from one state to the next, and writes down that they did. What moves last, the payload tells. */
import type { Change } from '../mutation/change.js';
import { actingMember } from '../organisation/acting.js';
import { step } from '../platform/states.js';
import type { Action } from './action.entity.js';
import { ActionTransition } from './action-transition.entity.js';
import type { Goal } from './goal.entity.js';
import { type ActionStatus, actionStates, type GoalLifecycle, goalStates } from './goal.states.js';
import { GoalTransition } from './goal-transition.entity.js';
import type { Plan } from './plan.entity.js';
import { type PlanStatus, planStates } from './plan.states.js';
import { PlanTransition } from './plan-transition.entity.js';

/** Throws WRONG_STATE where the machine does not allow the step. */
export function movePlan(change: Change, plan: Plan, to: PlanStatus, reason?: string | null): void {
  const from = plan.status;
  step(planStates, from, to);
  plan.status = to;
  told(change, 'plan_transition', change.add(PlanTransition, { plan, from, to, ...said(change, plan, reason) }));
}

/** Throws WRONG_STATE where the machine does not allow the step. */
export function moveGoal(change: Change, goal: Goal, to: GoalLifecycle, reason?: string | null): void {
  const from = goal.lifecycle;
  step(goalStates, from, to);
  goal.lifecycle = to;
  goal.lifecycleSince = change.now;
  told(change, 'goal_transition', change.add(GoalTransition, { goal, from, to, ...said(change, goal, reason) }));
}

/** Throws WRONG_STATE where the machine does not allow the step. */
export function moveAction(change: Change, action: Action, to: ActionStatus, reason?: string | null): void {
  const from = action.status;
  step(actionStates, from, to);
  action.status = to;
  told(
    change,
    'action_transition',
    change.add(ActionTransition, { action, from, to, ...said(change, action, reason) }),
  );
}

/** The first entry in the history of a plan that was just made. */
export function beginPlan(change: Change, plan: Plan): void {
  const to = plan.status;
  told(change, 'plan_transition', change.add(PlanTransition, { plan, to, ...said(change, plan) }));
}

export function beginGoal(change: Change, goal: Goal): void {
  const to = goal.lifecycle;
  goal.lifecycleSince = change.now;
  told(change, 'goal_transition', change.add(GoalTransition, { goal, to, ...said(change, goal) }));
}

export function beginAction(change: Change, action: Action): void {
  const to = action.status;
  told(change, 'action_transition', change.add(ActionTransition, { action, to, ...said(change, action) }));
}

function said(change: Change, { person }: Pick<Plan, 'person'>, reason?: string | null) {
  return { person, at: change.now, by: actingMember(change), ...(reason ? { reason } : {}) };
}

function told(change: Change, table: string, { id, from, to, at }: PlanTransition | GoalTransition | ActionTransition) {
  change.transitioned({ id, from, to, at }, table);
}
