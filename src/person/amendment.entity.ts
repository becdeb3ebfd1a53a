/** An amendment: what a field of a record said before somebody corrected it. Append-only. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { AboutPerson } from './about-person.js';

/** The types whose rows can be amended. */
export enum Amended {
  ContactAttempt = 'ContactAttempt',
  Conversation = 'Conversation',
  Attendance = 'Attendance',
  FollowUp = 'FollowUp',
  Measurement = 'Measurement',
}

@ObjectType({ implements: Node, description: 'What one field of a record said before it was corrected.' })
@Entity()
@Index({ properties: ['subject', 'amendedAt'] })
export class Amendment extends AboutPerson {
  @Enum({ items: () => Amended })
  subjectType!: Amended;

  /** The id of the record, of whichever of those types it is. */
  @Property({ type: 'uuid' })
  subject!: string;

  @Field(() => String, { description: 'The name of the field, as in this schema.' })
  @Text(50)
  field!: string;

  @Field(() => String, { nullable: true, description: 'What it said until then, as text; null: it was empty.' })
  @Text(20_000, { nullable: true })
  before?: string;

  @Field(() => GraphQLDateTime, { description: 'When it was corrected.' })
  @Property({ type: 'datetime', length: 3 })
  amendedAt!: Date;

  @Field(() => Member, { nullable: true, description: 'Who corrected it.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => String, { description: 'Why, in plain words.' })
  @Text(2000)
  reason!: string;

  /** Kept by a trigger: the connection that the record hangs on is sensitive. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}
