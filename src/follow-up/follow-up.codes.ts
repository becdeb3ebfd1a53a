/** The states a follow-up can be found in; derived, never stored. */
import { registerEnumType } from 'type-graphql';

export enum FollowUpState {
  DUE = 'DUE',
  OVERDUE = 'OVERDUE',
  REACHED = 'REACHED',
  NOT_REACHED = 'NOT_REACHED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(FollowUpState, {
  name: 'FollowUpState',
  description: 'Where a follow-up stands today (Europe/London).',
  valuesConfig: {
    DUE: { description: 'To be done, today or later.' },
    OVERDUE: { description: 'Was to be done before today, and was not.' },
    REACHED: { description: 'Done: the person was reached.' },
    NOT_REACHED: { description: 'Tried: the person was not reached.' },
    CANCELLED: { description: 'No longer to be done.' },
  },
});
