/** Whether a person came to a session of an asset they are connected to. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Mendable } from '../person/mendable.js';
import { Node } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { AttendanceCode } from './connection.codes.js';
import { Connection } from './connection.entity.js';

@ObjectType({ implements: Node, description: 'Whether a person came to one session.' })
@Entity()
@Index({ properties: ['connection', 'occurredOn'] })
@Index({ properties: ['organisation'] })
export class Attendance extends Mendable {
  @Field(() => Connection, { description: 'The connection through which they were expected.' })
  @ManyToOne(() => Connection)
  connection!: Connection;

  /** The connection's, so that a charity's rows are found by it. */
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => GraphQLDate, { description: 'The day of the session, in Europe/London.' })
  @Property({ type: 'date' })
  occurredOn!: string;

  @Field(() => AttendanceCode, { description: 'Whether they came.' })
  @Enum({ items: () => AttendanceCode })
  code!: AttendanceCode;

  @Field(() => Member, { nullable: true, description: 'Who recorded it.' })
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  /** Kept by a trigger: the connection is sensitive. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}

@InputType({ description: 'Which attendances. All that is given must hold.' })
class AttendanceWhere {
  @Field(() => [AttendanceCode], { nullable: true, description: 'With any of these codes.' })
  code?: AttendanceCode[];
}

enum AttendanceOrder {
  OCCURRED_ASC = 'OCCURRED_ASC',
  OCCURRED_DESC = 'OCCURRED_DESC',
}
registerEnumType(AttendanceOrder, {
  name: 'AttendanceOrder',
  description: 'How attendances are ordered.',
  valuesConfig: {
    OCCURRED_ASC: { description: 'Earliest day first.' },
    OCCURRED_DESC: { description: 'Latest day first.' },
  },
});

export const AttendanceList = listing(Attendance, {
  where: AttendanceWhere,
  filters: { code: (attendance, codes) => sql`${attendance.code} = any(${codes})` },
  orderBy: AttendanceOrder,
  orders: { OCCURRED_ASC: [{ key: 'occurredOn' }], OCCURRED_DESC: [{ key: 'occurredOn', descending: true }] },
  defaultOrder: 'OCCURRED_DESC',
});
relation(Connection, 'attendances', AttendanceList, {
  by: 'connection',
  description: 'Whether the person came to each session.',
});
timelineOf(Attendance, { kind: 'ATTENDANCE', description: 'They were expected at a session.', at: 'occurredOn' });
