/** The plan in the model: drafted after the first conversation, agreed, reviewed, and ended as planned or early. */
import { type Step, step } from './step.js';
import { type Actor, begin, isEnded, move, PLAN_ENDS, type Plan, type Referral, statusOf } from './told.js';

const WORKERS: readonly Actor[] = ['link-worker', 'link-worker-2'];
const OPEN = ['DRAFT', 'ACTIVE', 'IN_REVIEW'];

function endEarly(outcome: string, from: readonly string[]): Step {
  return step<Plan>(`planEndEarly ${outcome}`, {
    on: 'plan',
    by: WORKERS,
    from,
    does: (told, plan) => move(told, plan, 'ENDED_EARLY'),
    input: () => ({ outcome, reason: 'Because.' }),
  });
}

export const planSteps: readonly Step[] = [
  step<Referral>('planDraft', {
    on: 'referral',
    by: WORKERS,
    from: ['ENGAGED'],
    pull: 30,
    isVersioned: false,
    refusal: ({ plans }) => (plans.every((plan) => isEnded(plan, PLAN_ENDS)) ? undefined : 'WRONG_STATE'),
    does: (told) => {
      told.plans.push({ ...begin(told, 'DRAFT'), goals: 0 });
    },
  }),
  step<Plan>('goalAdd', {
    on: 'plan',
    by: WORKERS,
    from: OPEN,
    pull: 4,
    isVersioned: false,
    does: (_told, plan) => {
      plan.goals += 1;
    },
    input: () => ({ title: 'See people twice a week.' }),
  }),
  step<Plan>('planAgree', {
    on: 'plan',
    by: WORKERS,
    from: ['DRAFT', 'IN_REVIEW'],
    pull: 30,
    refusal: (_told, { goals }) => (goals > 0 ? undefined : 'WRONG_STATE'),
    does: (told, plan) => move(told, plan, 'ACTIVE'),
    input: () => ({ agreedWith: 'PERSON' }),
  }),
  step<Plan>('planReview', {
    on: 'plan',
    by: WORKERS,
    from: ['ACTIVE'],
    pull: 5,
    does: (told, plan) => move(told, plan, 'IN_REVIEW'),
  }),
  {
    ...step<Plan>('planComplete', {
      on: 'plan',
      by: WORKERS,
      from: [],
      pull: 4,
      does: (told, plan) => move(told, plan, 'COMPLETED'),
      input: () => ({ outcome: 'GOALS_MET' }),
    }),
    refusal: ({ rules }, plan) => (rules.planCompletes.includes(statusOf(plan)) ? undefined : 'WRONG_STATE'),
  },
  endEarly('NO_LONGER_WANTED', ['DRAFT', 'IN_REVIEW']),
  endEarly('LOST_CONTACT', OPEN),
];
