/** The suspicion that two people are one. It is about both, so it stays with neither: each is seen by its own rule. */
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { listing, rootList } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { Person } from './person.entity.js';
import { DuplicateReason, DuplicateStatus } from './suspected-duplicate.codes.js';

@ObjectType({
  implements: Node,
  description:
    'That two people may be one. Whoever may see only one of them learns that there is another, and nothing of them.',
})
@Entity()
@Unique({ properties: ['newer', 'older'] })
@Index({ properties: ['status', 'createdAt'] })
@Check({ name: 'suspected_duplicate_two_check', expression: 'newer_id <> older_id' })
@Check({
  name: 'suspected_duplicate_decided_check',
  expression: "(status = 'OPEN') = (decided_at is null) and (decided_at is null) = (decided_by_id is null)",
})
export class SuspectedDuplicate extends Row {
  @Field(() => Person, { description: 'The one whose registration or change raised the suspicion.' })
  @ManyToOne(() => Person)
  newer!: Person;

  @Field(() => Person, { description: 'The one who was there before.' })
  @Index()
  @ManyToOne(() => Person)
  older!: Person;

  @Field(() => DuplicateReason, { description: 'Why they may be one.' })
  @Enum({ items: () => DuplicateReason })
  reason!: DuplicateReason;

  @Field(() => DuplicateStatus, { description: 'What was decided.' })
  @Enum({ items: () => DuplicateStatus, default: DuplicateStatus.OPEN })
  status: DuplicateStatus = DuplicateStatus.OPEN;

  @Field(() => String, { nullable: true, description: 'Why it was decided so, in plain words.' })
  @Text(2000, { nullable: true })
  note?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  decidedAt?: Date;

  @Field(() => Member, { nullable: true, description: 'Who decided it.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  decidedBy?: Member;
}

@InputType({ description: 'Which suspected duplicates. All that is given must hold.' })
class SuspectedDuplicateWhere {
  @Field(() => [DuplicateStatus], { nullable: true, description: 'In any of these states.' })
  status?: DuplicateStatus[];
}

enum SuspectedDuplicateOrder {
  RAISED_ASC = 'RAISED_ASC',
  RAISED_DESC = 'RAISED_DESC',
}

registerEnumType(SuspectedDuplicateOrder, {
  name: 'SuspectedDuplicateOrder',
  description: 'How suspected duplicates are ordered.',
  valuesConfig: { RAISED_ASC: { description: 'The oldest first.' }, RAISED_DESC: { description: 'The newest first.' } },
});

export const SuspectedDuplicateList = listing(SuspectedDuplicate, {
  where: SuspectedDuplicateWhere,
  filters: { status: (duplicate, statuses) => sql`${duplicate.status} = any(${statuses})` },
  orderBy: SuspectedDuplicateOrder,
  orders: { RAISED_ASC: [{ key: 'createdAt' }], RAISED_DESC: [{ key: 'createdAt', descending: true }] },
  defaultOrder: 'RAISED_ASC',
});

rootList('suspectedDuplicates', SuspectedDuplicateList, {
  description: 'People who may be one, where at least one of the two is this viewer’s to see.',
});
