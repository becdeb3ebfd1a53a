/** Moves a connection from one state to the next, writes down that it did, and with it what the organisation may see. */
import type { Change } from '../mutation/change.js';
import { inDays } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import { CareRelationshipKind, CareRelationshipStage as Stage } from '../person/care-relationship.codes.js';
import { step } from '../platform/states.js';
import { Connection } from './connection.entity.js';
import { ConnectionStatus, connectionStates } from './connection.states.js';
import { ConnectionTransition } from './connection-transition.entity.js';

/** For so many days after it ended an organisation that had accepted keeps a stub. */
const STUB_DAYS = 30;

export interface Move {
  readonly reason?: string | null | undefined;
  /** The viewer writes down what somebody else did, who is no member. */
  readonly isReported?: boolean;
  /** Nothing is left to the organisation, as when consent was withdrawn. */
  readonly leavesNothing?: boolean;
}

/** Throws WRONG_STATE where the machine does not allow the step. */
export function moveConnection(change: Change, connection: Connection, to: ConnectionStatus, move: Move = {}): void {
  const from = connection.status;
  step(connectionStates, from, to);
  connection.status = to;
  connection.statusReason = move.reason ?? undefined;
  if (to === ConnectionStatus.ACCEPTED) connection.acceptedAt = change.now;
  if (connectionStates.ends.includes(to)) connection.endedAt = change.now;
  record(change, connection, from, move);
  moveRelationship(change, connection, move);
}

/**
 * Takes back what is still open, whatever it has come to; of a signpost nobody will know any more whether it was tried.
 * Locks the assets, whose places are given back, in one order.
 */
export async function withdrawConnections(
  change: Change,
  connections: readonly Connection[],
  move: Move,
): Promise<void> {
  await change.lock(connections.map(({ asset }) => asset.id));
  for (const connection of connections) {
    const isSignpost = connection.status === ConnectionStatus.GIVEN;
    moveConnection(change, connection, isSignpost ? ConnectionStatus.UNKNOWN : ConnectionStatus.WITHDRAWN, move);
  }
}

/** A connection that begins, proposed or as a signpost. */
export function beginConnection(
  change: Change,
  values: Partial<Connection> & Pick<Connection, 'person' | 'status'>,
): Connection {
  const connection = change.add(Connection, values);
  record(change, connection, undefined, {});
  return connection;
}

function record(change: Change, connection: Connection, from: ConnectionStatus | undefined, move: Move): void {
  const { id } = change.add(ConnectionTransition, {
    person: connection.person,
    connection,
    organisation: connection.organisation,
    from,
    to: connection.status,
    occurredAt: change.now,
    by: move.isReported ? undefined : actingMember(change),
    recordedBy: actingMember(change),
    reason: move.reason ?? undefined,
  });
  change.transitioned({ id, from, to: connection.status, at: change.now }, 'connection_transition');
}

function moveRelationship(change: Change, connection: Connection, { leavesNothing = false }: Move): void {
  const { id, status, sentAt, replyBy, acceptedAt, endedAt } = connection;
  if (!sentAt) return;
  const person = connection.person.id;
  const kind = CareRelationshipKind.SUPPORTING;
  const own = { person, cause: id, kinds: [kind] };
  if (status === ConnectionStatus.SENT) {
    change.open({ person, party: connection.organisation.id, kind, stage: Stage.OFFERED, cause: id, until: replyBy });
  } else if (status === ConnectionStatus.WAITLISTED) {
    change.end({ ...own, stage: Stage.OFFERED, extends: true });
  } else if (status === ConnectionStatus.ACCEPTED) {
    change.end({ ...own, stage: Stage.ACCEPTED, extends: true });
  } else if (endedAt) {
    const until = acceptedAt && !leavesNothing ? inDays(change, STUB_DAYS) : change.now;
    const reason = leavesNothing ? 'Consent was withdrawn.' : 'The connection ended.';
    change.end({ ...own, stage: Stage.ENDED, until, reason });
  }
}
