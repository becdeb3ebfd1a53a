/** Nothing goes out without consent, and what is taken back is obeyed at the next request by every path. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations } from '../../src/cli/personas.js';
import { GUARDED_PERSON } from '../../src/cli/seed/demo-person.js';
import { freshDatabase } from '../support/database.js';
import { type Kith, NOW, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';
import { ALL_WARNINGS, accepted, propose, type Seen, type Supported, sees, supported, take } from './caseload.js';

/** The persona GP looks after them too. */
const IN_PRACTICE = `exists (select from care_relationship g where g.person_id = p.id and g.kind = 'REGISTERED'
  and g.party = '${demoOrganisations.practice}' and g.until > $1)`;

let kith: Kith;
let owner: Client;
let people: Supported[];

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  people = await supported(owner, 4);
  const ofPractice = await supported(owner, 1, IN_PRACTICE);
  people.sort((one) => (one.person === ofPractice[0]?.person ? -1 : 1));
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

const uuid = (id: string): string => id.slice(id.lastIndexOf('_') + 1);
const person = (index: number): Supported => people[index] as Supported;

interface Given {
  readonly id: string;
  readonly version: number;
  readonly withdrawnAt: string | null;
}

async function consentsOf(who: string, { person: id, organisation }: Supported): Promise<Given[]> {
  const { data } = await kith
    .as(who)
    .run('query C($id: ID!) { person(id: $id) { consents { id version withdrawnAt organisation { id } } } }', { id });
  const all = (data as { person: { consents: (Given & { organisation: { id: string } | null })[] } | null }).person;
  return (all?.consents ?? []).filter((one) => one.organisation?.id === organisation);
}

test('what is shared wants consent, by the person or by somebody who may decide', async () => {
  const proposed = await propose(kith, person(1));
  const at = { id: proposed.id, expectedVersion: proposed.version, shared: ['NAME'] };
  const consent = (more: object) => refused(kith.as('link-worker'), 'connectionConsent', { ...at, ...more });
  expect(await consent({})).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'method'], rule: 'required' }],
  });
  const { rows } = await owner.query(
    `select 'related_person_' || id as id from related_person
     where person_id <> $1 and id in (select id from related_person where person_id in (select person_id
       from care_relationship where kind = 'CASELOAD' and until > $2 and party in (select id from member where name = 'Priya Shah')))
     order by id limit 1`,
    [uuid(person(1).person), NOW],
  );
  expect(await consent({ method: 'SPOKEN', givenBy: rows[0].id })).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'givenBy'] }],
  });
  expect(await consent({ method: 'SPOKEN', cautions: 'Allergic to nuts.' })).toMatchObject({
    code: 'CONFIRM_NEEDED',
    allowed: ['CAUTIONS_NOT_SHARED'],
  });
  expect(await refused(kith.as('team-lead'), 'connectionConsent', { ...at, method: 'SPOKEN' })).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('sending names everything that is missing, at once', async () => {
  const { organisation, asset } = person(1);
  const proposed = await propose(kith, person(1));
  const agreed = await take(kith, 'link-worker', 'connectionConsent', proposed, { shared: [] });
  const at = { id: proposed.id, expectedVersion: agreed.connection?.version };
  await owner.query('update organisation set agreement_expires_on = $2 where id = $1', [
    uuid(organisation),
    '2026-03-01',
  ]);
  await owner.query(`update asset set status = 'TEMPORARILY_CLOSED' where id = $1`, [uuid(asset)]);
  const needs = async () => {
    const { code, problems } = await refused(kith.as('link-worker'), 'connectionSend', at);
    expect(code).toBe('WRONG_STATE');
    return problems.map(({ rule }) => rule);
  };
  expect(await needs()).toEqual(['consentInForce', 'sharingAgreement', 'assetActive']);
  await owner.query('update organisation set agreement_expires_on = $2 where id = $1', [
    uuid(organisation),
    '2026-03-02',
  ]);
  await owner.query(`update asset set status = 'ACTIVE' where id = $1`, [uuid(asset)]);
  expect(await needs()).toEqual(['consentInForce']);
  const given = { person: person(1).person, organisation, scope: 'SHARE_WITH_ORGANISATION', method: 'WRITTEN' };
  await mutate(kith.as('link-worker'), 'consentGive', given, 'consent { id }');
  const { rows } = await owner.query(
    'insert into objection (id, person_id, organisation_id, objected_at) values (gen_random_uuid(), $1, $2, $3) returning id',
    [uuid(person(1).person), uuid(organisation), NOW],
  );
  expect(await needs()).toEqual(['noObjection']);
  await owner.query('delete from objection where id = $1', [rows[0].id]);
  expect((await take(kith, 'link-worker', 'connectionSend', agreed.connection as Seen)).connection?.status).toBe(
    'SENT',
  );
});

test('taken back, the organisation sees nothing of the person from the next request on', async () => {
  const whom = person(0);
  const going = await accepted(kith, whom, ['NAME', 'CONTACT']);
  const over = await take(kith, 'charity', 'connectionNeverStarted', await accepted(kith, whom));
  const proposed = await propose(kith, whom);
  const paths = async (): Promise<unknown[]> => {
    const { data } = await kith.as('charity').run(
      `query P($person: ID!, $going: ID!, $over: ID!) { person(id: $person) { id } going: connection(id: $going) { id }
        over: connection(id: $over) { id } node(id: $person) { id } nodes(ids: [$person, $going]) { id } }`,
      { person: whom.person, going: going.id, over: over.connection?.id },
    );
    const { data: listed } = await kith
      .as('charity')
      .run('{ people(first: 100) { nodes { id } } connections(first: 100) { nodes { id } } }');
    const ids = Object.values(listed as Record<string, { nodes: { id: string }[] }>).flatMap(({ nodes }) => nodes);
    return [...Object.values(data as object).flat(), ids.find(({ id }) => id === whom.person || id === going.id)];
  };
  expect((await paths()).every(Boolean)).toBe(true);

  const [consent] = await consentsOf('team-lead', whom);
  const input = { id: consent?.id, expectedVersion: consent?.version };
  expect(await refused(kith.as('charity'), 'consentWithdraw', input)).toMatchObject({ code: 'NOT_ALLOWED' });
  const payload = await mutate<{ consent: Given; transition: unknown }>(
    kith.as('gp'),
    'consentWithdraw',
    input,
    'consent { id version withdrawnAt } transition { to }',
  );
  expect(payload).toMatchObject({ consent: { id: consent?.id, withdrawnAt: NOW.toISOString() }, transition: null });
  expect((await paths()).some(Boolean)).toBe(false);
  for (const one of [going, proposed])
    expect(await sees(kith, 'link-worker', one, 'status statusReason')).toEqual({
      status: 'WITHDRAWN',
      statusReason: 'The person withdrew their consent.',
    });
  expect(await sees(kith, 'link-worker', over.connection as Seen, 'status')).toEqual({ status: 'NEVER_STARTED' });
  const again = { id: consent?.id, expectedVersion: payload.consent.version };
  expect(await refused(kith.as('team-lead'), 'consentWithdraw', again)).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'inForce' }],
  });
});

test('where anyone may turn up and nothing is shared, nobody is told, and consent to share ends nothing', async () => {
  const whom = person(2);
  await owner.query(`update asset set referral_route = 'OPEN' where id = $1`, [uuid(whom.asset)]);
  const shared = await take(kith, 'link-worker', 'connectionConsent', await propose(kith, whom), {
    shared: ['NAME'],
    method: 'SPOKEN',
  });
  const at = { id: shared.connection?.id, expectedVersion: shared.connection?.version };
  expect(await refused(kith.as('link-worker'), 'connectionIntroduce', at)).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'acceptedOrOpen' }],
  });
  const open = await take(kith, 'link-worker', 'connectionConsent', await propose(kith, whom), { shared: [] });
  const going = await take(kith, 'link-worker', 'connectionIntroduce', open.connection as Seen);
  expect(going.transition).toMatchObject({ from: 'CONSENTED', to: 'INTRODUCED' });
  expect(await sees(kith, 'charity', going.connection as Seen, 'id')).toBeNull();
  const [consent] = await consentsOf('link-worker', whom);
  const input = { id: consent?.id, expectedVersion: consent?.version };
  await mutate(kith.as('link-worker'), 'consentWithdraw', input, 'consent { id }');
  expect(await sees(kith, 'link-worker', going.connection as Seen, 'status')).toEqual({ status: 'INTRODUCED' });
  expect(await sees(kith, 'link-worker', shared.connection as Seen, 'status')).toEqual({ status: 'WITHDRAWN' });
});

test('a signpost shares nothing and opens nothing', async () => {
  const { plan, asset } = person(3);
  const give = { plan, asset, reason: 'Close by.' };
  await owner.query(`update asset set status = 'INACTIVE' where id = $1`, [uuid(asset)]);
  expect(await refused(kith.as('link-worker'), 'signpostGive', { ...give, confirm: ALL_WARNINGS })).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'asset'], rule: 'ASSET_NOT_ACTIVE' }],
  });
  await owner.query(`update asset set status = 'ACTIVE' where id = $1`, [uuid(asset)]);
  const { connection } = await mutate<{ connection: Seen }>(
    kith.as('link-worker'),
    'signpostGive',
    { ...give, confirm: ALL_WARNINGS },
    'connection { id version status kind }',
  );
  expect(connection).toMatchObject({ status: 'GIVEN', kind: 'SIGNPOST' });
  const { connection: tried } = await take(kith, 'team-lead', 'signpostOutcome', connection, { result: 'TRIED' });
  expect(tried?.status).toBe('TRIED');
  expect(await sees(kith, 'charity', connection, 'id')).toBeNull();
});

test('consent that would tell of something sensitive is kept from those who may not know of it', async () => {
  const { rows } = await owner.query(
    `select s.id from consent s join care_relationship r on r.person_id = s.person_id and r.kind = 'SUPPORTING' and r.is_sensitive
       and r.party = s.organisation_id where s.person_id = $1`,
    [GUARDED_PERSON.id],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const who of ['privacy-officer', 'integrator', 'team-lead', 'gp']) {
    const { data } = await kith
      .as(who)
      .run('query N($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } person(id: $id) { id } }', {
        ids: rows.map(({ id }) => `consent_${id}`),
        id: `person_${GUARDED_PERSON.id}`,
      });
    const { nodes, person: known } = data as { nodes: unknown[]; person: unknown };
    expect({ who, known: known !== null }).toEqual({ who, known: true });
    expect({ who, seen: nodes.some(Boolean) }).toEqual({ who, seen: who === 'team-lead' || who === 'gp' });
  }
  await owner.query(`update need set is_sensitive = false where key = 'domestic-abuse'`);
  await owner.query(`update asset_category set is_sensitive = false where is_sensitive`);
  const { rows: left } = await owner.query('select from consent where is_sensitive and person_id = $1', [
    GUARDED_PERSON.id,
  ]);
  expect(left).toHaveLength(0);
});
