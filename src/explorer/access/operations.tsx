/** The doors of the access table: which role may call which operation. */
import { roleInWords } from '../page/callers.js';

interface Props {
  readonly title: string;
  readonly doors: Readonly<Record<string, readonly string[]>>;
  readonly roles: readonly string[];
}

export function Operations({ title, doors, roles }: Props) {
  const names = Object.keys(doors).sort();
  return (
    <details className="access-type card">
      <summary>
        <h2>{title}</h2>
        <span>{names.length} operations</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard */}
      <section className="wide" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Operation</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {roleInWords(role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                {roles.map((role) => {
                  const isOpen = doors[name]?.includes(role) ?? false;
                  return (
                    <td key={role} className={`grant ${isOpen ? 'always' : 'never'}`}>
                      <span aria-hidden="true">{isOpen ? '●' : '–'}</span>
                      <span className="spoken">{isOpen ? 'yes' : 'no'}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
