/** All that happened to a person, in one page: modules tell of their own rows with `timelineOf`. */
import { timeline, timelineOf } from '../graph/declare-timeline.js';
import { sql } from '../platform/sql.js';
import { CareRelationship } from './care-relationship.entity.js';
import { Consent } from './consent.entity.js';
import { Person } from './person.entity.js';
import { Risk } from './risk.entity.js';

timeline(Person, 'timeline', {
  by: 'person',
  description: 'All that happened to them, as far as you may know of it, the newest first.',
});

timelineOf(CareRelationship, {
  kind: 'REGISTERED',
  description: 'They were registered with a practice.',
  at: 'since',
  only: ({ kind }) => sql`${kind} = 'REGISTERED'`,
});
timelineOf(CareRelationship, {
  kind: 'LINK_WORKER_ASSIGNED',
  description: 'A link worker began to look after them.',
  at: 'since',
  only: ({ kind }) => sql`${kind} = 'CASELOAD'`,
});
timelineOf(Consent, { kind: 'CONSENT_GIVEN', description: 'Somebody consented to something.', at: 'givenAt' });
timelineOf(Consent, { kind: 'CONSENT_WITHDRAWN', description: 'A consent was withdrawn.', at: 'withdrawnAt' });
timelineOf(Risk, { kind: 'RISK_RAISED', description: 'A risk was raised, or found not to be known.', at: 'raisedAt' });
