/** The ways a referral can go, each a walk through its states that ends where the story stands today. */
import { PlanStatus } from '../../plan/plan.states.js';
import { ReferralOutcome as Outcome, ReferralStatus as S } from '../../referral/referral.states.js';
import type { Random } from './random.js';

export interface ReferralStory {
  readonly course: readonly S[];
  /** How often it is met, once every story has been told twice. */
  readonly weight: number;
  /** Where its plan stands; without one there is none. */
  readonly plan?: PlanStatus;
  readonly outcome?: Outcome;
  /** There is a clinical risk: with nobody caring for it yet, or with care in place. */
  readonly clinicalRisk?: 'UNATTENDED' | 'ATTENDED';
  /** The person died, or registered elsewhere at the end, or registered elsewhere while it goes on. */
  readonly turn?: 'DIED' | 'MOVED' | 'MOVED_MEANWHILE';
  /** For how many days at least and at most its last state has lasted. */
  readonly lasts?: readonly [number, number];
  /** What was shared with one of the organisations is no longer to be. */
  readonly withdrawsConsent?: boolean;
}

const QUEUE = [S.SUBMITTED, S.RECEIVED];
const TAKEN = [...QUEUE, S.ACCEPTED];
const WAITED = [...TAKEN, S.WAITLISTED];
const TRIED = [...TAKEN, S.CONTACTING];
const MET = [...TRIED, S.ENGAGED];
const WAITED_AND_MET = [...WAITED, S.CONTACTING, S.ENGAGED];
const CLOSED = [...MET, S.CLOSED];

const { DRAFT, ACTIVE, IN_REVIEW, COMPLETED, ENDED_EARLY } = PlanStatus;

const told = {
  draft: { course: [S.DRAFT], weight: 1.2 },
  draftWithdrawn: { course: [S.DRAFT, S.WITHDRAWN], weight: 0.4 },
  submitted: { course: [S.DRAFT, S.SUBMITTED], weight: 1.5 },
  received: { course: QUEUE, weight: 1.5 },
  safetyReview: { course: QUEUE, weight: 0.5, clinicalRisk: 'UNATTENDED' },
  carePlaced: { course: MET, weight: 0.6, clinicalRisk: 'ATTENDED', plan: ACTIVE, lasts: [30, 90] },
  accepted: { course: TAKEN, weight: 1.2 },
  waitlisted: { course: WAITED, weight: 2 },
  contacting: { course: TRIED, weight: 2 },
  contactingAfterWait: { course: [...WAITED, S.CONTACTING], weight: 1 },
  onHold: { course: [...TRIED, S.ON_HOLD], weight: 0.7 },
  onHoldMeanwhile: { course: [...MET, S.ON_HOLD], weight: 0.6, plan: ACTIVE },
  talking: { course: MET, weight: 2, lasts: [2, 16] },
  planning: { course: WAITED_AND_MET, weight: 2, plan: DRAFT, lasts: [8, 24] },
  connected: { course: MET, weight: 8, plan: ACTIVE, lasts: [28, 100] },
  reviewing: { course: WAITED_AND_MET, weight: 4, plan: IN_REVIEW, lasts: [70, 160] },
  resumed: { course: [...TRIED, S.ON_HOLD, S.CONTACTING, S.ENGAGED], weight: 0.8, plan: ACTIVE, lasts: [30, 90] },
  consentWithdrawn: { course: MET, weight: 1.5, plan: ACTIVE, lasts: [50, 120], withdrawsConsent: true },
  movedMeanwhile: { course: MET, weight: 0.5, plan: ACTIVE, lasts: [40, 80], turn: 'MOVED_MEANWHILE' },
  rejected: { course: [...QUEUE, S.REJECTED], weight: 1 },
  redirected: { course: [...QUEUE, S.REDIRECTED], weight: 1.2 },
  declined: { course: [...TRIED, S.DECLINED], weight: 3 },
  uncontactable: { course: [...TRIED, S.UNCONTACTABLE], weight: 3 },
  withdrawn: { course: [...TAKEN, S.WITHDRAWN], weight: 1.2 },
  goalsMet: { course: CLOSED, weight: 17, plan: COMPLETED, outcome: Outcome.GOALS_MET },
  goalsPartlyMet: {
    course: [...WAITED_AND_MET, S.CLOSED],
    weight: 16,
    plan: COMPLETED,
    outcome: Outcome.GOALS_PARTLY_MET,
  },
  goalsNotMet: { course: CLOSED, weight: 6, plan: COMPLETED, outcome: Outcome.GOALS_NOT_MET },
  noMoreWanted: { course: CLOSED, weight: 4, plan: ENDED_EARLY, outcome: Outcome.NO_FURTHER_SUPPORT_WANTED },
  escalated: { course: CLOSED, weight: 0.8, plan: ENDED_EARLY, outcome: Outcome.CLINICAL_ESCALATION },
  safeguarded: { course: CLOSED, weight: 0.6, plan: ENDED_EARLY, outcome: Outcome.SAFEGUARDING_TRANSFER },
  moved: { course: CLOSED, weight: 1, plan: ENDED_EARLY, outcome: Outcome.MOVED, turn: 'MOVED' },
  movedLately: {
    course: CLOSED,
    weight: 0.4,
    plan: ENDED_EARLY,
    outcome: Outcome.MOVED,
    turn: 'MOVED',
    lasts: [3, 25],
  },
  died: { course: CLOSED, weight: 1, plan: ENDED_EARLY, outcome: Outcome.DECEASED, turn: 'DIED' },
  inappropriate: { course: CLOSED, weight: 1, outcome: Outcome.INAPPROPRIATE },
  duplicate: { course: [...QUEUE, S.CLOSED], weight: 0.8, outcome: Outcome.DUPLICATE },
  endedLately: { course: CLOSED, weight: 3, plan: COMPLETED, outcome: Outcome.GOALS_MET, lasts: [2, 80] },
  reopened: { course: [...CLOSED, S.CONTACTING, S.ENGAGED], weight: 1.2, plan: ACTIVE, lasts: [20, 60] },
  reopenedUnassigned: { course: [...QUEUE, S.REJECTED, S.RECEIVED], weight: 0.5 },
  cameBack: { course: [...TRIED, S.DECLINED, S.CONTACTING, S.ENGAGED], weight: 0.6, plan: ACTIVE, lasts: [25, 70] },
  foundAgain: {
    course: [...TRIED, S.UNCONTACTABLE, S.CONTACTING, S.ENGAGED],
    weight: 0.6,
    plan: ACTIVE,
    lasts: [25, 70],
  },
  sentAgain: { course: [...TAKEN, S.WITHDRAWN, S.RECEIVED], weight: 0.3 },
  sentBack: { course: [...QUEUE, S.REDIRECTED, S.RECEIVED], weight: 0.3 },
  reopenedAndClosed: {
    course: [...CLOSED, S.CONTACTING, S.ENGAGED, S.CLOSED],
    weight: 0.8,
    plan: COMPLETED,
    outcome: Outcome.GOALS_MET,
  },
} as const satisfies Record<string, ReferralStory>;

export type StoryName = keyof typeof told;
export const STORIES: Readonly<Record<StoryName, ReferralStory>> = told;
export const STORY_NAMES = Object.keys(STORIES) as StoryName[];

/** Days from one state to the next. */
const GAPS: Readonly<Record<string, readonly [number, number]>> = {
  'DRAFT SUBMITTED': [0.01, 1],
  'DRAFT WITHDRAWN': [1, 20],
  'SUBMITTED RECEIVED': [0.2, 3],
  'RECEIVED ACCEPTED': [0.5, 4],
  'RECEIVED REJECTED': [1, 6],
  'RECEIVED REDIRECTED': [1, 6],
  'RECEIVED CLOSED': [0.5, 4],
  'ACCEPTED WAITLISTED': [0.1, 1],
  'ACCEPTED CONTACTING': [0.5, 8],
  'ACCEPTED WITHDRAWN': [2, 12],
  'WAITLISTED CONTACTING': [8, 42],
  'CONTACTING ENGAGED': [1, 14],
  'CONTACTING DECLINED': [1, 12],
  'CONTACTING UNCONTACTABLE': [14, 28],
  'CONTACTING ON_HOLD': [2, 9],
  'ON_HOLD CONTACTING': [10, 35],
  'ENGAGED ON_HOLD': [25, 70],
  'ENGAGED CLOSED': [75, 230],
  'CLOSED CONTACTING': [12, 160],
  'REJECTED RECEIVED': [4, 25],
  'REDIRECTED RECEIVED': [4, 25],
  'WITHDRAWN RECEIVED': [4, 25],
  'DECLINED CONTACTING': [12, 120],
  'UNCONTACTABLE CONTACTING': [12, 120],
};

const LASTS: Readonly<Partial<Record<S, readonly [number, number]>>> = {
  DRAFT: [0.5, 30],
  SUBMITTED: [0.2, 6],
  RECEIVED: [0.2, 5],
  ACCEPTED: [0.5, 7],
  WAITLISTED: [2, 45],
  CONTACTING: [1, 12],
  ON_HOLD: [3, 40],
};

export interface Step {
  readonly status: S;
  /** How many days ago it took that state. */
  readonly ago: number;
}

/** The story's states with their times, counted back from when the last one began; `endedAgo` fixes that time. */
export function tell(random: Random, story: ReferralStory, endedAgo?: number): Step[] {
  const { course } = story;
  let ago = endedAgo ?? lastBegan(random, story);
  const steps: Step[] = [];
  for (let index = course.length - 1; index >= 0; index--) {
    const status = course[index]!;
    steps.unshift({ status, ago });
    const before = course[index - 1];
    if (before === undefined) break;
    const gap = GAPS[`${before} ${status}`];
    if (gap === undefined) throw new Error(`How long from ${before} to ${status}?`);
    ago += random.between(...gap);
  }
  return steps;
}

function lastBegan(random: Random, { course, lasts }: ReferralStory): number {
  const range = lasts ?? LASTS[course[course.length - 1]!];
  if (range !== undefined) return random.between(...range);
  // Of what has ended, more is recent than old.
  return random.chance(0.3) ? random.between(1, 110) : random.between(110, 820);
}
