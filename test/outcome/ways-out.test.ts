/** Statistics as CSV and as a printable page: the same token and rules, the same figures, and nothing in them that runs. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Source } from 'graphql';
import { buildCheckedAgainst } from '../../src/app.js';
import { personas } from '../../src/cli/personas.js';
import { csvOf } from '../../src/outcome/csv.js';
import { waysOut } from '../../src/outcome/ways-out.js';
import { checkOperations } from '../../src/portal/check-operations.js';
import { writtenManifest } from '../../src/portal/manifest.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { portalFiles, removePortals } from '../support/portal-files.js';

let kith: Kith;
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  kith = await startKith({}, database);
});
afterAll(() => kith.close());

async function read(
  who: string,
  path: string,
  method = 'GET',
  of = kith,
): Promise<{ status: number; text: string; headers: Headers }> {
  const authorization = `Bearer ${await of.token(claimsOf(who))}`;
  const response = await fetch(new URL(path, of.url), {
    method,
    headers: { authorization, 'x-purpose': 'Evaluation' },
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test('CSV tells what GraphQL tells, with * for what is not shown', async () => {
  const { status, text, headers } = await read('analyst', '/export/outcomes.csv?by=ETHNICITY&period=2025');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const [head, ...lines] = text.trimEnd().split('\r\n');
  expect(head).toBe('ETHNICITY,measure,referrals,out_of,percent,as_of');
  const { data } = await kith
    .as('analyst')
    .run(
      '{ activity(by: [ETHNICITY], filter: { period: "2025" }) { groups { by { value } shares { measure value suppressed } } } }',
    );
  const groups = (
    data as {
      activity: {
        groups: { by: { value: string }[]; shares: { measure: string; value: number | null; suppressed: boolean }[] }[];
      };
    }
  ).activity.groups;
  const told = groups.flatMap(({ by, shares }) =>
    (shares.length > 0 ? shares : [{ measure: 'REFERRED', value: null, suppressed: true }]).map(
      ({ measure, value, suppressed }) => `${by[0]?.value ?? 'ALL'},${measure},${suppressed ? '*' : value}`,
    ),
  );
  expect(lines.map((line) => line.split(',').slice(0, 3).join())).toEqual(told);
  expect(text).toContain(',*,');
});

test('a name that a spreadsheet would run is text, and one with a comma is quoted', () => {
  const groups = [
    {
      by: [{ dimension: 'CHARITY', value: '=HYPERLINK("x"), Ltd' }],
      referrals: { value: 10, suppressed: false },
      shares: [],
    },
  ];
  expect(csvOf({ activity: { asOf: '2026-03-02', groups } })).toContain(`"'=HYPERLINK(""x""), Ltd",REFERRED,10`);
});

test('the report is one page with charts and tables, and nothing in it runs', async () => {
  const { status, text, headers } = await read('analyst', '/export/outcomes.html?score=UCLA3');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toContain('<svg');
  expect(text).toContain('does not show that the scheme caused it');
  expect(text).not.toMatch(/<script|javascript:|https?:\/\/(?!www\.w3\.org)|\son\w+=/);
});

test.each([
  ['link-worker', '/export/outcomes.csv', 'GET', 403],
  ['analyst', '/export/outcomes.csv?by=PERSON', 'GET', 400],
  ['analyst', '/export/outcomes.csv?period=lately', 'GET', 400],
  ['analyst', '/export/outcomes.csv?deprivaton=1', 'GET', 400],
  ['analyst', '/export/outcomes.csv?green=perhaps', 'GET', 400],
  ['analyst', '/export/outcomes.html?by=NEED', 'GET', 400],
  ['analyst', '/export/outcomes.csv', 'POST', 405],
  ['analyst', '/export/people.csv', 'GET', 404],
] as const)('%s: %s by %s is answered %i', async (who, path, method, status) => {
  expect((await read(who, path, method)).status).toBe(status);
});

test('what an address names wrongly is told, and not left out of the filter', async () => {
  expect((await read('analyst', '/export/outcomes.html?deprivaton=1')).text).toMatch(/deprivaton/);
});

test('without a token there is nothing', async () => {
  expect((await fetch(new URL('/export/outcomes.csv', kith.url))).status).toBe(401);
});

describe('where only trusted documents are run', () => {
  let trusting: Kith;
  beforeAll(async () => {
    const source = new Source('query Mine { viewer { role } }', 'portal.graphql');
    const { operations } = checkOperations(buildCheckedAgainst(), 'CHARITY', [source]);
    const folder = portalFiles({ 'charity.json': writtenManifest(operations) });
    trusting = await startKith({ TRUSTED_DOCUMENTS: folder }, database);
  });
  afterAll(async () => {
    await trusting?.close();
    removePortals();
  });

  test.each(['/export/outcomes.csv?by=ETHNICITY&period=2025', '/export/outcomes.html?score=UCLA3'])(
    '%s is a document of the server’s own: it tells what it tells everywhere, to whom it is open, and to nobody else',
    async (path) => {
      for (const { name, role } of personas) {
        const isOpen = ['ANALYST', 'TEAM_LEAD', 'GP'].includes(role);
        const [here, elsewhere] = [await read(name, path, 'GET', trusting), await read(name, path)];
        expect([name, here.status]).toEqual([name, isOpen ? 200 : 403]);
        if (isOpen) expect(here.text).toBe(elsewhere.text);
        else expect(JSON.parse(here.text).errors[0].extensions.code).toBe('NOT_ALLOWED');
      }
      expect((await read('analyst', path, 'GET', trusting)).text).toMatch(/,\*,|>\*</);
      expect((await fetch(new URL(path, trusting.url))).status).toBe(401);
    },
  );

  test('the very text of it, sent as an operation, is refused', async () => {
    const { query } = waysOut['/export/outcomes.csv'] as { query: string };
    expect((await trusting.as('analyst').run(query)).status).toBe(403);
    expect((await kith.as('analyst').run(query)).status).toBe(200);
  });
});

test('that it was asked is in the access log, with its purpose and nobody’s name', async () => {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  const { rows } = await client.query(
    `select e.purpose, e.kinds, (select count(*)::int from access_event_person p where p.event_id = e.id) as people from access_event e where e.operation = 'OutcomesCsv' and e.outcome = 'ANSWERED'`,
  );
  await client.end();
  expect(rows[0]).toEqual({ purpose: 'Evaluation', kinds: ['STATISTICS'], people: 0 });
});
