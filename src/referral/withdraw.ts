/** A referral is taken back. */
import { mutation } from '../mutation/declare.js';
import { sql } from '../platform/sql.js';
import { endReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { openStates, ReferralStatus } from './referral.states.js';
import { isOfTeam, isSender } from './sender.js';
import { ReferralReasonInput } from './step-input.js';

mutation('referralWithdraw', Referral, {
  description:
    'Takes a referral back that has not ended, by whoever sent it or by the team. The team keeps it for ninety days, whoever sent it for thirty.',
  input: ReferralReasonInput,
  from: openStates,
  needs: [
    {
      name: 'sender',
      says: 'Only whoever sent it, or the team it was sent to, can take it back.',
      when: (referral, at) => sql`(${isSender(referral, at)} or ${isOfTeam(at)} and ${referral.status} <> 'DRAFT')`,
    },
  ],
  run: (change, { reason }, referral) => {
    endReferral(change, referral, ReferralStatus.WITHDRAWN, reason);
    return referral;
  },
});
