/** Reads the chain of sealed access events, and finds what was edited, deleted, swapped, inserted or cut off. */
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';

export interface Head {
  readonly position: string;
  /** Hexadecimal. */
  readonly hash: string;
}

/** Seals that are recomputed together. */
const BATCH = 2_000;

/** Faults that are told; after so many the rest says nothing more. */
const MOST_FAULTS = 20;

const told = (moment: string): string => `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const PEOPLE = `(select jsonb_agg(jsonb_build_array(p.person_id, p.id, ${told('p.occurred_at')}, p.member_id, p.organisation_id, p.role,
    to_jsonb(p.because), p.purpose, to_jsonb(p.kinds), p.operation, p.outcome, p.request_id, ${told('p.created_at')},
    ${told('p.updated_at')}, p.version::text, p.changed_in::text)
    order by p.person_id) from access_event_person p where p.event_id = e.id)`;

const SEALS = `select s.position::text, ${told('s.sealed_at')} as sealed_at, encode(s.hash, 'hex') as hash, s.event_id::text,
    e.id::text, e.changed_in::text, ${told('e.occurred_at')} as occurred_at, e.member_id::text, e.organisation_id::text,
    e.role, e.operation, e.purpose, e.coordinates, e.kinds, e.outcome, e.request_id, ${PEOPLE} as people
  from access_event_seal s left join access_event e on e.id = s.event_id
  where s.position > $1 order by s.position limit ${BATCH}`;

/** Events that stand before the last sealed one, and have no seal: nobody inserts there but by hand. */
const BEHIND = `select count(*)::int as count, min(e.id::text) as id from access_event e
  where (e.changed_in, e.id) <= (select event_in, event_id from access_event_seal order by position desc limit 1)
    and not exists (select from access_event_seal s where s.event_id = e.id)`;

const TAIL = `select count(*)::int as count, ${told('min(e.occurred_at)')} as since from access_event e
  where not exists (select from access_event_seal s where s.event_id = e.id)
    and (e.changed_in, e.id) > (coalesce((select event_in from access_event_seal order by position desc limit 1), '0'),
      coalesce((select event_id from access_event_seal order by position desc limit 1), '00000000-0000-0000-0000-000000000000'))`;

const STRAY = `select count(*)::int as count from access_event_person p
  where not exists (select from access_event e where e.id = p.event_id)`;

const text = z.string();
const sealShape = z.object({
  position: text,
  sealed_at: text,
  hash: text,
  event_id: text,
  id: text.nullable(),
  changed_in: text.nullable(),
  occurred_at: text.nullable(),
  member_id: text.nullable(),
  organisation_id: text.nullable(),
  role: text.nullable(),
  operation: text.nullable(),
  purpose: text.nullable(),
  coordinates: z.array(text).nullable(),
  kinds: z.array(text).nullable(),
  outcome: text.nullable(),
  request_id: text.nullable(),
  people: z.array(z.array(z.union([text.nullable(), z.array(text)]))).nullable(),
});
type Sealed = z.infer<typeof sealShape>;

export interface Verdict {
  /** What is wrong, in whole sentences; empty when nothing is. */
  readonly faults: readonly string[];
  readonly sealed: number;
  /** Events that are still to be sealed. */
  readonly tail: { readonly count: number; readonly since: string | null };
}

/** The last seal; undefined while there is none. */
export async function headOf(client: Client): Promise<(Head & { readonly sealedAt: string }) | undefined> {
  const { rows } = await client.query<{ position: string; hash: string; sealedAt: string }>(
    `select s.position::text, encode(s.hash, 'hex') as hash, ${told('s.sealed_at')} as "sealedAt"
     from access_event_seal s order by s.position desc limit 1`,
  );
  return rows[0];
}

/** Recomputes every seal. `head` is one that was kept elsewhere; `progress` hears how many seals were looked at. */
export async function verifyChain(
  client: Client,
  {
    head,
    progress = () => {},
  }: { readonly head?: Head | undefined; readonly progress?: (sealed: number) => void } = {},
): Promise<Verdict> {
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    const faults: string[] = [];
    const sealed = await walk(client, faults, head, progress);
    const [behind, stray, tail] = [await first(client, BEHIND), await first(client, STRAY), await first(client, TAIL)];
    if (Number(behind.count) > 0)
      faults.push(`${behind.count} events were inserted among sealed ones, such as ${behind.id}.`);
    if (Number(stray.count) > 0) faults.push(`${stray.count} lines of people name an event that is not there.`);
    return { faults, sealed, tail: { count: Number(tail.count), since: tail.since as string | null } };
  } finally {
    await client.query('rollback');
  }
}

async function walk(
  client: Client,
  faults: string[],
  head: Head | undefined,
  progress: (sealed: number) => void,
): Promise<number> {
  let before = Buffer.alloc(0);
  let position = 0n;
  let sealed = 0;
  let found: string | undefined;
  const fault = (says: string): void => {
    if (faults.length < MOST_FAULTS) faults.push(says);
  };
  for (;;) {
    const { rows } = await client.query(SEALS, [position.toString()]);
    if (rows.length === 0) break;
    for (const seal of z.array(sealShape).parse(rows)) {
      const expected = position + 1n;
      position = BigInt(seal.position);
      if (position !== expected) fault(`Seals are missing before position ${position}.`);
      if (seal.id === null) fault(`Position ${position}: the event ${seal.event_id} is gone.`);
      else if (hashOf(seal, before) !== seal.hash)
        fault(`Position ${position}: the event ${seal.id}, its people or its seal are not what was sealed.`);
      // The seal as it stands, so that one fault does not spoil all that follows.
      before = Buffer.from(seal.hash, 'hex');
      if (seal.position === head?.position) found = seal.hash;
    }
    sealed += rows.length;
    progress(sealed);
  }
  if (head && found === undefined) fault(`The chain ends at position ${position}, before the head that was kept.`);
  else if (head && found !== head.hash)
    fault(`Position ${head.position} has another hash than the head that was kept.`);
  return sealed;
}

/**
 * `sha256(the hash before it || text)`; before the first there is none. The text is a JSON list: position, moment of sealing,
 * and a list of every column of the event and a list of its people in the order of ids, each a list of every column.
 */
function hashOf(seal: Sealed, before: Buffer): string {
  const { position, sealed_at, id, changed_in, occurred_at, member_id, organisation_id, role, operation, purpose } =
    seal;
  const { coordinates, kinds, outcome, request_id, people } = seal;
  const event = [id, changed_in, occurred_at, member_id, organisation_id, role, operation, purpose, coordinates, kinds];
  const lines = list((people ?? []).map((line) => list(line.map(value))));
  const columns = list([...[...event, outcome, request_id].map(value), lines]);
  const written = list([value(position), value(sealed_at), columns]);
  return createHash('sha256').update(before).update(written).digest('hex');
}

/** As PostgreSQL writes them: a space after each comma of a list, none in an array of texts. */
const list = (parts: readonly string[]): string => `[${parts.join(', ')}]`;
const value = (of: string | null | readonly string[]): string => JSON.stringify(of);

async function first(client: Client, statement: string): Promise<Record<string, unknown>> {
  const { rows } = await client.query<Record<string, unknown>>(statement);
  return rows[0] ?? {};
}
