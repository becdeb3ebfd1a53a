/** Mending a follow-up that was done; one still to be done is planned anew or cancelled. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { SameAs } from '../mutation/input.js';
import { checkPast } from '../mutation/when.js';
import type { Channel } from '../organisation/channel.codes.js';
import { MendInput, mendable, ofOwnMembers } from '../person/mend.js';
import { sql } from '../platform/sql.js';
import { FollowUp } from './follow-up.entity.js';

@InputType({ description: 'What is corrected of a follow-up. What is left out stays as it is.' })
class FollowUpAmendInput extends MendInput {
  @Field(() => ID, { description: 'The follow-up.' })
  @IdOf(FollowUp)
  id!: string;

  @SameAs(FollowUp)
  occurredAt?: Date | null;

  @SameAs(FollowUp)
  reached?: boolean | null;

  @SameAs(FollowUp)
  channel?: Channel | null;

  @SameAs(FollowUp)
  durationMinutes?: number | null;

  @SameAs(FollowUp)
  howItGoes?: string | null;

  @SameAs(FollowUp)
  workingNote?: string | null;

  @SameAs(FollowUp)
  shareableSummary?: string | null;

  @SameAs(FollowUp)
  noNextReason?: string | null;
}

mendable(FollowUp, {
  called: 'a follow-up that was done',
  amendInput: FollowUpAmendInput,
  amends: [
    'occurredAt',
    'reached',
    'channel',
    'durationMinutes',
    'howItGoes',
    'workingNote',
    'shareableSummary',
    'noNextReason',
  ],
  needs: [
    {
      name: 'done',
      says: 'It has not been done: plan it anew or cancel it.',
      when: ({ occurredAt }) => sql`${occurredAt} is not null`,
    },
    ofOwnMembers,
  ],
  settle: (change, { occurredAt, reached, nextDueOn, noNextReason }, input) => {
    checkPast(change, input, 'occurredAt');
    if (!occurredAt)
      change.problem(['input', 'occurredAt'], 'required', 'It was done: say when, or mark it as entered in error.');
    if (typeof reached !== 'boolean')
      change.problem(['input', 'reached'], 'required', 'It was done: say whether the person was reached.');
    if (reached === false && !nextDueOn && !noNextReason)
      change.problem(['input', 'noNextReason'], 'required', 'Nobody was reached and no next one is due: say why.');
  },
});
