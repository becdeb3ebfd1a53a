/** The course of a connection that was agreed: the introduction, and the ways in which it ends. */
import { InputType } from 'type-graphql';
import { mutation } from '../mutation/declare.js';
import { SameAs } from '../mutation/input.js';
import { sql } from '../platform/sql.js';
import { Connection } from './connection.entity.js';
import { before, ConnectionStatus } from './connection.states.js';
import { moveConnection } from './move.js';
import { ConnectionStepInput } from './propose.js';
import { personAlive } from './send.js';

@InputType({ description: 'Which connection has ended, why, and what came of it.' })
class ConnectionEndInput extends ConnectionStepInput {
  @SameAs(Connection)
  outcome?: string | null;
}

mutation('connectionIntroduce', Connection, {
  description:
    'The person and the asset have been introduced. Where anyone may turn up and nothing is shared, the person can go ' +
    'without the asset being asked.',
  input: ConnectionStepInput,
  from: before(ConnectionStatus.INTRODUCED),
  needs: [
    {
      name: 'acceptedOrOpen',
      says: 'The asset must be asked first (`connectionSend`): something is shared, or not just anyone may turn up there.',
      when: ({ status, shared, asset }) =>
        sql`(${status} <> 'CONSENTED' or ${shared} = '{}' and exists (select 1 from asset a where a.id = ${asset}
          and a.referral_route = 'OPEN' and a.status = 'ACTIVE'))`,
    },
    personAlive,
  ],
  run: (change, { statusReason }, connection) => {
    moveConnection(change, connection, ConnectionStatus.INTRODUCED, { reason: statusReason });
    return connection;
  },
});

const ENDS = {
  connectionComplete: [ConnectionStatus.COMPLETED, 'It ran its course, or is part of the person’s life now.'],
  connectionDisengage: [ConnectionStatus.DISENGAGED, 'The person stopped going.'],
  connectionNeverStarted: [ConnectionStatus.NEVER_STARTED, 'The person never went.'],
  connectionWithdraw: [ConnectionStatus.WITHDRAWN, 'It is taken back, whatever it has come to so far.'],
} as const;

for (const [name, [status, says]] of Object.entries(ENDS)) {
  mutation(name, Connection, {
    description: `${says} Gives back its place; an organisation that had accepted keeps a stub for thirty days.`,
    input: ConnectionEndInput,
    from: before(status),
    run: (change, input, connection) => {
      change.assign(connection, input, ['outcome']);
      moveConnection(change, connection, status, { reason: input.statusReason });
      return connection;
    },
  });
}
