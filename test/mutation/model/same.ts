/** Compares the model of a person with all that the database holds of them. */
import { expect } from '@jest/globals';
import type { Service } from './service.js';
import { tiesOf } from './ties.js';
import { type Row, statusOf, type Told } from './told.js';

export interface Real {
  readonly service: Service;
  /** What was done or refused, and how it went: for whoever reads a failure, and for counting. */
  readonly log: string[];
}

/** The model and the database hold the same of this person: states, versions, histories, and who looks after them. */
export async function expectSame(told: Told, { service, log }: Real): Promise<void> {
  const seen = await service.observe(told.person, told.referral.id, told.now);
  seen.consents.forEach(({ id }, index) => {
    const known = told.consents[index];
    if (known) known.id = id;
  });
  const { ties, ...rows } = seen;
  const did = log.at(-1);
  expect({ did, ...rows, ties: ties.map((tie) => tieText(tie, told.now)).sort() }).toEqual({
    did,
    referral: held(told.referral),
    plans: told.plans.map(held),
    connections: told.connections.map(held),
    consents: told.consents.map(({ id, version, withdrawnAt }) => ({ id, version, isInForce: !withdrawnAt })),
    ties: tiesOf(told)
      .map((tie) => tieText({ ...tie, until: Number.isFinite(tie.until) ? tie.until : null }, told.now))
      .sort(),
  });
}

function held(row: Row) {
  const history = row.story.filter(({ to }) => to).map(({ from, to, at }) => [from ?? null, to, at]);
  return { id: row.id, status: statusOf(row), version: row.version, history };
}

interface Timed {
  readonly kind: string;
  readonly party: string;
  readonly stage: string;
  readonly isLead: boolean;
  readonly since: number;
  readonly until: number | null;
}

/** When it began is told of those only that are still to come. */
function tieText({ kind, party, stage, isLead, since, until }: Timed, now: number): string {
  const begins = since > now ? new Date(since).toISOString() : '';
  const ends = until === null ? 'on' : new Date(until).toISOString();
  return `${kind} ${party} ${stage}${isLead ? ' lead' : ''} ${begins}..${ends}`;
}
