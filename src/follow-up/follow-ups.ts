/** How follow-ups are found: filters, orders, the edges and root fields that list them, and the next one. */
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Connection } from '../connection/connection.entity.js';
import { listing, relation, rootList, rootOne } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { IdOf } from '../graph/identifier.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Person } from '../person/person.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { GraphQLDate } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { FollowUpState } from './follow-up.codes.js';
import { FollowUp, stateOf } from './follow-up.entity.js';
import { isOpen, isToDo } from './to-do.js';

@InputType({ description: 'Which follow-ups. All that is given must hold.' })
class FollowUpWhere {
  @Field(() => [FollowUpState], { nullable: true, description: 'In any of these states today.' })
  state?: FollowUpState[];

  @Field(() => Boolean, { nullable: true, description: 'True: still to be done; false: done or cancelled.' })
  open?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: was to be done before today and was not; false: others.',
  })
  overdue?: boolean;

  @Field(() => GraphQLDate, { nullable: true, description: 'Due before this day.' })
  dueBefore?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'Due after this day.' })
  dueAfter?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the person was reached; those not tried match neither.',
  })
  reached?: boolean;

  @Field(() => ID, { nullable: true, description: 'Assigned to this member.' })
  @IdOf(Member)
  assignedTo?: string;
}

enum FollowUpOrder {
  DUE_ASC = 'DUE_ASC',
  DUE_DESC = 'DUE_DESC',
  OCCURRED_ASC = 'OCCURRED_ASC',
  OCCURRED_DESC = 'OCCURRED_DESC',
}
registerEnumType(FollowUpOrder, {
  name: 'FollowUpOrder',
  description: 'How follow-ups are ordered; those without the date come last.',
  valuesConfig: {
    DUE_ASC: { description: 'Earliest due first.' },
    DUE_DESC: { description: 'Latest due first.' },
    OCCURRED_ASC: { description: 'Earliest done first.' },
    OCCURRED_DESC: { description: 'Latest done first.' },
  },
});

export const FollowUpList = listing(FollowUp, {
  where: FollowUpWhere,
  filters: {
    state: (followUp, states, reach) => sql`${stateOf(followUp, reach.today)} = any(${states})`,
    open: (followUp, open, reach) =>
      open ? isOpen(followUp) : sql`${stateOf(followUp, reach.today)} in ('REACHED', 'NOT_REACHED', 'CANCELLED')`,
    overdue: (followUp, overdue, reach) =>
      overdue
        ? sql`${stateOf(followUp, reach.today)} = 'OVERDUE'`
        : sql`${stateOf(followUp, reach.today)} <> 'OVERDUE'`,
    dueBefore: (followUp, day) => sql`${followUp.dueOn} < ${day}`,
    dueAfter: (followUp, day) => sql`${followUp.dueOn} > ${day}`,
    reached: (followUp, reached) => (reached ? sql`${followUp.reached}` : sql`not ${followUp.reached}`),
    assignedTo: (followUp, member) => sql`${followUp.assignedTo} = ${member}`,
  },
  orderBy: FollowUpOrder,
  orders: {
    DUE_ASC: [{ key: 'dueOn' }],
    DUE_DESC: [{ key: 'dueOn', descending: true }],
    OCCURRED_ASC: [{ key: 'occurredAt' }],
    OCCURRED_DESC: [{ key: 'occurredAt', descending: true }],
  },
  defaultOrder: 'DUE_ASC',
});

@ArgsType()
class FollowUpArguments {
  @Field(() => ID, { description: 'The id of a follow-up.' })
  @IdOf(FollowUp)
  id!: string;
}

relation(Person, 'followUps', FollowUpList, {
  by: 'person',
  description: 'The follow-ups of the person, done or due.',
});
relation(Plan, 'followUps', FollowUpList, {
  by: 'plan',
  description: 'The follow-ups of the plan and of its connections, done or due.',
});
relation(Connection, 'followUps', FollowUpList, { by: 'connection', description: 'The follow-ups that ask about it.' });
relation(Organisation, 'followUps', FollowUpList, {
  by: 'organisation',
  description: 'The follow-ups of connections to its assets.',
});
relation(Member, 'followUps', FollowUpList, { by: 'assignedTo', description: 'The follow-ups assigned to them.' });
relation(Person, 'nextFollowUp', FollowUp, {
  by: 'person',
  one: true,
  only: isToDo,
  description: 'The follow-up to be done next, overdue ones included; null when none is planned.',
  order: [{ key: 'dueOn' }],
});
relation(Connection, 'nextFollowUp', FollowUp, {
  by: 'connection',
  one: true,
  only: isToDo,
  description: 'The follow-up on it to be done next, overdue ones included; null when none is planned.',
  order: [{ key: 'dueOn' }],
});
rootOne('followUp', FollowUp, {
  description: 'One follow-up by its id; null when there is none, or none that you may see.',
  args: FollowUpArguments,
  find: (followUp, { id }) => sql`${followUp.id} = ${id}`,
});
rootList('followUps', FollowUpList, { description: 'The follow-ups of the people you may see.' });
timelineOf(FollowUp, {
  kind: 'FOLLOW_UP',
  description: 'Somebody asked them how it goes, or tried to.',
  at: 'occurredAt',
});
