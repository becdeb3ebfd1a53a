/** Who reads what of plans, goals, actions and measurements. */
import { ALL_BUT_ANALYST, CARERS, slices, to } from '../slice.js';

const read = to(...CARERS, 'INTEGRATOR');
const write = ['LINK_WORKER'] as const;
const RELATED = 'Leads to a related person, who did not choose to be in this record.';

export const plan = slices('Plan', [
  {
    fields: 'referral whatMatters strengths agreedWith agreedAt contingency reviewDue outcome',
    read,
    write,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
  },
  { fields: 'agreedWithRelatedPerson', read: to(...CARERS), write, why: RELATED },
  {
    fields:
      'id version createdAt updatedAt person status endedAt goals actions history connections followUps measurements versions',
    read,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
  },
  {
    fields: 'connectionPreflight',
    read: to('LINK_WORKER', 'TEAM_LEAD'),
    why: 'It weighs what the person needs against what an asset offers, for those who make connections.',
  },
]);

export const planTransition = slices('PlanTransition', [
  {
    fields: 'id version createdAt updatedAt person plan from to at by reason',
    read,
    why: 'How the plan came along is for those who care for the person.',
  },
]);

export const planVersion = slices('PlanVersion', [
  {
    fields:
      'id version createdAt updatedAt person plan number agreedAt agreedWith whatMatters strengths contingency reviewDue recordedBy changed goals removedGoals actions removedActions',
    read,
    why: 'Every agreed version is kept, as it was agreed, for those who care for the person.',
  },
  { fields: 'agreedWithRelatedPerson', read: to(...CARERS), why: RELATED },
]);

export const planVersionGoal = slices('PlanVersionGoal', [
  {
    fields:
      'id version createdAt updatedAt person planVersion goal title importance confidence counted baseline target unit per dueOn mechanism lifecycle achievement change changed',
    read,
    why: 'Every agreed version is kept, as it was agreed, for those who care for the person.',
  },
]);

export const planVersionAction = slices('PlanVersionAction', [
  {
    fields: 'id version createdAt updatedAt person planVersion action what who dueOn status change changed',
    read,
    why: 'Every agreed version is kept, as it was agreed, for those who care for the person.',
  },
]);

export const goal = slices('Goal', [
  {
    fields: 'id version updatedAt',
    read: { ...read, CHARITY: 'always' },
    why: 'A charity sees the goal of an accepted connection when the person agreed to share it.',
  },
  {
    fields: 'title',
    read: { ...read, CHARITY: 'always' },
    write,
    why: 'A charity sees the goal of an accepted connection when the person agreed to share it.',
  },
  {
    fields: 'plan need importance confidence counted baseline target unit per dueOn mechanism lifecycle achievement',
    read,
    write,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
  },
  {
    fields: 'createdAt person lifecycleSince smartGaps actions versions history progress',
    read,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
  },
  {
    fields: 'connections',
    read: to(...CARERS),
    why: 'Which goal a connection serves is for those who care for the person.',
  },
]);

export const goalTransition = slices('GoalTransition', [
  {
    fields: 'id version createdAt updatedAt person goal from to at by reason',
    read,
    why: 'How the goal came along is for those who care for the person.',
  },
]);

export const goalProgress = slices('GoalProgress', [
  {
    fields: 'goal at value words',
    read,
    write,
    why: 'What the person and their link worker say of a goal, for those who care for the person.',
  },
  {
    fields: 'id version createdAt updatedAt person by',
    read,
    why: 'What the person and their link worker say of a goal, for those who care for the person.',
  },
]);

export const goalTemplate = slices('GoalTemplate', [
  {
    fields: 'id version createdAt updatedAt need key title counted target unit per weeks mechanism',
    read: to(...ALL_BUT_ANALYST),
    why: 'Patterns of goals tell of nobody; an analyst reads aggregates only.',
  },
]);

export const action = slices('Action', [
  {
    fields: 'plan goal what who dueOn status doneOn',
    read,
    write,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
  },
  {
    fields: 'id version createdAt updatedAt person history versions',
    read,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
  },
]);

export const actionTransition = slices('ActionTransition', [
  {
    fields: 'id version createdAt updatedAt person action from to at by reason',
    read,
    why: 'How the step came along is for those who care for the person.',
  },
]);

export const measurement = slices('Measurement', [
  {
    fields:
      'id version createdAt updatedAt person plan instrument stage takenAt satisfied worthwhile happy anxious score metricScore level bands meaningfulChange by recordedBy enteredInErrorAt enteredInErrorReason enteredInErrorBy amendments',
    read,
    write,
    why: 'Scores show those who care for the person whether it helped.',
  },
  {
    fields: 'risk',
    read: to(...CARERS),
    why: 'Risks are for those who can act on them.',
  },
  {
    fields: 'answers',
    read: to('LINK_WORKER'),
    write,
    why: 'Single answers can be as private as a conversation; scores are enough for others.',
  },
]);
