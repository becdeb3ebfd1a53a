/** The end of a plan, as planned or early: what is still open in it ends with it. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import { wrongState } from '../platform/states.js';
import { Action } from './action.entity.js';
import { Goal } from './goal.entity.js';
import { ActionStatus, actionStates, GoalLifecycle, goalStates } from './goal.states.js';
import { moveAction, moveGoal, movePlan } from './move.js';
import { Plan } from './plan.entity.js';
import { completions, endsWithoutReview, openPlanStates, PlanOutcome, PlanStatus } from './plan.states.js';

@InputType({ description: 'Which plan has been carried out, and what came of it.' })
class PlanCompleteInput extends Versioned {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  id!: string;

  @SameAs(Plan, { nullable: false, description: 'What came of it: GOALS_MET, GOALS_PARTLY_MET or GOALS_NOT_MET.' })
  outcome!: PlanOutcome;

  @Field(() => String, { nullable: true, description: 'What there is to say about it, in plain words.' })
  @IsOptional()
  @Length(1, 2000)
  reason?: string | null;
}

mutation('planComplete', Plan, {
  description:
    'Ends a plan that was carried out, after its review. Goals still open are completed with it, as far as they were reached; proposed ones are cancelled, open actions dropped.',
  input: PlanCompleteInput,
  from: [PlanStatus.IN_REVIEW],
  run: async (change, { outcome, reason }, plan) => {
    if (!completions.includes(outcome))
      change.problem(
        ['input', 'outcome'],
        'completion',
        `Give one of ${completions.join(', ')}, or use \`planEndEarly\`.`,
      );
    change.refuseIfWrong();
    await endPlan(change, plan, PlanStatus.COMPLETED, outcome, reason);
    return plan;
  },
});

@InputType({ description: 'Which plan ends before it was carried out, how and why.' })
class PlanEndEarlyInput extends Versioned {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  id!: string;

  @SameAs(Plan, { nullable: false, description: 'What came of it: anything but GOALS_MET.' })
  outcome!: PlanOutcome;

  @Field(() => String, { description: 'Why, in plain words.' })
  @Length(1, 2000)
  reason!: string;
}

mutation('planEndEarly', Plan, {
  description:
    'Ends a plan before it was carried out. A draft ends for any reason; an agreed plan is reviewed first, unless the person died, moved away or can no longer be reached. Open goals are cancelled, open actions dropped.',
  input: PlanEndEarlyInput,
  from: openPlanStates,
  run: async (change, { outcome, reason }, plan) => {
    if (outcome === PlanOutcome.GOALS_MET)
      change.problem(['input', 'outcome'], 'early', 'A plan whose goals were met is completed: use `planComplete`.');
    await change.em.populate(plan, ['person']);
    if (outcome === PlanOutcome.DIED && !plan.person.deceasedOn)
      change.problem(['input', 'outcome'], 'deceased', 'Record the death first (`personDeceasedRecord`).');
    change.refuseIfWrong();
    if (plan.status === PlanStatus.ACTIVE && !endsWithoutReview.includes(outcome)) {
      const message = `Review the plan with the person first (\`planReview\`); without one it ends only as ${endsWithoutReview.join(', ')}.`;
      throw wrongState(plan.status, [PlanStatus.DRAFT, PlanStatus.IN_REVIEW], message);
    }
    await endPlan(change, plan, PlanStatus.ENDED_EARLY, outcome, reason);
    return plan;
  },
});

/** Ends an open plan with all that is open in it; whoever ends it in passing has to be allowed to change all of these. */
export async function endPlan(
  change: Change,
  plan: Plan,
  to: PlanStatus.COMPLETED | PlanStatus.ENDED_EARLY,
  outcome: PlanOutcome,
  reason?: string | null,
): Promise<void> {
  dropOpenActions(change, await change.em.find(Action, { plan }), reason);
  const goals = await change.em.find(Goal, { plan });
  for (const goal of goals.filter(({ lifecycle }) => !goalStates.ends.includes(lifecycle))) {
    const isCarriedOut = to === PlanStatus.COMPLETED && goal.lifecycle !== GoalLifecycle.PROPOSED;
    moveGoal(change, goal, isCarriedOut ? GoalLifecycle.COMPLETED : GoalLifecycle.CANCELLED, reason);
  }
  plan.outcome = outcome;
  plan.endedAt = change.now;
  movePlan(change, plan, to, reason);
}

export function dropOpenActions(change: Change, actions: readonly Action[], reason?: string | null): void {
  for (const action of actions.filter(({ status }) => !actionStates.ends.includes(status)))
    moveAction(change, action, ActionStatus.DROPPED, reason);
}
