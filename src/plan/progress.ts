/** Progress: how a goal is coming along is written down, time after time, beside the goal. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import { checkPast } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import { Goal } from './goal.entity.js';
import { openGoalStates } from './goal.states.js';
import { GoalProgress } from './goal-progress.entity.js';
import { ofOpenPlan } from './goals.js';

@InputType({ description: 'How a goal is coming along: a value, the person’s words, or both.' })
class GoalProgressRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The goal.' })
  @IdOf(Goal)
  goal!: string;

  @SameAs(GoalProgress, { nullable: true, description: 'When it stood like this; now when not said.' })
  at?: Date | null;

  @SameAs(GoalProgress)
  value?: number | null;

  @SameAs(GoalProgress)
  words?: string | null;
}

mutation('goalProgressRecord', GoalProgress, {
  description:
    'Writes down how a goal is coming along. The goal itself stays as it is: how far it was reached is said with `goalUpdate`.',
  input: GoalProgressRecordInput,
  on: Goal,
  state: 'lifecycle',
  from: openGoalStates,
  needs: [ofOpenPlan],
  run: (change, input, goal) => {
    checkPast(change, input, 'at');
    if ((input.value ?? input.words ?? undefined) === undefined)
      change.problem(['input'], 'something', 'Give a value, the person’s words, or both.');
    const { person } = goal;
    const progress = change.add(GoalProgress, { goal, person, at: input.at ?? change.now, by: actingMember(change) });
    change.assign(progress, input, ['value', 'words']);
    return progress;
  },
});
