/** Signposts: information about an asset, given without sharing anything, and what came of it. */
import { Field, InputType } from 'type-graphql';
import { mutation } from '../mutation/declare.js';
import { Plan } from '../plan/plan.entity.js';
import { ConnectionKind, SignpostOutcome } from './connection.codes.js';
import { Connection } from './connection.entity.js';
import { ConnectionStatus } from './connection.states.js';
import { askFit, checksOf } from './fit.js';
import { beginConnection, moveConnection } from './move.js';
import { AGREED, ConnectionStepInput, ThroughPlanInput, throughPlan } from './propose.js';

@InputType({ description: 'Which asset the person was told of, and what for.' })
class SignpostGiveInput extends ThroughPlanInput {}

@InputType({ description: 'Which signpost, and what came of it.' })
class SignpostOutcomeInput extends ConnectionStepInput {
  @Field(() => SignpostOutcome, { description: 'Whether the person tried it.' })
  result!: SignpostOutcome;
}

mutation('signpostGive', Connection, {
  description: 'Gives the person information about an asset. Not a referral (PRSB): nothing is told to the asset.',
  input: SignpostGiveInput,
  on: Plan,
  from: AGREED,
  run: async (change, input, plan) => {
    const tied = await throughPlan(change, input, plan);
    const checks = checksOf('PERSON_DECEASED', 'ASSET_NOT_ACTIVE', 'LISTING_STALE');
    await askFit(change, { person: plan.person.id, asset: input.asset }, checks);
    return beginConnection(change, {
      ...tied,
      person: plan.person,
      kind: ConnectionKind.SIGNPOST,
      status: ConnectionStatus.GIVEN,
    });
  },
});

mutation('signpostOutcome', Connection, {
  description: 'Writes down whether the person tried what they were told of. Ends the signpost.',
  input: SignpostOutcomeInput,
  from: [ConnectionStatus.GIVEN],
  run: (change, { result, statusReason }, connection) => {
    moveConnection(change, connection, ConnectionStatus[result], { reason: statusReason });
    return connection;
  },
});
