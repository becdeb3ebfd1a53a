/** The end of a goal: worked on as planned, given up, not wanted, or written by mistake; its open actions end with it. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import { Action } from './action.entity.js';
import { dropOpenActions } from './ending.js';
import { Goal } from './goal.entity.js';
import { type GoalAchievement, GoalLifecycle, goalStates, openGoalStates } from './goal.states.js';
import { ofOpenPlan } from './goals.js';
import { moveGoal } from './move.js';

@InputType({ description: 'Which goal ends, how and why.' })
class GoalEndInput extends Versioned {
  @Field(() => ID, { description: 'The goal.' })
  @IdOf(Goal)
  id!: string;

  @SameAs(Goal, { description: 'How it ends: COMPLETED, CANCELLED, REJECTED or ENTERED_IN_ERROR.' })
  lifecycle!: GoalLifecycle;

  @SameAs(Goal, { description: 'How far it was reached; needed for COMPLETED unless it is known already.' })
  achievement?: GoalAchievement | null;

  @Field(() => String, { nullable: true, description: 'Why, in plain words; needed for all but COMPLETED.' })
  @IsOptional()
  @Length(1, 2000)
  reason?: string | null;
}

mutation('goalEnd', Goal, {
  description:
    'Ends a goal. An end stays: what the person wants after all is a new goal. Its open actions are dropped.',
  input: GoalEndInput,
  state: 'lifecycle',
  from: openGoalStates,
  needs: [ofOpenPlan],
  run: async (change, input, goal) => {
    const { lifecycle, reason } = input;
    if (!goalStates.ends.includes(lifecycle))
      change.problem(['input', 'lifecycle'], 'end', `Give one of ${goalStates.ends.join(', ')}.`);
    change.assign(goal, input, ['achievement']);
    const isCompleted = lifecycle === GoalLifecycle.COMPLETED;
    if (isCompleted && !goal.achievement)
      change.problem(['input', 'achievement'], 'required', 'Say how far the goal was reached.');
    if (!isCompleted && !reason) change.problem(['input', 'reason'], 'required', 'Say why the goal ends.');
    change.refuseIfWrong();
    dropOpenActions(change, await change.em.find(Action, { goal }), reason);
    moveGoal(change, goal, lifecycle, reason);
    return goal;
  },
});
