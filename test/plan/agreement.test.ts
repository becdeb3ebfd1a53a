/** Who may agree a plan: the person, or somebody whose authority covers it, is shown, and has not run out. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { v7 } from 'uuid';
import { freshDatabase } from '../support/database.js';
import { type Caller, type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';
import { Drafts, type Versioned } from './planning.js';

let kith: Kith;
let owner: Client;
let linkWorker: Caller;
let plan: Versioned & { readonly person: string };

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  linkWorker = kith.as('link-worker');
  plan = await new Drafts(linkWorker).next();
  await mutate(linkWorker, 'goalAdd', { plan: plan.id, title: 'Play football' }, '__typename');
});
afterAll(async () => {
  await owner.end();
  await kith.close();
});

const uuid = (id: string): string => id.slice(id.indexOf('_') + 1);
const bornOn = (day: string) =>
  owner.query('update person set birth_date = $2 where id = $1', [uuid(plan.person), day]);

async function related(authority: string, evidenceSeen: boolean, until: string | null, person = plan.person) {
  const id = v7();
  await owner.query(
    `insert into related_person (id, person_id, name, relationship, authority, evidence_seen, authority_until)
     values ($1, $2, 'Jo', 'mother', $3, $4, $5)`,
    [id, uuid(person), authority, evidenceSeen, until],
  );
  return `related_person_${id}`;
}

const agree = (agreedWithRelatedPerson?: string, more: object = {}) => ({
  id: plan.id,
  expectedVersion: plan.version,
  agreedWith: agreedWithRelatedPerson ? 'RELATED_PERSON' : 'PERSON',
  agreedWithRelatedPerson,
  ...more,
});

const CHILD = '2014-06-01';
const LAST_DAY_UNDER_18 = '2008-03-03';
const ADULT_TODAY = '2008-03-02';

test.each([
  [CHILD, 'NONE', false, null, 'authority'],
  [CHILD, 'PARENTAL_RESPONSIBILITY', false, null, 'evidence'],
  [CHILD, 'PARENTAL_RESPONSIBILITY', true, '2026-03-01', 'ended'],
  [ADULT_TODAY, 'PARENTAL_RESPONSIBILITY', true, null, 'authority'],
  [LAST_DAY_UNDER_18, 'LPA_HEALTH', true, null, 'authority'],
  [CHILD, 'DEPUTY', true, null, 'authority'],
  [ADULT_TODAY, 'APPOINTEE', true, null, 'authority'],
])('of somebody born %s, with %s (shown: %s, until %s) nobody agrees', async (born, authority, shown, until, rule) => {
  await bornOn(born);
  const refusal = await refused(linkWorker, 'planAgree', agree(await related(authority, shown, until)));
  expect(refusal.code).toBe('INVALID_INPUT');
  expect(refusal.problems).toMatchObject([{ path: ['input', 'agreedWithRelatedPerson'], rule }]);
});

test('nor does somebody else’s mother, nor one who is named beside the person, nor nobody', async () => {
  await bornOn(CHILD);
  const { rows } = await owner.query(
    `select r.person_id as id from care_relationship r where r.kind = 'CASELOAD' and r.until = 'infinity' and r.person_id <> $1
       and r.party = (select party from care_relationship c where c.person_id = $1 and c.kind = 'CASELOAD' and c.until = 'infinity' limit 1)`,
    [uuid(plan.person)],
  );
  const other = await related('PARENTAL_RESPONSIBILITY', true, null, `person_${rows[0].id}`);
  const stranger = await refused(linkWorker, 'planAgree', agree(other));
  expect(stranger.problems.map(({ rule }) => rule)).toEqual(['person']);
  const own = await related('PARENTAL_RESPONSIBILITY', true, null);
  const beside = await refused(linkWorker, 'planAgree', agree(own, { agreedWith: 'PERSON' }));
  expect(beside.problems.map(({ rule }) => rule)).toEqual(['fits']);
  const nobody = await refused(linkWorker, 'planAgree', agree(undefined, { agreedWith: 'RELATED_PERSON' }));
  expect(nobody.problems.map(({ rule }) => rule)).toEqual(['fits']);
});

test('it is agreed when it happened, and reviewed in time to come', async () => {
  const wrong = { agreedAt: '2026-03-02T12:00:01Z', reviewDue: '2026-03-01' };
  const refusal = await refused(linkWorker, 'planAgree', agree(undefined, wrong));
  expect(refusal.problems.map(({ rule }) => rule)).toEqual(['past', 'ahead']);
  const early = await refused(linkWorker, 'planAgree', agree(undefined, { agreedAt: '2016-03-01T12:00:00Z' }));
  expect(early.problems).toMatchObject([{ path: ['input', 'agreedAt'], rule: 'order' }]);
});

test('a child under 16 agrees alone only when the link worker says that they understand', async () => {
  await bornOn(CHILD);
  const refusal = await refused(linkWorker, 'planAgree', agree());
  expect(refusal).toMatchObject({ code: 'CONFIRM_NEEDED', allowed: ['CHILD_AGREES'] });
  const { rows } = await owner.query('select status, version from plan where id = $1', [uuid(plan.id)]);
  expect(rows).toEqual([{ status: 'DRAFT', version: plan.version }]);
});

test('a mother agrees for her child, as it was the day before, and stands in the version', async () => {
  await bornOn(LAST_DAY_UNDER_18);
  const mother = await related('PARENTAL_RESPONSIBILITY', true, '2026-03-01');
  const input = agree(mother, { agreedAt: '2026-03-01T16:00:00Z' });
  const selection = 'plan { status agreedAt versions { nodes { number agreedAt agreedWithRelatedPerson { id } } } }';
  const at = { agreedAt: '2026-03-01T16:00:00.000Z' };
  expect(await mutate(linkWorker, 'planAgree', input, selection)).toEqual({
    plan: {
      status: 'ACTIVE',
      ...at,
      versions: { nodes: [{ number: 1, ...at, agreedWithRelatedPerson: { id: mother } }] },
    },
  });
});
