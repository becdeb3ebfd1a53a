/** Support is finished: a referral is closed with its outcome, once the referrer was told of it. */
import { IsOptional, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { value } from '../mutation/statement.js';
import { sql } from '../platform/sql.js';
import { wrongState } from '../platform/states.js';
import { endReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { lastReopened, openStates, ReferralOutcome, ReferralStatus } from './referral.states.js';
import { ReferralStepInput } from './step-input.js';

@InputType({ description: 'Which referral is finished, and how it ended.' })
class ReferralCloseInput extends ReferralStepInput {
  @Field(() => ReferralOutcome, { description: 'How it ended.' })
  outcome!: ReferralOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Why the referrer is not told the outcome, in plain words; wanted unless `OUTCOME` feedback was sent.',
  })
  @IsOptional()
  @Length(1, 2000)
  noFeedbackReason?: string | null;
}

/** These end support whatever state it is in; every other outcome is one of support that took place. */
const AT_ANY_TIME: readonly ReferralOutcome[] = [
  ReferralOutcome.DECEASED,
  ReferralOutcome.MOVED,
  ReferralOutcome.DUPLICATE,
  ReferralOutcome.SAFEGUARDING_TRANSFER,
];

mutation('referralClose', Referral, {
  description:
    'Closes a referral with its outcome. Most outcomes want a person who was spoken to (`ENGAGED`); `DECEASED`, `MOVED`, `DUPLICATE` and `SAFEGUARDING_TRANSFER` close it in any state. Whoever referred is told the outcome first (`referralFeedbackSend`), or it is said why not.',
  input: ReferralCloseInput,
  from: openStates,
  run: async (change, { outcome, reason, noFeedbackReason }, referral) => {
    const { status } = referral;
    if (status !== ReferralStatus.ENGAGED && !AT_ANY_TIME.includes(outcome))
      throw wrongState(status, [ReferralStatus.ENGAGED], `From ${status} it cannot be closed with this outcome.`);
    if (!noFeedbackReason && !(await isReferrerTold(change, referral))) {
      const message = 'Send the referrer the outcome first (`referralFeedbackSend`), or say why they are not told.';
      change.problem(['input', 'noFeedbackReason'], 'feedback', message);
    }
    endReferral(change, referral, ReferralStatus.CLOSED, reason, outcome);
    referral.noFeedbackReason = noFeedbackReason ?? undefined;
    return referral;
  },
});

/** The outcome was told since it was last reopened; a person who referred themselves knows it. */
async function isReferrerTold(change: Change, referral: Referral): Promise<boolean> {
  if (!referral.sourceOrganisation || !referral.submittedAt) return true;
  const id = value(referral.id, 'uuid');
  const told = await change.query(sql`select 1 from feedback k where k.referral_id = ${id} and k.kind = 'OUTCOME'
    and k.sent_at >= ${lastReopened(id)}`);
  return told.length > 0;
}
