/** A person's access log: one line for each operation that read or changed something of them. */
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { derived, listing, relation } from '../graph/declare.js';
import type { Columns } from '../graph/declared.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { AccessEvent, AccessOutcome } from '../platform/audit.entity.js';
import { FieldKind } from '../platform/field-kind.js';
import { RoleName } from '../platform/role.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { raw, type Sql, sql } from '../platform/sql.js';
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
  /** Without a foreign key: each look would lock the person's row, and a line outlives what it names. */
  @Field(() => Person, { description: 'Whose log it stands in.' })
  @ManyToOne(() => Person, { createForeignKeyConstraint: false })
  person!: Person;

  @ManyToOne(() => AccessEvent)
  event!: AccessEvent;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  @Field(() => [CareRelationshipKind], {
    description:
      'The kinds of care relationship that tied whoever it was to the person at that moment; empty where none was open, as for a privacy officer who answers for a former one.',
  })
  @Property({ type: 'text[]', default: [] })
  because: CareRelationshipKind[] = [];
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

/** What the line takes of its operation. */
function ofEvent(column: string) {
  return ({ event }: Columns<AccessEventPerson>): Sql =>
    sql`(select e.${raw(column)} from access_event e where e.id = ${event})`;
}

relation(AccessEventPerson, 'member', Member, {
  one: true,
  description: 'Who it was.',
  match: (member, line) => sql`${member.id} = ${ofEvent('member_id')(line)}`,
});
relation(AccessEventPerson, 'organisation', Organisation, {
  one: true,
  description: 'For which organisation they acted.',
  match: (organisation, line) => sql`${organisation.id} = ${ofEvent('organisation_id')(line)}`,
});
derived(AccessEventPerson, 'role', () => RoleName, { description: 'In which role.', sql: ofEvent('role') });
derived(AccessEventPerson, 'operation', () => String, {
  description: 'The name of the operation, when it had one.',
  sql: ofEvent('operation'),
});
derived(AccessEventPerson, 'purpose', () => String, {
  description: 'For what purpose, as the portal said.',
  sql: ofEvent('purpose'),
});
derived(AccessEventPerson, 'kinds', () => [FieldKind], {
  description:
    'What kinds of thing the operation looked at, or changed; all of them where it was about several people.',
  sql: ofEvent('kinds'),
});
derived(AccessEventPerson, 'coordinates', () => [String], {
  description: 'The very fields, as `Type.field`; of all the people the operation was about.',
  sql: ofEvent('coordinates'),
});
derived(AccessEventPerson, 'outcome', () => AccessOutcome, {
  description: 'What became of the operation.',
  sql: ofEvent('outcome'),
});
derived(AccessEventPerson, 'requestId', () => String, {
  description: 'The request’s id, as in the server’s log.',
  sql: ofEvent('request_id'),
});
