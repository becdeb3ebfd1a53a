/** Makes a plan for one engagement of a referral: agreed, reviewed, agreed anew, ended, with every version kept. */

import { Plan } from '../../plan/plan.entity.js';
import { AgreedWith, PlanOutcome, PlanStatus, planStates } from '../../plan/plan.states.js';
import { PlanVersion } from '../../plan/plan-version.entity.js';
import { ReferralOutcome, ReferralStatus } from '../../referral/referral.states.js';
import { addGoal } from './goal.js';
import type { GoalFacts, Life, PlanFacts, ReferralFacts } from './life.js';
import { addGoalHistory, addPlanHistory } from './plan-history.js';
import { addVersionGoals } from './plan-versions.js';
import { made } from './tables.js';
import { CONTINGENCIES, STRENGTHS, WHAT_MATTERS } from './words.js';

/** What came of the plan, by how its referral ended. */
const OUTCOMES: Readonly<Record<ReferralOutcome, PlanOutcome>> = {
  GOALS_MET: PlanOutcome.GOALS_MET,
  GOALS_PARTLY_MET: PlanOutcome.GOALS_PARTLY_MET,
  GOALS_NOT_MET: PlanOutcome.GOALS_NOT_MET,
  MOVED: PlanOutcome.MOVED_AWAY,
  CLINICAL_ESCALATION: PlanOutcome.GOALS_NOT_MET,
  SAFEGUARDING_TRANSFER: PlanOutcome.LOST_CONTACT,
  DECEASED: PlanOutcome.DIED,
  INAPPROPRIATE: PlanOutcome.NO_LONGER_WANTED,
  DUPLICATE: PlanOutcome.NO_LONGER_WANTED,
  NO_FURTHER_SUPPORT_WANTED: PlanOutcome.NO_LONGER_WANTED,
};

export interface Made {
  readonly plan: PlanFacts;
  readonly goals: readonly GoalFacts[];
  readonly isAgreed: boolean;
}

/** One plan for each time the person and the link worker worked together; only the last stands as the story says. */
export function addPlans(life: Life, referral: ReferralFacts): Made[] {
  const { story, steps } = referral;
  const last = story.plan;
  if (last === undefined) return [];
  const engagements = steps
    .map(({ status, ago }, index) => ({ status, ago, before: steps[index - 1], next: steps[index + 1] }))
    .filter(({ status, before }) => status === ReferralStatus.ENGAGED && before?.status !== ReferralStatus.ON_HOLD);
  return engagements.map(({ ago, next }, index) => {
    const isLast = index === engagements.length - 1;
    const untilAgo = next?.status === ReferralStatus.CLOSED ? next.ago : 0;
    return addPlan(life, referral, isLast ? last : PlanStatus.COMPLETED, ago, untilAgo);
  });
}

function addPlan(life: Life, referral: ReferralFacts, status: PlanStatus, engagedAgo: number, untilAgo: number): Made {
  const { random, calendar, batch, person, related } = life;
  const isEnded = planStates.ends.includes(status);
  const isAgreed = status !== PlanStatus.DRAFT;
  const startAgo = engagedAgo - random.between(2, 6);
  const agreedAgo = startAgo - random.between(1, 6);
  const endAgo = untilAgo + 0.05;
  const isReviewed = agreedAgo - untilAgo > 60 && random.chance(0.5);
  const versions = !isAgreed
    ? []
    : isReviewed
      ? [agreedAgo, agreedAgo - (agreedAgo - untilAgo) * random.between(0.4, 0.6)]
      : [agreedAgo];
  const decider = life.age < 16 || random.chance(0.05) ? related.find(({ mayDecide }) => mayDecide) : undefined;
  const agreedWith = decider ? AgreedWith.RELATED_PERSON : AgreedWith.PERSON;
  const words = {
    whatMatters: random.maybe(0.95, () => random.pick(WHAT_MATTERS)),
    strengths: random.maybe(0.8, () => random.pick(STRENGTHS)),
    contingency: random.maybe(0.6, () => random.pick(CONTINGENCIES)),
  };
  const lastAgreed = versions[versions.length - 1];
  const reviewDue = (ago: number) =>
    calendar.day(status === PlanStatus.IN_REVIEW ? random.between(0, 10) : ago - random.between(60, 95));
  const stamp = made(
    random,
    calendar.ago(startAgo),
    isEnded ? calendar.ago(endAgo) : lastAgreed && calendar.ago(lastAgreed),
  );
  const id = random.uuid4();
  batch.add(Plan, {
    ...stamp,
    id,
    person: person.id,
    referral: referral.id,
    status,
    ...words,
    agreedWith: isAgreed ? agreedWith : undefined,
    agreedWithRelatedPerson: isAgreed ? decider?.id : undefined,
    agreedAt: lastAgreed === undefined ? undefined : calendar.ago(lastAgreed),
    reviewDue: lastAgreed === undefined ? undefined : reviewDue(lastAgreed),
    endedAt: isEnded ? calendar.ago(endAgo) : undefined,
    outcome: isEnded
      ? referral.story.outcome
        ? OUTCOMES[referral.story.outcome]
        : PlanOutcome.GOALS_PARTLY_MET
      : undefined,
  });
  const plan: PlanFacts = {
    id,
    referral,
    agreedAgo: isAgreed ? agreedAgo : startAgo,
    untilAgo: isEnded ? endAgo : 0,
    isEnded,
  };
  const goals = goalNeeds(life, referral).map((need) => addGoal(life, plan, status, need, startAgo));
  versions.forEach((ago, index) => {
    const version = made(random, calendar.ago(ago));
    batch.add(PlanVersion, {
      ...version,
      person: person.id,
      plan: id,
      number: index + 1,
      agreedAt: calendar.ago(ago),
      agreedWith,
      agreedWithRelatedPerson: decider?.id,
      ...words,
      reviewDue: reviewDue(ago),
      recordedBy: referral.linkWorker.id,
    });
    const agreed = goals.filter(({ isAgreed: was }) => was);
    const ids = agreed.map(() => made(random, version.createdAt));
    addVersionGoals(life, version, agreed, ids, { isFirstOfTwo: index < versions.length - 1, isSecond: index > 0 });
  });
  addPlanHistory(life, plan, status, startAgo, versions);
  for (const goal of goals) addGoalHistory(life, plan, goal);
  return { plan, goals: goals.filter(({ isAgreed: was }) => was), isAgreed };
}

function goalNeeds({ random }: Life, { needs }: ReferralFacts): string[] {
  const again = random.chance(0.35) ? [random.pick(needs)] : [];
  return [...needs, ...again];
}
