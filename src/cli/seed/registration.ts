/** Relationships that no referral brings about: registration, grants to a record system, and emergencies. */
import { CareRelationshipKind as Kind } from '../../person/care-relationship.codes.js';
import { EmergencyReview } from '../../person/emergency-access.codes.js';
import { EmergencyAccess } from '../../person/emergency-access.entity.js';
import { RegistrationChange } from '../../person/registration-change.entity.js';
import type { Role } from '../../platform/viewer.js';
import { DAY, type Moment } from './calendar.js';
import type { Life } from './life.js';
import { Random } from './random.js';
import { relate } from './relationships.js';
import { made } from './tables.js';
import type { Practice, Staff } from './world.js';

/** Registered since then, and since it moved at another practice; a grant opens and ends with each registration. */
export function register(life: Life, registeredAgo: number, next: Practice | undefined): void {
  const { practice, calendar, movedAgo } = life;
  if (practice === undefined) return;
  const moved = movedAgo === undefined ? undefined : calendar.ago(movedAgo);
  registerAt(life, practice, calendar.ago(registeredAgo), moved);
  if (moved !== undefined) tellOfMove(life, practice, next, moved);
  if (next !== undefined && moved !== undefined) registerAt(life, next, moved, undefined);
}

function registerAt(life: Life, { id, granted }: Practice, since: Moment, until: Moment | undefined): void {
  const endedReason = 'Registered elsewhere.';
  const cause = relate(life, { party: id, kind: Kind.REGISTERED, since, until, endedReason });
  if (granted === undefined) return;
  const { calendar, world } = life;
  const revoked = granted.to === undefined ? undefined : calendar.ago(granted.to);
  const isRevoked = revoked !== undefined && (until === undefined || revoked < until);
  relate(life, {
    party: world.recordSystem,
    kind: Kind.GRANTED,
    cause,
    since: Math.max(since, calendar.ago(granted.from)),
    until: isRevoked ? revoked : until,
    endedReason: isRevoked ? 'The practice took its grant back.' : endedReason,
  });
}

/** The practice they left is told. */
function tellOfMove({ batch, person }: Life, from: Practice, to: Practice | undefined, changedAt: Moment): void {
  if (from.id === to?.id) return;
  batch.add(RegistrationChange, {
    ...made(new Random('registration change', person.id), changedAt),
    person: person.id,
    from: from.id,
    to: to?.id,
    nhsNumber: person.nhsNumber,
    changedAt,
    recordedBy: undefined,
  });
}

const REASONS = [
  'Collapsed at the surgery while visiting a friend; medicines and contacts needed.',
  'Rang the duty line in distress; the scheme of record was closed.',
  'Found confused in the street; next of kin needed.',
];

/** Opened by somebody with no other reason to; over after three hours, but for one who is looking right now. */
export function emergency(life: Life, by: Staff, isNow: boolean): { readonly at: Moment; readonly because: string } {
  const { random, calendar } = life;
  const since = isNow ? calendar.now - DAY / 16 : calendar.ago(random.between(3, 300));
  const because = random.pick(REASONS);
  relate(life, {
    party: by.id,
    kind: Kind.EMERGENCY,
    cause: addEmergencyAccess(life, by, since, because),
    since,
    until: since + DAY / 8,
    because,
    endedReason: 'Three hours have passed.',
  });
  return { at: since, because };
}

/** Told to those who look after the person; the older ones have been reviewed. */
function addEmergencyAccess(
  { batch, calendar, person, world }: Life,
  by: Staff,
  openedAt: Moment,
  because: string,
): string {
  const random = new Random('emergency access', person.id);
  const isReviewed = calendar.daysSince(openedAt) > 14;
  const reviewedAt = isReviewed ? openedAt + 3 * DAY : undefined;
  const stamp = made(random, openedAt, reviewedAt ?? openedAt);
  batch.add(EmergencyAccess, {
    ...stamp,
    person: person.id,
    member: by.id,
    organisation: by.organisation,
    because,
    openedAt,
    endsAt: openedAt + DAY / 8,
    review: isReviewed
      ? random.pick([EmergencyReview.JUSTIFIED, EmergencyReview.NOT_JUSTIFIED])
      : EmergencyReview.AWAITED,
    reviewNote: isReviewed ? 'Asked the member and the practice.' : undefined,
    reviewedAt,
    reviewedBy: isReviewed ? world.persona('privacy-officer').id : undefined,
  });
  return stamp.id;
}

/** Somebody without any other reason to know the person: by turns a doctor, a link worker and a team lead. */
export function stranger(
  { random, world, practice }: Life,
  nth: number,
): { readonly staff: Staff; readonly role: Role } {
  const others = world.practices.map(([one]) => one).filter(({ id }) => id !== practice?.id);
  const elsewhere = others.filter(({ scheme }) => scheme !== practice?.scheme);
  // The first is one of the personas, so that the emergency can be seen.
  if (nth === 0) return { staff: others[0]!.doctors[0]!, role: 'GP' };
  const { scheme, doctors } = random.pick(elsewhere);
  if (nth % 3 === 1) return { staff: random.pick(scheme.linkWorkers)[0], role: 'LINK_WORKER' };
  return nth % 3 === 2 ? { staff: scheme.lead, role: 'TEAM_LEAD' } : { staff: random.pick(doctors), role: 'GP' };
}
