/** Mending an attempt to reach a person. */
import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { SameAs } from '../mutation/input.js';
import type { Channel } from '../organisation/channel.codes.js';
import { MendInput, mendable, notAhead } from '../person/mend.js';
import { ContactAttempt } from './contact-attempt.entity.js';

@InputType({ description: 'What is corrected of an attempt. What is left out stays as it is.' })
class ContactAttemptAmendInput extends MendInput {
  @Field(() => ID, { description: 'The attempt.' })
  @IdOf(ContactAttempt)
  id!: string;

  @SameAs(ContactAttempt, { nullable: true })
  channel?: Channel;

  @SameAs(ContactAttempt, { nullable: true })
  occurredAt?: Date;

  @SameAs(ContactAttempt, { nullable: true })
  reached?: boolean;

  @SameAs(ContactAttempt)
  @IsOptional()
  workingNote?: string | null;
}

mendable(ContactAttempt, {
  called: 'an attempt to reach a person',
  amendInput: ContactAttemptAmendInput,
  amends: ['channel', 'occurredAt', 'reached', 'workingNote'],
  settle: (change, attempt) => notAhead(change, attempt.occurredAt),
});
