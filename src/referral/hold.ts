/** A referral is paused, and goes on where it was left. */
import { mutation } from '../mutation/declare.js';
import { moveReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { openStates, ReferralStatus } from './referral.states.js';
import { ReferralTransition } from './referral-transition.entity.js';
import { ReferralReasonInput, ReferralStepInput } from './step-input.js';

const { DRAFT, ON_HOLD } = ReferralStatus;

mutation('referralHold', Referral, {
  description: 'Pauses a referral, such as while the person is in hospital.',
  input: ReferralReasonInput,
  from: openStates.filter((status) => status !== DRAFT && status !== ON_HOLD),
  run: (change, { reason }, referral) => {
    moveReferral(change, referral, ON_HOLD, reason);
    return referral;
  },
});

mutation('referralResume', Referral, {
  description: 'Goes on with a paused referral, in the state in which it was paused.',
  input: ReferralStepInput,
  from: [ON_HOLD],
  run: async (change, { reason }, referral) => {
    const { from } = await change.em.findOneOrFail(
      ReferralTransition,
      { referral, to: ON_HOLD },
      { orderBy: { at: 'desc', id: 'desc' } },
    );
    if (!from) throw new Error(`Referral ${referral.id} was on hold before it was made.`);
    moveReferral(change, referral, from, reason);
    return referral;
  },
});
