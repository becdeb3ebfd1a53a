/** The states of plans, and the codes of how one was agreed and how it ended. */
import { registerEnumType } from 'type-graphql';
import { openOf, type States } from '../platform/states.js';

export enum PlanStatus {
  DRAFT = 'DRAFT',
  ACTIVE = 'ACTIVE',
  IN_REVIEW = 'IN_REVIEW',
  COMPLETED = 'COMPLETED',
  ENDED_EARLY = 'ENDED_EARLY',
}
registerEnumType(PlanStatus, {
  name: 'PlanStatus',
  description: 'Where a plan stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written together; not agreed yet.' },
    ACTIVE: { description: 'Agreed with the person (or somebody with authority for them) and followed.' },
    IN_REVIEW: { description: 'Being looked at again together: changed, carried on, or ended.' },
    COMPLETED: { description: 'Ended as planned.' },
    ENDED_EARLY: { description: 'Ended before it was carried out.' },
  },
});

export const planStates: States<PlanStatus> = {
  next: {
    DRAFT: [PlanStatus.ACTIVE, PlanStatus.ENDED_EARLY],
    ACTIVE: [PlanStatus.IN_REVIEW, PlanStatus.ENDED_EARLY],
    IN_REVIEW: [PlanStatus.ACTIVE, PlanStatus.COMPLETED, PlanStatus.ENDED_EARLY],
    COMPLETED: [],
    ENDED_EARLY: [],
  },
  ends: [PlanStatus.COMPLETED, PlanStatus.ENDED_EARLY],
};

/** The states in which a plan is worked on. */
export const openPlanStates = openOf(planStates);

export enum AgreedWith {
  PERSON = 'PERSON',
  RELATED_PERSON = 'RELATED_PERSON',
}
registerEnumType(AgreedWith, {
  name: 'AgreedWith',
  description: 'With whom a plan was agreed.',
  valuesConfig: {
    PERSON: { description: 'With the person themselves.' },
    RELATED_PERSON: { description: 'With a related person who has the authority, such as a parent or an attorney.' },
  },
});

export enum PlanOutcome {
  GOALS_MET = 'GOALS_MET',
  GOALS_PARTLY_MET = 'GOALS_PARTLY_MET',
  GOALS_NOT_MET = 'GOALS_NOT_MET',
  NO_LONGER_WANTED = 'NO_LONGER_WANTED',
  LOST_CONTACT = 'LOST_CONTACT',
  MOVED_AWAY = 'MOVED_AWAY',
  DIED = 'DIED',
}
registerEnumType(PlanOutcome, {
  name: 'PlanOutcome',
  description: 'What came of a plan that has ended.',
  valuesConfig: {
    GOALS_MET: { description: 'The person’s goals were met.' },
    GOALS_PARTLY_MET: { description: 'Some of the goals were met, or met in part.' },
    GOALS_NOT_MET: { description: 'The goals were not met.' },
    NO_LONGER_WANTED: { description: 'The person wanted no further support.' },
    LOST_CONTACT: { description: 'The person could no longer be reached.' },
    MOVED_AWAY: { description: 'The person moved away.' },
    DIED: { description: 'The person died.' },
  },
});

/** What can come of a plan that was carried out. */
export const completions: readonly PlanOutcome[] = [
  PlanOutcome.GOALS_MET,
  PlanOutcome.GOALS_PARTLY_MET,
  PlanOutcome.GOALS_NOT_MET,
];

/** What ends an agreed plan without a review, for there is nobody to review it with. */
export const endsWithoutReview: readonly PlanOutcome[] = [
  PlanOutcome.LOST_CONTACT,
  PlanOutcome.MOVED_AWAY,
  PlanOutcome.DIED,
];
