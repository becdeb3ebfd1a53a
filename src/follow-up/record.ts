/** Recording what a follow-up brought: one that was due, or a contact that the person made themselves. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Connection } from '../connection/connection.entity.js';
import { connectionStates } from '../connection/connection.states.js';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, ExpectedVersion, SameAs } from '../mutation/input.js';
import { checkAhead, checkPast } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import type { Channel } from '../organisation/channel.codes.js';
import type { AccessNeed } from '../person/person.codes.js';
import { Plan } from '../plan/plan.entity.js';
import { planStates } from '../plan/plan.states.js';
import { openOf } from '../platform/states.js';
import { FollowUp } from './follow-up.entity.js';
import { FollowUpBarrier } from './follow-up-barrier.entity.js';
import { ofConnection } from './schedule.js';
import { ofOwnStaff, toDo } from './to-do.js';

@InputType({ description: 'A barrier that was met, and what was done about it.' })
class BarrierMetInput {
  @SameAs(FollowUpBarrier)
  barrier!: AccessNeed;

  @SameAs(FollowUpBarrier)
  whatWasDone?: string | null;

  @SameAs(FollowUpBarrier, { nullable: true })
  isResolved?: boolean | null;
}

@InputType({ description: 'What a contact brought.' })
abstract class Recorded extends Confirmable {
  @SameAs(FollowUp, { nullable: false, description: 'How the contact took place.' })
  channel!: Channel;

  @SameAs(FollowUp, { description: 'When it took place, reached or not; now when left out.' })
  occurredAt?: Date | null;

  @SameAs(FollowUp)
  durationMinutes?: number | null;

  @SameAs(FollowUp)
  howItGoes?: string | null;

  @Field(() => [BarrierMetInput], { nullable: true, description: 'The barriers it met, each once.' })
  @IsOptional()
  @ArrayMaxSize(20)
  barriers?: BarrierMetInput[] | null;

  @SameAs(FollowUp)
  workingNote?: string | null;

  @SameAs(FollowUp)
  shareableSummary?: string | null;

  @SameAs(FollowUp, {
    description: 'When to ask again: schedules that follow-up for whoever this one was assigned to.',
  })
  nextDueOn?: string | null;
}

@InputType({ description: 'What a follow-up that was due brought.' })
class FollowUpRecordInput extends Recorded {
  @Field(() => ID, { description: 'The follow-up.' })
  @IdOf(FollowUp)
  id!: string;

  @ExpectedVersion() expectedVersion!: number;

  @SameAs(FollowUp, { nullable: false, description: 'Whether the person was reached.' })
  reached!: boolean;

  @SameAs(FollowUp)
  noNextReason?: string | null;
}

@InputType({ description: 'What a contact brought that the person made, about their plan as a whole.' })
class FollowUpUnplannedRecordInput extends Recorded {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  plan!: string;
}

@InputType({ description: 'What a contact brought that the person made, about one connection.' })
class ConnectionFollowUpUnplannedRecordInput extends Recorded {
  @Field(() => ID, { description: 'The connection.' })
  @IdOf(Connection)
  connection!: string;
}

mutation('followUpRecord', FollowUp, {
  description:
    'Records what a follow-up that was due brought. A person who was not reached is asked again, or it says why not.',
  input: FollowUpRecordInput,
  needs: [toDo, ofOwnStaff],
  run: (change, input, followUp) => {
    const { reached, nextDueOn, noNextReason } = input;
    if (!reached) refuseUnheard(change, input);
    if (!reached && !nextDueOn && !noNextReason)
      change.problem(
        ['input', 'nextDueOn'],
        'next',
        'Nobody was reached: give nextDueOn, or say why not in noNextReason.',
      );
    if (nextDueOn && noNextReason)
      change.problem(['input', 'noNextReason'], 'next', 'Give either nextDueOn or noNextReason, not both.');
    followUp.reached = reached;
    change.assign(followUp, input, ['noNextReason']);
    record(change, input, followUp);
    return followUp;
  },
});

mutation('followUpUnplannedRecord', FollowUp, {
  description: 'Records a contact that the person made themselves, about their plan as a whole.',
  input: FollowUpUnplannedRecordInput,
  on: Plan,
  starts: 'seen',
  from: openOf(planStates),
  run: (change, input, plan) => {
    const followUp = change.add(FollowUp, { plan, person: plan.person, reached: true });
    record(change, input, followUp);
    return followUp;
  },
});

mutation('connectionFollowUpUnplannedRecord', FollowUp, {
  description: 'Records a contact that the person made themselves, about one connection.',
  input: ConnectionFollowUpUnplannedRecordInput,
  on: Connection,
  starts: 'seen',
  from: openOf(connectionStates),
  run: (change, input, connection) => {
    const followUp = change.add(FollowUp, { ...ofConnection(connection), reached: true });
    record(change, input, followUp);
    return followUp;
  },
});

function record(change: Change, input: Recorded, followUp: FollowUp): void {
  const { person, plan, connection, organisation } = followUp;
  const { occurredAt, nextDueOn } = input;
  checkPast(change, input, 'occurredAt');
  checkAhead(change, input, 'nextDueOn');
  followUp.occurredAt = occurredAt ?? change.now;
  followUp.by = actingMember(change);
  followUp.recordedBy = actingMember(change);
  change.assign(followUp, input, [
    'channel',
    'durationMinutes',
    'howItGoes',
    'workingNote',
    'shareableSummary',
    'nextDueOn',
  ]);
  addBarriers(change, input, followUp);
  if (!nextDueOn) return;
  const assignedTo = followUp.assignedTo ?? actingMember(change);
  change.add(FollowUp, { person, plan, connection, organisation, assignedTo, dueOn: nextDueOn });
}

function addBarriers(change: Change, { barriers }: Recorded, followUp: FollowUp): void {
  const { person, organisation } = followUp;
  const met = new Set<AccessNeed>();
  for (const [index, { barrier, whatWasDone, isResolved }] of (barriers ?? []).entries()) {
    if (met.has(barrier))
      change.problem(
        ['input', 'barriers', index, 'barrier'],
        'once',
        'Each barrier is told once, with all that was done.',
      );
    met.add(barrier);
    change.add(FollowUpBarrier, {
      followUp,
      person,
      organisation,
      barrier,
      whatWasDone: whatWasDone ?? undefined,
      isResolved: isResolved ?? false,
    });
  }
}

/** What only the person can have told. */
function refuseUnheard(change: Change, { howItGoes, barriers }: Recorded): void {
  const says = 'Only a person who was reached can have told this.';
  if (howItGoes) change.problem(['input', 'howItGoes'], 'reached', says);
  if (barriers?.length) change.problem(['input', 'barriers'], 'reached', says);
}
