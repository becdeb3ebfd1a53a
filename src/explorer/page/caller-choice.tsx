/** Whom to ask as: chosen once, and kept on the other pages of the same tab. */
import { useId, useState } from 'react';
import { type Caller, roleInWords } from './callers.js';

const KEPT = 'kith-chosen-caller';

/** The one last chosen in this tab, or the first. */
export function useChosenCaller(callers: readonly Caller[]): readonly [Caller, (name: string) => void] {
  const [name, setName] = useState(() => sessionStorage.getItem(KEPT));
  const choose = (chosen: string) => {
    sessionStorage.setItem(KEPT, chosen);
    setName(chosen);
  };
  const caller = callers.find((known) => known.name === name) ?? callers[0];
  if (!caller) throw new Error('A page is only shown to somebody.');
  return [caller, choose];
}

interface Props {
  readonly label: string;
  readonly callers: readonly Caller[];
  readonly chosen: string;
  readonly onChosen: (name: string) => void;
}

export function CallerChoice({ label, callers, chosen, onChosen }: Props) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen} onChange={({ target }) => onChosen(target.value)}>
        {callers.map(({ name, title, fullName, role }) => (
          <option key={name} value={name}>
            {name === 'you' ? roleInWords(role) : name} – {fullName}
            {title && `, ${title.toLowerCase()}`}
          </option>
        ))}
      </select>
    </div>
  );
}
