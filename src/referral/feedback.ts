/** The scheme tells whoever referred a person what became of it, and they tell that they read it. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import { sql } from '../platform/sql.js';
import { Feedback, type FeedbackKind } from './feedback.entity.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';

@InputType({ description: 'What the referrer is told.' })
class ReferralFeedbackSendInput extends Confirmable {
  @Field(() => ID, { description: 'The referral.' })
  @IdOf(Referral)
  referral!: string;

  @SameAs(Feedback)
  kind!: FeedbackKind;

  @SameAs(Feedback)
  text!: string;
}

mutation('referralFeedbackSend', Feedback, {
  description:
    'Tells whoever referred the person what became of it. They read it for thirty days after the referral ended.',
  input: ReferralFeedbackSendInput,
  on: Referral,
  from: Object.values(ReferralStatus).filter((status) => status !== ReferralStatus.DRAFT),
  needs: [
    {
      name: 'referrer',
      says: 'The person referred themselves: there is no referrer to be told.',
      when: ({ sourceOrganisation }) => sql`${sourceOrganisation} is not null`,
    },
  ],
  run: (change, { kind, text }, referral) =>
    change.add(Feedback, {
      referral,
      person: referral.person,
      kind,
      text,
      sentAt: change.now,
      by: actingMember(change),
    }),
});

@InputType({ description: 'Which feedback was read.' })
class FeedbackReadInput extends Versioned {
  @Field(() => ID, { description: 'The feedback.' })
  @IdOf(Feedback)
  id!: string;
}

mutation('feedbackRead', Feedback, {
  description: 'Marks feedback as read, by the organisation that referred the person.',
  input: FeedbackReadInput,
  needs: [
    {
      name: 'recipient',
      says: 'Only the organisation that referred the person marks its feedback as read.',
      when: ({ referral }, { viewer }) => sql`exists (select 1 from referral f
        where f.id = ${referral} and f.source_organisation_id = ${viewer.organisation})`,
    },
    { name: 'unread', says: 'It is marked as read already.', when: ({ readAt }) => sql`${readAt} is null` },
  ],
  run: (change, _input, feedback) => {
    feedback.readAt = change.now;
    return feedback;
  },
});
