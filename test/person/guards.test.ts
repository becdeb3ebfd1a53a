/** What decides who may look whatever else they are: objections, and a registration elsewhere. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations } from '../../src/cli/personas.js';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { freshDatabase } from '../support/database.js';
import { type Kith, startGraph, startKith } from '../support/kith.js';
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
const EVERYONE = ['gp', 'gp-2', 'link-worker', 'team-lead', 'charity', 'charity-2', 'integrator', 'privacy-officer'];

async function seeing(id: string): Promise<string[]> {
  const found = [];
  for (const one of EVERYONE) {
    const { data } = await kith.as(one).run('query ($id: ID!) { person(id: $id) { id } }', { id });
    if (data?.person) found.push(one);
  }
  return found;
}

describe('an objection', () => {
  let before: string[];
  beforeEach(async () => {
    before = await seeing(dot);
  });

  const object = (who: string, input: object) =>
    mutate<{ objection: { id: string } | null }>(
      kith.as(who),
      'objectionRecord',
      { person: dot, ...input },
      'objection { id }',
    );
  const takeBack = (id: string | undefined) =>
    mutate(
      kith.as('privacy-officer'),
      'objectionWithdraw',
      { id, expectedVersion: 1 },
      'objection { isCurrent withdrawnBy { name } }',
    );

  test.each([
    ['a role', { role: 'CHARITY' }, ['charity', 'charity-2']],
    ['an organisation', { organisation: `organisation_${demoOrganisations.secondCharity}` }, ['charity-2']],
    [
      'a role at an organisation',
      { role: 'TEAM_LEAD', organisation: `organisation_${demoOrganisations.network}` },
      ['team-lead'],
    ],
  ])('to %s is obeyed at the next request, and ends when taken back', async (_, input, gone) => {
    const { objection } = await object('gp', input);
    expect(await seeing(dot)).toEqual(before.filter((one) => !gone.includes(one)));
    const { rows } = await owner.query(
      `select count(*)::int as wrong from care_relationship where person_id = $1 and kind = 'EMERGENCY' and closed_to <> '{}'`,
      [DEMO_PERSON.id],
    );
    expect(rows).toEqual([{ wrong: 0 }]);
    expect(await takeBack(objection?.id)).toEqual({
      objection: { isCurrent: false, withdrawnBy: { name: 'Owen Price' } },
    });
    expect(await seeing(dot)).toEqual(before);
  });

  test('to an organisation meets its members too, but never a privacy officer', async () => {
    await mutate(
      kith.as('privacy-officer'),
      'objectionRecord',
      { person: dot, organisation: `organisation_${demoOrganisations.network}` },
      '__typename',
    );
    expect(await seeing(dot)).toEqual(before.filter((one) => one !== 'link-worker' && one !== 'team-lead'));
    const { rows } = await owner.query('select id from objection where person_id = $1 and withdrawn_at is null', [
      DEMO_PERSON.id,
    ]);
    await takeBack(`objection_${rows[0].id}`);
  });

  test('to one’s own view wants a yes, and succeeds without a row to show', async () => {
    const input = { person: dot, role: 'LINK_WORKER' };
    expect((await refused(kith.as('link-worker'), 'objectionRecord', input)).allowed).toEqual(['CLOSES_OWN_ACCESS']);
    expect(await object('link-worker', { role: 'LINK_WORKER', confirm: ['CLOSES_OWN_ACCESS'] })).toEqual({
      objection: null,
    });
    expect(await seeing(dot)).toEqual(before.filter((one) => one !== 'link-worker'));
    const { rows } = await owner.query('select id from objection where person_id = $1 and withdrawn_at is null', [
      DEMO_PERSON.id,
    ]);
    const again = { id: `objection_${rows[0].id}`, expectedVersion: 1 };
    await takeBack(again.id);
    const twice = await refused(kith.as('privacy-officer'), 'objectionWithdraw', { ...again, expectedVersion: 2 });
    expect(twice.code).toBe('WRONG_STATE');
  });

  test('is obeyed by every path, with row security and without, compiled and executed', async () => {
    const everywhere = `query ($id: ID!) { person(id: $id) { id } node(id: $id) { id }
      people(first: 100) { nodes { id } } connections(first: 100) { nodes { person { id } } }
      followUps(first: 100) { nodes { person { id } } } }`;
    const { objection } = await object('link-worker', { role: 'CHARITY' });
    const { objection: own } = await object('link-worker', { role: 'GP' });
    for (const way of [{ isAlwaysExecuted: true }, { hasRowSecurity: false }]) {
      const graph = await startGraph(way, kith.database);
      for (const who of ['charity', 'gp', 'link-worker']) {
        const { data } = await graph.answer(who, everywhere, { id: dot });
        expect({ who, found: data.includes(dot) }).toEqual({ who, found: who === 'link-worker' });
      }
      await graph.close();
    }
    const update = await refused(kith.as('gp'), 'personUpdate', {
      id: dot,
      expectedVersion: 1,
      phone: '0117 496 0000',
    });
    expect(update.code).toBe('NOT_FOUND');
    for (const one of [objection, own]) await takeBack(one?.id);
    expect(await seeing(dot)).toEqual(before);
  }, 60_000);

  test('against nobody is refused', async () => {
    const { code, problems } = await refused(kith.as('gp'), 'objectionRecord', { person: dot });
    expect({ code, rules: problems.map(({ rule }) => rule) }).toEqual({ code: 'INVALID_INPUT', rules: ['against'] });
  });
});

describe('a registration elsewhere', () => {
  test('ends the old practice’s view at once, opens the new one’s, and tells the old one', async () => {
    const { person } = await mutate<{ person: { id: string } }>(
      kith.as('gp'),
      'personRegister',
      { givenName: 'Ottoline', familyName: 'Wanderer', birthDate: '1980-01-01', nhsNumber: '9990001006' },
      'person { id }',
    );
    expect(await seeing(person.id)).toEqual(['gp', 'integrator', 'privacy-officer']);
    const practice = `organisation_${demoOrganisations.secondPractice}`;
    const input = { id: person.id, expectedVersion: 1, practice };
    expect(await mutate(kith.as('gp'), 'registrationChange', input, 'person { id }')).toEqual({ person: null });
    expect(await seeing(person.id)).toEqual(['gp-2', 'privacy-officer']);
    const told =
      '{ registrationChanges(first: 1) { nodes { person { id } nhsNumber from { id } to { id } recordedBy { name } } } }';
    const { data } = await kith.as('gp').run(told);
    expect(data).toEqual({
      registrationChanges: {
        nodes: [
          {
            person: null,
            nhsNumber: '9990001006',
            from: { id: `organisation_${demoOrganisations.practice}` },
            to: { id: practice },
            recordedBy: { name: 'Amara Okafor' },
          },
        ],
      },
    });
    const version = await owner.query('select version from person where id = $1', [person.id.slice(7)]);
    const same = { ...input, expectedVersion: version.rows[0].version };
    const refusal = await refused(kith.as('gp-2'), 'registrationChange', same);
    expect(refusal.problems.map(({ rule }) => rule)).toEqual(['other']);
    const charity = { ...same, practice: `organisation_${demoOrganisations.charity}` };
    expect((await refused(kith.as('gp-2'), 'registrationChange', charity)).problems.map(({ rule }) => rule)).toEqual([
      'kind',
    ]);
    // Back again: the record system of the first practice comes back with it.
    await mutate(
      kith.as('gp-2'),
      'registrationChange',
      { ...same, practice: `organisation_${demoOrganisations.practice}` },
      '__typename',
    );
    expect(await seeing(person.id)).toEqual(['gp', 'integrator', 'privacy-officer']);
  });

  test('leaves the old practice what it sent, for ninety days', async () => {
    const { rows } = await owner.query<{ id: string; version: number }>(
      `select p.id, p.version from person p join care_relationship r on r.person_id = p.id
       where r.party = $1 and r.kind = 'REGISTERED' and r.until = 'infinity' and r.closed_to = '{}' and exists (
         select from care_relationship f where f.person_id = p.id and f.party = r.party and f.kind = 'REFERRED' and f.until = 'infinity')
       order by p.id limit 1`,
      [demoOrganisations.practice],
    );
    const id = `person_${rows[0]?.id}`;
    const moved = { id, expectedVersion: rows[0]?.version };
    await mutate(kith.as('gp'), 'registrationChange', moved, '__typename');
    const { data } = await kith
      .as('gp')
      .run('query ($id: ID!) { person(id: $id) { familyName phone nhsNumber } }', { id });
    expect(data?.person).toMatchObject({ familyName: expect.any(String), phone: null, nhsNumber: null });
    const kept = await owner.query(
      `select extract(day from until - '2026-03-02T12:00Z')::int as days from care_relationship
       where person_id = $1 and party = $2 and kind = 'REFERRED' and until > '2026-03-02T12:00Z'`,
      [rows[0]?.id, demoOrganisations.practice],
    );
    for (const { days } of kept.rows) expect(days).toBe(90);
    expect(kept.rows.length).toBeGreaterThan(0);
  });
});
