/** What is to be done, the longest due first, page by page. */
import { useState } from 'react';
import { WorklistDocument, type WorklistQuery } from './generated/operations.js';
import { useAnswer } from './use-answer.js';
import type { Variant } from './variants.js';
import { ageBand, day, fullName } from './words.js';

type FollowUp = NonNullable<WorklistQuery['followUps']>['nodes'][number];

/** Of everybody the demo has, who is on all three lists. */
const DEMO_PERSON = 'person_3f6c1d52-8a4e-4b7d-9c21-5e0d7f9a2b10';

export function Worklist({ variant, token }: { variant: Variant; token: string }) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const { data, problem } = useAnswer(token, WorklistDocument, { after: cursors.at(-1) ?? null });
  const page = data?.followUps;
  return (
    <>
      <h1 className="nhsuk-heading-l">Follow-ups to do</h1>
      <p className="nhsuk-body">
        {page ? `${page.totalCount} in all, the longest due first.` : (problem ?? 'Loading …')} New here?{' '}
        <a href={`#/${variant}/${DEMO_PERSON}`}>Open the person of the demo</a>.
      </p>
      {page && <FollowUps followUps={page.nodes} variant={variant} />}
      {page && (
        <p className="portal-pages">
          {cursors.length > 0 && (
            <button
              type="button"
              className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
              onClick={() => setCursors(cursors.slice(0, -1))}
            >
              Earlier
            </button>
          )}
          {page.pageInfo.hasNextPage && (
            <button
              type="button"
              className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
              onClick={() => setCursors([...cursors, page.pageInfo.endCursor ?? ''])}
            >
              Later
            </button>
          )}
        </p>
      )}
    </>
  );
}

function FollowUps({ followUps, variant }: { followUps: readonly FollowUp[]; variant: Variant }) {
  return (
    <ul className="portal-list">
      {followUps.map(({ id, dueOn, isOverdue, person, connection }) => (
        <li key={id}>
          <div>
            {person ? <a href={`#/${variant}/${person.id}`}>{fullName(person)}</a> : 'Somebody'}
            <span className="portal-soft">
              {[person?.ageBand && ageBand(person.ageBand), connection?.asset?.name].filter(Boolean).join(' · ')}
            </span>
          </div>
          <div className="portal-when">
            {isOverdue && <strong className="nhsuk-tag nhsuk-tag--red">Overdue</strong>}
            {dueOn && day(dueOn)}
          </div>
        </li>
      ))}
    </ul>
  );
}
