/** A need that a conversation found. */
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { AboutPerson } from '../person/about-person.js';
import { Need } from '../person/need.entity.js';
import { Node } from '../platform/row.js';
import { Conversation } from './conversation.entity.js';

@ObjectType({ implements: Node, description: 'A need that a conversation found.' })
@Entity()
@Unique({ properties: ['conversation', 'need'] })
export class ConversationNeed extends AboutPerson {
  @Field(() => Conversation, { description: 'The conversation.' })
  @ManyToOne(() => Conversation)
  conversation!: Conversation;

  @Field(() => Need, { description: 'The kind of need.' })
  @Index()
  @ManyToOne(() => Need)
  need!: Need;

  /** Kept by a trigger: the need is sensitive. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}

relation(Conversation, 'needs', ConversationNeed, {
  by: 'conversation',
  description: 'What the conversation found that the person needs.',
  order: [{ key: 'createdAt' }],
});
