/** Agreement: a plan is agreed with the person, or with who may decide for them, and kept as it was agreed. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import { checkAhead, checkPast } from '../mutation/when.js';
import { warnOfChild, whoDecided } from '../person/authority.js';
import { Person } from '../person/person.entity.js';
import { RelatedPerson } from '../person/related-person.entity.js';
import { dayOf } from '../platform/days.js';
import { raw, sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { Referral } from '../referral/referral.entity.js';
import { actionStates, goalStates } from './goal.states.js';
import { keepVersion } from './keep-version.js';
import { movePlan } from './move.js';
import { Plan } from './plan.entity.js';
import { AgreedWith, PlanStatus } from './plan.states.js';

@InputType({ description: 'Which plan was agreed, with whom and when.' })
class PlanAgreeInput extends Versioned {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  id!: string;

  @SameAs(Plan, { nullable: false, description: 'With whom it was agreed.' })
  agreedWith!: AgreedWith;

  @Field(() => ID, { nullable: true, description: 'The related person it was agreed with, if it was one.' })
  @IdOf(RelatedPerson)
  agreedWithRelatedPerson?: string | null;

  @SameAs(Plan, { description: 'When it was agreed; now when not said.' })
  agreedAt?: Date | null;

  @SameAs(Plan)
  reviewDue?: string | null;
}

mutation('planAgree', Plan, {
  description:
    'Makes a plan the agreed one: with the person, or with a related person whose authority covers it. Proposed goals become accepted, and a version keeps the plan with its goals and actions as they are. From then on the plan is followed.',
  input: PlanAgreeInput,
  from: [PlanStatus.DRAFT, PlanStatus.IN_REVIEW],
  needs: [
    {
      name: 'goalOrAction',
      says: 'There is nothing to agree yet: add one goal (`goalAdd`) or one next action (`actionAdd`).',
      when: (plan) => sql`exists (
          select 1 from goal g where g.plan_id = ${plan.id} and ${isOpen(goalStates, raw('g.lifecycle'), true)})
        or exists (
          select 1 from action a where a.plan_id = ${plan.id} and ${isOpen(actionStates, raw('a.status'), true)})`,
    },
  ],
  run: async (change, input, plan) => {
    checkPast(change, input, 'agreedAt');
    checkAhead(change, input, 'reviewDue');
    const agreedAt = input.agreedAt ?? change.now;
    if (plan.agreedAt && agreedAt < plan.agreedAt)
      change.problem(['input', 'agreedAt'], 'order', 'It was agreed later than that already.');
    const { engagedAt } = await change.find(Referral, plan.referral.id, ['input', 'id']);
    if (engagedAt && agreedAt < engagedAt)
      change.problem(['input', 'agreedAt'], 'order', 'The first conversation came later than that.');
    const path = ['input', 'agreedWithRelatedPerson'];
    const day = dayOf(agreedAt);
    const related = await whoDecided(change, plan.person, input.agreedWithRelatedPerson, path, day);
    if ((input.agreedWith === AgreedWith.RELATED_PERSON) !== Boolean(related))
      change.problem(path, 'fits', 'Name the related person when, and only when, it was agreed with one.');
    if (!related) warnOfChild(change, await change.find(Person, plan.person.id, path), day);
    change.refuseIfWrong();
    change.assign(plan, input, ['reviewDue']);
    plan.agreedAt = agreedAt;
    plan.agreedWith = input.agreedWith;
    plan.agreedWithRelatedPerson = related ?? undefined;
    await keepVersion(change, plan);
    movePlan(change, plan, PlanStatus.ACTIVE);
    return plan;
  },
});
