/** Who reads what of plans, goals, actions and measurements. */
import { CARERS, slices, to } from '../slice.js';

const read = to(...CARERS, 'INTEGRATOR');
const write = ['LINK_WORKER'] as const;

export const plan = slices('Plan', [
  {
    fields:
      'id version createdAt updatedAt person referral status whatMatters strengths agreedWith agreedWithRelatedPerson agreedAt contingency reviewDue endedAt outcome goals connections followUps measurements versions',
    read,
    write,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
  },
]);

export const planVersion = slices('PlanVersion', [
  {
    fields:
      'id version createdAt updatedAt person plan number agreedAt agreedWith agreedWithRelatedPerson whatMatters strengths contingency reviewDue recordedBy goals',
    read,
    write,
    why: 'Every agreed version is kept for those who care for the person.',
  },
]);

export const planVersionGoal = slices('PlanVersionGoal', [
  {
    fields: 'id version createdAt updatedAt person planVersion goal title importance',
    read,
    write,
    why: 'Every agreed version is kept for those who care for the person.',
  },
]);

export const goal = slices('Goal', [
  {
    fields: 'id version updatedAt title',
    read: { ...read, CHARITY: 'always' },
    write,
    why: 'A charity sees the goal of an accepted connection when the person agreed to share it.',
  },
  {
    fields:
      'createdAt person plan need importance confidence counted baseline target unit per dueOn mechanism lifecycle achievement lifecycleSince smartGaps actions versions',
    read,
    write,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
  },
  {
    fields: 'connections',
    read: to(...CARERS),
    why: 'Which goal a connection serves is for those who care for the person.',
  },
]);

export const action = slices('Action', [
  {
    fields: 'id version createdAt updatedAt person goal what who dueOn status doneOn',
    read,
    write,
    why: 'Agreed between the person and their link worker, for those who care for the person.',
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
