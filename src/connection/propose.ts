/** Suggesting an asset to a person, and their saying no. */
import { ArrayMaxSize, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Asset } from '../asset/asset.entity.js';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import type { AccessNeed } from '../person/person.codes.js';
import { Goal } from '../plan/goal.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { PlanStatus } from '../plan/plan.states.js';
import { ConnectionKind } from './connection.codes.js';
import { Connection } from './connection.entity.js';
import { ConnectionStatus } from './connection.states.js';
import { askFit, fitChecks } from './fit.js';
import { beginConnection, moveConnection } from './move.js';

@InputType({ description: 'Which connection, and why.' })
export class ConnectionStepInput extends Versioned {
  @Field(() => ID, { description: 'The connection.' })
  @IdOf(Connection)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Why, in plain words.' })
  @IsOptional()
  @Length(1, 2000)
  statusReason?: string | null;
}

@InputType({ description: 'What is suggested to whom, and what for.' })
export class ThroughPlanInput extends Confirmable {
  @Field(() => ID, { description: 'The plan it is made through.' })
  @IdOf(Plan)
  plan!: string;

  @Field(() => ID, { description: 'The asset.' })
  @IdOf(Asset)
  asset!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The goal of that plan it is for; none in particular when left out.',
  })
  @IdOf(Goal)
  goal?: string | null;

  @SameAs(Connection)
  reason?: string | null;
}

@InputType({ description: 'Which asset is suggested, what for, and what may stand in the way.' })
class ConnectionProposeInput extends ThroughPlanInput {
  @SameAs(Connection, { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  barriersForeseen?: AccessNeed[] | null;

  @SameAs(Connection, { nullable: true })
  warmHandover?: boolean | null;
}

/** Plans that were agreed and have not ended. */
export const AGREED: readonly PlanStatus[] = [PlanStatus.ACTIVE, PlanStatus.IN_REVIEW];

/** The rows an input names, which must belong together. */
export async function throughPlan(change: Change, input: ThroughPlanInput, plan: Plan): Promise<Partial<Connection>> {
  const asset = await change.find(Asset, input.asset, ['input', 'asset']);
  const goal = await change.findIfGiven(Goal, input.goal, ['input', 'goal']);
  if (goal && goal.plan.id !== plan.id)
    change.problem(['input', 'goal'], 'plan', 'input.goal names a goal of another plan.');
  return {
    plan,
    referral: plan.referral,
    asset,
    organisation: asset.organisation,
    ...(goal ? { goal } : {}),
    ...(input.reason ? { reason: input.reason } : {}),
  };
}

mutation('connectionPropose', Connection, {
  description:
    'Suggests an asset to the person, through an agreed plan. Nothing is told to anybody yet. Warns of whatever a ' +
    'preflight finds: a full asset, a stale listing, an open connection to the same asset, an access need it may not meet.',
  input: ConnectionProposeInput,
  on: Plan,
  from: AGREED,
  run: async (change, input, plan) => {
    const tied = await throughPlan(change, input, plan);
    await askFit(change, { person: plan.person.id, asset: input.asset }, fitChecks);
    return beginConnection(change, {
      ...tied,
      person: plan.person,
      kind: ConnectionKind.SUPPORTED,
      status: ConnectionStatus.PROPOSED,
      barriersForeseen: [...new Set(input.barriersForeseen ?? [])],
      warmHandover: input.warmHandover ?? false,
    });
  },
});

mutation('connectionDeclineByPerson', Connection, {
  description: 'The person does not want what was suggested. Ends the connection; nobody was told of it.',
  input: ConnectionStepInput,
  from: [ConnectionStatus.PROPOSED],
  run: (change, { statusReason }, connection) => {
    moveConnection(change, connection, ConnectionStatus.DECLINED_BY_PERSON, { reason: statusReason });
    return connection;
  },
});
