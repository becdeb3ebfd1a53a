/** Goals as people put them, by need, with what makes each countable. */
import { TargetPer } from '../../plan/goal.states.js';

export interface GoalPlan {
  readonly title: string;
  readonly counted: string;
  readonly unit: string;
  readonly baseline: number;
  readonly target: number;
  readonly per: TargetPer;
  readonly weeks: number;
  readonly mechanism: string;
  readonly actions: readonly string[];
}

const { TOTAL, WEEK, MONTH } = TargetPer;

const goal = (
  title: string,
  counted: string,
  unit: string,
  [baseline, target]: readonly [number, number],
  per: TargetPer,
  weeks: number,
  mechanism: string,
  ...actions: string[]
): GoalPlan => ({ title, counted, unit, baseline, target, per, weeks, mechanism, actions });

const company = goal(
  'Have company every other week',
  'Group sessions attended',
  'sessions',
  [0, 2],
  MONTH,
  6,
  'Regular contact makes acquaintances, and some become friends.',
  'Visit the group together',
  'Ring the organiser',
  'Put the dates on the calendar',
);
const meaning = goal(
  'Do something that feels worthwhile each week',
  'Activities taken part in',
  'activities',
  [0, 1],
  WEEK,
  8,
  'Purpose and structure lift the mood.',
  'Choose two things to try',
  'Go to a taster session',
);
const stressor = goal(
  'Take one real step on the problem',
  'Steps taken with the adviser',
  'steps',
  [0, 1],
  TOTAL,
  4,
  'A problem in hand weighs less than one that is avoided.',
  'Sort the letters by date',
  'Book the appointment',
  'Take the papers along',
);
const activity = goal(
  'Be outdoors or active twice a week',
  'Sessions outdoors or of exercise',
  'sessions',
  [0, 2],
  WEEK,
  6,
  'Movement and daylight help sleep and mood.',
  'Find shoes that fit',
  'Walk with a friend',
  'Join the Wednesday walk',
);
const agency = goal(
  'Keep to three things of my own',
  'Own goals kept to',
  'goals',
  [0, 3],
  TOTAL,
  8,
  'Small successes rebuild confidence.',
  'Write the three down',
  'Tell somebody about them',
);
const safety = goal(
  'Feel safe, and know whom to call',
  'Contacts with the support worker',
  'contacts',
  [0, 4],
  TOTAL,
  8,
  'A safe person and a plan lower the danger.',
  'Agree a safe way to talk',
  'Make a plan for bad days',
);

export const GOALS: Readonly<Record<string, readonly GoalPlan[]>> = {
  loneliness: [company],
  'low-mood': [meaning, activity],
  anxiety: [agency, company],
  'long-term-condition': [agency, activity],
  inactivity: [activity],
  housing: [{ ...stressor, title: 'Get the flat repaired or find another' }],
  'debt-and-money': [{ ...stressor, title: 'Have a plan for the debts' }],
  benefits: [{ ...stressor, title: 'Send off the claim' }],
  'employment-and-training': [{ ...stressor, title: 'Find a course or a trial', weeks: 10 }],
  food: [{ ...stressor, title: 'Eat properly until the end of the month' }],
  caring: [{ ...meaning, title: 'Have one afternoon a week to myself' }],
  bereavement: [{ ...company, title: 'Talk with others who lost somebody' }],
  relationships: [company, agency],
  'domestic-abuse': [safety],
  'substance-use': [{ ...company, title: 'Spend my evenings in company without drink' }],
  'digital-exclusion': [{ ...stressor, title: 'Send and read messages by myself', weeks: 8 }],
  volunteering: [meaning],
  'physical-health': [activity, agency],
};
