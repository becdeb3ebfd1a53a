/** A record that was opened in an emergency: by whom, why, until when, and what the privacy officer found. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { AboutPerson } from './about-person.js';
import { EmergencyReview } from './emergency-access.codes.js';
import { Person } from './person.entity.js';

@ObjectType({
  implements: Node,
  description: 'That somebody opened a person’s record in an emergency, without any other reason to know of them.',
})
@Entity()
@Index({ properties: ['person', 'openedAt'] })
@Index({ properties: ['review', 'openedAt'] })
@Check({
  name: 'emergency_access_ends_at_check',
  expression: "ends_at between opened_at and opened_at + interval '3 hours'",
})
@Check({
  name: 'emergency_access_reviewed_check',
  expression: "(review = 'AWAITED') = (reviewed_at is null) and (reviewed_at is null) = (reviewed_by_id is null)",
})
export class EmergencyAccess extends AboutPerson {
  @Field(() => Member, { description: 'Who opened it.' })
  @Index()
  @ManyToOne(() => Member)
  member!: Member;

  @Field(() => Organisation, { description: 'For which organisation they acted.' })
  @Index()
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => String, { description: 'The reason they wrote down.' })
  @Text(2000)
  because!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was opened.' })
  @Property({ type: 'datetime', length: 3 })
  openedAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it closed again by itself, at most three hours later.' })
  @Property({ type: 'datetime', length: 3 })
  endsAt!: Date;

  @Field(() => EmergencyReview, { description: 'What the privacy officer found.' })
  @Enum({ items: () => EmergencyReview, default: EmergencyReview.AWAITED })
  review: EmergencyReview = EmergencyReview.AWAITED;

  @Field(() => String, { nullable: true, description: 'What the privacy officer noted.' })
  @Text(2000, { nullable: true })
  reviewNote?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was reviewed.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  reviewedAt?: Date;

  @Field(() => Member, { nullable: true, description: 'Who reviewed it.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  reviewedBy?: Member;
}

@InputType({ description: 'Which emergency accesses. All that is given must hold.' })
class EmergencyAccessWhere {
  @Field(() => [EmergencyReview], { nullable: true, description: 'With any of these findings.' })
  review?: EmergencyReview[];
}

enum EmergencyAccessOrder {
  OPENED_AT_ASC = 'OPENED_AT_ASC',
  OPENED_AT_DESC = 'OPENED_AT_DESC',
}

registerEnumType(EmergencyAccessOrder, {
  name: 'EmergencyAccessOrder',
  description: 'How emergency accesses are ordered.',
  valuesConfig: {
    OPENED_AT_ASC: { description: 'The oldest first.' },
    OPENED_AT_DESC: { description: 'The newest first.' },
  },
});

export const EmergencyAccessList = listing(EmergencyAccess, {
  where: EmergencyAccessWhere,
  filters: { review: (access, reviews) => sql`${access.review} = any(${reviews})` },
  orderBy: EmergencyAccessOrder,
  orders: { OPENED_AT_ASC: [{ key: 'openedAt' }], OPENED_AT_DESC: [{ key: 'openedAt', descending: true }] },
  defaultOrder: 'OPENED_AT_DESC',
});

rootList('emergencyAccesses', EmergencyAccessList, {
  description:
    'Records that were opened in an emergency, of the people this viewer may see: the review queue of a privacy officer, and how those who look after a person learn of it.',
});
relation(Person, 'emergencyAccesses', EmergencyAccessList, {
  by: 'person',
  description: 'Who opened their record in an emergency.',
});
timelineOf(EmergencyAccess, {
  kind: 'EMERGENCY_ACCESS',
  description: 'Somebody who did not look after them opened their record in an emergency.',
  at: 'openedAt',
});
