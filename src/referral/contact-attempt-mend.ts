/** Mending an attempt to reach a person. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { SameAs } from '../mutation/input.js';
import type { Channel } from '../organisation/channel.codes.js';
import { MendInput, mendable } from '../person/mend.js';
import { ContactAttempt } from './contact-attempt.entity.js';
import { checkMoment } from './done.js';
import { Referral } from './referral.entity.js';

@InputType({ description: 'What is corrected of an attempt. What is left out stays as it is.' })
class ContactAttemptAmendInput extends MendInput {
  @Field(() => ID, { description: 'The attempt.' })
  @IdOf(ContactAttempt)
  id!: string;

  @SameAs(ContactAttempt, { nullable: true })
  channel?: Channel | null;

  @SameAs(ContactAttempt, { nullable: true })
  occurredAt?: Date | null;

  @SameAs(ContactAttempt, { nullable: true })
  reached?: boolean | null;

  @SameAs(ContactAttempt)
  workingNote?: string | null;
}

mendable(ContactAttempt, {
  called: 'an attempt to reach a person',
  amendInput: ContactAttemptAmendInput,
  amends: ['channel', 'occurredAt', 'reached', 'workingNote'],
  settle: async (change, { occurredAt, referral }) =>
    checkMoment(change, occurredAt, await change.em.findOneOrFail(Referral, referral.id)),
});
