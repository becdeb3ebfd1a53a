/** The talk about what matters to a person, and what it found. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Channel } from '../organisation/channel.codes.js';
import { Member } from '../organisation/member.entity.js';
import { Mendable } from '../person/mendable.js';
import { Person } from '../person/person.entity.js';
import { Text, Whole } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { Referral } from './referral.entity.js';

@ObjectType({ implements: Node, description: 'A conversation about what matters to the person.' })
@Entity()
@Index({ properties: ['referral', 'occurredAt'] })
@Index({ properties: ['person', 'occurredAt'] })
export class Conversation extends Mendable {
  @Field(() => Referral, { description: 'The referral it belongs to.' })
  @ManyToOne(() => Referral)
  referral!: Referral;

  @Field(() => GraphQLDateTime, { description: 'When it took place.' })
  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  @Field(() => Channel, { description: 'By which way.' })
  @Enum({ items: () => Channel })
  channel!: Channel;

  @Field(() => Int, { nullable: true, description: 'How long it took, in minutes.' })
  @Whole(1, 1440, { nullable: true })
  minutes?: number;

  @Field(() => Member, { nullable: true, description: 'Who held it.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => Member, { nullable: true, description: 'Who wrote it down.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  @Field(() => String, {
    nullable: true,
    description: 'The link worker’s own notes. The person may ask for them (UK GDPR, article 15).',
  })
  @Text(20_000, { nullable: true })
  workingNotes?: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was agreed to be shared with the practice, in plain words.',
  })
  @Text(20_000, { nullable: true })
  summary?: string;
}

@InputType({ description: 'Which conversations. All that is given must hold.' })
class ConversationWhere {
  @Field(() => [Channel], { nullable: true, description: 'By any of these ways.' })
  channel?: Channel[];
}

enum ConversationOrder {
  OCCURRED_AT_ASC = 'OCCURRED_AT_ASC',
  OCCURRED_AT_DESC = 'OCCURRED_AT_DESC',
}

registerEnumType(ConversationOrder, {
  name: 'ConversationOrder',
  description: 'How conversations are ordered.',
  valuesConfig: {
    OCCURRED_AT_ASC: { description: 'The oldest first.' },
    OCCURRED_AT_DESC: { description: 'The newest first.' },
  },
});

export const ConversationList = listing(Conversation, {
  where: ConversationWhere,
  filters: { channel: (conversation, channels) => sql`${conversation.channel} = any(${channels})` },
  orderBy: ConversationOrder,
  orders: {
    OCCURRED_AT_ASC: [{ key: 'occurredAt' }],
    OCCURRED_AT_DESC: [{ key: 'occurredAt', descending: true }],
  },
  defaultOrder: 'OCCURRED_AT_DESC',
});

relation(Referral, 'conversations', ConversationList, {
  by: 'referral',
  description: 'The conversations with the person.',
});
relation(Person, 'conversations', ConversationList, {
  by: 'person',
  description: 'The conversations with them, over all their referrals.',
});
timelineOf(Conversation, { kind: 'CONVERSATION', description: 'They talked with a link worker.', at: 'occurredAt' });
