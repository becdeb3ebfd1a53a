/** A little of who looked at whose record, so that the access log is not empty. */
import { AccessEventPerson } from '../../person/access-log.js';
import type { CareRelationshipKind } from '../../person/care-relationship.codes.js';
import { AccessEvent, AccessOutcome } from '../../platform/audit.entity.js';
import { FieldKind } from '../../platform/field-kind.js';
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

const READ: Readonly<Record<string, FieldKind>> = {
  'Person.givenName': FieldKind.IDENTITY,
  'Person.familyName': FieldKind.IDENTITY,
  'Person.birthDate': FieldKind.IDENTITY,
  'Person.phone': FieldKind.CONTACT,
  'Plan.whatMatters': FieldKind.PLAN,
  'Referral.status': FieldKind.REFERRALS,
};

export function addAccess(
  life: Life,
  by: Staff,
  role: Role,
  at: Moment,
  purpose: string,
  because?: CareRelationshipKind,
): void {
  const { random, batch, person, world } = life;
  const stamp = made(random, at);
  const outcome = world.turns.draw(random, 'access outcome', OUTCOMES);
  const operation =
    outcome === AccessOutcome.CHANGED ? 'RecordFollowUp' : random.pick(['PersonCard', 'Caseload', 'Worklist']);
  const coordinates = random.some(Object.keys(READ), random.whole(2, 5));
  const told = {
    occurredAt: at,
    role,
    operation,
    purpose,
    kinds: [...new Set(coordinates.map((coordinate) => READ[coordinate] as FieldKind))],
    outcome,
    requestId: random.uuid4(),
  };
  const { id: memberId, organisation: organisationId } = by;
  batch.add(AccessEvent, { ...told, id: stamp.id, memberId, organisationId, coordinates });
  batch.add(AccessEventPerson, {
    ...told,
    ...stamp,
    event: stamp.id,
    person: person.id,
    member: memberId,
    organisation: organisationId,
    because: because === undefined ? [] : [because],
  });
}

/** An analyst who asked for people: refused, and about nobody. */
export function addAnalystAccess(world: World, random: Random, batch: Batch): void {
  const { id, organisation } = world.persona('analyst');
  for (const daysAgo of [2.3, 9.4, 30.2]) {
    const at = world.calendar.ago(daysAgo);
    batch.add(AccessEvent, {
      id: made(random, at).id,
      occurredAt: at,
      memberId: id,
      organisationId: organisation,
      role: 'ANALYST',
      operation: 'People',
      purpose: 'Service planning',
      coordinates: ['Query.people'],
      kinds: [],
      outcome: AccessOutcome.REFUSED,
      requestId: random.uuid4(),
    });
  }
}
