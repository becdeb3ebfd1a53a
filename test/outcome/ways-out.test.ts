/** Statistics as CSV and as a printable page: the same token and rules, the same figures, and nothing in them that runs. */

import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { csvOf } from '../../src/outcome/csv.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';

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
): Promise<{ status: number; text: string; headers: Headers }> {
  const authorization = `Bearer ${await kith.token(claimsOf(who))}`;
  const response = await fetch(new URL(path, kith.url), {
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
  if (process.env.REPORT) writeFileSync(process.env.REPORT, text);
});

test.each([
  ['link-worker', '/export/outcomes.csv', 'GET', 403],
  ['analyst', '/export/outcomes.csv?by=PERSON', 'GET', 400],
  ['analyst', '/export/outcomes.csv?period=lately', 'GET', 400],
  ['analyst', '/export/outcomes.csv', 'POST', 405],
  ['analyst', '/export/people.csv', 'GET', 404],
] as const)('%s: %s by %s is answered %i', async (who, path, method, status) => {
  expect((await read(who, path, method)).status).toBe(status);
});

test('without a token there is nothing', async () => {
  expect((await fetch(new URL('/export/outcomes.csv', kith.url))).status).toBe(401);
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
