/** The history of a connection: every change of its state, by whom, when and why. Append-only. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { UnderNeed } from '../plan/under-need.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { Connection } from './connection.entity.js';
import { ConnectionStatus } from './connection.states.js';

@ObjectType({ implements: Node, description: 'One change of a connection’s state.' })
@Entity()
@Index({ properties: ['connection', 'occurredAt'] })
@Index({ properties: ['organisation'] })
export class ConnectionTransition extends UnderNeed {
  @Field(() => Connection, { description: 'The connection that changed.' })
  @ManyToOne(() => Connection)
  connection!: Connection;

  /** The connection's, so that a charity's rows are found by it. */
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => ConnectionStatus, { nullable: true, description: 'The state it left; null for the first.' })
  @Enum({ items: () => ConnectionStatus, nullable: true })
  from?: ConnectionStatus;

  @Field(() => ConnectionStatus, { description: 'The state it entered.' })
  @Enum({ items: () => ConnectionStatus })
  to!: ConnectionStatus;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  @Field(() => Member, {
    nullable: true,
    description: 'Who did it; null when it happened by itself, such as NO_REPLY, or was done by nobody of the staff.',
  })
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => Member, { nullable: true, description: 'Who recorded it; null when nobody did.' })
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @Text(2_000, { nullable: true })
  reason?: string;
}

enum ConnectionTransitionOrder {
  OCCURRED_ASC = 'OCCURRED_ASC',
  OCCURRED_DESC = 'OCCURRED_DESC',
}
registerEnumType(ConnectionTransitionOrder, {
  name: 'ConnectionTransitionOrder',
  description: 'How a connection’s history is ordered.',
  valuesConfig: {
    OCCURRED_ASC: { description: 'First change first.' },
    OCCURRED_DESC: { description: 'Latest change first.' },
  },
});

export const ConnectionTransitionList = listing(ConnectionTransition, {
  orderBy: ConnectionTransitionOrder,
  orders: { OCCURRED_ASC: [{ key: 'occurredAt' }], OCCURRED_DESC: [{ key: 'occurredAt', descending: true }] },
  defaultOrder: 'OCCURRED_ASC',
});
relation(Connection, 'history', ConnectionTransitionList, {
  by: 'connection',
  description: 'Every change of its state, first to last unless ordered otherwise.',
});
timelineOf(ConnectionTransition, {
  kind: 'CONNECTION_STEP',
  description: 'A connection changed its state.',
  at: 'occurredAt',
});
