/** Review: an agreed plan is looked at again with the person. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import { checkAhead } from '../mutation/when.js';
import { movePlan } from './move.js';
import { Plan } from './plan.entity.js';
import { PlanStatus } from './plan.states.js';

@InputType({ description: 'Which plan is reviewed, and when it is to be reviewed next.' })
class PlanReviewInput extends Versioned {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  id!: string;

  @SameAs(Plan, { description: 'By when it is to be reviewed next; the present date stays when left out.' })
  reviewDue?: string | null;

  @Field(() => String, { nullable: true, description: 'What gave rise to it, in plain words.' })
  @IsOptional()
  @Length(1, 2000)
  reason?: string | null;
}

mutation('planReview', Plan, {
  description:
    'Opens the review of an agreed plan. It ends with the plan agreed anew (`planAgree`), completed (`planComplete`) or ended early (`planEndEarly`).',
  input: PlanReviewInput,
  from: [PlanStatus.ACTIVE],
  run: (change, input, plan) => {
    checkAhead(change, input, 'reviewDue');
    change.assign(plan, input, ['reviewDue']);
    movePlan(change, plan, PlanStatus.IN_REVIEW, input.reason);
    return plan;
  },
});
