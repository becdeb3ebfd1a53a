/** What the scheme tells whoever referred a person about what became of it. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { AboutPerson } from '../person/about-person.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { Referral } from './referral.entity.js';

export enum FeedbackKind {
  RECEIVED = 'RECEIVED',
  ACCEPTED = 'ACCEPTED',
  OUTCOME = 'OUTCOME',
}

registerEnumType(FeedbackKind, {
  name: 'FeedbackKind',
  description: 'What feedback to a referrer is about.',
  valuesConfig: {
    RECEIVED: { description: 'That the referral arrived, and what is needed before it goes on.' },
    ACCEPTED: { description: 'That the scheme takes it on, and what happens next.' },
    OUTCOME: { description: 'What came of it.' },
  },
});

@ObjectType({ implements: Node, description: 'What the scheme told the referrer about a referral.' })
@Entity()
@Index({ properties: ['referral', 'sentAt'] })
@Check({ name: 'feedback_read_check', expression: 'read_at >= sent_at' })
export class Feedback extends AboutPerson {
  @Field(() => Referral, { description: 'The referral.' })
  @ManyToOne(() => Referral)
  referral!: Referral;

  @Field(() => FeedbackKind, { description: 'What it is about.' })
  @Enum({ items: () => FeedbackKind })
  kind!: FeedbackKind;

  @Field(() => String, { description: 'The message, in plain words that the person may read too.' })
  @Text(4000)
  text!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was sent.' })
  @Property({ type: 'datetime', length: 3 })
  sentAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the referrer read it; null until then.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  readAt?: Date;

  @Field(() => Member, { nullable: true, description: 'Who wrote it; null when Kith did by itself.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;
}

@InputType({ description: 'Which feedback. All that is given must hold.' })
class FeedbackWhere {
  @Field(() => [FeedbackKind], { nullable: true, description: 'Of any of these kinds.' })
  kind?: FeedbackKind[];

  @Field(() => Boolean, { nullable: true, description: 'True: what the referrer has read; false: what they have not.' })
  read?: boolean;
}

enum FeedbackOrder {
  SENT_AT_ASC = 'SENT_AT_ASC',
  SENT_AT_DESC = 'SENT_AT_DESC',
}

registerEnumType(FeedbackOrder, {
  name: 'FeedbackOrder',
  description: 'How feedback is ordered.',
  valuesConfig: {
    SENT_AT_ASC: { description: 'The oldest first.' },
    SENT_AT_DESC: { description: 'The newest first.' },
  },
});

export const FeedbackList = listing(Feedback, {
  where: FeedbackWhere,
  filters: {
    kind: (feedback, kinds) => sql`${feedback.kind} = any(${kinds})`,
    read: (feedback, read) => (read ? sql`${feedback.readAt} is not null` : sql`${feedback.readAt} is null`),
  },
  orderBy: FeedbackOrder,
  orders: { SENT_AT_ASC: [{ key: 'sentAt' }], SENT_AT_DESC: [{ key: 'sentAt', descending: true }] },
  defaultOrder: 'SENT_AT_DESC',
});

relation(Referral, 'feedback', FeedbackList, {
  by: 'referral',
  description: 'What the scheme told the referrer.',
});
timelineOf(Feedback, {
  kind: 'FEEDBACK',
  description: 'The referrer was told what became of a referral.',
  at: 'sentAt',
});
