/** What changed in the access table since the last release, for whoever signs it. */
import { roleInWords } from '../page/callers.js';
import type { AccessChange } from './access-changes.js';

export function Changes({ changes, release }: { changes: readonly AccessChange[]; release: string }) {
  return (
    <section className="changes card" aria-labelledby="changes">
      <h2 id="changes">Since release {release}</h2>
      {changes.length === 0 && <p>Nobody’s rights have changed.</p>}
      {changes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by the keyboard.
        <ul tabIndex={0} aria-labelledby="changes">
          {changes.map(({ what, right, role, before, after }) => (
            <li key={`${what} ${right} ${role}`}>
              <code>{what}</code> <span className={after === 'never' ? 'closed' : 'opened'}>{right}</span> by{' '}
              {roleInWords(role)}: {before} → <strong>{after}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
