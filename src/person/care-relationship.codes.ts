/** The kinds and stages of care relationships. */
import { registerEnumType } from 'type-graphql';

export enum CareRelationshipKind {
  REGISTERED = 'REGISTERED',
  TEAM = 'TEAM',
  CASELOAD = 'CASELOAD',
  COVER = 'COVER',
  REFERRED = 'REFERRED',
  SUPPORTING = 'SUPPORTING',
  GRANTED = 'GRANTED',
  EMERGENCY = 'EMERGENCY',
}

registerEnumType(CareRelationshipKind, {
  name: 'CareRelationshipKind',
  description: 'Why somebody may know of a person.',
  valuesConfig: {
    REGISTERED: { description: 'A practice, where the person is registered.' },
    TEAM: { description: 'A scheme, to which the person was referred.' },
    CASELOAD: { description: 'A link worker, to whom a referral of the person is assigned.' },
    COVER: { description: 'A link worker, who stands in for a colleague; at most six weeks.' },
    REFERRED: { description: 'An organisation, which referred the person.' },
    SUPPORTING: { description: 'An organisation, to one of whose assets the person is connected with consent.' },
    GRANTED: { description: 'A record system, to which the person’s practice gave access.' },
    EMERGENCY: { description: 'A member of staff, who opened the record in an emergency; three hours.' },
  },
});

export enum CareRelationshipStage {
  CURRENT = 'CURRENT',
  QUEUE = 'QUEUE',
  PAST = 'PAST',
  OFFERED = 'OFFERED',
  ACCEPTED = 'ACCEPTED',
  ENDED = 'ENDED',
}

registerEnumType(CareRelationshipStage, {
  name: 'CareRelationshipStage',
  description: 'How far a care relationship goes, and with it what may be read.',
  valuesConfig: {
    CURRENT: { description: 'In full.' },
    QUEUE: { description: 'TEAM only: nobody of the team is assigned yet.' },
    PAST: { description: 'TEAM only: the referral ended more than 90 days ago; only the outline is left.' },
    OFFERED: { description: 'SUPPORTING only: the asset was asked and has not yet accepted.' },
    ACCEPTED: { description: 'SUPPORTING only: the asset accepted, and the person agreed to share.' },
    ENDED: { description: 'SUPPORTING only: the connection is over; only its own dates are left.' },
  },
});
