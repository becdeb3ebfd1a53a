/** The answers of all callers as one tree: a row for each place, a column for each caller, each mark with its reason. */
import { useState } from 'react';
import type { Answer } from '../page/ask.js';
import { type Caller, roleInWords } from '../page/callers.js';
import type { AlignedRow, Cell } from './align.js';

export interface Compared {
  readonly callers: readonly Caller[];
  readonly answers: readonly Answer[];
  readonly rows: readonly AlignedRow[];
}

export function Aligned({ compared: { callers, answers, rows } }: { compared: Compared }) {
  const [isShort, setShort] = useState(false);
  const shown = isShort ? rows.filter(partOrLead(rows)) : rows;
  return (
    <section aria-labelledby="answers">
      <div className="aligned-head">
        <h2 id="answers">What each was told</h2>
        <label className="toggle">
          <input type="checkbox" checked={isShort} onChange={({ target }) => setShort(target.checked)} />
          Only where they part
        </label>
      </div>
      <Legend />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard */}
      <section className="aligned card" aria-label="Answers side by side" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              {callers.map((caller, index) => (
                <ColumnHead key={caller.name} caller={caller} answer={answers[index]} rows={rows} index={index} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ path, label, depth, cells, isDifferent }) => (
              <tr key={path} className={isDifferent ? 'differs' : undefined}>
                <th scope="row" data-depth={Math.min(depth, 8)}>
                  {label}
                  {isDifferent && <span className="spoken"> (different)</span>}
                </th>
                {cells.map((cell, index) => (
                  <CellShown key={callers[index]?.name} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** What parts, and all that it stands under. */
function partOrLead(rows: readonly AlignedRow[]): (row: AlignedRow) => boolean {
  const parts = rows.filter(
    ({ cells, isDifferent }) => isDifferent || cells.some(({ kind }) => kind === 'withheld' || kind === 'absent'),
  );
  return (row) => parts.some(({ path }) => path === row.path || path.startsWith(`${row.path}.`));
}

interface HeadProps {
  readonly caller: Caller;
  readonly answer: Answer | undefined;
  readonly rows: readonly AlignedRow[];
  readonly index: number;
}

function ColumnHead({ caller: { name, fullName, role }, answer, rows, index }: HeadProps) {
  const count = (kind: Cell['kind']) => rows.filter(({ cells }) => cells[index]?.kind === kind).length;
  return (
    <th scope="col">
      <span className="caller">{name === 'you' ? roleInWords(role) : name}</span>
      <span className="caller-name">{fullName}</span>
      <span className="caller-counts">
        {count('withheld')} withheld, {count('absent')} absent
      </span>
      {answer?.errors?.map(({ message }) => (
        <span key={message} className="problem">
          {message}
        </span>
      ))}
    </th>
  );
}

function CellShown({ cell }: { cell: Cell }) {
  if (cell.kind === 'value') return <td>{cell.text}</td>;
  if (cell.kind === 'inside')
    return (
      <td className="inside">{cell.count === undefined ? '' : `${cell.count} ${cell.count === 1 ? 'row' : 'rows'}`}</td>
    );
  if (cell.kind === 'nothing')
    return (
      <td className="nothing">
        <code>null</code>
      </td>
    );
  if (cell.kind === 'absent')
    return (
      <td>
        <span className="mark absent">absent</span>
      </td>
    );
  if (cell.kind === 'covered') return <td className="covered" />;
  return (
    <td>
      <span className="mark withheld">withheld: {cell.reason.toLowerCase()}</span>
      <span className="says">{cell.says}</span>
    </td>
  );
}

function Legend() {
  return (
    <ul className="legend" aria-label="Marks">
      <li>
        <span className="mark withheld">withheld</span> null because of access, with the reason
      </li>
      <li>
        <span className="mark absent">absent</span> does not exist for this caller
      </li>
      <li>
        <span className="mark differs">different</span> both read it, and read different things
      </li>
    </ul>
  );
}
