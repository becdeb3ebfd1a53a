/** Nothing is switched off but what a row of the table says: the running servers are asked in ways that show it. */
import { Client } from 'pg';
import type { Contestant } from './contestant.js';
import { ask, request } from './equality.js';
import { CASELOAD } from './operations.js';
import type { Population } from './population.js';

export async function assertNothingIsOff(contestant: Contestant, { superuserUrl }: Population): Promise<void> {
  const database = new Client({ connectionString: superuserUrl });
  await database.connect();
  try {
    await assertTokensAreChecked(contestant);
    await assertLocks(contestant, database);
    await assertRecorded(contestant, database);
    if (contestant.isKith) {
      await assertDoors(contestant);
      await assertSlices(contestant);
      await assertLimits(contestant);
    }
  } finally {
    await database.end();
  }
}

function must(contestant: Contestant, isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`${contestant.name} is not what its row says: ${what}.`);
}

/** The token of another issuer's key gets no row. */
async function assertTokensAreChecked(contestant: Contestant): Promise<void> {
  const headers = await contestant.headers(CASELOAD.persona);
  const forged = (headers.authorization ?? '').replace(/\.[^.]*$/, `.${'A'.repeat(86)}`);
  const body = CASELOAD.bodies(contestant.dialect)[0] as string;
  const response = await fetch(contestant.url, {
    method: 'POST',
    headers: { ...headers, authorization: forged },
    body,
  });
  must(contestant, !(await response.text()).includes('familyName'), 'a forged token is answered');
}

/**
 * The row policy on people is closed, then opened, for a moment. Closed, nobody is seen by whoever is under row
 * security, and the same people by whoever is not; open, who has a lock of its own sees nobody more.
 */
async function assertLocks(contestant: Contestant, database: Client): Promise<void> {
  const { isUnderRowSecurity, hasOwnRules } = contestant;
  const policy = 'kith_link_worker on person';
  const { rows } = await database.query<{ qual: string }>(
    `select qual from pg_policies where tablename = 'person' and policyname = 'kith_link_worker'`,
  );
  const rule = rows[0]?.qual;
  if (!rule) throw new Error('The row policy of link workers on people is gone.');
  const before = await peopleSeen(contestant);
  must(contestant, before > 0, 'its link worker sees nobody');
  try {
    await database.query(`alter policy ${policy} using (false)`);
    const behindClosed = await peopleSeen(contestant);
    const expected = isUnderRowSecurity ? 0 : before;
    must(
      contestant,
      behindClosed === expected,
      `${behindClosed} people instead of ${expected} behind a closed row policy`,
    );
    await database.query(`alter policy ${policy} using (true)`);
    const behindOpen = await peopleSeen(contestant);
    must(contestant, !hasOwnRules || behindOpen === before, 'more people are seen behind an open row policy');
  } finally {
    await database.query(`alter policy ${policy} using (${rule})`);
  }
}

async function peopleSeen(contestant: Contestant): Promise<number> {
  const { data } = await ask(contestant, CASELOAD.persona, CASELOAD.bodies(contestant.dialect)[0] as string);
  return (data as { people: { totalCount: number } }).people.totalCount;
}

/** One operation is one event, with a line for each person in the answer. */
async function assertRecorded(contestant: Contestant, database: Client): Promise<void> {
  const count = async (table: string): Promise<number> => {
    const { rows } = await database.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    return rows[0]?.n ?? 0;
  };
  const before = { events: await count('access_event'), people: await count('access_event_person') };
  const seen = Math.min(await peopleSeen(contestant), 50);
  const events = (await count('access_event')) - before.events;
  const people = (await count('access_event_person')) - before.people;
  const expected = contestant.isRecorded ? [1, seen] : [0, 0];
  must(
    contestant,
    events === expected[0] && people === expected[1],
    `${events} events with ${people} people are recorded`,
  );
}

/** An analyst meets no person. */
async function assertDoors(contestant: Contestant): Promise<void> {
  const { text } = await asked(contestant, 'analyst', '{ people(first: 1) { nodes { id } } }');
  const { data, errors } = JSON.parse(text) as Refused;
  const isDenied = data?.people === null && errors?.[0]?.extensions.code === 'NOT_ALLOWED';
  must(contestant, isDenied, 'the door of people stands open to an analyst');
}

/** A charity never reads NHS numbers, and is told so. */
async function assertSlices(contestant: Contestant): Promise<void> {
  const { text } = await asked(contestant, 'charity', '{ people(first: 5) { nodes { id nhsNumber } } }');
  const { data, extensions } = JSON.parse(text) as Sliced;
  const nodes = data.people.nodes;
  const isWithheld = extensions.withheld.some((entry) => JSON.stringify(entry).includes('nhsNumber'));
  must(
    contestant,
    nodes.length > 0 && nodes.every(({ nhsNumber }) => nhsNumber === null),
    'a charity reads NHS numbers',
  );
  must(contestant, isWithheld, 'what is withheld is not told');
}

/** Pages within pages multiply beyond what one operation may ask for. */
async function assertLimits(contestant: Contestant): Promise<void> {
  const query =
    '{ people(first: 100) { nodes { connections(first: 100) { nodes { followUps(first: 100) { nodes { id } } } } } } }';
  const { status, text } = await asked(contestant, 'link-worker', query);
  must(contestant, status === 400 && text.includes('TOO_COMPLEX'), 'an operation without bounds is run');
}

interface Refused {
  readonly data?: { readonly people: unknown } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

interface Sliced {
  readonly data: { readonly people: { readonly nodes: readonly { readonly nhsNumber: unknown }[] } };
  readonly extensions: { readonly withheld: readonly unknown[] };
}

function asked(contestant: Contestant, persona: string, query: string): Promise<{ status: number; text: string }> {
  return request(contestant, persona, JSON.stringify({ query }));
}
