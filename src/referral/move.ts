/** Moves a referral from one state to the next, and writes down that it did. */
import type { Change } from '../mutation/change.js';
import { actingMember } from '../organisation/acting.js';
import { step } from '../platform/states.js';
import type { Referral } from './referral.entity.js';
import { type ReferralStatus, referralStates } from './referral.states.js';
import { ReferralTransition } from './referral-transition.entity.js';

/** Throws WRONG_STATE where the machine does not allow the step. */
export function moveReferral(change: Change, referral: Referral, to: ReferralStatus, reason?: string | null): void {
  const from = referral.status;
  step(referralStates, from, to);
  referral.status = to;
  referral.statusReason = reason ?? undefined;
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
