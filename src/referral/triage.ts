/** Triage: a scheme receives what was sent to it, and takes it on. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Versioned } from '../mutation/input.js';
import { sql } from '../platform/sql.js';
import { moveReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';

@InputType({ description: 'Which referral, and why.' })
export class ReferralStepInput extends Versioned {
  @Field(() => ID, { description: 'The referral.' })
  @IdOf(Referral)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Why, in plain words.' })
  @IsOptional()
  @Length(1, 2000)
  reason?: string | null;
}

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
