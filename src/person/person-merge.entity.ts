/** That two people turned out to be one, and the ledger of the rows that moved, so that it can be taken back. */
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { AboutPerson } from './about-person.js';
import { Person } from './person.entity.js';

@ObjectType({
  implements: Node,
  description: 'That another record of the same person was merged into this one; its id leads here.',
})
@Entity()
@Index({ properties: ['person', 'mergedAt'] })
@Check({ name: 'person_merge_two_check', expression: 'person_id <> merged_id' })
@Check({ name: 'person_merge_unmerged_at_check', expression: 'unmerged_at >= merged_at' })
export class PersonMerge extends AboutPerson {
  /** The one whose record went into the other; no field of the graph, for it exists for nobody while merged. */
  @Index()
  @ManyToOne(() => Person)
  merged!: Person;

  /** The record that stayed had no NHS number, and took that of the other. */
  @Property({ type: 'boolean', default: false })
  gaveNhsNumber: boolean = false;

  @Field(() => String, { description: 'Why, in plain words.' })
  @Text(2000)
  reason!: string;

  @Field(() => GraphQLDateTime, { description: 'When they were merged.' })
  @Property({ type: 'datetime', length: 3 })
  mergedAt!: Date;

  @Field(() => Member, { nullable: true, description: 'Who merged them.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  mergedBy?: Member;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When they were taken apart again; null while one.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  unmergedAt?: Date;

  @Field(() => Member, { nullable: true, description: 'Who took them apart.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  unmergedBy?: Member;
}

/** One row that a merge moved from one person to the other. */
@Entity()
export class PersonMergeRow {
  @ManyToOne(() => PersonMerge, { primary: true })
  merge!: PersonMerge;

  @Property({ type: 'text', primary: true })
  tableName!: string;

  @Property({ type: 'uuid', primary: true })
  rowId!: string;
}

relation(Person, 'merges', PersonMerge, {
  by: 'person',
  description: 'Other records of the same person that were merged into this one, the newest first.',
  order: [{ key: 'mergedAt', descending: true }],
});
