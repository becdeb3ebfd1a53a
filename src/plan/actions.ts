/** Actions: steps are added to a plan, taken, and done or dropped. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { checkAhead, checkPast } from '../mutation/when.js';
import { Action } from './action.entity.js';
import { Goal } from './goal.entity.js';
import { type ActionOwner, ActionStatus, goalStates, openActionStates } from './goal.states.js';
import { isOpenPlan, ofOpenPlan } from './goals.js';
import { beginAction, moveAction } from './move.js';
import { Plan } from './plan.entity.js';
import { openPlanStates } from './plan.states.js';

@InputType({ description: 'A step of a plan: what is to be done, by whom, by when.' })
class ActionAddInput extends Confirmable {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  plan!: string;

  @Field(() => ID, { nullable: true, description: 'The goal it is a step towards; left out for a next step as such.' })
  @IdOf(Goal)
  goal?: string | null;

  @SameAs(Action)
  what!: string;

  @SameAs(Action)
  who!: ActionOwner;

  @SameAs(Action)
  dueOn?: string | null;
}

mutation('actionAdd', Action, {
  description: 'Adds a step to an open plan, mostly towards one of its goals.',
  input: ActionAddInput,
  on: Plan,
  from: openPlanStates,
  run: async (change, input, plan) => {
    checkAhead(change, input, 'dueOn');
    const goal = await change.findIfGiven(Goal, input.goal, ['input', 'goal']);
    if (goal) checkGoal(change, goal, plan);
    change.refuseIfWrong();
    const { what, who } = input;
    const action = change.add(Action, { plan, person: plan.person, what, who, ...(goal ? { goal } : {}) });
    change.assign(action, input, ['dueOn']);
    beginAction(change, action);
    return action;
  },
});

function checkGoal(change: Change, goal: Goal, plan: Plan): void {
  if (goal.plan.id !== plan.id) change.problem(['input', 'goal'], 'ofPlan', 'That goal belongs to another plan.');
  else if (goalStates.ends.includes(goal.lifecycle))
    change.problem(['input', 'goal'], 'open', 'That goal has ended: it takes no further steps.');
}

@InputType({ description: 'Which action, and what is to stand in it. What is left out stays as it is.' })
class ActionUpdateInput extends Versioned {
  @Field(() => ID, { description: 'The action.' })
  @IdOf(Action)
  id!: string;

  @SameAs(Action, { nullable: true })
  what?: string | null;

  @SameAs(Action, { nullable: true })
  who?: ActionOwner | null;

  @SameAs(Action)
  dueOn?: string | null;

  @SameAs(Action, { nullable: true })
  status?: ActionStatus | null;

  @SameAs(Action, { description: 'When it was done; today when it is DONE and nothing is said.' })
  doneOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Why its state changes, in plain words.' })
  @IsOptional()
  @Length(1, 2000)
  reason?: string | null;
}

mutation('actionUpdate', Action, {
  description: 'Changes a step that is still to be done, or says that it was begun, done or dropped.',
  input: ActionUpdateInput,
  from: openActionStates,
  needs: [{ ...ofOpenPlan, when: ({ plan }) => isOpenPlan(plan) }],
  run: (change, input, action) => {
    const { status, doneOn, reason } = input;
    checkAhead(change, input, 'dueOn');
    checkPast(change, input, 'doneOn');
    change.keeps(input, ['status']);
    if (doneOn && status !== ActionStatus.DONE)
      change.problem(['input', 'doneOn'], 'done', 'Only what is DONE has a day on which it was done.');
    change.assign(action, input, ['what', 'who', 'dueOn']);
    change.refuseIfWrong();
    if (status === ActionStatus.DONE) action.doneOn = doneOn ?? change.today;
    if (status && status !== action.status) moveAction(change, action, status, reason);
    return action;
  },
});
