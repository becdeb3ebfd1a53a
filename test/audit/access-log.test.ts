/** A person's access log: who looked, why and at what; only those of this person; itself written down; quick when long. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { claimsOf, NOW } from '../support/kith.js';
import { Trail } from './trail.js';

const dot = `person_${DEMO_PERSON.id}`;
const LOG = `query Log($id: ID!, $first: Int = 3, $after: String) { person(id: $id) { accessLog(first: $first, after: $after) {
  nodes { occurredAt operation role purpose because kinds outcome member { name } organisation { name } }
  pageInfo { endCursor } } } }`;

interface Line {
  readonly operation: string;
  readonly role: string;
  readonly purpose: string | null;
  readonly because: readonly string[];
  readonly kinds: readonly string[];
  readonly member: { readonly name: string };
  readonly organisation: { readonly name: string };
}
interface Page {
  readonly nodes: readonly Line[];
  readonly pageInfo: { readonly endCursor: string };
}

let trail: Trail;

beforeAll(async () => {
  trail = await Trail.open();
});
afterAll(() => trail.close());

async function log(who: string, variables = {}): Promise<Page> {
  const { data, errors } = await trail.kith.as(who).run(LOG, { id: dot, ...variables });
  expect(errors).toEqual([]);
  return (data as unknown as { person: { accessLog: Page } }).person.accessLog;
}

test('says who, from where, as what, why, for what and at which kind of thing', async () => {
  const headers = { 'x-purpose': 'Direct care' };
  await trail.kith
    .as('link-worker')
    .run(`query Visit { person(id: "${dot}") { safetyNotes address { postcode } } }`, {}, headers);
  const [line] = (await log('gp')).nodes;
  const { rows } = await trail.owner.query(
    'select m.name as member, o.name as organisation from member m join organisation o on o.id = m.organisation_id where m.id = $1',
    [claimsOf('link-worker').member],
  );
  expect(line).toEqual({
    occurredAt: NOW.toISOString(),
    operation: 'Visit',
    role: 'LINK_WORKER',
    purpose: 'Direct care',
    because: ['CASELOAD', 'TEAM'],
    kinds: ['ADDRESS', 'EXISTENCE', 'RISKS'],
    outcome: 'ANSWERED',
    member: { name: rows[0].member },
    organisation: { name: rows[0].organisation },
  });
});

test('looking at the log is in the next look at it', async () => {
  await log('gp');
  expect((await log('privacy-officer')).nodes[0]).toMatchObject({
    operation: 'Log',
    role: 'GP',
    because: ['REFERRED', 'REGISTERED'],
    kinds: ['ACCESS', 'EXISTENCE'],
  });
});

test('a charity’s look is there because it supports the person', async () => {
  await trail.kith.as('charity').run(`query Ours { person(id: "${dot}") { accessNeeds } }`);
  expect((await log('gp')).nodes[0]).toMatchObject({ operation: 'Ours', role: 'CHARITY', because: ['SUPPORTING'] });
});

test('an operation about several people tells nobody of the others', async () => {
  await trail.kith.as('link-worker').run('query Many { people(first: 20) { nodes { givenName } } }');
  const { rows } = await trail.owner.query(
    `select p.person_id as id from access_event_person p join access_event e on e.id = p.event_id where e.operation = 'Many'`,
  );
  expect(rows.length).toBeGreaterThan(5);
  const many = await trail.kith
    .as('link-worker')
    .run(
      `query Lines($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { id accessLog(first: 1) { nodes { person { id } } } } } }`,
      { ids: rows.map(({ id }) => `person_${id}`) },
    );
  for (const { id, accessLog } of (many.data as unknown as { nodes: { id: string; accessLog: { nodes: object[] } }[] })
    .nodes)
    expect(accessLog.nodes).toEqual([{ person: { id } }]);
});

test('is as quick for a person whom many looked at', async () => {
  const fastest = async (turn: () => Promise<void>): Promise<number> => {
    let least = Number.POSITIVE_INFINITY;
    for (let again = 0; again < 8; again++) {
      const started = performance.now();
      await turn();
      least = Math.min(least, performance.now() - started);
    }
    return least;
  };
  const few = await fastest(async () => void (await log('gp', { first: 50 })));
  await trail.owner.query(
    `with told as (insert into access_event (id, occurred_at, member_id, organisation_id, role, operation, outcome, request_id)
       select gen_random_uuid(), $2::timestamptz - n * interval '1 minute', $3, $4, 'GP', 'Old', 'ANSWERED', 'r'
       from generate_series(1, 200000) n returning *)
     insert into access_event_person (id, event_id, person_id, occurred_at, member_id, organisation_id, role, operation, outcome, request_id)
       select gen_random_uuid(), id, $1, occurred_at, member_id, organisation_id, role, operation, outcome, request_id from told`,
    [DEMO_PERSON.id, NOW, claimsOf('gp').member, claimsOf('gp').organisation],
  );
  await trail.owner.query('vacuum analyze access_event, access_event_person');
  let after: string | undefined;
  const many = await fastest(async () => {
    const { nodes, pageInfo } = await log('gp', { first: 50, ...(after ? { after } : {}) });
    expect(nodes).toHaveLength(50);
    after = pageInfo.endCursor;
  });
  process.stderr.write(
    `\nA page of 50 of a short access log: ${few.toFixed(1)} ms; of 200,000 lines: ${many.toFixed(1)} ms.\n`,
  );
  // To read and sort all of them would take hundreds.
  expect(many).toBeLessThan(3 * few + 30);
});
