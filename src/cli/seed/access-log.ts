/** A little of who looked at whose record, so that the access log is not empty. */
import { AccessEventPerson } from '../../person/access-log.js';
import { AccessEvent, AccessOutcome } from '../../platform/audit.entity.js';
import type { Role } from '../../platform/viewer.js';
import type { Moment } from './calendar.js';
import type { Life } from './life.js';
import type { Random, Weighted } from './random.js';
import { type Batch, made } from './tables.js';
import type { Staff, World } from './world.js';

const OUTCOMES: Weighted<AccessOutcome> = [
  [AccessOutcome.ANSWERED, 80],
  [AccessOutcome.CHANGED, 14],
  [AccessOutcome.REFUSED, 4],
  [AccessOutcome.FAILED, 2],
];

export function addAccess(life: Life, by: Staff, role: Role, at: Moment, purpose: string): void {
  const { random, batch, person, world } = life;
  const stamp = made(random, at);
  const outcome = world.turns.draw(random, 'access outcome', OUTCOMES);
  batch.add(AccessEvent, {
    ...stamp,
    occurredAt: at,
    memberId: by.id,
    organisationId: by.organisation,
    role,
    operation:
      outcome === AccessOutcome.CHANGED ? 'RecordFollowUp' : random.pick(['PersonCard', 'Caseload', 'Worklist']),
    purpose,
    coordinates: random.some(
      [
        'Person.givenName',
        'Person.familyName',
        'Person.birthDate',
        'Person.phone',
        'Plan.whatMatters',
        'Referral.status',
      ],
      random.whole(2, 5),
    ),
    outcome,
    requestId: random.uuid4(),
  });
  batch.add(AccessEventPerson, { event: stamp.id, person: person.id });
}

/** Analysts read numbers, never people: their events concern nobody. */
export function addAnalystAccess(world: World, random: Random, batch: Batch): void {
  const { id, organisation } = world.persona('analyst');
  for (const daysAgo of [2.3, 9.4, 30.2]) {
    const at = world.calendar.ago(daysAgo);
    batch.add(AccessEvent, {
      ...made(random, at),
      occurredAt: at,
      memberId: id,
      organisationId: organisation,
      role: 'ANALYST',
      operation: 'Viewer',
      purpose: 'Service planning',
      coordinates: ['Viewer.role'],
      outcome: AccessOutcome.ANSWERED,
      requestId: random.uuid4(),
    });
  }
}
