/** Registering people: always made, seen by whoever registers them, and of others nothing is told but to those who merge. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations, demoScheme } from '../../src/cli/personas.js';
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

const ANN = { givenName: 'Annwen', familyName: 'Quillfeather', birthDate: '1961-05-04' };
const practice = `organisation_${demoOrganisations.practice}`;
const scheme = `scheme_${demoScheme}`;

interface Registered {
  readonly person: { readonly id: string; readonly version: number; readonly nhsNumberStatus: string | null };
}

const register = (who: string, input: object) =>
  mutate<Registered>(kith.as(who), 'personRegister', input, 'person { id version nhsNumberStatus } warnings { code }');

async function sees(who: string, id: string): Promise<boolean> {
  const { data } = await kith.as(who).run('query ($id: ID!) { person(id: $id) { id } }', { id });
  return data?.person !== null;
}

async function relationships(id: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ line: string }>(
    `select r.kind || ' ' || r.stage || case when r.is_lead then ' lead' else '' end || ' '
      || case when r.until = 'infinity' then 'open' else extract(day from r.until - r.since)::text end as line
     from care_relationship r where r.person_id = $1 order by 1`,
    [id.slice('person_'.length)],
  );
  return rows.map(({ line }) => line);
}

test.each([
  ['gp', {}, ['GRANTED CURRENT open', 'REGISTERED CURRENT open'], ['gp', 'integrator', 'privacy-officer']],
  [
    'integrator',
    { practice },
    ['GRANTED CURRENT open', 'REGISTERED CURRENT open'],
    ['gp', 'integrator', 'privacy-officer'],
  ],
  ['team-lead', { scheme }, ['TEAM CURRENT 90'], ['team-lead', 'privacy-officer']],
  [
    'link-worker',
    { scheme },
    ['CASELOAD CURRENT lead 90', 'TEAM CURRENT 90'],
    ['link-worker', 'team-lead', 'privacy-officer'],
  ],
  ['charity', {}, ['REFERRED CURRENT 30'], ['charity']],
  ['referrer', {}, ['REFERRED CURRENT 30'], ['referrer']],
])('%s sees whom it registers, and so do those it does it for', async (who, more, expected, seeing) => {
  const { person } = await register(who, { ...ANN, givenName: `${ANN.givenName} ${who}`, ...more });
  expect(await relationships(person.id)).toEqual(expected);
  const everyone = [
    'gp',
    'gp-2',
    'link-worker',
    'team-lead',
    'charity',
    'charity-2',
    'referrer',
    'integrator',
    'privacy-officer',
  ];
  const found = [];
  for (const one of everyone) if (await sees(one, person.id)) found.push(one);
  expect(found.sort()).toEqual([...seeing].sort());
});

describe('an NHS number', () => {
  test('counts as not traced, and only a record system says otherwise', async () => {
    const input = { ...ANN, givenName: 'Number', nhsNumber: '9990001006' };
    expect((await register('gp', input)).person.nhsNumberStatus).toBe('PRESENT_NOT_TRACED');
    const { code, problems } = await refused(kith.as('gp'), 'personRegister', {
      ...input,
      nhsNumberStatus: 'VERIFIED',
    });
    expect({ code, paths: problems.map(({ path }) => path.join('.')) }).toEqual({
      code: 'NOT_ALLOWED',
      paths: ['input.nhsNumberStatus'],
    });
  });

  test('that is traced to somebody unseen waits to be resolved, and tells nothing', async () => {
    const hidden = await owner.query<{ nhs_number: string }>(
      `select p.nhs_number from person p where p.nhs_number_status = 'VERIFIED' and not exists (
        select from care_relationship r where r.person_id = p.id and r.kind = 'GRANTED') order by p.id limit 1`,
    );
    const nhsNumber = hidden.rows[0]?.nhs_number;
    const made = await register('integrator', {
      ...ANN,
      givenName: 'Traced',
      practice,
      nhsNumber,
      nhsNumberStatus: 'VERIFIED',
    });
    expect(made.person.nhsNumberStatus).toBe('TRACE_TO_RESOLVE');
    const { rows } = await owner.query('select reason, status from suspected_duplicate where newer_id = $1', [
      made.person.id.slice('person_'.length),
    ]);
    expect(rows).toContainEqual({ reason: 'SAME_NHS_NUMBER', status: 'OPEN' });
  });
});

describe('a match', () => {
  const bea = { givenName: 'Beatrix', familyName: 'Thistlewood', birthDate: '1975-11-30' };

  test('that the viewer sees wants a yes; of one they do not see they are told nothing', async () => {
    const first = await register('gp', bea);
    const { code, allowed } = await refused(kith.as('gp'), 'personRegister', bea);
    expect({ code, allowed }).toEqual({ code: 'CONFIRM_NEEDED', allowed: ['POSSIBLE_DUPLICATE'] });
    const second = await register('team-lead', { ...bea, scheme });
    expect(second).toMatchObject({ warnings: [] });
    expect(await suspected('team-lead', second.person.id)).toEqual([
      { newer: { id: second.person.id }, older: null, status: 'OPEN', reason: 'SAME_NAME_AND_BIRTH_DATE' },
    ]);
    expect(await suspected('privacy-officer', second.person.id)).toEqual([
      {
        newer: { id: second.person.id },
        older: { id: first.person.id },
        status: 'OPEN',
        reason: 'SAME_NAME_AND_BIRTH_DATE',
      },
    ]);
    const closed = await kith.as('gp').run('{ suspectedDuplicates { nodes { id } } }');
    expect(closed.errors[0]?.extensions?.code).toBe('NOT_ALLOWED');
  });

  test('that a change brings about raises the same suspicion', async () => {
    const { person } = await register('gp', { ...bea, givenName: 'Beatrice' });
    const input = { id: person.id, expectedVersion: person.version, givenName: 'beatrix' };
    await mutate(kith.as('gp'), 'personUpdate', input, '__typename');
    const reasons = (await suspected('privacy-officer', person.id)) as { reason: string }[];
    expect(reasons.map(({ reason }) => reason)).toEqual(['SAME_NAME_AND_BIRTH_DATE', 'SAME_NAME_AND_BIRTH_DATE']);
  });

  test('by what a charity may not read is not told to it', async () => {
    const { rows } = await owner.query<{
      given_name: string;
      family_name: string;
      birth_date: string;
      nhs_number: string;
    }>(
      `select p.given_name, p.family_name, p.birth_date::text, p.nhs_number from person p join care_relationship r on r.person_id = p.id
       where r.party = $1 and r.kind = 'SUPPORTING' and r.until > '2026-03-02T12:00Z' and p.nhs_number is not null and not exists (
         select from care_relationship o where o.person_id = p.id and o.party = r.party and o.kind = 'REFERRED') limit 1`,
      [demoOrganisations.charity],
    );
    const known = rows[0];
    if (!known) throw new Error('The charity supports nobody.');
    const { warnings } = (await register('charity', {
      givenName: known.given_name,
      familyName: known.family_name,
      birthDate: known.birth_date,
      nhsNumber: known.nhs_number,
    })) as unknown as { warnings: unknown[] };
    expect(warnings).toEqual([]);
  });
});

async function suspected(who: string, person: string): Promise<unknown[]> {
  const { data } = await kith
    .as(who)
    .run(
      '{ suspectedDuplicates(first: 100, where: { status: [OPEN] }) { nodes { newer { id } older { id } status reason } } }',
    );
  const { nodes } = (data as { suspectedDuplicates: { nodes: { newer: { id: string } | null }[] } })
    .suspectedDuplicates;
  return nodes.filter(({ newer }) => newer?.id === person);
}

test.each([
  ['a birth date that lies ahead', 'gp', { birthDate: '2026-03-03' }, ['input.birthDate']],
  ['a team without its scheme', 'team-lead', {}, ['input.scheme']],
  ['a scheme of others', 'gp', { scheme }, ['input.scheme']],
  ['a record system without its practice', 'integrator', {}, ['input.practice']],
  [
    'a practice that has not let the system act for it',
    'integrator',
    { practice: `organisation_${demoOrganisations.secondPractice}` },
    ['input.practice'],
  ],
  ['a postcode in small letters', 'gp', { address: { postcode: 'ba1 1aa' } }, ['input.address.postcode']],
  ['a name of nothing', 'gp', { givenName: '' }, ['input.givenName']],
])('%s is refused', async (_, who, more, paths) => {
  const { code, problems } = await refused(kith.as(who), 'personRegister', { ...ANN, givenName: 'Wrong', ...more });
  expect({ code, paths: problems.map(({ path }) => path.join('.')) }).toEqual({ code: 'INVALID_INPUT', paths });
});
