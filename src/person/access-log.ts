/** Which people an access event concerned, and each person's own log of them. */
import { Entity, Index, ManyToOne } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { AccessEvent } from '../platform/audit.entity.js';
import { sql } from '../platform/sql.js';
import { Person } from './person.entity.js';

@Entity()
@Index({ properties: ['person', 'event'] })
export class AccessEventPerson {
  @ManyToOne(() => AccessEvent, { primary: true })
  event!: AccessEvent;

  @ManyToOne(() => Person, { primary: true })
  person!: Person;
}

enum AccessEventOrder {
  OCCURRED_AT_ASC = 'OCCURRED_AT_ASC',
  OCCURRED_AT_DESC = 'OCCURRED_AT_DESC',
}

registerEnumType(AccessEventOrder, {
  name: 'AccessEventOrder',
  description: 'How access events are ordered.',
  valuesConfig: {
    OCCURRED_AT_ASC: { description: 'The oldest first.' },
    OCCURRED_AT_DESC: { description: 'The newest first.' },
  },
});

export const AccessEventList = listing(AccessEvent, {
  orderBy: AccessEventOrder,
  orders: {
    OCCURRED_AT_ASC: [{ key: 'occurredAt' }],
    OCCURRED_AT_DESC: [{ key: 'occurredAt', descending: true }],
  },
  defaultOrder: 'OCCURRED_AT_DESC',
});

relation(Person, 'accessLog', AccessEventList, {
  description: 'Who read or changed anything about them, and when.',
  match: (event, person) =>
    sql`exists (select 1 from access_event_person j where j.person_id = ${person.id} and j.event_id = ${event.id})`,
});
relation(AccessEvent, 'member', Member, {
  one: true,
  description: 'Who it was.',
  match: (member, event) => sql`${member.id} = ${event.memberId}`,
});
relation(AccessEvent, 'organisation', Organisation, {
  one: true,
  description: 'For which organisation they acted.',
  match: (organisation, event) => sql`${organisation.id} = ${event.organisationId}`,
});
