/** Scheduling a follow-up, of a plan as a whole or of one connection, and cancelling one that is no longer wanted. */
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Connection } from '../connection/connection.entity.js';
import { connectionStates } from '../connection/connection.states.js';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { checkAhead } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import type { Channel } from '../organisation/channel.codes.js';
import { Member } from '../organisation/member.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { planStates } from '../plan/plan.states.js';
import { openOf } from '../platform/states.js';
import { assignee } from './assignee.js';
import { FollowUp } from './follow-up.entity.js';
import { ofOwnStaff, toDo } from './to-do.js';

@InputType({ description: 'When a follow-up is due, and who is to do it.' })
abstract class Scheduled extends Confirmable {
  @SameAs(FollowUp, { nullable: false, description: 'By when; today or later.' })
  dueOn!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who is to do it, somebody to whom the person is known; you when left out, nobody when null.',
  })
  @IdOf(Member)
  assignedTo?: string | null;

  @SameAs(FollowUp)
  channel?: Channel | null;
}

@InputType({ description: 'A follow-up of a plan as a whole.' })
class FollowUpScheduleInput extends Scheduled {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  plan!: string;
}

@InputType({ description: 'A follow-up of one connection.' })
class ConnectionFollowUpScheduleInput extends Scheduled {
  @Field(() => ID, { description: 'The connection.' })
  @IdOf(Connection)
  connection!: string;
}

@InputType({ description: 'Which follow-up is no longer to be done, and why.' })
class FollowUpCancelInput extends Versioned {
  @Field(() => ID, { description: 'The follow-up.' })
  @IdOf(FollowUp)
  id!: string;

  @SameAs(FollowUp, { nullable: false })
  @Length(1, 2000)
  cancelledReason!: string;
}

mutation('followUpSchedule', FollowUp, {
  description: 'Plans a contact that asks how the plan as a whole goes.',
  input: FollowUpScheduleInput,
  on: Plan,
  starts: 'seen',
  from: openOf(planStates),
  run: (change, input, plan) => schedule(change, input, { plan, person: plan.person }),
});

mutation('connectionFollowUpSchedule', FollowUp, {
  description: 'Plans a contact that asks how one connection goes.',
  input: ConnectionFollowUpScheduleInput,
  on: Connection,
  starts: 'seen',
  from: openOf(connectionStates),
  run: (change, input, connection) => schedule(change, input, ofConnection(connection)),
});

mutation('followUpCancel', FollowUp, {
  description: 'Cancels a follow-up that is still to be done.',
  input: FollowUpCancelInput,
  needs: [toDo, ofOwnStaff],
  run: (change, { cancelledReason }, followUp) => {
    cancel(change, followUp, cancelledReason);
    return followUp;
  },
});

/** What a follow-up asks about: a plan, or a connection made through it. */
type Subject = Pick<FollowUp, 'person' | 'plan' | 'connection' | 'organisation'>;

export function ofConnection(connection: Connection): Subject {
  const { person, plan, organisation } = connection;
  return { person, plan, connection, organisation };
}

export function cancel(change: Change, followUp: FollowUp, reason: string): void {
  followUp.cancelledAt = change.now;
  followUp.cancelledReason = reason;
  followUp.recordedBy = actingMember(change);
}

async function schedule(change: Change, { dueOn, assignedTo, channel }: Scheduled, about: Subject): Promise<FollowUp> {
  checkAhead(change, { dueOn }, 'dueOn');
  return change.add(FollowUp, {
    ...about,
    dueOn,
    assignedTo: await assignee(change, assignedTo, about.person, about.connection),
    channel: channel ?? undefined,
  });
}
