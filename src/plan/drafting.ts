/** Drafting: a plan is begun for a person whose first conversation has taken place, and its words are found. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { checkAhead } from '../mutation/when.js';
import { raw, sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { Referral } from '../referral/referral.entity.js';
import { ReferralStatus } from '../referral/referral.states.js';
import { beginPlan } from './move.js';
import { Plan } from './plan.entity.js';
import { openPlanStates, planStates } from './plan.states.js';

@InputType({ description: 'For which referral a plan is begun, and what is known already.' })
class PlanDraftInput extends Confirmable {
  @Field(() => ID, { description: 'The referral it answers.' })
  @IdOf(Referral)
  referral!: string;

  @SameAs(Plan)
  whatMatters?: string | null;

  @SameAs(Plan)
  strengths?: string | null;

  @SameAs(Plan)
  contingency?: string | null;
}

mutation('planDraft', Plan, {
  description:
    'Begins a plan with the person, as a draft: goals and actions are added to it, then it is agreed (`planAgree`). A referral has one open plan at a time.',
  input: PlanDraftInput,
  on: Referral,
  from: [ReferralStatus.ENGAGED],
  needs: [
    {
      name: 'noOpenPlan',
      says: 'This referral has an open plan already: go on with that one, or end it first.',
      when: (referral) => sql`not exists (
        select 1 from plan p where p.referral_id = ${referral.id} and ${isOpen(planStates, raw('p.status'), true)})`,
    },
  ],
  run: (change, input, referral) => {
    const plan = change.add(Plan, { referral, person: referral.person });
    change.assign(plan, input, ['whatMatters', 'strengths', 'contingency']);
    beginPlan(change, plan);
    return plan;
  },
});

@InputType({ description: 'Which plan, and what is to stand in it. What is left out stays as it is.' })
class PlanUpdateInput extends Versioned {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  id!: string;

  @SameAs(Plan)
  whatMatters?: string | null;

  @SameAs(Plan)
  strengths?: string | null;

  @SameAs(Plan)
  contingency?: string | null;

  @SameAs(Plan)
  reviewDue?: string | null;
}

mutation('planUpdate', Plan, {
  description:
    'Writes down what matters to the person, their strengths, what to do when things get worse, and when to review. The versions that were agreed keep their words; the new ones stand in the next.',
  input: PlanUpdateInput,
  from: openPlanStates,
  run: (change, input, plan) => {
    checkAhead(change, input, 'reviewDue');
    change.assign(plan, input, ['whatMatters', 'strengths', 'contingency', 'reviewDue']);
    return plan;
  },
});
