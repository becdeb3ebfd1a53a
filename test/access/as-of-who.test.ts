/** Who may ask what somebody could see on a day, of whom, and what is left out of the answer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { claimsOf, NOW, startGraph } from '../support/kith.js';
import { AS_OF, type AsOf, MEMBERS, Moments, memberId } from './moments.js';

let at: Moments;
beforeAll(async () => {
  at = await Moments.open();
}, 60_000);
afterAll(() => at.close());

test('nobody but a privacy officer', async () => {
  for (const who of [...MEMBERS, 'analyst']) {
    const { data, errors } = await at.kith.as(who).run(AS_OF, {
      person: at.people[0],
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
  const app = new Client({ connectionString: at.kith.database.appUrl });
  await app.connect();
  const call = async (who: string, person: string) => {
    const { role, member, organisation } = claimsOf(who);
    const { rows } = await at.owner.query('select parties::text from viewer_of($1)', [member]);
    await app.query('begin');
    await app.query(`set local role kith_${role.toLowerCase()}`);
    await app.query(
      `select set_config('kith.role', $1, true), set_config('kith.organisation', $2, true), set_config('kith.member', $3, true),
          set_config('kith.parties', $4, true), set_config('kith.now', $5, true)`,
      [role, organisation, member, rows[0]?.parties, at.now.toISOString()],
    );
    const told = await app.query('select * from access_as_of($1, $2, $3)', [
      person.slice(7),
      claimsOf('gp').member,
      NOW,
    ]);
    const ties = await app.query('select * from ties_as_of($1, $2, $3)', [person.slice(7), claimsOf('gp').member, NOW]);
    await app.query('rollback');
    return [told.rowCount, ties.rowCount];
  };
  const known = (await knownToTheGp()) as string;
  expect(await call('privacy-officer', known)).toEqual([1, 1]);
  expect(await call('gp', known)).toEqual([0, 0]);
  expect(await call('team-lead', known)).toEqual([0, 0]);
  expect(await call('privacy-officer', await stranger())).toEqual([0, 0]);
  await app.end();
});

async function knownToTheGp(): Promise<string | undefined> {
  for (const person of at.people) if ((await at.asOf('gp', person, NOW))?.because.length === 1) return person;
  return undefined;
}

const stranger = async (): Promise<string> => {
  const { rows } = await at.owner.query<{ id: string }>(
    `select 'person_' || p.id as id from person p, viewer_of($1) v where not exists (
         select from care_relationship r where r.person_id = p.id and r.party = any(v.parties)) limit 1`,
    [claimsOf('privacy-officer').member],
  );
  if (!rows[0]) throw new Error('The privacy officer answers for everybody.');
  return rows[0].id;
};

test('somebody they do not answer for, nobody at all, and no such member are alike', async () => {
  const nobody = 'person_00000000-0000-4000-8000-000000000000';
  expect(await at.asOf('gp', await stranger(), NOW)).toBeNull();
  expect(await at.asOf('gp', nobody, NOW)).toBeNull();
  const { data } = await at.kith.as('privacy-officer').run(AS_OF, {
    person: at.people[0],
    member: 'member_00000000-0000-4000-8000-000000000000',
    asOf: NOW.toISOString(),
  });
  expect(data).toEqual({ accessAsOf: null });
});

test('no moment that lies ahead, and no id of something else', async () => {
  const ask = (more: object) =>
    at.kith
      .as('privacy-officer')
      .run(AS_OF, { person: at.people[0], member: memberId('gp'), asOf: NOW.toISOString(), ...more });
  const ahead = await ask({ asOf: new Date(at.now.getTime() + 1000).toISOString() });
  expect(ahead.errors.map(({ extensions }) => extensions)).toEqual([
    { code: 'INVALID_INPUT', problems: [expect.objectContaining({ path: ['accessAsOf', 'asOf'], rule: 'past' })] },
  ]);
  for (const more of [{ person: memberId('gp') }, { member: at.people[0] }])
    expect((await ask(more)).errors.map(({ extensions }) => extensions?.code)).toEqual(['INVALID_INPUT']);
});

test('the audit is told whom it is about, and both ways of answering agree', async () => {
  const [person = ''] = at.people;
  const variables = { person, member: memberId('team-lead'), asOf: NOW.toISOString() };
  const ways = [{}, { isAlwaysExecuted: true }, { hasRowSecurity: false }];
  const answers = [];
  for (const way of ways) {
    const graph = await startGraph(way, at.kith.database);
    const { data, persons, coordinates } = await graph.answer('privacy-officer', AS_OF, variables, at.now);
    answers.push({ data: JSON.parse(data), persons, coordinates });
    await graph.close();
  }
  expect(answers[0]).toMatchObject({ persons: [person.slice(7)], coordinates: ['Query.accessAsOf'] });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test('somebody who has left is still answered for', async () => {
  const [person = ''] = at.people;
  const before = await at.asOf('team-lead', person, NOW);
  await at.owner.query('update member set active = false where id = $1', [claimsOf('team-lead').member]);
  expect(await at.asOf('team-lead', person, NOW)).toEqual(before);
  await at.owner.query('update member set active = true where id = $1', [claimsOf('team-lead').member]);
});

test('what would tell of something sensitive is left out', async () => {
  const { rows } = await at.owner.query<{ id: string; member: string }>(
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
  const { data } = await at.kith.as('privacy-officer').run(AS_OF, variables);
  expect(data?.accessAsOf).toEqual({ role: 'CHARITY', couldSee: false, because: [], types: [] });
});

test('what came before the seed’s last day is told of the seed’s people too', async () => {
  const { rows } = await at.owner.query<{ id: string; member: string; accepted: Date }>(
    `select 'person_' || r.person_id as id, m.id as member, t.occurred_at as accepted
     from care_relationship r join connection_transition t on t.connection_id = r.cause_id and t."to" = 'ACCEPTED'
       join member m on m.organisation_id = r.party and m.role = 'CHARITY'
     where r.kind = 'SUPPORTING' and not r.is_sensitive and t.occurred_at > r.since + interval '1 hour'
       and not exists (select from member_asset a where a.member_id = m.id)
       and not exists (select from care_relationship o where o.person_id = r.person_id and o.party = r.party and o.id <> r.id)
       and exists (select from viewer_of($1) v, care_relationship o where o.person_id = r.person_id and o.party = any(v.parties) and o.since <= $2)
     order by 1 limit 1`,
    [claimsOf('privacy-officer').member, NOW],
  );
  const [found] = rows;
  if (!found) throw new Error('No charity of the population accepted anybody.');
  const stages = [];
  for (const past of [1, 0]) {
    const asOf = new Date(found.accepted.getTime() - past).toISOString();
    const { data, text } = await at.kith
      .as('privacy-officer')
      .run(AS_OF, { person: found.id, member: `member_${found.member}`, asOf });
    if (!data) throw new Error(text);
    stages.push((data.accessAsOf as AsOf).because.map(({ stage }) => stage));
  }
  expect(stages).toEqual([['OFFERED'], ['ACCEPTED']]);
});
