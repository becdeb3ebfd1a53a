/** What an asset answers when it was asked: in Kith itself, or through the link worker it told. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import type { Channel } from '../organisation/channel.codes.js';
import { sql } from '../platform/sql.js';
import { ConnectionAnswer, DeclineReason, ReportedBy } from './connection.codes.js';
import { Connection } from './connection.entity.js';
import { ConnectionStatus } from './connection.states.js';
import { askFit, checksOf } from './fit.js';
import { moveConnection } from './move.js';

@InputType({ description: 'What the asset answers, why, and how the answer came.' })
class ConnectionAnswerInput extends Versioned {
  @Field(() => ID, { description: 'The connection.' })
  @IdOf(Connection)
  id!: string;

  @Field(() => ConnectionAnswer, { description: 'The answer.' })
  answer!: ConnectionAnswer;

  @SameAs(Connection, {
    description: 'Why not, as a code: wanted with DECLINED_BY_ASSET and NOT_ELIGIBLE, and with no other answer.',
  })
  declineReason?: DeclineReason | null;

  @SameAs(Connection, { description: 'Why, in plain words; wanted where the code is OTHER.' })
  statusReason?: string | null;

  @SameAs(Connection, { description: 'How the answer came; wanted from whoever writes it down for the asset.' })
  reportedChannel?: Channel | null;
}

const WITH_A_CODE: readonly ConnectionAnswer[] = [ConnectionAnswer.DECLINED_BY_ASSET, ConnectionAnswer.NOT_ELIGIBLE];

mutation('connectionAnswer', Connection, {
  description:
    'Writes down the asset’s answer: by its own organisation, or on its behalf by whoever was told. Accepting takes a ' +
    'place where the asset says how many it has, and lets the organisation see what the person agreed to share; any no ' +
    'ends what it sees at once.',
  input: ConnectionAnswerInput,
  from: [ConnectionStatus.SENT, ConnectionStatus.ACKNOWLEDGED, ConnectionStatus.WAITLISTED],
  needs: [
    {
      name: 'inTime',
      says: 'The time to answer is over, and the offer with it: propose the asset again if the person still wants it.',
      when: ({ status, replyBy }, { now }) => sql`(${status} = 'WAITLISTED' or ${replyBy} > ${now})`,
    },
  ],
  run: async (change, input, connection) => {
    const isReported = change.viewer.role !== 'CHARITY';
    checkWords(change, input, isReported);
    if (input.answer === ConnectionAnswer.ACCEPTED) {
      const asset = connection.asset.id;
      await change.lock([asset]);
      await askFit(change, { person: connection.person.id, asset }, checksOf('ASSET_FULL'));
    }
    connection.reportedBy = isReported ? ReportedBy.LINK_WORKER : ReportedBy.ASSET;
    connection.reportedChannel = input.reportedChannel ?? undefined;
    connection.declineReason = input.declineReason ?? undefined;
    moveConnection(change, connection, ConnectionStatus[input.answer], { reason: input.statusReason, isReported });
    return connection;
  },
});

function checkWords(change: Change, input: ConnectionAnswerInput, isReported: boolean): void {
  const { answer, declineReason, statusReason, reportedChannel } = input;
  if (WITH_A_CODE.includes(answer) && !declineReason)
    change.problem(['input', 'declineReason'], 'required', 'input.declineReason is wanted with this answer.');
  if (declineReason && !WITH_A_CODE.includes(answer))
    change.problem(['input', 'declineReason'], 'answer', 'input.declineReason does not go with this answer.');
  if (declineReason === DeclineReason.OTHER && !statusReason)
    change.problem(['input', 'statusReason'], 'required', 'input.statusReason is wanted where the code is OTHER.');
  if (isReported && !reportedChannel)
    change.problem(
      ['input', 'reportedChannel'],
      'required',
      'input.reportedChannel is wanted: how did the answer come?',
    );
}
