/** Triage: a scheme receives what was sent to it, and takes it on, lets it wait, or turns it down. */
import { mutation } from '../mutation/declare.js';
import { sql } from '../platform/sql.js';
import { endReferral, moveReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';
import { ReferralReasonInput, ReferralStepInput } from './step-input.js';

mutation('referralReceive', Referral, {
  description: 'Marks a referral as seen by the scheme.',
  input: ReferralStepInput,
  from: [ReferralStatus.SUBMITTED],
  run: (change, { reason }, referral) => {
    moveReferral(change, referral, ReferralStatus.RECEIVED, reason);
    return referral;
  },
});

mutation('referralAccept', Referral, {
  description: 'Takes a received referral on for the scheme. A referral in safety review first wants care in place.',
  input: ReferralStepInput,
  from: [ReferralStatus.RECEIVED],
  needs: [
    {
      name: 'careInPlace',
      says: 'A named clinician must first record the care in place for the clinical risk (`referralCareRecord`).',
      when: ({ safetyReview }) => sql`not ${safetyReview}`,
    },
  ],
  run: (change, { reason }, referral) => {
    moveReferral(change, referral, ReferralStatus.ACCEPTED, reason);
    return referral;
  },
});

mutation('referralWaitlist', Referral, {
  description: 'Lets an accepted referral wait until a link worker has room.',
  input: ReferralStepInput,
  from: [ReferralStatus.ACCEPTED],
  run: (change, { reason }, referral) => {
    moveReferral(change, referral, ReferralStatus.WAITLISTED, reason);
    return referral;
  },
});

mutation('referralReject', Referral, {
  description:
    'Turns a received referral down: it ends, and the scheme no longer sees it or, because of it, the person. The referrer reads why.',
  input: ReferralReasonInput,
  from: [ReferralStatus.RECEIVED],
  run: (change, { reason }, referral) => {
    endReferral(change, referral, ReferralStatus.REJECTED, reason);
    return referral;
  },
});
