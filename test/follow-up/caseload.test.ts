/** How a caseload stands: the counts are those of a hand-written statement over the link worker's open assignments. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase } from '../support/database.js';
import { claimsOf, NOW, startGraph, type TestGraph } from '../support/kith.js';

const COUNTS = 'open waiting noContactFor21Days followUpsOverdue reviewsPastDue openRisks';
const ASKED = `query ($member: ID!) { caseload(member: $member) { caseloadCounts { ${COUNTS} } } }`;

let graph: TestGraph;
let executed: TestGraph;
let unlocked: TestGraph;
let owner: Client;

beforeAll(async () => {
  const { ownerUrl } = await testDatabase();
  graph = await startGraph();
  executed = await startGraph({ isAlwaysExecuted: true });
  unlocked = await startGraph({ hasRowSecurity: false });
  owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await Promise.all([graph.close(), executed.close(), unlocked.close(), owner.end()]);
});

/** What is true of everyone assigned to the member, written without the graph. */
async function counted(member: string): Promise<Record<string, number>> {
  const { rows } = await owner.query(
    `with mine as (select f.* from referral f where f.status not in
         ('REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED')
       and exists (select 1 from care_relationship r where r.cause_id = f.id and r.person_id = f.person_id
         and r.party = $1 and r.kind = 'CASELOAD' and r.is_lead and r.since <= $2 and r.until > $2)),
     spoken as (select referral_id, occurred_at from contact_attempt where reached
       union all select referral_id, occurred_at from conversation
       union all select p.referral_id, u.occurred_at from follow_up u join plan p on p.id = u.plan_id where u.reached)
     select (select count(*)::int from mine) as open,
       (select count(*)::int from mine where status in ('SUBMITTED', 'RECEIVED', 'ACCEPTED', 'WAITLISTED', 'CONTACTING'))
         as waiting,
       (select count(*)::int from mine where status in ('CONTACTING', 'ENGAGED') and submitted_at < $2 - interval '21 days'
         and not exists (select 1 from spoken s where s.referral_id = mine.id and s.occurred_at >= $2 - interval '21 days'))
         as "noContactFor21Days",
       (select count(*)::int from follow_up u where u.assigned_to_id = $1 and u.occurred_at is null
         and u.cancelled_at is null and u.due_on < $2::date) as "followUpsOverdue",
       (select count(*)::int from mine where exists (select 1 from plan p where p.referral_id = mine.id
         and p.status not in ('COMPLETED', 'ENDED_EARLY') and p.review_due < $2::date)) as "reviewsPastDue",
       (select count(*)::int from mine where exists (select 1 from risk k where k.person_id = mine.person_id
         and k.status = 'OPEN')) as "openRisks"`,
    [member, NOW],
  );
  return rows[0];
}

test.each(['link-worker', 'link-worker-2'])('the caseload of %s, as they see it themselves', async (who) => {
  const { member } = claimsOf(who);
  const { data } = await graph.answer(who, ASKED, { member: `member_${member}` });
  const expected = await counted(member);
  expect(JSON.parse(data)).toEqual({ caseload: { caseloadCounts: expected } });
  for (const other of [executed, unlocked])
    expect(await other.answer(who, ASKED, { member: `member_${member}` })).toMatchObject({ data });
});

test('none of the counts is nothing for everybody', async () => {
  const each = await Promise.all(['link-worker', 'link-worker-2'].map((who) => counted(claimsOf(who).member)));
  for (const name of COUNTS.split(' ')) {
    expect({ name, counted: each.some((counts) => (counts[name] as number) > 0) }).toEqual({ name, counted: true });
  }
});

test('aliases, fragments and the type’s name', async () => {
  const { member } = claimsOf('link-worker');
  const document = `{ viewer { member { now: caseloadCounts { __typename all: open ...More } } } }
    fragment More on CaseloadCounts { waiting again: open }`;
  const { open, waiting } = await counted(member);
  for (const way of [graph, executed]) {
    const { data } = await way.answer('link-worker', document);
    expect(JSON.parse(data)).toEqual({
      viewer: { member: { now: { __typename: 'CaseloadCounts', all: open, waiting, again: open } } },
    });
  }
});

test('a colleague is counted only as far as the viewer sees their people', async () => {
  const { member } = claimsOf('link-worker');
  const { data } = await graph.answer('link-worker-2', ASKED, { member: `member_${member}` });
  const seen = JSON.parse(data).caseload.caseloadCounts;
  const all = await counted(member);
  for (const [name, count] of Object.entries(seen)) expect(count).toBeLessThanOrEqual(all[name] as number);
  expect(seen.open).toBeLessThan(all.open as number);
});

test('nobody else opens a caseload, or reads how it stands', async () => {
  const { member } = claimsOf('link-worker');
  const { data, errors } = await graph.answer('gp', ASKED, { member: `member_${member}` });
  expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual(['{"caseload":null}', ['NOT_ALLOWED']]);
  const around = await graph.answer(
    'gp',
    `{ node(id: "member_${member}") { ... on Member { caseloadCounts { open } } } }`,
  );
  expect(JSON.parse(around.data)).toEqual({ node: { caseloadCounts: null } });
  expect(around.extensions.withheld).toEqual([
    { path: ['node', 'caseloadCounts'], field: 'Member.caseloadCounts', reason: 'ROLE' },
  ]);
});
