/** What can differ between two agreed versions of a plan. */
import { registerEnumType } from 'type-graphql';

export enum VersionChange {
  ADDED = 'ADDED',
  CHANGED = 'CHANGED',
  KEPT = 'KEPT',
}
registerEnumType(VersionChange, {
  name: 'VersionChange',
  description: 'How a goal or action of an agreed version compares with the version before.',
  valuesConfig: {
    ADDED: { description: 'It was not in the version before, or there was none.' },
    CHANGED: { description: 'It was in the version before, and reads otherwise now.' },
    KEPT: { description: 'It stands as it did in the version before.' },
  },
});

export enum PlanPart {
  WHAT_MATTERS = 'WHAT_MATTERS',
  STRENGTHS = 'STRENGTHS',
  CONTINGENCY = 'CONTINGENCY',
  REVIEW_DUE = 'REVIEW_DUE',
}
registerEnumType(PlanPart, {
  name: 'PlanPart',
  description: 'A part of a plan beside its goals and actions.',
  valuesConfig: {
    WHAT_MATTERS: { description: 'What matters to the person.' },
    STRENGTHS: { description: 'What the person can build on.' },
    CONTINGENCY: { description: 'What to do when things get worse.' },
    REVIEW_DUE: { description: 'By when it is to be reviewed.' },
  },
});

export enum GoalPart {
  TITLE = 'TITLE',
  IMPORTANCE = 'IMPORTANCE',
  CONFIDENCE = 'CONFIDENCE',
  COUNTED = 'COUNTED',
  BASELINE = 'BASELINE',
  TARGET = 'TARGET',
  UNIT = 'UNIT',
  PER = 'PER',
  DUE_ON = 'DUE_ON',
  MECHANISM = 'MECHANISM',
  LIFECYCLE = 'LIFECYCLE',
  ACHIEVEMENT = 'ACHIEVEMENT',
}
registerEnumType(GoalPart, {
  name: 'GoalPart',
  description: 'A part of a goal that an agreed version keeps.',
  valuesConfig: {
    TITLE: { description: 'What the person wants.' },
    IMPORTANCE: { description: 'How important it is.' },
    CONFIDENCE: { description: 'How sure the person is to reach it.' },
    COUNTED: { description: 'What is counted.' },
    BASELINE: { description: 'The value when it was set.' },
    TARGET: { description: 'The value that is wanted.' },
    UNIT: { description: 'The unit of both.' },
    PER: { description: 'What both are counted over.' },
    DUE_ON: { description: 'By when.' },
    MECHANISM: { description: 'Why it should help.' },
    LIFECYCLE: { description: 'Where it stands.' },
    ACHIEVEMENT: { description: 'How far it has been reached.' },
  },
});

export enum ActionPart {
  WHAT = 'WHAT',
  WHO = 'WHO',
  DUE_ON = 'DUE_ON',
  STATUS = 'STATUS',
}
registerEnumType(ActionPart, {
  name: 'ActionPart',
  description: 'A part of an action that an agreed version keeps.',
  valuesConfig: {
    WHAT: { description: 'What is to be done.' },
    WHO: { description: 'Who does it.' },
    DUE_ON: { description: 'By when.' },
    STATUS: { description: 'Where it stands.' },
  },
});
