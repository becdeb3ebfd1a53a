/** Mending whether a person came to a session. The state of the connection stays: it is moved by its own mutations. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { SameAs } from '../mutation/input.js';
import { MendInput, mendable, ofOwnMembers } from '../person/mend.js';
import { Attendance } from './attendance.entity.js';
import { AttendanceCode } from './connection.codes.js';

@InputType({ description: 'What is corrected of an attendance. What is left out stays as it is.' })
class AttendanceAmendInput extends MendInput {
  @Field(() => ID, { description: 'The attendance.' })
  @IdOf(Attendance)
  id!: string;

  @SameAs(Attendance, { nullable: true })
  occurredOn?: string | null;

  @SameAs(Attendance, { nullable: true })
  code?: AttendanceCode | null;
}

mendable(Attendance, {
  called: 'an attendance',
  amendInput: AttendanceAmendInput,
  amends: ['occurredOn', 'code'],
  needs: [ofOwnMembers],
  settle: (change, { code, occurredOn }) => {
    if (code !== AttendanceCode.FUTURE && occurredOn > change.today)
      change.problem(['input', 'occurredOn'], 'past', 'The session lies ahead: whether they came is not known yet.');
  },
});
