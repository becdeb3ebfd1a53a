/** A follow-up: a contact after a connection or plan that asks how it goes. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Connection } from '../connection/connection.entity.js';
import { derived } from '../graph/declare.js';
import type { Columns } from '../graph/declared.js';
import { Channel } from '../organisation/channel.codes.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Mendable } from '../person/mendable.js';
import { Plan } from '../plan/plan.entity.js';
import { Text, Whole } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { type Sql, sql } from '../platform/sql.js';
import { FollowUpState } from './follow-up.codes.js';

@ObjectType({ implements: Node, description: 'A contact after a connection or plan that asks how it goes.' })
@Entity()
@Index({ properties: ['person', 'dueOn'] })
@Index({
  name: 'follow_up_open_index',
  properties: ['person', 'dueOn'],
  where: 'cancelled_at is null and occurred_at is null',
})
@Index({ properties: ['plan', 'dueOn'] })
@Index({ properties: ['connection', 'dueOn'] })
@Index({ properties: ['organisation', 'dueOn'] })
@Index({ properties: ['assignedTo', 'dueOn'] })
@Check({ name: 'follow_up_when_check', expression: 'due_on is not null or occurred_at is not null' })
@Check({ name: 'follow_up_reached_check', expression: '(occurred_at is null) = (reached is null)' })
@Check({ name: 'follow_up_cancelled_check', expression: 'occurred_at is null or cancelled_at is null' })
@Check({
  name: 'follow_up_cancelled_why_check',
  expression: 'cancelled_reason is null or cancelled_at is not null',
})
@Check({
  name: 'follow_up_not_reached_check',
  expression: 'reached is distinct from false or next_due_on is not null or no_next_reason is not null',
})
@Check({
  name: 'follow_up_organisation_check',
  expression: '(connection_id is null) = (organisation_id is null)',
})
export class FollowUp extends Mendable {
  @Field(() => Plan, { description: 'The plan it belongs to.' })
  @ManyToOne(() => Plan)
  plan!: Plan;

  @Field(() => Connection, { nullable: true, description: 'The connection it asks about; null: the plan as a whole.' })
  @ManyToOne(() => Connection, { nullable: true })
  connection?: Connection;

  @Field(() => Organisation, { nullable: true, description: 'The organisation of that connection.' })
  @ManyToOne(() => Organisation, { nullable: true })
  organisation?: Organisation;

  @Field(() => Member, { nullable: true, description: 'Who is to do it; null when nobody is assigned.' })
  @ManyToOne(() => Member, { nullable: true })
  assignedTo?: Member;

  @Field(() => GraphQLDate, { nullable: true, description: 'By when; null when the person made contact themselves.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it took place, reached or not; null: not yet.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  occurredAt?: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person was reached; null: not tried yet.' })
  @Property({ type: 'boolean', nullable: true })
  reached?: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was cancelled; null: it was not.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  cancelledAt?: Date;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled, in plain words.' })
  @Text(2_000, { nullable: true })
  cancelledReason?: string;

  @Field(() => Channel, { nullable: true, description: 'How the contact took place, or is planned to.' })
  @Enum({ items: () => Channel, nullable: true })
  channel?: Channel;

  @Field(() => Int, { nullable: true, description: 'How long it took, in minutes.' })
  @Whole(0, 1_440, { nullable: true })
  durationMinutes?: number;

  @Field(() => String, { nullable: true, description: 'How it goes, in the person’s words.' })
  @Text(20_000, { nullable: true })
  howItGoes?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The writer’s own working note. The person may ask for it.',
  })
  @Text(20_000, { nullable: true })
  workingNote?: string;

  @Field(() => String, { nullable: true, description: 'What may be shared with the others who support the person.' })
  @Text(20_000, { nullable: true })
  shareableSummary?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'When to ask again; null: not planned.' })
  @Property({ type: 'date', nullable: true })
  nextDueOn?: string;

  @Field(() => String, { nullable: true, description: 'Why nobody will ask again, where the person was not reached.' })
  @Text(2_000, { nullable: true })
  noNextReason?: string;

  @Field(() => Member, { nullable: true, description: 'Who made the contact; null: not done yet.' })
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => Member, { nullable: true, description: 'Who recorded it.' })
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  /** Kept by a trigger: the connection is sensitive. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}

/** Where it stands on `today`; null where the columns it needs are withheld. */
export function stateOf(followUp: Columns<FollowUp>, today: Sql): Sql {
  return sql`(case when ${followUp.cancelledAt} is not null then 'CANCELLED' when ${followUp.reached} then 'REACHED'
    when ${followUp.occurredAt} is not null then 'NOT_REACHED' when ${followUp.dueOn} < ${today} then 'OVERDUE'
    when ${followUp.dueOn} is not null then 'DUE' end)`;
}

derived(FollowUp, 'state', () => FollowUpState, {
  description: 'Where it stands today.',
  nullable: false,
  sql: (followUp, reach) => stateOf(followUp, reach.today),
});
derived(FollowUp, 'isOverdue', () => Boolean, {
  description: 'Whether it was to be done before today and was not.',
  nullable: false,
  sql: (followUp, reach) => sql`(${stateOf(followUp, reach.today)} = 'OVERDUE')`,
});
