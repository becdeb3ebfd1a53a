/** Writing down whether a person came: the first time and the second move their connection on. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import { Attendance } from './attendance.entity.js';
import { AttendanceCode } from './connection.codes.js';
import { Connection } from './connection.entity.js';
import { ACCEPTED_IN, ConnectionStatus } from './connection.states.js';
import { moveConnection } from './move.js';

@InputType({ description: 'Which session, and whether the person came.' })
class AttendanceRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The connection through which they were expected.' })
  @IdOf(Connection)
  connection!: string;

  @SameAs(Attendance)
  occurredOn!: string;

  @SameAs(Attendance)
  code!: AttendanceCode;
}

const CAME: readonly AttendanceCode[] = [AttendanceCode.ATTENDED_ON_TIME, AttendanceCode.ATTENDED_LATE];

mutation('attendanceRecord', Attendance, {
  description:
    'Writes down whether the person came to one session, or that they are expected. What was expected of that day is ' +
    'replaced. Coming the first time makes the connection ATTENDED_ONCE, on a second day PARTICIPATING.',
  input: AttendanceRecordInput,
  on: Connection,
  from: ACCEPTED_IN,
  run: async (change, input, connection) => {
    checkDay(change, input);
    const known = await change.em.find(Attendance, { connection, enteredInErrorAt: null });
    const sameDay = known.filter(({ occurredOn }) => occurredOn === input.occurredOn);
    const expected = sameDay.find(({ code }) => code === AttendanceCode.FUTURE);
    if (!expected && sameDay.length > 0)
      change.warn('DUPLICATE_ATTENDANCE', 'Something is written down for this day already.');
    const attendance =
      expected ??
      change.add(Attendance, {
        person: connection.person,
        connection,
        organisation: connection.organisation,
        occurredOn: input.occurredOn,
      });
    attendance.code = input.code;
    attendance.recordedBy = actingMember(change);
    if (CAME.includes(input.code)) {
      const earlier = known.filter((one) => one !== attendance && CAME.includes(one.code));
      moveOn(change, connection, new Set([input.occurredOn, ...earlier.map(({ occurredOn }) => occurredOn)]).size);
    }
    return attendance;
  },
});

/** By how many days they came on; what has moved on before, however it came to, stays. */
function moveOn(change: Change, connection: Connection, days: number): void {
  const { ACCEPTED, INTRODUCED, ATTENDED_ONCE, PARTICIPATING } = ConnectionStatus;
  if (connection.status === ACCEPTED || connection.status === INTRODUCED)
    moveConnection(change, connection, ATTENDED_ONCE);
  else if (connection.status === ATTENDED_ONCE && days > 1) moveConnection(change, connection, PARTICIPATING);
}

function checkDay(change: Change, { occurredOn, code }: AttendanceRecordInput): void {
  const isExpected = code === AttendanceCode.FUTURE;
  if (isExpected && occurredOn < change.today)
    change.problem(['input', 'occurredOn'], 'future', 'input.occurredOn is over: say whether the person came.');
  const isCancelled = code === AttendanceCode.CANCELLED_BY_PERSON || code === AttendanceCode.CANCELLED_BY_PROVIDER;
  if (!isExpected && !isCancelled && occurredOn > change.today)
    change.problem(['input', 'occurredOn'], 'past', 'input.occurredOn is still to come: nobody knows yet.');
}
