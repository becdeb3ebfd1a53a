/** A person’s page, in three variants: each asks its own typed document and shows what that answers. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ReactNode } from 'react';
import { Connections } from './connections.js';
import { FollowUps } from './follow-ups.js';
import {
  CharityPersonDocument,
  type CharityPersonQuery,
  GpPersonDocument,
  type GpPersonQuery,
  LinkWorkerPersonDocument,
  type LinkWorkerPersonQuery,
} from './generated/operations.js';
import { Pathway } from './pathway.js';
import { PlanAndGoals } from './plan-and-goals.js';
import { useAnswer } from './use-answer.js';
import type { Variant } from './variants.js';
import { ageBand, day, fullName, inWords, nhsNumber } from './words.js';

type Shown = NonNullable<GpPersonQuery['person'] | LinkWorkerPersonQuery['person'] | CharityPersonQuery['person']>;
type Answer = { readonly person: Shown | null };

const DOCUMENTS: Readonly<Record<Variant, TypedDocumentNode<Answer, { id: string }>>> = {
  gp: GpPersonDocument,
  'link-worker': LinkWorkerPersonDocument,
  charity: CharityPersonDocument,
};

interface Props {
  readonly variant: Variant;
  readonly id: string;
  readonly token: string;
}

export function PersonPage({ variant, id, token }: Props) {
  const { data, problem, again } = useAnswer(token, DOCUMENTS[variant], { id });
  if (!data) return <p className="nhsuk-body">{problem ?? 'Loading …'}</p>;
  const { person } = data;
  if (!person)
    return (
      <>
        <h1 className="nhsuk-heading-l">Not found</h1>
        <p className="nhsuk-body">There is nobody here whom you look after.</p>
      </>
    );
  return (
    <>
      <a className="nhsuk-back-link" href={`#/${variant}`}>
        Follow-ups to do
      </a>
      <h1 className="nhsuk-heading-l portal-name">{fullName(person)}</h1>
      <Card person={person} />
      <div className="nhsuk-grid-row">
        <div className="nhsuk-grid-column-two-thirds">
          {'plans' in person && <PlanAndGoals plan={person.plans?.nodes[0]} />}
          <Connections connections={person.connections?.nodes ?? []} />
          <FollowUps followUps={person.followUps?.nodes ?? []} token={token} onRecorded={again} />
        </div>
        <div className="nhsuk-grid-column-one-third">
          <Pathway entries={person.timeline?.nodes ?? []} total={person.timeline?.totalCount ?? 0} />
        </div>
      </div>
    </>
  );
}

function Card({ person }: { person: Shown }) {
  return (
    <dl className="nhsuk-summary-list portal-card">
      <Line label="NHS number">{'nhsNumber' in person && person.nhsNumber && nhsNumber(person.nhsNumber)}</Line>
      <Line label="Born">{'birthDate' in person && person.birthDate && day(person.birthDate)}</Line>
      <Line label="Age">{person.ageBand && ageBand(person.ageBand)}</Line>
      <Line label="Telephone">{person.phone ?? reachedThrough(person)}</Line>
      <Line label="Needs to take part">{person.accessNeeds?.map(inWords).join(', ')}</Line>
      <Line label="Matters most">{'aboutMe' in person && person.aboutMe?.mostImportantToMe}</Line>
      <Line label="Link worker">
        {'leadLinkWorker' in person &&
          person.leadLinkWorker &&
          [person.leadLinkWorker.name, person.leadLinkWorker.workPhone].filter(Boolean).join(', ')}
      </Line>
    </dl>
  );
}

/** What a charity was not told, it is told how to go about. */
function reachedThrough(person: Shown): ReactNode {
  if (!('withheld' in person)) return undefined;
  const phone = person.withheld.find(({ field }) => field === 'phone');
  if (person.contactVia === 'LINK_WORKER') return 'Through the link worker only';
  return phone && <span className="portal-soft">Not shared: you read it {phone.says}.</span>;
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="nhsuk-summary-list__row nhsuk-summary-list__row--no-actions">
      <dt className="nhsuk-summary-list__key">{label}</dt>
      <dd className="nhsuk-summary-list__value">{children}</dd>
    </div>
  );
}
