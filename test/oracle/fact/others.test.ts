/** Facts about those who do not care for the person: a referrer, a record system, an analyst, a privacy officer. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { claimsOf } from '../../support/kith.js';
import type { Row } from '../world.js';
import { type Cast, cast, idOf, must } from './cast.js';

let c: Cast;
beforeAll(async () => {
  c = await cast();
}, 60_000);
afterAll(() => c?.close());

const person = (id: unknown) => must(c.world.get('person', String(id)), 'person');

describe('a referrer', () => {
  let sent: Row;
  const ask = async (fields: string, row = sent) =>
    (await c.ask('referrer', `{ referral(id: $id) { ${fields} } }`, { id: idOf('referral', row.id) })).data.referral;
  beforeAll(() => {
    sent = must(
      c
        .ties('referrer', 'REFERRED')
        .map((tie) => c.world.get('referral', tie.cause_id))
        .find((row) => row?.status === 'ENGAGED'),
      'engaged referral of the referrer',
    );
  });

  test('reads what it sent, and what became of it', async () => {
    const { reference, reason, status, urgency } = sent;
    expect(await ask('reference reason status urgency')).toEqual({ reference, reason, status, urgency });
  });

  test('reads the person’s name and no other detail of them', async () => {
    const { given_name: givenName, family_name: familyName } = person(sent.person_id);
    const fields =
      'givenName familyName phone email birthDate age nhsNumber address { city } ageBand ethnicity aboutMe { pleaseDo }';
    expect(await ask(`person { ${fields} }`)).toEqual({
      person: {
        givenName,
        familyName,
        phone: null,
        email: null,
        birthDate: null,
        age: null,
        nhsNumber: null,
        address: null,
        ageBand: null,
        ethnicity: null,
        aboutMe: null,
      },
    });
  });

  test('reads the link worker’s name and work contact', async () => {
    const { linkWorker } = Object(await ask('linkWorker { name workPhone workEmail }'));
    expect(linkWorker).toEqual(expect.objectContaining({ name: expect.any(String) }));
  });

  test.each(['attempts', 'conversations', 'history', 'plans', 'connections'])('reads no %s of it', async (field) => {
    expect(await ask(`${field} { totalCount }`)).toEqual({ [field]: null });
  });

  test('does not find the rows below it by their own ids', async () => {
    const of = (table: string, prefix: string) =>
      c.world.by(table, 'referral_id', sent.id).map(({ id }) => idOf(prefix, id));
    const ids = [
      ...of('plan', 'plan'),
      ...of('conversation', 'conversation'),
      ...of('contact_attempt', 'contact_attempt'),
      ...of('referral_transition', 'referral_transition'),
    ];
    expect(ids.length).toBeGreaterThan(1);
    expect(await c.value('referrer', '{ nodes(ids: $ids) { id } }', { ids })).toEqual(ids.map(() => null));
  });

  test('does not see what others referred the same people for', async () => {
    const own = new Set(c.ties('referrer', 'REFERRED').map((tie) => tie.cause_id));
    expect(await c.value('referrer', '{ referrals { totalCount } }')).toBe(own.size);
    const people = new Set(c.ties('referrer', 'REFERRED').map((tie) => tie.person_id));
    const other = c.world.all('referral').find((row) => people.has(row.person_id ?? null) && !own.has(row.id));
    const id = idOf('referral', must(other, 'referral by another of somebody they referred').id);
    expect(await c.value('referrer', '{ referral(id: $id) { id } }', { id })).toBeNull();
  });
});

describe('a record system', () => {
  const granted = () => new Set(c.ties('integrator', 'GRANTED').map((tie) => tie.person_id));
  const { organisation } = claimsOf('integrator');
  const asked = () => new Set(c.world.by('consent', 'organisation_id', organisation).map((row) => row.person_id));
  const sensitive = (table: string) =>
    must(
      c.world.all(table).find((row) => {
        const isOfNobodyAsked = granted().has(row.person_id ?? null) && !asked().has(row.person_id ?? null);
        return row.is_sensitive === true && isOfNobodyAsked;
      }),
      `sensitive ${table} of somebody who was never asked`,
    );

  test('sees the people of the practices that granted it, and nobody else', async () => {
    expect(await c.value('integrator', '{ people { totalCount } }')).toBe(granted().size);
  });

  test.each([
    ['referral_need', 'referral_need'],
    ['goal', 'goal'],
    ['connection', 'connection'],
  ])('does not see a sensitive %s without the person’s consent', async (table, prefix) => {
    const id = idOf(prefix, sensitive(table).id);
    expect(await c.value('integrator', '{ node(id: $id) { id } }', { id })).toBeNull();
  });

  test('counts a person’s connections without the sensitive ones', async () => {
    const connection = sensitive('connection');
    const all = c.world.by('connection', 'person_id', connection.person_id);
    const open = all.filter((row) => row.is_sensitive === false).length;
    const id = idOf('person', connection.person_id);
    const text = '{ person(id: $id) { connections { totalCount } connectionsByStatus { count } } }';
    const { data } = await c.ask('integrator', text, { id });
    const { connections, connectionsByStatus } = Object(data.person);
    expect(connections.totalCount).toBe(open);
    const counted = connectionsByStatus.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    expect(counted).toBe(open);
  });

  test('reads long-term conditions, and neither gender, ethnicity nor safety notes', async () => {
    const known = person([...granted()][0]);
    const text = '{ person(id: $id) { longTermConditions gender ethnicity safetyNotes } }';
    expect((await c.ask('integrator', text, { id: idOf('person', known.id) })).data.person).toEqual({
      longTermConditions: known.long_term_conditions,
      gender: null,
      ethnicity: null,
      safetyNotes: null,
    });
  });

  test('sees nobody close to the person and no risk', async () => {
    const known = idOf('person', [...granted()][0]);
    const { data } = await c.ask('integrator', '{ person(id: $id) { relatedPeople { id } risks { id } } }', {
      id: known,
    });
    expect(data.person).toEqual({ relatedPeople: null, risks: null });
  });

  test('reads a referrer’s note and no message to an asset', async () => {
    const inside = (row: Row) => granted().has(row.person_id ?? null);
    const noted = must(
      c.world.all('referral').find((row) => inside(row) && row.referrer_note !== null),
      'note',
    );
    const id = idOf('referral', noted.id);
    expect(await c.value('integrator', '{ referral(id: $id) { referrerNote } }', { id })).toBe(noted.referrer_note);
    const sent = c.world.all('connection').find((row) => inside(row) && row.message !== null && !row.is_sensitive);
    const at = idOf('connection', must(sent, 'connection with a message').id);
    expect(await c.value('integrator', '{ connection(id: $id) { message } }', { id: at })).toBeNull();
  });
});

describe('an analyst', () => {
  test('may ask who they are, and nothing else', async () => {
    const roots = ['people', 'referrals', 'plans', 'connections', 'followUps', 'assets', 'organisations', 'needs'];
    const said = await c.ask(
      'analyst',
      `{ viewer { role } ${roots.map((root) => `${root} { totalCount }`).join(' ')} }`,
    );
    expect(said.data).toEqual({
      viewer: { role: 'ANALYST' },
      ...Object.fromEntries(roots.map((root) => [root, null])),
    });
    expect(said.codes).toEqual(roots.map(() => 'NOT_ALLOWED'));
  });

  test('finds no person by node(id)', async () => {
    const id = idOf('person', c.world.all('person')[0]?.id);
    expect(await c.ask('analyst', '{ node(id: $id) { id } }', { id })).toMatchObject({
      data: { node: null },
      codes: ['NOT_ALLOWED'],
    });
  });

  test('finds no person through their own organisation', async () => {
    const { data } = await c.ask(
      'analyst',
      `{ viewer { organisation { name registeredPeople { totalCount } connections { totalCount } sentReferrals { totalCount } }
        member { name caseload { totalCount } followUps { totalCount } } } }`,
    );
    expect(JSON.stringify(data)).not.toContain('totalCount');
  });
});

describe('a privacy officer', () => {
  const anyone = async () =>
    Object((await c.ask('privacy-officer', '{ people(first: 1) { nodes { id } } }')).data).people.nodes[0].id;

  test('reads names, NHS number and date of birth of people their organisation has to do with', async () => {
    const id = await anyone();
    const { family_name: familyName, nhs_number: nhsNumber, birth_date: birthDate } = person(id.replace('person_', ''));
    const { data } = await c.ask('privacy-officer', '{ person(id: $id) { familyName nhsNumber birthDate } }', { id });
    expect(data.person).toEqual({ familyName, nhsNumber, birthDate });
  });

  test('reads no care content: contact, address, About me, risks, plans, referrals, connections', async () => {
    const { data } = await c.ask(
      'privacy-officer',
      `{ person(id: $id) { phone email address { city } aboutMe { pleaseDo } safetyNotes risks { id }
        plans { totalCount } referrals { totalCount } connections { totalCount } conversations { totalCount } } }`,
      { id: await anyone() },
    );
    expect(new Set(Object.values(Object(data.person)))).toEqual(new Set([null]));
  });

  test('is refused the roots of care content', async () => {
    const said = await c.ask(
      'privacy-officer',
      '{ referrals { totalCount } plans { totalCount } connections { totalCount } }',
    );
    expect(said).toMatchObject({
      data: { referrals: null, plans: null, connections: null },
      codes: Array(3).fill('NOT_ALLOWED'),
    });
  });

  test('still sees who looked after a person, and that it is over', async () => {
    const { data } = await c.ask('privacy-officer', '{ people(first: 100) { nodes { careTeam { kind since } } } }');
    expect(JSON.stringify(data)).toContain('"kind":"REGISTERED"');
  });
});
