/** Relationships that no referral brings about: registration, grants to a record system, and emergencies. */
import { CareRelationshipKind as Kind } from '../../person/care-relationship.codes.js';
import type { Role } from '../../platform/viewer.js';
import { DAY, type Moment } from './calendar.js';
import type { Life } from './life.js';
import { relate } from './relationships.js';
import type { Practice, Staff } from './world.js';

/** Registered since then, and since it moved at another practice; a grant opens and ends with each registration. */
export function register(life: Life, registeredAgo: number, next: Practice | undefined): void {
  const { practice, calendar, movedAgo } = life;
  if (practice === undefined) return;
  const moved = movedAgo === undefined ? undefined : calendar.ago(movedAgo);
  registerAt(life, practice, calendar.ago(registeredAgo), moved);
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
    since,
    until: since + DAY / 8,
    because,
    endedReason: 'Three hours have passed.',
  });
  return { at: since, because };
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
