/** Facts about those who care: a practice, a link worker, a team lead, and what even they do not read. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { claimsOf } from '../../support/kith.js';
import type { Row } from '../world.js';
import { type Cast, cast, idOf, must } from './cast.js';

let c: Cast;
beforeAll(async () => {
  c = await cast();
}, 60_000);
afterAll(() => c?.close());

/** A row of a table about somebody in a tie of the persona. */
function about(table: string, ties: readonly Row[], holds: (row: Row) => boolean): Row {
  const people = new Set(ties.map((tie) => tie.person_id));
  return must(
    c.world.all(table).find((row) => people.has(row.person_id ?? null) && holds(row)),
    `${table} of such a person`,
  );
}
const person = (id: unknown) => must(c.world.get('person', String(id)), 'person');

describe('a practice', () => {
  test('sees its registered people and nobody registered elsewhere', async () => {
    const known = new Set(['REGISTERED', 'REFERRED'].flatMap((kind) => c.ties('gp', kind).map((tie) => tie.person_id)));
    expect(await c.value('gp', '{ people { totalCount } }')).toBe(known.size);
    const elsewhere = must(
      c.ties('gp-2', 'REGISTERED').find((tie) => !known.has(tie.person_id)),
      'person of gp-2 only',
    );
    const text = '{ person(id: $id) { id } }';
    expect(await c.value('gp', text, { id: idOf('person', elsewhere.person_id) })).toBeNull();
    expect(await c.value('gp-2', text, { id: idOf('person', elsewhere.person_id) })).toBe(
      idOf('person', elsewhere.person_id),
    );
  });

  test('finds its own people by NHS number, and not those of another practice', async () => {
    const find = (tie: Row) => `{ personByNhsNumber(nhsNumber: "${person(tie.person_id).nhs_number}") { id } }`;
    const hasNumber = (tie: Row) => person(tie.person_id).nhs_number !== null;
    const own = must(c.ties('gp', 'REGISTERED').find(hasNumber), 'person with a number');
    const ids = new Set(['REGISTERED', 'REFERRED'].flatMap((kind) => c.ties('gp', kind).map((tie) => tie.person_id)));
    const other = must(
      c.ties('gp-2', 'REGISTERED').find((tie) => hasNumber(tie) && !ids.has(tie.person_id)),
      'other',
    );
    expect(await c.value('gp', find(own))).toBe(idOf('person', own.person_id));
    expect(await c.ask('gp', find(other))).toMatchObject({ data: { personByNhsNumber: null }, codes: [] });
  });

  test.each([
    ['attempts', 'contact_attempt', 'contact_attempt', 'ContactAttempt', 'workingNote', 'working_note'],
    ['conversations', 'conversation', 'conversation', 'Conversation', 'workingNotes', 'working_notes'],
    ['follow-ups', 'follow_up', 'follow_up', 'FollowUp', 'workingNote', 'working_note'],
  ])('never reads working notes of %s; the link worker does', async (_what, table, prefix, type, field, column) => {
    const noted = (who: string, kind: string) => about(table, c.ties(who, kind), (row) => row[column] !== null);
    const text = `{ node(id: $id) { ... on ${type} { ${field} } } }`;
    expect(await c.value('gp', text, { id: idOf(prefix, noted('gp', 'REGISTERED').id) })).toBeNull();
    const own = noted('link-worker', 'CASELOAD');
    expect(await c.value('link-worker', text, { id: idOf(prefix, own.id) })).toBe(own[column]);
  });

  test('reads the shareable summary of a conversation', async () => {
    const row = about('conversation', c.ties('gp', 'REGISTERED'), ({ summary }) => summary !== null);
    const text = '{ node(id: $id) { ... on Conversation { summary } } }';
    expect(await c.value('gp', text, { id: idOf('conversation', row.id) })).toBe(row.summary);
  });

  test('reads the score of a measurement and not its single answers; the link worker reads both', async () => {
    const scored = (ties: readonly Row[]) => about('measurement', ties, ({ score }) => score !== null);
    const text = '{ node(id: $id) { ... on Measurement { score answers } } }';
    const seen = scored(c.ties('gp', 'REGISTERED'));
    const said = await c.ask('gp', text, { id: idOf('measurement', seen.id) });
    expect(said.data).toEqual({ node: { score: seen.score, answers: null } });
    const own = scored(c.ties('link-worker', 'CASELOAD'));
    const whole = await c.ask('link-worker', text, { id: idOf('measurement', own.id) });
    expect(whole.data).toEqual({ node: { score: own.score, answers: own.answers } });
  });

  test('reads needs and goals that are sensitive', async () => {
    const goal = about('goal', c.ties('gp', 'REGISTERED'), (row) => row.is_sensitive === true);
    expect(await c.value('gp', '{ node(id: $id) { ... on Goal { title } } }', { id: idOf('goal', goal.id) })).toBe(
      goal.title,
    );
  });

  test('reads of a person who moved away only the name and the referrals it made', async () => {
    const moved = everyPractice().flatMap((organisation) => {
      const open = (kind: string) => openAt(organisation, kind);
      const registered = new Set(open('REGISTERED').map((tie) => tie.person_id));
      return open('REFERRED')
        .filter((tie) => !registered.has(tie.person_id))
        .map((tie) => ({ organisation, tie }));
    });
    const staffOf = (organisation: unknown) =>
      c.world
        .by('member', 'organisation_id', String(organisation))
        .find((member) => member.role === 'GP' && member.active === true);
    const found = must(
      moved.find(({ organisation }) => staffOf(organisation)),
      'person who moved away',
    );
    const member = must(staffOf(found.organisation), 'practice staff');
    const viewer = { role: 'GP' as const, organisation: String(found.organisation), member: member.id };
    const known = person(found.tie.person_id);
    const text =
      '{ person(id: $id) { familyName phone nhsNumber birthDate address { city } referrals { nodes { id } } plans { totalCount } } }';
    const { data } = await c.ask(viewer, text, { id: idOf('person', known.id) });
    const made = openAt(found.organisation, 'REFERRED').filter((tie) => tie.person_id === known.id);
    expect(data.person).toMatchObject({
      familyName: known.family_name,
      phone: null,
      nhsNumber: null,
      birthDate: null,
      address: null,
    });
    expect(data.person).toMatchObject({
      referrals: { nodes: made.map((tie) => ({ id: idOf('referral', tie.cause_id) })) },
    });
    expect(JSON.stringify(data.person)).toMatch(/"plans":(null|\{"totalCount":0\})/);
  });
});

function everyPractice(): readonly string[] {
  return c.world.by('organisation', 'kind', 'GP_PRACTICE').map(({ id }) => id);
}

function openAt(party: unknown, kind: string): readonly Row[] {
  const at = c.now;
  return c.world
    .by('care_relationship', 'party', String(party))
    .filter((row) => row.kind === kind && String(row.since) <= at && at < String(row.until));
}

describe('a link worker', () => {
  test('sees the people of their own caseload, cover and queue, and nobody else', async () => {
    const mine = ['CASELOAD', 'COVER', 'EMERGENCY'].flatMap((kind) => c.ties('link-worker', kind));
    const queue = c
      .ties('link-worker', 'TEAM', 'QUEUE')
      .filter((tie) => c.world.get('scheme', tie.party)?.can_self_assign === true);
    const known = new Set([...mine, ...queue].map((tie) => tie.person_id));
    expect(await c.value('link-worker', '{ people { totalCount } }')).toBe(known.size);
    const colleagues = c.ties('link-worker-2', 'CASELOAD').find((tie) => !known.has(tie.person_id));
    const id = idOf('person', must(colleagues, 'person of the colleague').person_id);
    expect(await c.value('link-worker', '{ person(id: $id) { id } }', { id })).toBeNull();
    expect(await c.value('link-worker-2', '{ person(id: $id) { id } }', { id })).toBe(id);
  });

  test('finds the caseload of a colleague cut to whom both know', async () => {
    const { member } = claimsOf('link-worker-2');
    const mine = new Set(
      ['CASELOAD', 'COVER', 'EMERGENCY'].flatMap((kind) => c.ties('link-worker', kind).map((tie) => tie.person_id)),
    );
    const { data } = await c.ask(
      'link-worker',
      '{ node(id: $id) { ... on Member { caseload(first: 100) { nodes { id } } } } }',
      { id: idOf('member', member) },
    );
    const ids = [...JSON.stringify(data).matchAll(/person_([0-9a-f-]{36})/g)].map(([, id]) => String(id));
    const queue = new Set(c.ties('link-worker', 'TEAM', 'QUEUE').map((tie) => tie.person_id));
    expect(ids.filter((id) => !mine.has(id) && !queue.has(id))).toEqual([]);
  });

  test('does not see whether a colleague is suspended; a team lead does', async () => {
    const id = idOf('member', claimsOf('link-worker-2').member);
    const text = '{ node(id: $id) { ... on Member { active } } }';
    expect(await c.value('link-worker', text, { id })).toBeNull();
    expect(await c.value('team-lead', text, { id })).toBe(true);
  });
});

describe('a team lead, of a person whose referral ended long ago', () => {
  let past: Row;
  beforeAll(() => {
    const present = new Set(
      ['QUEUE', 'CURRENT'].flatMap((stage) => c.ties('team-lead', 'TEAM', stage).map((tie) => tie.person_id)),
    );
    past = must(
      c
        .ties('team-lead', 'TEAM', 'PAST')
        .find((tie) => !present.has(tie.person_id) && c.world.by('plan', 'person_id', tie.person_id).length > 0),
      'person long past',
    );
  });
  const ask = async (fields: string) =>
    (await c.ask('team-lead', `{ person(id: $id) { ${fields} } }`, { id: idOf('person', past.person_id) })).data.person;

  test('reads the name, the date of birth and the phone', async () => {
    const { family_name: familyName, given_name: givenName, birth_date: birthDate, phone } = person(past.person_id);
    expect(await ask('familyName givenName birthDate phone')).toEqual({ familyName, givenName, birthDate, phone });
  });

  test('reads no NHS number, address, email, safety note or About me', async () => {
    expect(await ask('nhsNumber address { city } email safetyNotes aboutMe { pleaseDo }')).toEqual({
      nhsNumber: null,
      address: null,
      email: null,
      safetyNotes: null,
      aboutMe: null,
    });
  });

  test('reads of the referrals it worked on when and how they ended, and not why they were made', async () => {
    const worked = new Set(c.ties('team-lead', 'TEAM', 'PAST').map((tie) => tie.cause_id));
    const made = c.world.by('referral', 'person_id', past.person_id).filter(({ id }) => worked.has(id));
    expect(made.length).toBeGreaterThan(0);
    const answer = JSON.stringify(await ask('referrals { nodes { reference status outcome reason referrerNote } }'));
    for (const { reference, reason } of made) {
      expect(answer).toContain(String(reference));
      expect(answer).not.toContain(JSON.stringify(reason));
    }
  });

  test('sees no plan, connection or conversation of theirs, by their own ids either', async () => {
    const of = (table: string, prefix: string) =>
      c.world.by(table, 'person_id', past.person_id).map(({ id }) => idOf(prefix, id));
    const ids = [...of('plan', 'plan'), ...of('connection', 'connection'), ...of('conversation', 'conversation')].slice(
      0,
      100,
    );
    expect(ids.length).toBeGreaterThan(0);
    expect(await c.value('team-lead', '{ nodes(ids: $ids) { id } }', { ids })).toEqual(ids.map(() => null));
  });
});
