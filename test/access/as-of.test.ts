/** What somebody could see on a day is what they saw on that day: both are asked, before and after all has changed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoOrganisations } from '../../src/cli/personas.js';
import { accepted, propose, type Seen, type Supported, send, take } from '../connection/caseload.js';
import { mutate } from '../support/mutate.js';
import { testSchemas } from '../support/schemas.js';
import { MEMBERS, Moments, memberId, type Sight, sightOf } from './moments.js';

let at: Moments;
beforeAll(async () => {
  at = await Moments.open();
}, 60_000);
afterAll(() => at.close());

describe('after everything has changed', () => {
  const remembered: { moment: Date; sights: Map<string, Sight | null> }[] = [];
  const remember = async (): Promise<void> => {
    remembered.push({ moment: at.now, sights: await at.sights() });
  };
  const later = (): void => {
    at.now = new Date(at.now.getTime() + 36 * 3_600_000);
  };

  test('step by step', async () => {
    const [first, second, third, fourth] = at.changing as [Supported, Supported, Supported, Supported];
    const version = async (of: string, id: string): Promise<number> =>
      (await at.owner.query(`select version from ${of} where id = $1`, [id.slice(of.length + 1)])).rows[0]?.version;
    await remember();
    later();
    const offered = await send(at.kith, await propose(at.kith, first), ['NAME', 'CONTACT']);
    await accepted(at.kith, second, ['NAME', 'ABOUT_ME']);
    await mutate(at.kith.as('link-worker'), 'objectionRecord', { person: third.person, role: 'GP' }, '__typename');
    await remember();
    later();
    const answered = await take(at.kith, 'charity', 'connectionAnswer', offered, {
      answer: 'ACCEPTED',
      confirm: ['ASSET_FULL'],
    });
    expect((answered.connection as Seen).status).toBe('ACCEPTED');
    const cover = {
      member: memberId('link-worker'),
      coveredBy: memberId('link-worker-2'),
      onlyPerson: fourth.person,
      until: new Date(at.now.getTime() + 864e5).toISOString(),
      reason: 'On leave.',
    };
    await mutate(at.kith.as('team-lead'), 'coverSet', cover, '__typename');
    await remember();
    later();
    const contact = {
      id: first.person,
      expectedVersion: await version('person', first.person),
      contactProhibited: true,
    };
    await mutate(at.kith.as('link-worker'), 'personUpdate', contact, '__typename');
    const { rows } = await at.owner.query(
      `select 'consent_' || id as id, version from consent where person_id = $1 and organisation_id = $2`,
      [second.person.slice(7), demoOrganisations.charity],
    );
    await mutate(
      at.kith.as('link-worker'),
      'consentWithdraw',
      { id: rows[0]?.id, expectedVersion: rows[0]?.version },
      '__typename',
    );
    const { rows: objections } = await at.owner.query(
      `select 'objection_' || id as id, version from objection where person_id = $1`,
      [third.person.slice(7)],
    );
    await mutate(
      at.kith.as('link-worker'),
      'objectionWithdraw',
      { id: objections[0]?.id, expectedVersion: objections[0]?.version },
      '__typename',
    );
    const { rows: known } = await at.owner.query(`select nhs_number, birth_date::text from person where id = $1`, [
      fourth.person.slice(7),
    ]);
    const because = 'Found unconscious in the waiting room.';
    await mutate(
      at.kith.as('gp-2'),
      'emergencyAccessOpen',
      { nhsNumber: known[0]?.nhs_number, birthDate: known[0]?.birth_date, because },
      '__typename',
    );
    await remember();
    later();
    await remember();
    later();
  }, 120_000);

  test('they saw something else at each of those moments', () => {
    for (const [index, { sights: told }] of remembered.slice(1).entries()) {
      const before = remembered[index]?.sights;
      const differing = [...told].filter(([key, sight]) => JSON.stringify(sight) !== JSON.stringify(before?.get(key)));
      expect(differing).not.toEqual([]);
    }
  });

  test('what is told of each moment is what was told at it', async () => {
    let seen = 0;
    for (const { moment, sights: told } of remembered) {
      for (const [key, sight] of told) {
        const [who = '', person = ''] = key.split(' ');
        // Of those nothing was done to, one moment is enough.
        const isChanging = at.changing.some((one) => one.person === person);
        if (!isChanging && moment !== remembered[0]?.moment) continue;
        expect([key, moment, sightOf(await at.asOf(who, person, moment))]).toEqual([key, moment, sight]);
        if (sight) seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(100);
  }, 300_000);

  test('and it names the ground: an emergency with its reason, a stage as it was then', async () => {
    const [first, , , fourth] = at.changing as [Supported, Supported, Supported, Supported];
    const opened = await at.asOf('gp-2', fourth.person, remembered[3]?.moment as Date);
    expect(opened?.because).toEqual([
      expect.objectContaining({ kind: 'EMERGENCY', because: 'Found unconscious in the waiting room.' }),
    ]);
    expect((await at.asOf('gp-2', fourth.person, remembered[4]?.moment as Date))?.couldSee).toBe(false);
    const stages = [];
    for (const { moment } of remembered)
      stages.push((await at.asOf('charity', first.person, moment))?.because.map(({ stage }) => stage));
    expect(stages).toEqual([[], ['OFFERED'], ['ACCEPTED'], ['ACCEPTED'], ['ACCEPTED']]);
  });
});

test('of the other types it says which rows: all are seen, or none, or each by its rule', async () => {
  const { model } = testSchemas();
  let all = 0;
  const about = [...model.all()].flatMap(({ name, table, person }) =>
    table && person && person !== 'id' ? [{ name, table }] : [],
  );
  for (const person of at.people.slice(0, 10)) {
    const found = about.map(
      ({ table }) => `(select '${table}_' || id as id from "${table}" where person_id = $1 order by id limit 3)`,
    );
    const { rows } = await at.owner.query<{ id: string }>(found.join(' union all '), [person.slice(7)]);
    const ids = rows.map(({ id }) => id);
    for (const who of MEMBERS) {
      const told = await at.asOf(who, person, at.now);
      const { data, text } = await at.kith.as(who).run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
      if (!data) throw new Error(text);
      const { nodes } = data as { nodes: (object | null)[] };
      for (const { name, table } of about) {
        const seen = nodes
          .filter((_, index) => ids[index]?.replace(/_[^_]*$/, '') === table)
          .map((row) => row !== null);
        const reach = told?.types.find(({ type }) => type === name)?.rows;
        if (reach !== 'SOME')
          expect([who, person, name, seen]).toEqual([who, person, name, seen.map(() => reach === 'ALL')]);
        if (reach === 'ALL' && seen.length > 0) all += 1;
      }
    }
  }
  expect(all).toBeGreaterThan(50);
}, 120_000);
