/** Somebody of the link worker's caseload to make connections for, and what the roles see of it. */
import { expect } from '@jest/globals';
import type { Client } from 'pg';
import { demoOrganisations } from '../../src/cli/personas.js';
import { type Kith, NOW } from '../support/kith.js';
import { mutate } from '../support/mutate.js';

export interface Supported {
  readonly person: string;
  readonly plan: string;
  readonly asset: string;
  readonly organisation: string;
}

export interface Seen {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

export interface Stepped {
  readonly connection: Seen | null;
  readonly transition: { readonly id: string; readonly from: string | null; readonly to: string };
  readonly warnings: readonly { readonly code: string }[];
}

const PAYLOAD = 'connection { id version status } transition { id from to } warnings { code }';

/** Everything a preflight can warn of. */
export const ALL_WARNINGS = [
  'DUPLICATE_CONNECTION',
  'ASSET_FULL',
  'LISTING_STALE',
  'AGREEMENT_MISSING',
  'PERSON_OBJECTS',
  'AGE_OUTSIDE',
  'MAY_COST',
  'HARD_TO_REACH',
  'NOT_STEP_FREE',
  'SENSORY_SUPPORT_UNKNOWN',
  'LANGUAGE_NOT_USED',
  'CULTURE_OR_FAITH',
];

/**
 * People led by the persona link worker with an agreed plan whom the first charity does not know, each with an active
 * asset of that charity. No two the same.
 */
export async function supported(owner: Client, wanted: number, where = 'true'): Promise<Supported[]> {
  const { rows } = await owner.query<Supported>(
    `select distinct on (p.id) 'person_' || p.id as person, 'plan_' || l.id as plan, 'asset_' || a.id as asset,
       'organisation_' || a.organisation_id as organisation
     from person p join plan l on l.person_id = p.id and l.status = 'ACTIVE'
       join care_relationship r on r.person_id = p.id and r.cause_id = l.referral_id and r.kind = 'CASELOAD'
         and r.is_lead and r.until > $1
       join member m on m.id = r.party and m.name = 'Priya Shah'
       join asset a on a.organisation_id = $2 and a.status = 'ACTIVE'
     where p.deceased_on is null and not p.contact_prohibited
       and exists (select from care_relationship t where t.person_id = p.id and t.kind = 'TEAM' and t.until > $1)
       and not exists (select from asset_category_link x join asset_category k on k.id = x.category_id
         where x.asset_id = a.id and k.is_sensitive)
       and not exists (select from connection c where c.person_id = p.id and c.organisation_id = a.organisation_id)
       and not exists (select from consent s where s.person_id = p.id and s.organisation_id = a.organisation_id)
       and not exists (select from care_relationship o where o.person_id = p.id and o.party = a.organisation_id)
       and ${where}
     order by p.id, a.available_places desc nulls last, a.id limit $3`,
    [NOW, demoOrganisations.charity, wanted],
  );
  expect(rows).toHaveLength(wanted);
  return rows;
}

/** One step of a connection, as a persona takes it. */
export async function take(kith: Kith, who: string, name: string, at: Seen, more: object = {}): Promise<Stepped> {
  return mutate<Stepped>(kith.as(who), name, { id: at.id, expectedVersion: at.version, ...more }, PAYLOAD);
}

export async function propose(kith: Kith, { plan, asset }: Supported, more: object = {}): Promise<Seen> {
  const input = { plan, asset, confirm: ALL_WARNINGS, ...more };
  const { connection } = await mutate<Stepped>(kith.as('link-worker'), 'connectionPropose', input, PAYLOAD);
  return connection as Seen;
}

export async function send(kith: Kith, at: Seen, shared: readonly string[], more: object = {}): Promise<Seen> {
  const consent = { shared, method: 'SPOKEN', ...more };
  const agreed = await take(kith, 'link-worker', 'connectionConsent', at, consent);
  const sent = await take(kith, 'link-worker', 'connectionSend', agreed.connection as Seen);
  return sent.connection as Seen;
}

/** Proposed, agreed, sent, and accepted by the charity itself. */
export async function accepted(kith: Kith, whom: Supported, shared: readonly string[] = ['NAME']): Promise<Seen> {
  const sent = await send(kith, await propose(kith, whom), shared);
  const answer = { answer: 'ACCEPTED', confirm: ['ASSET_FULL'] };
  return (await take(kith, 'charity', 'connectionAnswer', sent, answer)).connection as Seen;
}

/** A field's value as somebody sees it; null where the row does not exist for them. */
export async function sees(kith: Kith, who: string, { id }: { id: string }, selection: string): Promise<unknown> {
  const { data, text } = await kith
    .as(who)
    .run(`query Sees($id: ID!) { connection(id: $id) { ${selection} } }`, { id });
  if (!data) throw new Error(text);
  return (data as { connection: unknown }).connection;
}
