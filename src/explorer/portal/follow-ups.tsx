/** The person’s follow-ups: what they brought, and the form of whoever may record one now. */
import { useState } from 'react';
import type { FollowUpRowFragment } from './generated/operations.js';
import { RecordFollowUp } from './record-follow-up.js';
import { day, inWords } from './words.js';

type Shown = FollowUpRowFragment & { readonly workingNote?: string | null };

interface Props {
  readonly followUps: readonly Shown[];
  readonly token: string;
  readonly onRecorded: () => void;
}

export function FollowUps({ followUps, token, onRecorded }: Props) {
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState('');
  const recorded = () => {
    setOpen(undefined);
    setSaid('The follow-up is recorded.');
    onRecorded();
  };
  return (
    <section aria-labelledby="follow-ups">
      <h2 id="follow-ups" className="nhsuk-heading-m">
        Follow-ups
      </h2>
      <p role="status" className={said ? 'nhsuk-inset-text portal-done' : 'spoken'}>
        {said}
      </p>
      {followUps.length === 0 && <p className="nhsuk-body">None yet.</p>}
      {followUps.map((followUp) => (
        <article key={followUp.id} className="portal-follow-up">
          <FollowUp followUp={followUp} />
          {open !== followUp.id && mayRecord(followUp) && (
            <button
              type="button"
              className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
              onClick={() => setOpen(followUp.id)}
            >
              Record<span className="spoken"> the follow-up due {followUp.dueOn}</span>
            </button>
          )}
          {open === followUp.id && (
            <RecordFollowUp
              followUp={followUp}
              token={token}
              onRecorded={recorded}
              onCancelled={() => setOpen(undefined)}
            />
          )}
        </article>
      ))}
    </section>
  );
}

/** Kith itself tells which buttons to show. */
function mayRecord({ allowedActions }: Shown): boolean {
  return allowedActions.some(({ name, allowed }) => name === 'followUpRecord' && allowed);
}

function FollowUp({ followUp }: { followUp: Shown }) {
  const { state, dueOn, isOverdue, occurredAt, channel, by, connection, shareableSummary, workingNote } = followUp;
  const when = occurredAt ?? dueOn;
  return (
    <>
      <h3 className="nhsuk-heading-s">
        {when && day(when)} <FollowUpTag state={state} isOverdue={isOverdue} />
      </h3>
      <p className="portal-soft">
        {[connection?.asset?.name, channel && inWords(channel), by?.name].filter(Boolean).join(' · ')}
      </p>
      {shareableSummary && <p className="nhsuk-body">{shareableSummary}</p>}
      {workingNote && (
        <p className="portal-note">
          <b>Working note</b> {workingNote}
        </p>
      )}
    </>
  );
}

function FollowUpTag({ state, isOverdue }: { state: string; isOverdue: boolean }) {
  const colour = isOverdue ? 'red' : state === 'REACHED' ? 'green' : 'grey';
  return <strong className={`nhsuk-tag nhsuk-tag--${colour}`}>{inWords(state)}</strong>;
}
