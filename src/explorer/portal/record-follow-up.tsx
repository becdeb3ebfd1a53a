/** Records what a follow-up brought: one mutation, safe to send again, its refusals shown beside what they are about. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type Problem, Refused, send } from './client.js';
import { Choice, TextField } from './fields.js';
import type { Channel, FollowUpRowFragment } from './generated/operations.js';
import { RecordFollowUpDocument } from './generated/operations.js';
import { inWords } from './words.js';

const CHANNELS: readonly Channel[] = ['FACE_TO_FACE', 'TELEPHONE', 'VIDEO', 'TEXT_MESSAGE', 'EMAIL', 'OTHER'];

/** How the page names what the graph calls otherwise. */
const LABELS: Readonly<Record<string, string>> = { nextDueOn: 'Ask again on', noNextReason: 'Or why not' };

interface Props {
  readonly followUp: FollowUpRowFragment;
  readonly token: string;
  readonly onRecorded: () => void;
  readonly onCancelled: () => void;
}

export function RecordFollowUp({ followUp: { id, version }, token, onRecorded, onCancelled }: Props) {
  // One key for one intention: whoever presses twice, or again after a broken line, records once.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [refused, setRefused] = useState<Refused>();
  const [isSending, setSending] = useState(false);
  const record = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => given.get(name)?.toString().trim() || null;
    const isReached = given.get('reached') === 'yes';
    const input = {
      id,
      expectedVersion: version,
      reached: isReached,
      channel: given.get('channel') as Channel,
      shareableSummary: text('shareableSummary'),
      workingNote: text('workingNote'),
      nextDueOn: text('nextDueOn'),
      noNextReason: text('noNextReason'),
    };
    setSending(true);
    try {
      await send(token, RecordFollowUpDocument, { input }, { idempotencyKey });
      onRecorded();
    } catch (error) {
      setRefused(error instanceof Refused ? error : new Refused('Kith could not be reached. Try again.', '', []));
      setSending(false);
    }
  };
  return (
    <form className="portal-record" onSubmit={record} noValidate>
      {refused && <Errors refused={refused} />}
      <Choice name="reached" label="Were they reached?" options={{ yes: 'Yes', no: 'No' }} />
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor="channel">
          How
        </label>
        <select className="nhsuk-select" id="channel" name="channel" defaultValue="TELEPHONE">
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {inWords(channel)}
            </option>
          ))}
        </select>
      </div>
      <TextField
        name="shareableSummary"
        label="Summary"
        hint="The practice and others who look after them read this."
        problem={problemOf(refused, 'shareableSummary')}
      />
      <TextField
        name="workingNote"
        label="Working note"
        hint="For link workers; the practice does not see it."
        problem={problemOf(refused, 'workingNote')}
      />
      <TextField
        name="nextDueOn"
        label={LABELS.nextDueOn ?? ''}
        kind="date"
        problem={problemOf(refused, 'nextDueOn')}
      />
      <TextField
        name="noNextReason"
        label={LABELS.noNextReason ?? ''}
        kind="line"
        problem={problemOf(refused, 'noNextReason')}
      />
      <div className="nhsuk-button-group">
        <button type="submit" className="nhsuk-button" disabled={isSending}>
          Record follow-up
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={onCancelled}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function problemOf(refused: Refused | undefined, field: string): string | undefined {
  const problem = refused?.problems.find(({ path }) => path.at(-1) === field);
  return problem && inOurWords(problem);
}

function inOurWords({ message }: Problem): string {
  return Object.entries(LABELS).reduce((said, [field, label]) => said.replaceAll(field, `“${label}”`), message);
}

/** All problems at once, and in focus, so that nobody has to look for them. */
function Errors({ refused: { message, problems } }: { refused: Refused }) {
  const title = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const linked = (problem: Problem) => {
    const field = problem.path.at(-1);
    return (
      <a href={`#${field}`} onClick={(event) => goTo(event, `${field}`)}>
        {inOurWords(problem)}
      </a>
    );
  };
  return (
    <div className="nhsuk-error-summary" role="alert" aria-labelledby={title} tabIndex={-1} ref={box}>
      <h4 id={title} className="nhsuk-error-summary__title">
        It was not recorded
      </h4>
      <div className="nhsuk-error-summary__body">
        <ul className="nhsuk-list nhsuk-error-summary__list">
          {problems.length === 0 && <li>{message}</li>}
          {problems.map((problem) => (
            <li key={problem.message}>{linked(problem)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The address after `#` says which page is open, so a link to a field must not change it. */
function goTo(event: { preventDefault(): void }, field: string): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}
