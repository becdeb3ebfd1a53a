/** Opening the record of somebody unknown in an emergency, and the review of it. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { value } from '../mutation/statement.js';
import { actingMember } from '../organisation/acting.js';
import { KithError } from '../platform/errors.js';
import { GraphQLDate, GraphQLNhsNumber } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { EmergencyReview } from './emergency-access.codes.js';
import { EmergencyAccess } from './emergency-access.entity.js';
import { Person } from './person.entity.js';

@InputType({ description: 'Whose record is needed, and why.' })
export class EmergencyAccessOpenInput extends Confirmable {
  @Field(() => GraphQLNhsNumber, { description: 'Their NHS number; spaces are accepted.' })
  nhsNumber!: string;

  @Field(() => GraphQLDate, { description: 'The day they were born.' })
  birthDate!: string;

  @Field(() => String, { description: 'Why the record is needed now. It is reviewed.' })
  @Length(10, 2000)
  because!: string;
}

mutation('emergencyAccessOpen', Person, {
  description:
    'Opens the record of a person for three hours, for whoever asks and nobody else, by NHS number and birth date together. Those who look after the person read of it in `emergencyAccesses`, and a privacy officer reviews it. An objection does not stand against it.',
  input: EmergencyAccessOpenInput,
  starts: 'anew',
  run: async (change, { nhsNumber, birthDate, because }) => {
    // The owner's function finds whom this viewer cannot see, opens the record and leaves the trace, or does nothing.
    const [opened] = await change.query<{ person: string | null }>(
      sql`select open_emergency(${value(nhsNumber)}, ${value(birthDate, 'date')}, ${value(because)}) as person`,
    );
    if (opened?.person) return change.find(Person, opened.person, ['input', 'nhsNumber']);
    const message = 'Nobody is known by this NHS number and birth date.';
    const problems = [{ path: ['input', 'nhsNumber'], rule: 'exists', message }];
    throw new KithError('NOT_FOUND', message, { problems });
  },
});

enum EmergencyFinding {
  JUSTIFIED = 'JUSTIFIED',
  NOT_JUSTIFIED = 'NOT_JUSTIFIED',
}

registerEnumType(EmergencyFinding, {
  name: 'EmergencyFinding',
  description: 'What a privacy officer finds of a record that was opened in an emergency.',
  valuesConfig: {
    JUSTIFIED: { description: 'There was an emergency, and the record was needed.' },
    NOT_JUSTIFIED: { description: 'The record should not have been opened.' },
  },
});

@InputType({ description: 'What was found of an emergency access.' })
export class EmergencyAccessReviewInput extends Versioned {
  @Field(() => ID, { description: 'The emergency access.' })
  @IdOf(EmergencyAccess)
  id!: string;

  @Field(() => EmergencyFinding, { description: 'Whether it was justified.' })
  finding!: EmergencyFinding;

  @SameAs(EmergencyAccess)
  @IsOptional()
  reviewNote?: string | null;
}

mutation<EmergencyAccess, EmergencyAccessReviewInput>('emergencyAccessReview', EmergencyAccess, {
  description: 'Reviews that a record was opened in an emergency.',
  input: EmergencyAccessReviewInput,
  state: 'review',
  from: [EmergencyReview.AWAITED],
  run: (change, { finding, reviewNote }, access) => {
    access.review = EmergencyReview[finding];
    Object.assign(access, {
      reviewedAt: change.now,
      reviewedBy: actingMember(change),
      reviewNote: reviewNote ?? undefined,
    });
    return access;
  },
});
