/** A person's access log: one line for each operation that read or changed something of them, whole in itself. */
import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { AccessEvent, AccessOutcome } from '../platform/audit.entity.js';
import { Text } from '../platform/columns.js';
import { FieldKind } from '../platform/field-kind.js';
import { RoleName } from '../platform/role.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import type { Role } from '../platform/viewer.js';
import { CareRelationshipKind } from './care-relationship.codes.js';
import { Person } from './person.entity.js';

@ObjectType({
  implements: Node,
  description: 'A line of a person’s access log: that one operation read or changed something of them.',
})
@Entity()
@Index({ properties: ['person', 'occurredAt', 'id'] })
@Unique({ properties: ['event', 'person'] })
export class AccessEventPerson extends Row {
  // No foreign keys to people, members and organisations: each look would lock their rows, and a line outlives them.
  @Field(() => Person, { description: 'Whose log it stands in.' })
  @ManyToOne(() => Person, { createForeignKeyConstraint: false })
  person!: Person;

  @ManyToOne(() => AccessEvent)
  event!: AccessEvent;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  @Field(() => Member, { description: 'Who it was.' })
  @ManyToOne(() => Member, { createForeignKeyConstraint: false })
  member!: Member;

  @Field(() => Organisation, { description: 'For which organisation they acted.' })
  @ManyToOne(() => Organisation, { createForeignKeyConstraint: false })
  organisation!: Organisation;

  @Field(() => RoleName, { description: 'In which role.' })
  @Enum({ items: () => RoleName })
  role!: Role;

  @Field(() => [CareRelationshipKind], {
    description:
      'The kinds of care relationship that tied whoever it was to the person at that moment; empty where none was open, as for a privacy officer who answers for a former one.',
  })
  @Property({ type: 'text[]', default: [] })
  because: CareRelationshipKind[] = [];

  @Field(() => String, { nullable: true, description: 'For what purpose, as the portal said.' })
  @Text(500, { nullable: true })
  purpose?: string;

  @Field(() => [FieldKind], {
    description:
      'What kinds of thing the operation looked at, or changed; all of them where it was about several people.',
  })
  @Property({ type: 'text[]', default: [] })
  kinds: FieldKind[] = [];

  @Field(() => String, { nullable: true, description: 'The name of the operation, when it had one.' })
  @Text(200, { nullable: true })
  operation?: string;

  @Field(() => AccessOutcome, { description: 'What became of the operation.' })
  @Enum({ items: () => AccessOutcome })
  outcome!: AccessOutcome;

  @Field(() => String, { description: 'The request’s id, as in the server’s log.' })
  @Text(200)
  requestId!: string;
}

enum AccessEventPersonOrder {
  OCCURRED_AT_ASC = 'OCCURRED_AT_ASC',
  OCCURRED_AT_DESC = 'OCCURRED_AT_DESC',
}

registerEnumType(AccessEventPersonOrder, {
  name: 'AccessEventPersonOrder',
  description: 'How the lines of an access log are ordered.',
  valuesConfig: {
    OCCURRED_AT_ASC: { description: 'The oldest first.' },
    OCCURRED_AT_DESC: { description: 'The newest first.' },
  },
});

export const AccessEventPersonList = listing(AccessEventPerson, {
  orderBy: AccessEventPersonOrder,
  orders: {
    OCCURRED_AT_ASC: [{ key: 'occurredAt' }],
    OCCURRED_AT_DESC: [{ key: 'occurredAt', descending: true }],
  },
  defaultOrder: 'OCCURRED_AT_DESC',
});

relation(Person, 'accessLog', AccessEventPersonList, {
  by: 'person',
  description: 'Who read or changed anything about them, when and why. Looking here is written down here, too.',
});
