/** The talk about what matters to a person is written down; the first makes its referral ENGAGED. */
import { ArrayMaxSize, ArrayUnique, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import type { Channel } from '../organisation/channel.codes.js';
import { Member } from '../organisation/member.entity.js';
import { needsNamed } from './content.js';
import { Conversation } from './conversation.entity.js';
import { ConversationNeed } from './conversation-need.entity.js';
import { done } from './done.js';
import { moveReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';

@InputType({ description: 'When and how the conversation took place, and what it found.' })
class ConversationRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The referral it belongs to.' })
  @IdOf(Referral)
  referral!: string;

  @SameAs(Conversation)
  occurredAt!: Date;

  @SameAs(Conversation)
  channel!: Channel;

  @SameAs(Conversation)
  minutes?: number | null;

  @Field(() => ID, { nullable: true, description: 'Who held it; the caller when left out.' })
  @IdOf(Member)
  by?: string | null;

  @SameAs(Conversation)
  workingNotes?: string | null;

  @SameAs(Conversation)
  summary?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'What it found that the person needs, by key (`needs`).',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  needs?: string[] | null;
}

const { CONTACTING, ENGAGED } = ReferralStatus;

mutation('conversationRecord', Conversation, {
  description: 'Writes down a conversation about what matters to the person. The first makes the referral `ENGAGED`.',
  input: ConversationRecordInput,
  on: Referral,
  from: [CONTACTING, ENGAGED],
  run: async (change, input, referral) => {
    const { person } = referral;
    const { channel, minutes, workingNotes, summary } = input;
    const conversation = change.add(Conversation, {
      referral,
      person,
      ...(await done(change, input, referral)),
      channel,
      minutes: minutes ?? undefined,
      workingNotes: workingNotes ?? undefined,
      summary: summary ?? undefined,
    });
    for (const need of await needsNamed(change, input.needs ?? []))
      change.add(ConversationNeed, { conversation, person, need });
    if (referral.status === CONTACTING) moveReferral(change, referral, ENGAGED);
    if (!referral.engagedAt || input.occurredAt < referral.engagedAt) referral.engagedAt = input.occurredAt;
    return conversation;
  },
});
