/** One type of the access table: who reads each field and when, who writes it, and why not everyone. */
import { useEffect, useState } from 'react';
import { roleInWords } from '../page/callers.js';
import type { FieldAccess, TypeAccess } from './table.js';

interface Props {
  readonly type: TypeAccess;
  readonly roles: readonly string[];
  /** Whether it was looked for. */
  readonly isOpen: boolean;
}

export function TypeTable({ type: { name, description, fields }, roles, isOpen }: Props) {
  const [isShown, setShown] = useState(isOpen);
  useEffect(() => setShown(isOpen), [isOpen]);
  return (
    <details className="access-type card" open={isShown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>
        <h2>{name}</h2>
        <span>
          {fields.length} {fields.length === 1 ? 'field' : 'fields'}
        </span>
      </summary>
      {isShown && (
        <>
          <p className="lead">{description}</p>
          <Fields name={name} fields={fields} roles={roles} />
        </>
      )}
    </details>
  );
}

function Fields({ name, fields, roles }: { name: string; fields: readonly FieldAccess[]; roles: readonly string[] }) {
  const conditions = [...new Set(fields.flatMap(({ read }) => roles.flatMap((role) => read[role] ?? [])))].filter(
    (says) => says !== 'always',
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard */}
      <section className="wide" aria-label={`Fields of ${name}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {roleInWords(role)}
                </th>
              ))}
              <th scope="col">Written by</th>
              <th scope="col">Why not everyone</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">
                  <code>{field.name}</code>
                </th>
                {roles.map((role) => (
                  <Grant key={role} says={field.read[role]} conditions={conditions} isAlone={roles.length === 1} />
                ))}
                <td>{field.write.map((role) => roleInWords(role)).join(', ') || '–'}</td>
                <td className="why">{field.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {roles.length > 1 && conditions.length > 0 && (
        <ol className="conditions">
          {conditions.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ol>
      )}
    </>
  );
}

interface GrantProps {
  /** `always`, a condition, or undefined for never. */
  readonly says: string | undefined;
  readonly conditions: readonly string[];
  /** Whether there is room for words. */
  readonly isAlone: boolean;
}

function Grant({ says, conditions, isAlone }: GrantProps) {
  const kind = says === undefined ? 'never' : says === 'always' ? 'always' : 'sometimes';
  if (isAlone) return <td className={`grant ${kind}`}>{says ?? 'never'}</td>;
  const sign = { always: '●', never: '–', sometimes: '○' }[kind];
  return (
    <td className={`grant ${kind}`} title={says ?? 'never'}>
      <span aria-hidden="true">
        {sign}
        {kind === 'sometimes' && <sup>{conditions.indexOf(says ?? '') + 1}</sup>}
      </span>
      <span className="spoken">{says ?? 'never'}</span>
    </td>
  );
}
