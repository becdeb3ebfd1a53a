/** What is asked side by side: the operation, its variables and the callers, to change and to link to. */
import { type FormEvent, useState } from 'react';
import { type Caller, roleInWords } from '../page/callers.js';
import { type Comparison, MOST_CALLERS, permalinkOf } from './comparison.js';

interface Props {
  readonly callers: readonly Caller[];
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
  readonly onRun: (comparison: Comparison) => void;
}

export function Asked({ callers, comparison, onChange, onRun }: Props) {
  const { operation, variables, callers: chosen } = comparison;
  const run = (event: FormEvent) => {
    event.preventDefault();
    onRun(comparison);
  };
  const toggle = (name: string) => {
    const names = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    onChange({ ...comparison, callers: names });
  };
  return (
    <form className="asked card" onSubmit={run}>
      <div className="field">
        <label htmlFor="operation">Operation</label>
        <textarea
          id="operation"
          rows={12}
          spellCheck={false}
          value={operation}
          onChange={({ target }) => onChange({ ...comparison, operation: target.value })}
        />
      </div>
      <div className="asked-side">
        <fieldset>
          <legend>Ask as two to {MOST_CALLERS}</legend>
          {callers.map(({ name, fullName, role }) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                disabled={!chosen.includes(name) && chosen.length >= MOST_CALLERS}
                onChange={() => toggle(name)}
              />
              <span>
                {name === 'you' ? roleInWords(role) : name} <small>{fullName}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="variables">Variables, as JSON</label>
          <textarea
            id="variables"
            rows={4}
            spellCheck={false}
            value={variables}
            onChange={({ target }) => onChange({ ...comparison, variables: target.value })}
          />
        </div>
      </div>
      <div className="asked-run">
        <button type="submit" className="primary" disabled={chosen.length === 0}>
          Ask side by side
        </button>
        <CopyLink comparison={comparison} />
      </div>
    </form>
  );
}

function CopyLink({ comparison }: { comparison: Comparison }) {
  const [said, setSaid] = useState('');
  const copy = () => {
    const link = `${location.origin}${location.pathname}${permalinkOf(comparison)}`;
    navigator.clipboard.writeText(link).then(
      () => setSaid('Copied.'),
      () => setSaid('Your browser did not let the link be copied; it is in the address bar once asked.'),
    );
  };
  return (
    <>
      <button type="button" onClick={copy}>
        Copy link
      </button>
      <span role="status">{said}</span>
    </>
  );
}
