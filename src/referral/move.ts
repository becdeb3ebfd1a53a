/** Moves a referral from one state to the next, and writes down that it did. */
import type { Change } from '../mutation/change.js';
import { actingMember } from '../organisation/acting.js';
import { step } from '../platform/states.js';
import type { Referral } from './referral.entity.js';
import { type ReferralOutcome, type ReferralStatus, referralStates } from './referral.states.js';
import { ReferralTransition } from './referral-transition.entity.js';
import { endCare } from './relationships.js';

/** Throws WRONG_STATE where the machine does not allow the step. */
export function moveReferral(change: Change, referral: Referral, to: ReferralStatus, reason?: string | null): void {
  const from = referral.status;
  step(referralStates, from, to);
  referral.status = to;
  referral.statusReason = reason ?? undefined;
  writeDown(change, referral, from, reason);
}

/** Ends it, and with it in time who may know of the person because of it. */
export function endReferral(
  change: Change,
  referral: Referral,
  to: ReferralStatus,
  reason?: string | null,
  outcome?: ReferralOutcome,
): void {
  moveReferral(change, referral, to, reason);
  referral.endedAt = change.now;
  referral.outcome = outcome;
  endCare(change, referral, to);
}

/** Makes a new version of it for what is kept in rows beside it, so that of two who change that the second is told. */
export function touch(referral: Referral): void {
  // The database stamps the moment itself: what is set here only has to differ.
  referral.updatedAt = new Date(0);
}

/** The entry of its history for the state it stands at now; without `from` the one it was made in. */
export function writeDown(change: Change, referral: Referral, from?: ReferralStatus, reason?: string | null): void {
  const to = referral.status;
  const entry = change.add(ReferralTransition, {
    referral,
    person: referral.person,
    from,
    to,
    at: change.now,
    by: actingMember(change),
    reason: reason ?? undefined,
  });
  change.transitioned({ id: entry.id, from, to, at: change.now }, 'referral_transition');
}
