/** What somebody could see on a day is what they saw on that day: both are asked, before and after all has changed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations } from '../../src/cli/personas.js';
import { accepted, propose, type Seen, type Supported, send, supported, take } from '../connection/caseload.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, NOW, startGraph, startKith } from '../support/kith.js';
import { mutate } from '../support/mutate.js';
import { testSchemas } from '../support/schemas.js';

interface Tie {
  readonly kind: string;
  readonly stage: string;
  readonly since: string;
}
/** What a member is told at the time, or of that time later. */
interface Sight {
  readonly because: readonly Tie[];
  /** Of the person's own fields, whether each is read. */
  readonly person: Readonly<Record<string, boolean | null>>;
}
interface AsOf {
  readonly role: string;
  readonly couldSee: boolean;
  readonly because: readonly (Tie & { readonly because: string | null })[];
  readonly types: readonly {
    readonly type: string;
    readonly rows: 'ALL' | 'SOME';
    readonly fields: readonly {
      readonly field: string;
      readonly couldRead: boolean | null;
      readonly reason: string | null;
    }[];
  }[];
}

const MEMBERS = [
  'gp',
  'gp-2',
  'link-worker',
  'link-worker-2',
  'team-lead',
  'charity',
  'charity-2',
  'referrer',
  'integrator',
];
const TYPES = 'type rows fields { field couldRead reason }';
const AS_OF = `query ($person: ID!, $member: ID!, $asOf: DateTime!) { accessAsOf(person: $person, member: $member, asOf: $asOf) {
  role couldSee because { kind stage since because } types { ${TYPES} } } }`;

let now = NOW;
let kith: Kith;
let owner: Client;
/** People the privacy officer answers for, of whom nothing is sensitive. */
let people: string[];
let changing: Supported[];

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase(), () => now);
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  changing = await supported(owner, 4);
  const { rows } = await owner.query<{ id: string }>(
    `select 'person_' || p.id as id from person p, viewer_of($1) v where exists (
       select from care_relationship r where r.person_id = p.id and r.party = any(v.parties) and r.since <= $2)
     and not exists (select from care_relationship r where r.person_id = p.id and r.is_sensitive)
     and not exists (select from connection c where c.person_id = p.id and c.is_sensitive)
     and not exists (select from consent c where c.person_id = p.id and c.is_sensitive)
     order by p.id limit 60`,
    [claimsOf('privacy-officer').member, NOW],
  );
  people = [...new Set([...rows.map(({ id }) => id), ...changing.map(({ person }) => person)])];
}, 60_000);
afterAll(async () => {
  await owner.end();
  await kith.close();
});

const memberId = (who: string): string => `member_${claimsOf(who).member}`;

/** What each of the members is told of each of the people at this moment, by both who and whom. */
async function sights(): Promise<Map<string, Sight | null>> {
  const found = new Map<string, Sight | null>();
  for (const who of MEMBERS) {
    for (let start = 0; start < people.length; start += 16) {
      const chunk = people.slice(start, start + 16);
      const asked = chunk.map(
        (id, index) => `p${index}: explainAccess(id: "${id}") { because { kind stage since } fields { field isRead } }`,
      );
      const { data, text } = await kith.as(who).run(`{ ${asked.join('\n')} }`);
      if (!data) throw new Error(text);
      chunk.forEach((id, index) => {
        const told = data[`p${index}`] as { because: Tie[]; fields: { field: string; isRead: boolean }[] } | null;
        const person = told && Object.fromEntries(told.fields.map(({ field, isRead }) => [field, isRead]));
        found.set(`${who} ${id}`, told && person ? { because: told.because, person } : null);
      });
    }
  }
  return found;
}

async function asOf(who: string, person: string, moment: Date, by = 'privacy-officer'): Promise<AsOf | null> {
  const variables = { person, member: memberId(who), asOf: moment.toISOString() };
  const { data, text } = await kith.as(by).run(AS_OF, variables);
  if (!data) throw new Error(text);
  return data.accessAsOf as AsOf | null;
}

function sightOf(told: AsOf | null): Sight | null {
  if (!told?.couldSee) return null;
  const fields = told.types.find(({ type }) => type === 'Person')?.fields ?? [];
  return {
    because: told.because.map(({ kind, stage, since }) => ({ kind, stage, since })),
    person: Object.fromEntries(fields.map(({ field, couldRead }) => [field, couldRead])),
  };
}

describe('after everything has changed', () => {
  const remembered: { moment: Date; sights: Map<string, Sight | null> }[] = [];
  const remember = async (): Promise<void> => {
    remembered.push({ moment: now, sights: await sights() });
  };
  const later = (): void => {
    now = new Date(now.getTime() + 36 * 3_600_000);
  };

  test('step by step', async () => {
    const [first, second, third, fourth] = changing as [Supported, Supported, Supported, Supported];
    const version = async (of: string, id: string): Promise<number> =>
      (await owner.query(`select version from ${of} where id = $1`, [id.slice(of.length + 1)])).rows[0]?.version;
    await remember();
    later();
    const offered = await send(kith, await propose(kith, first), ['NAME', 'CONTACT']);
    await accepted(kith, second, ['NAME', 'ABOUT_ME']);
    await mutate(kith.as('link-worker'), 'objectionRecord', { person: third.person, role: 'GP' }, '__typename');
    await remember();
    later();
    const answered = await take(kith, 'charity', 'connectionAnswer', offered, {
      answer: 'ACCEPTED',
      confirm: ['ASSET_FULL'],
    });
    expect((answered.connection as Seen).status).toBe('ACCEPTED');
    const cover = {
      member: memberId('link-worker'),
      coveredBy: memberId('link-worker-2'),
      onlyPerson: fourth.person,
      until: new Date(now.getTime() + 864e5).toISOString(),
      reason: 'On leave.',
    };
    await mutate(kith.as('team-lead'), 'coverSet', cover, '__typename');
    await remember();
    later();
    const contact = {
      id: first.person,
      expectedVersion: await version('person', first.person),
      contactProhibited: true,
    };
    await mutate(kith.as('link-worker'), 'personUpdate', contact, '__typename');
    const { rows } = await owner.query(
      `select 'consent_' || id as id, version from consent where person_id = $1 and organisation_id = $2`,
      [second.person.slice(7), demoOrganisations.charity],
    );
    await mutate(
      kith.as('link-worker'),
      'consentWithdraw',
      { id: rows[0]?.id, expectedVersion: rows[0]?.version },
      '__typename',
    );
    const { rows: objections } = await owner.query(
      `select 'objection_' || id as id, version from objection where person_id = $1`,
      [third.person.slice(7)],
    );
    await mutate(
      kith.as('link-worker'),
      'objectionWithdraw',
      { id: objections[0]?.id, expectedVersion: objections[0]?.version },
      '__typename',
    );
    const { rows: known } = await owner.query(`select nhs_number, birth_date::text from person where id = $1`, [
      fourth.person.slice(7),
    ]);
    const because = 'Found unconscious in the waiting room.';
    await mutate(
      kith.as('gp-2'),
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
        const isChanging = changing.some((one) => one.person === person);
        if (!isChanging && moment !== remembered[0]?.moment) continue;
        expect([key, moment, sightOf(await asOf(who, person, moment))]).toEqual([key, moment, sight]);
        if (sight) seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(100);
  }, 300_000);

  test('and it names the ground: an emergency with its reason, a stage as it was then', async () => {
    const [first, , , fourth] = changing as [Supported, Supported, Supported, Supported];
    const opened = await asOf('gp-2', fourth.person, remembered[3]?.moment as Date);
    expect(opened?.because).toEqual([
      expect.objectContaining({ kind: 'EMERGENCY', because: 'Found unconscious in the waiting room.' }),
    ]);
    expect((await asOf('gp-2', fourth.person, remembered[4]?.moment as Date))?.couldSee).toBe(false);
    const stages = [];
    for (const { moment } of remembered)
      stages.push((await asOf('charity', first.person, moment))?.because.map(({ stage }) => stage));
    expect(stages).toEqual([[], ['OFFERED'], ['ACCEPTED'], ['ACCEPTED'], ['ACCEPTED']]);
  });
});

test('of the other types it says which rows: all are seen, or none, or each by its rule', async () => {
  const { model } = testSchemas();
  let all = 0;
  for (const who of MEMBERS) {
    for (const person of people.slice(0, 12)) {
      const told = await asOf(who, person, now);
      for (const { name, table, person: column } of model.all()) {
        if (!table || !column || column === 'id') continue;
        const { rows } = await owner.query<{ id: string }>(
          `select '${table}_' || id as id from "${table}" where ${column} = $1 order by id limit 100`,
          [person.slice(7)],
        );
        if (rows.length === 0) continue;
        const { data } = await kith
          .as(who)
          .run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: rows.map(({ id }) => id) });
        const seen = (data as { nodes: (object | null)[] }).nodes.filter((row) => row !== null).length;
        const reach = told?.types.find(({ type }) => type === name)?.rows;
        const expected = reach === 'ALL' ? rows.length : 0;
        if (reach !== 'SOME') expect([who, person, name, reach, seen]).toEqual([who, person, name, reach, expected]);
        if (reach === 'ALL') all += 1;
      }
    }
  }
  expect(all).toBeGreaterThan(50);
}, 120_000);

describe('who may ask, and of whom', () => {
  test('nobody but a privacy officer', async () => {
    for (const who of [...MEMBERS, 'analyst']) {
      const { data, errors } = await kith.as(who).run(AS_OF, {
        person: people[0],
        member: memberId('gp'),
        asOf: NOW.toISOString(),
      });
      expect([who, data, errors.map(({ extensions }) => extensions?.code)]).toEqual([
        who,
        { accessAsOf: null },
        ['NOT_ALLOWED'],
      ]);
    }
  });

  test('the functions themselves tell nobody else, and of nobody else', async () => {
    const app = new Client({ connectionString: kith.database.appUrl });
    await app.connect();
    const call = async (who: string, person: string) => {
      const { role, member, organisation } = claimsOf(who);
      const { rows } = await owner.query('select parties::text from viewer_of($1)', [member]);
      await app.query('begin');
      await app.query(`set local role kith_${role.toLowerCase()}`);
      await app.query(
        `select set_config('kith.role', $1, true), set_config('kith.organisation', $2, true), set_config('kith.member', $3, true),
          set_config('kith.parties', $4, true), set_config('kith.now', $5, true)`,
        [role, organisation, member, rows[0]?.parties, now.toISOString()],
      );
      const told = await app.query('select * from access_as_of($1, $2, $3)', [
        person.slice(7),
        claimsOf('gp').member,
        NOW,
      ]);
      const ties = await app.query('select * from ties_as_of($1, $2, $3)', [
        person.slice(7),
        claimsOf('gp').member,
        NOW,
      ]);
      await app.query('rollback');
      return [told.rowCount, ties.rowCount];
    };
    const known = (await asOfAnyGp()) as string;
    expect(await call('privacy-officer', known)).toEqual([1, 1]);
    expect(await call('gp', known)).toEqual([0, 0]);
    expect(await call('team-lead', known)).toEqual([0, 0]);
    expect(await call('privacy-officer', await stranger())).toEqual([0, 0]);
    await app.end();
  });

  async function asOfAnyGp(): Promise<string | undefined> {
    for (const person of people) if ((await asOf('gp', person, NOW))?.because.length === 1) return person;
    return undefined;
  }

  const stranger = async (): Promise<string> => {
    const { rows } = await owner.query<{ id: string }>(
      `select 'person_' || p.id as id from person p, viewer_of($1) v where not exists (
         select from care_relationship r where r.person_id = p.id and r.party = any(v.parties)) limit 1`,
      [claimsOf('privacy-officer').member],
    );
    if (!rows[0]) throw new Error('The privacy officer answers for everybody.');
    return rows[0].id;
  };

  test('somebody they do not answer for, nobody at all, and no such member are alike', async () => {
    const nobody = 'person_00000000-0000-4000-8000-000000000000';
    expect(await asOf('gp', await stranger(), NOW)).toBeNull();
    expect(await asOf('gp', nobody, NOW)).toBeNull();
    const { data } = await kith.as('privacy-officer').run(AS_OF, {
      person: people[0],
      member: 'member_00000000-0000-4000-8000-000000000000',
      asOf: NOW.toISOString(),
    });
    expect(data).toEqual({ accessAsOf: null });
  });

  test('no moment that lies ahead, and no id of something else', async () => {
    const ask = (more: object) =>
      kith
        .as('privacy-officer')
        .run(AS_OF, { person: people[0], member: memberId('gp'), asOf: NOW.toISOString(), ...more });
    const ahead = await ask({ asOf: new Date(now.getTime() + 1000).toISOString() });
    expect(ahead.errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'INVALID_INPUT', problems: [expect.objectContaining({ path: ['accessAsOf', 'asOf'], rule: 'past' })] },
    ]);
    for (const more of [{ person: memberId('gp') }, { member: people[0] }])
      expect((await ask(more)).errors.map(({ extensions }) => extensions?.code)).toEqual(['INVALID_INPUT']);
  });

  test('the audit is told whom it is about, and both ways of answering agree', async () => {
    const [person = ''] = people;
    const variables = { person, member: memberId('team-lead'), asOf: NOW.toISOString() };
    const ways = [{}, { isAlwaysExecuted: true }, { hasRowSecurity: false }];
    const answers = [];
    for (const way of ways) {
      const graph = await startGraph(way, kith.database);
      const { data, persons, coordinates } = await graph.answer('privacy-officer', AS_OF, variables, now);
      answers.push({ data: JSON.parse(data), persons, coordinates });
      await graph.close();
    }
    expect(answers[0]).toMatchObject({ persons: [person.slice(7)], coordinates: ['Query.accessAsOf'] });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('somebody who has left is still answered for', async () => {
    const [person = ''] = people;
    const before = await asOf('team-lead', person, NOW);
    await owner.query('update member set active = false where id = $1', [claimsOf('team-lead').member]);
    expect(await asOf('team-lead', person, NOW)).toEqual(before);
    await owner.query('update member set active = true where id = $1', [claimsOf('team-lead').member]);
  });

  test('what would tell of something sensitive is left out', async () => {
    const { rows } = await owner.query<{ id: string; member: string }>(
      `select 'person_' || r.person_id as id, m.id as member from care_relationship r join member m on m.organisation_id = r.party and m.role = 'CHARITY'
       where r.kind = 'SUPPORTING' and r.is_sensitive and r.since <= $1 and r.until > $1
         and not exists (select from care_relationship o where o.person_id = r.person_id and o.party = r.party and not o.is_sensitive)
         and exists (select from viewer_of($2) v, care_relationship o where o.person_id = r.person_id and o.party = any(v.parties) and o.since <= $1)
         and not exists (select from member_asset a where a.member_id = m.id) limit 1`,
      [NOW, claimsOf('privacy-officer').member],
    );
    const [found] = rows;
    if (!found) throw new Error('The population has nobody with a sensitive connection.');
    const variables = { person: found.id, member: `member_${found.member}`, asOf: NOW.toISOString() };
    const { data } = await kith.as('privacy-officer').run(AS_OF, variables);
    expect(data?.accessAsOf).toEqual({ role: 'CHARITY', couldSee: false, because: [], types: [] });
  });
});
