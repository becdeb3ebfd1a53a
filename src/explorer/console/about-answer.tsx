/** What an answer says of itself: what it cost at most, and which fields are null because of access. */
import type { Answer } from '../page/ask.js';

export function AboutAnswer({ answer }: { answer: Answer | undefined }) {
  const { cost, withheld = [] } = answer?.extensions ?? {};
  return (
    <div className="about-answer" role="status">
      {answer === undefined && <p>Run the operation to see what it cost and what was withheld.</p>}
      {answer !== undefined && (
        <p>
          <strong>Cost</strong> {cost === undefined ? 'none: it was refused' : inWords(cost)}
        </p>
      )}
      {answer !== undefined && (
        <div>
          <strong>Withheld</strong>{' '}
          {withheld.length === 0 ? 'no field of this operation for this role' : <FieldList withheld={withheld} />}
        </div>
      )}
    </div>
  );
}

function FieldList({ withheld }: { withheld: NonNullable<NonNullable<Answer['extensions']>['withheld']> }) {
  return (
    <ul>
      {withheld.map(({ path, field, reason }) => (
        <li key={path.join('.')} title={path.join('.')}>
          <code>{field}</code> {reason.toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

function inWords(cost: unknown): string {
  if (typeof cost !== 'object' || cost === null) return String(cost);
  return Object.entries(cost)
    .map(([name, value]) => `${name} ${Number(value).toLocaleString('en-GB')}`)
    .join(', ');
}
