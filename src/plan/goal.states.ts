/** The states of goals and actions (FHIR R4 values for goals), and the codes that make a goal SMART. */
import { registerEnumType } from 'type-graphql';
import { openOf, type States } from '../platform/states.js';

export enum GoalLifecycle {
  PROPOSED = 'PROPOSED',
  PLANNED = 'PLANNED',
  ACCEPTED = 'ACCEPTED',
  ACTIVE = 'ACTIVE',
  ON_HOLD = 'ON_HOLD',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
  ENTERED_IN_ERROR = 'ENTERED_IN_ERROR',
  REJECTED = 'REJECTED',
}
registerEnumType(GoalLifecycle, {
  name: 'GoalLifecycle',
  description: 'Where a goal stands (FHIR R4 `goal-status`).',
  valuesConfig: {
    PROPOSED: { description: 'Suggested; not yet agreed. FHIR `proposed`.' },
    PLANNED: { description: 'Will be worked on later. FHIR `planned`.' },
    ACCEPTED: { description: 'Agreed; not yet begun. FHIR `accepted`.' },
    ACTIVE: { description: 'Being worked on. FHIR `active`.' },
    ON_HOLD: { description: 'Paused. FHIR `on-hold`.' },
    COMPLETED: { description: 'No longer worked on, as planned; see `achievement`. FHIR `completed`.' },
    CANCELLED: { description: 'Given up. FHIR `cancelled`.' },
    ENTERED_IN_ERROR: { description: 'Should never have been written. FHIR `entered-in-error`.' },
    REJECTED: { description: 'Suggested, and not wanted by the person. FHIR `rejected`.' },
  },
});

const goalEnds = [
  GoalLifecycle.COMPLETED,
  GoalLifecycle.CANCELLED,
  GoalLifecycle.ENTERED_IN_ERROR,
  GoalLifecycle.REJECTED,
];
/** Goals move between any two values that are not ends, and from each of them to any end. */
const from = (state: GoalLifecycle) => Object.values(GoalLifecycle).filter((next) => next !== state);

export const goalStates: States<GoalLifecycle> = {
  next: {
    PROPOSED: from(GoalLifecycle.PROPOSED),
    PLANNED: from(GoalLifecycle.PLANNED),
    ACCEPTED: from(GoalLifecycle.ACCEPTED),
    ACTIVE: from(GoalLifecycle.ACTIVE),
    ON_HOLD: from(GoalLifecycle.ON_HOLD),
    COMPLETED: [],
    CANCELLED: [],
    ENTERED_IN_ERROR: [],
    REJECTED: [],
  },
  ends: goalEnds,
};

/** The values between which a goal moves freely. */
export const openGoalStates = openOf(goalStates);

export enum GoalAchievement {
  IN_PROGRESS = 'IN_PROGRESS',
  IMPROVING = 'IMPROVING',
  WORSENING = 'WORSENING',
  NO_CHANGE = 'NO_CHANGE',
  ACHIEVED = 'ACHIEVED',
  SUSTAINING = 'SUSTAINING',
  NOT_ACHIEVED = 'NOT_ACHIEVED',
  NO_PROGRESS = 'NO_PROGRESS',
  NOT_ATTAINABLE = 'NOT_ATTAINABLE',
}
registerEnumType(GoalAchievement, {
  name: 'GoalAchievement',
  description: 'How far a goal has been reached (FHIR R4 `goal-achievement`).',
  valuesConfig: {
    IN_PROGRESS: { description: 'Being worked towards. FHIR `in-progress`.' },
    IMPROVING: { description: 'Getting nearer. FHIR `improving`.' },
    WORSENING: { description: 'Getting further away. FHIR `worsening`.' },
    NO_CHANGE: { description: 'Neither nearer nor further. FHIR `no-change`.' },
    ACHIEVED: { description: 'Reached. FHIR `achieved`.' },
    SUSTAINING: { description: 'Reached, and kept. FHIR `sustaining`.' },
    NOT_ACHIEVED: { description: 'Not reached. FHIR `not-achieved`.' },
    NO_PROGRESS: { description: 'Nothing has moved. FHIR `no-progress`.' },
    NOT_ATTAINABLE: { description: 'Cannot be reached as things are. FHIR `not-attainable`.' },
  },
});

export enum TargetPer {
  TOTAL = 'TOTAL',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
}
registerEnumType(TargetPer, {
  name: 'TargetPer',
  description: 'What a goal’s baseline and target are counted over.',
  valuesConfig: {
    TOTAL: { description: 'Over the whole time until the due date.' },
    WEEK: { description: 'In each week.' },
    MONTH: { description: 'In each calendar month.' },
  },
});

export enum SmartPart {
  COUNTED = 'COUNTED',
  BASELINE = 'BASELINE',
  TARGET = 'TARGET',
  UNIT = 'UNIT',
  PER = 'PER',
  DUE_ON = 'DUE_ON',
  MECHANISM = 'MECHANISM',
}
registerEnumType(SmartPart, {
  name: 'SmartPart',
  description: 'A part of a goal that makes it specific, measurable and time-bound.',
  valuesConfig: {
    COUNTED: { description: 'What is counted.' },
    BASELINE: { description: 'The value when the goal was set.' },
    TARGET: { description: 'The value that is wanted.' },
    UNIT: { description: 'The unit of baseline and target.' },
    PER: { description: 'What they are counted over.' },
    DUE_ON: { description: 'By when.' },
    MECHANISM: { description: 'Why it should help.' },
  },
});

export enum ActionOwner {
  PERSON = 'PERSON',
  LINK_WORKER = 'LINK_WORKER',
  RELATED_PERSON = 'RELATED_PERSON',
  ASSET = 'ASSET',
}
registerEnumType(ActionOwner, {
  name: 'ActionOwner',
  description: 'Who does an action.',
  valuesConfig: {
    PERSON: { description: 'The person themselves.' },
    LINK_WORKER: { description: 'The link worker.' },
    RELATED_PERSON: { description: 'Family, a carer or a friend.' },
    ASSET: { description: 'The asset they are connected to.' },
  },
});

export enum ActionStatus {
  PLANNED = 'PLANNED',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}
registerEnumType(ActionStatus, {
  name: 'ActionStatus',
  description: 'Where an action stands.',
  valuesConfig: {
    PLANNED: { description: 'Agreed; not begun.' },
    IN_PROGRESS: { description: 'Begun.' },
    DONE: { description: 'Done.' },
    DROPPED: { description: 'Will not be done.' },
  },
});

export const actionStates: States<ActionStatus> = {
  next: {
    PLANNED: [ActionStatus.IN_PROGRESS, ActionStatus.DONE, ActionStatus.DROPPED],
    IN_PROGRESS: [ActionStatus.PLANNED, ActionStatus.DONE, ActionStatus.DROPPED],
    DONE: [],
    DROPPED: [],
  },
  ends: [ActionStatus.DONE, ActionStatus.DROPPED],
};

/** The states in which an action is still to be done. */
export const openActionStates = openOf(actionStates);
