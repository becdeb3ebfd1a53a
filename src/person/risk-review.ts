/** Reviewing a risk: somebody looked at it, and says where it now stands. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import { step } from '../platform/states.js';
import { noteRisk } from './raise-risk.js';
import { Risk } from './risk.entity.js';
import { RiskStatus, riskStates } from './risk.states.js';
import { RiskTransition } from './risk-transition.entity.js';

@InputType({ description: 'Which risk was looked at, and where it now stands.' })
class RiskReviewInput extends Versioned {
  @Field(() => ID, { description: 'The risk.' })
  @IdOf(Risk)
  id!: string;

  @SameAs(Risk, { description: 'Where it stands now; the same as before where the review changed nothing.' })
  status!: RiskStatus;

  @SameAs(RiskTransition)
  reason?: string | null;
}

mutation('riskReview', Risk, {
  description:
    'Writes down that a risk was reviewed, and where it now stands. A risk is MANAGED or CLOSED only with a reason, and may open again.',
  input: RiskReviewInput,
  from: [RiskStatus.OPEN, RiskStatus.MANAGED, RiskStatus.CLOSED],
  run: (change, { status, reason }, risk) => {
    const from = risk.status;
    if (status !== from) {
      step(riskStates, from, status);
      if (!reason) change.problem(['input', 'reason'], 'required', 'Say why it now stands elsewhere than before.');
    }
    risk.status = status;
    risk.reviewedAt = change.now;
    risk.reviewedBy = actingMember(change);
    noteRisk(change, risk, from, reason);
    return risk;
  },
});
