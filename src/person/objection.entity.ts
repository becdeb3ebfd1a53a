/** That a person does not want to be seen by an organisation or a role: stronger than every tie but an emergency. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { derived, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { AboutPerson } from './about-person.js';
import { ObjectionRole } from './objection.codes.js';
import { Person } from './person.entity.js';

@ObjectType({
  implements: Node,
  description: 'That a person does not want to be seen by an organisation or a role. Only an emergency is stronger.',
})
@Entity()
@Index({ properties: ['person', 'withdrawnAt'] })
@Check({ name: 'objection_against_check', expression: 'organisation_id is not null or role is not null' })
@Check({ name: 'objection_withdrawn_at_check', expression: 'withdrawn_at >= objected_at' })
@Check({ name: 'objection_withdrawn_check', expression: '(withdrawn_at is null) = (withdrawn_by_id is null)' })
export class Objection extends AboutPerson {
  @Field(() => Organisation, { nullable: true, description: 'Against which organisation; null: against every one.' })
  @Index()
  @ManyToOne(() => Organisation, { nullable: true })
  organisation?: Organisation;

  @Field(() => ObjectionRole, { nullable: true, description: 'Against which role; null: against every one.' })
  @Enum({ items: () => ObjectionRole, nullable: true })
  role?: ObjectionRole;

  @Field(() => String, { nullable: true, description: 'Why, in the person’s words, where they want it written down.' })
  @Text(2000, { nullable: true })
  reason?: string;

  @Field(() => GraphQLDateTime, { description: 'Since when it holds.' })
  @Property({ type: 'datetime', length: 3 })
  objectedAt!: Date;

  @Field(() => Member, { nullable: true, description: 'Who wrote it down.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the person took it back; null while it holds.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  withdrawnAt?: Date;

  @Field(() => Member, { nullable: true, description: 'Who wrote down that the person took it back.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  withdrawnBy?: Member;
}

derived(Objection, 'isCurrent', () => Boolean, {
  nullable: false,
  description: 'Whether it holds now.',
  sql: ({ withdrawnAt }) => sql`(${withdrawnAt} is null)`,
});
relation(Person, 'objections', Objection, {
  by: 'person',
  description: 'By whom they do not want to be seen, the newest first, what was taken back included.',
  order: [{ key: 'objectedAt', descending: true }],
});
timelineOf(Objection, {
  kind: 'OBJECTION_MADE',
  description: 'They said by whom they do not want to be seen.',
  at: 'objectedAt',
});
timelineOf(Objection, { kind: 'OBJECTION_WITHDRAWN', description: 'They took an objection back.', at: 'withdrawnAt' });
