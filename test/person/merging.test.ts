/** Two records of one person become one, the old id leads there, and exactly what came goes back again. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations, demoScheme } from '../../src/cli/personas.js';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';

let kith: Kith;
let owner: Client;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

const dot = `person_${DEMO_PERSON.id}`;

/** Ids of every row about a person, by table. */
async function belongings(person: string): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await owner.query<{ name: string }>('select tables_about_a_person() as name');
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query<{ id: string }>(`select id from ${name} where person_id = $1 order by id`, [
      person.slice('person_'.length),
    ]);
    if (rows.length > 0) found[name] = rows.map(({ id }) => id);
  }
  return found;
}

async function register(who: string, more: object): Promise<string> {
  const { person } = await mutate<{ person: { id: string } }>(
    kith.as(who),
    'personRegister',
    { givenName: 'Dorothy', familyName: 'Hargreaves', ...more },
    'person { id }',
  );
  return person.id;
}

async function version(id: string): Promise<number> {
  const { rows } = await owner.query('select version from person where id = $1', [id.slice('person_'.length)]);
  return rows[0].version;
}

test('everything about the one comes to the other, and goes back with what was written since', async () => {
  const { rows } = await owner.query('select birth_date::text from person where id = $1', [DEMO_PERSON.id]);
  const twin = await register('team-lead', {
    birthDate: rows[0].birth_date,
    scheme: `scheme_${demoScheme}`,
    confirm: ['POSSIBLE_DUPLICATE'],
  });
  const before = await belongings(dot);
  expect(Object.keys(before).length).toBeGreaterThan(10);
  const of = await belongings(twin);
  // The record with all that happened goes into the empty one, and all of it comes back.
  const verified = await refused(kith.as('team-lead'), 'personMerge', {
    id: twin,
    expectedVersion: 1,
    duplicate: dot,
    reason: 'The same.',
  });
  expect(verified.problems.map(({ rule }) => rule)).toEqual(['verified']);
  await owner.query(`update person set nhs_number_status = 'PRESENT_NOT_TRACED' where id = $1`, [DEMO_PERSON.id]);
  const merged = await mutate<{ person: { id: string; merges: { id: string; reason: string }[] } }>(
    kith.as('team-lead'),
    'personMerge',
    { id: twin, expectedVersion: 1, duplicate: dot, reason: 'She was entered twice.' },
    'person { id nhsNumber merges { id reason mergedBy { name } unmergedAt } }',
  );
  expect(merged.person).toMatchObject({
    id: twin,
    nhsNumber: DEMO_PERSON.nhsNumber,
    merges: [{ reason: 'She was entered twice.', mergedBy: { name: 'Marian Kowalska' }, unmergedAt: null }],
  });
  expect(await belongings(dot)).toEqual({});
  const together = await belongings(twin);
  for (const [table, ids] of Object.entries(before)) expect(together[table]).toEqual(expect.arrayContaining([...ids]));

  for (const who of ['gp', 'link-worker', 'team-lead', 'charity', 'integrator', 'privacy-officer']) {
    const { data } = await kith.as(who).run('query ($id: ID!) { person(id: $id) { id } }', { id: dot });
    expect({ who, person: data?.person }).toEqual({ who, person: { id: twin } });
  }
  const duplicates = await owner.query(`select status from suspected_duplicate where newer_id = $1 and older_id = $2`, [
    twin.slice(7),
    DEMO_PERSON.id,
  ]);
  expect(duplicates.rows).toEqual([{ status: 'MERGED' }]);

  // What is written meanwhile: one row that hangs on a moved one, and one of the person's own.
  const { relatedPerson } = await mutate<{ relatedPerson: { id: string } }>(
    kith.as('link-worker'),
    'relatedPersonAdd',
    { person: twin, name: 'Jo', relationship: 'niece' },
    'relatedPerson { id }',
  );
  const since = await owner.query(
    `insert into conversation (id, person_id, referral_id, occurred_at, channel)
     select gen_random_uuid(), f.person_id, f.id, '2026-03-01T10:00Z', 'TELEPHONE' from referral f where f.id = $1 returning id`,
    [before.referral?.[0]],
  );
  const personMerge = merged.person.merges[0]?.id;
  expect((await refused(kith.as('link-worker'), 'personUnmerge', { personMerge })).code).toBe('NOT_ALLOWED');
  expect(await mutate(kith.as('privacy-officer'), 'personUnmerge', { personMerge }, 'person { id nhsNumber }')).toEqual(
    {
      person: { id: twin, nhsNumber: null },
    },
  );
  expect(await belongings(dot)).toEqual({
    ...before,
    conversation: [...(before.conversation ?? []), since.rows[0].id].sort(),
  });
  expect(await belongings(twin)).toEqual({
    ...of,
    related_person: [relatedPerson.id.slice('related_person_'.length)],
  });
  const { data } = await kith.as('gp').run('query ($id: ID!) { person(id: $id) { id } }', { id: dot });
  expect(data).toEqual({ person: { id: dot } });
  const again = await refused(kith.as('privacy-officer'), 'personUnmerge', { personMerge });
  expect(again.code).toBe('WRONG_STATE');
});

test('a team lead merges only people of the team, and the ties of what moved are held again at once', async () => {
  const mine = await register('team-lead', { birthDate: '1950-01-01', scheme: `scheme_${demoScheme}` });
  const others = await register('gp-2', { birthDate: '1950-01-01' });
  const input = { id: mine, expectedVersion: await version(mine), duplicate: others, reason: 'The same.' };
  const { code, problems } = await refused(kith.as('team-lead'), 'personMerge', input);
  expect({ code, path: problems[0]?.path }).toEqual({ code: 'NOT_FOUND', path: ['input', 'duplicate'] });
  const self = await refused(kith.as('team-lead'), 'personMerge', { ...input, duplicate: mine });
  expect(self.problems.map(({ rule }) => rule)).toEqual(['other']);
  await mutate(kith.as('privacy-officer'), 'personMerge', input, '__typename');
  const { data } = await kith
    .as('gp-2')
    .run('query ($id: ID!) { person(id: $id) { id registeredPractice { id } } }', { id: others });
  expect(data).toEqual({
    person: { id: mine, registeredPractice: { id: `organisation_${demoOrganisations.secondPractice}` } },
  });
  // Registered twice, they are registered at one: the other practice no longer sees them.
  const mergedVersion = await version(mine);
  const second = await register('gp', { birthDate: '1950-01-01', confirm: ['POSSIBLE_DUPLICATE'] });
  await mutate(
    kith.as('privacy-officer'),
    'personMerge',
    { id: mine, expectedVersion: mergedVersion, duplicate: second, reason: 'The same.' },
    '__typename',
  );
  const practice = `organisation_${demoOrganisations.practice}`;
  await mutate(
    kith.as('gp'),
    'registrationChange',
    { id: mine, expectedVersion: await version(mine), practice },
    'person { registeredPractice { id } }',
  );
  const { rows: registered } = await owner.query(
    `select party from care_relationship where person_id = $1 and kind in ('REGISTERED', 'GRANTED') and until = 'infinity' order by kind`,
    [mine.slice('person_'.length)],
  );
  expect(registered).toEqual([{ party: demoOrganisations.recordSystem }, { party: demoOrganisations.practice }]);
  const tie = `update goal set person_id = $1 where id = (select id from goal where person_id <> $1 limit 1)`;
  await expect(owner.query(tie, [mine.slice(7)])).rejects.toThrow('_same_person');
});

test('two who are suspected to be one may be two', async () => {
  const { data } = await kith
    .as('privacy-officer')
    .run(
      '{ suspectedDuplicates(first: 1, where: { status: [OPEN] }) { nodes { id version newer { id } older { id } } } }',
    );
  const { nodes } = (data as { suspectedDuplicates: { nodes: { id: string; version: number }[] } }).suspectedDuplicates;
  const input = { id: nodes[0]?.id, expectedVersion: nodes[0]?.version, reason: 'Twins.' };
  expect(
    await mutate(
      kith.as('privacy-officer'),
      'duplicateDismiss',
      input,
      'suspectedDuplicate { status note decidedBy { name } }',
    ),
  ).toEqual({ suspectedDuplicate: { status: 'DISMISSED', note: 'Twins.', decidedBy: { name: 'Owen Price' } } });
  const again = await refused(kith.as('privacy-officer'), 'duplicateDismiss', { ...input, expectedVersion: 2 });
  expect(again.code).toBe('WRONG_STATE');
  expect((await refused(kith.as('link-worker'), 'duplicateDismiss', input)).code).toBe('NOT_ALLOWED');
});
