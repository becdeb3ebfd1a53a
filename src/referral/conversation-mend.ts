/** Mending a conversation. The first that stands made the referral ENGAGED, so the referral follows. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { SameAs } from '../mutation/input.js';
import type { Channel } from '../organisation/channel.codes.js';
import { MendInput, mendable } from '../person/mend.js';
import { sql } from '../platform/sql.js';
import { Conversation } from './conversation.entity.js';
import { checkMoment } from './done.js';
import { moveReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';

@InputType({ description: 'What is corrected of a conversation. What is left out stays as it is.' })
class ConversationAmendInput extends MendInput {
  @Field(() => ID, { description: 'The conversation.' })
  @IdOf(Conversation)
  id!: string;

  @SameAs(Conversation, { nullable: true })
  occurredAt?: Date | null;

  @SameAs(Conversation, { nullable: true })
  channel?: Channel | null;

  @SameAs(Conversation)
  minutes?: number | null;

  @SameAs(Conversation)
  workingNotes?: string | null;

  @SameAs(Conversation)
  summary?: string | null;
}

mendable(Conversation, {
  called: 'a conversation',
  amendInput: ConversationAmendInput,
  amends: ['occurredAt', 'channel', 'minutes', 'workingNotes', 'summary'],
  markNeeds: [
    {
      name: 'referralResumed',
      says: 'The referral is on hold: resume it first (`referralResume`).',
      when: ({ referral }) =>
        sql`not exists (select 1 from referral r where r.id = ${referral} and r.status = 'ON_HOLD')`,
    },
  ],
  settle: async (change, conversation) => {
    const referral = await change.em.findOneOrFail(Referral, conversation.referral.id);
    checkMoment(change, conversation.occurredAt, referral);
    const others = await othersOf(change, conversation);
    if (referral.engagedAt) referral.engagedAt = earliest([conversation, ...others]);
  },
  unmade: async (change, conversation, reason) => {
    const referral = await change.em.findOneOrFail(Referral, conversation.referral.id);
    const others = await othersOf(change, conversation);
    if (referral.engagedAt) referral.engagedAt = earliest(others);
    if (others.length === 0 && referral.status === ReferralStatus.ENGAGED)
      moveReferral(change, referral, ReferralStatus.CONTACTING, reason);
  },
});

/** The other conversations of its referral that stand. */
function othersOf(change: Change, { id, referral }: Conversation): Promise<Conversation[]> {
  return change.em.find(Conversation, { referral: referral.id, enteredInErrorAt: null, id: { $ne: id } });
}

function earliest(conversations: readonly Conversation[]): Date | undefined {
  return conversations.map(({ occurredAt }) => occurredAt).sort((one, other) => one.getTime() - other.getTime())[0];
}
