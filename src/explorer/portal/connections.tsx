/** What the person was connected to, and how far each connection has come. */
import type { CharityPersonQuery, ConnectionRowFragment } from './generated/operations.js';
import { day, inWords } from './words.js';

type Shown =
  | ConnectionRowFragment
  | NonNullable<NonNullable<CharityPersonQuery['person']>['connections']>['nodes'][number];

export function Connections({ connections }: { connections: readonly Shown[] }) {
  return (
    <section aria-labelledby="connections">
      <h2 id="connections" className="nhsuk-heading-m">
        Connections
      </h2>
      {connections.length === 0 && <p className="nhsuk-body">None yet.</p>}
      <ul className="portal-list">
        {connections.map((connection) => (
          <li key={connection.id}>
            <div>
              <b>{connection.asset?.name ?? 'An activity'}</b>
              <span className="portal-soft">{said(connection)}</span>
            </div>
            <strong className="nhsuk-tag nhsuk-tag--green">{inWords(connection.status)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function said(connection: Shown): string {
  const { sentAt, acceptedAt, nextFollowUp } = connection;
  const worker = 'linkWorker' in connection ? connection.linkWorker : undefined;
  return [
    acceptedAt ? `Accepted ${day(acceptedAt)}` : sentAt && `Sent ${day(sentAt)}`,
    nextFollowUp?.dueOn && `next follow-up ${day(nextFollowUp.dueOn)}`,
    worker && `link worker ${[worker.name, worker.workPhone].filter(Boolean).join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
