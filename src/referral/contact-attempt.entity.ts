/** An attempt to reach a person about a referral, whether or not it succeeded. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Channel } from '../organisation/channel.codes.js';
import { Member } from '../organisation/member.entity.js';
import { Mendable } from '../person/mendable.js';
import { Person } from '../person/person.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { Referral } from './referral.entity.js';

@ObjectType({ implements: Node, description: 'An attempt to reach a person about a referral.' })
@Entity()
@Index({ properties: ['referral', 'occurredAt'] })
@Index({ properties: ['person', 'occurredAt'] })
export class ContactAttempt extends Mendable {
  @Field(() => Referral, { description: 'The referral it was about.' })
  @ManyToOne(() => Referral)
  referral!: Referral;

  @Field(() => Channel, { description: 'By which way.' })
  @Enum({ items: () => Channel })
  channel!: Channel;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  @Field(() => Boolean, { description: 'Whether the person was reached.' })
  @Property({ type: 'boolean' })
  reached!: boolean;

  @Field(() => Member, { nullable: true, description: 'Who tried.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => Member, { nullable: true, description: 'Who wrote it down.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  @Field(() => String, {
    nullable: true,
    description: 'The link worker’s own note. The person may ask for it (UK GDPR, article 15).',
  })
  @Text(20_000, { nullable: true })
  workingNote?: string;
}

@InputType({ description: 'Which attempts. All that is given must hold.' })
class ContactAttemptWhere {
  @Field(() => Boolean, { nullable: true, description: 'True: the person was reached; false: they were not.' })
  reached?: boolean;

  @Field(() => [Channel], { nullable: true, description: 'By any of these ways.' })
  channel?: Channel[];
}

enum ContactAttemptOrder {
  OCCURRED_AT_ASC = 'OCCURRED_AT_ASC',
  OCCURRED_AT_DESC = 'OCCURRED_AT_DESC',
}

registerEnumType(ContactAttemptOrder, {
  name: 'ContactAttemptOrder',
  description: 'How attempts are ordered.',
  valuesConfig: {
    OCCURRED_AT_ASC: { description: 'The oldest first.' },
    OCCURRED_AT_DESC: { description: 'The newest first.' },
  },
});

export const ContactAttemptList = listing(ContactAttempt, {
  where: ContactAttemptWhere,
  filters: {
    reached: (attempt, reached) => (reached ? attempt.reached : sql`not ${attempt.reached}`),
    channel: (attempt, channels) => sql`${attempt.channel} = any(${channels})`,
  },
  orderBy: ContactAttemptOrder,
  orders: {
    OCCURRED_AT_ASC: [{ key: 'occurredAt' }],
    OCCURRED_AT_DESC: [{ key: 'occurredAt', descending: true }],
  },
  defaultOrder: 'OCCURRED_AT_DESC',
});

relation(Referral, 'attempts', ContactAttemptList, {
  by: 'referral',
  description: 'The attempts to reach the person.',
});
relation(Person, 'attempts', ContactAttemptList, {
  by: 'person',
  description: 'The attempts to reach them, over all their referrals.',
});
timelineOf(ContactAttempt, {
  kind: 'CONTACT_ATTEMPT',
  description: 'Somebody tried to reach them.',
  at: 'occurredAt',
});
