/** Cover and handing over a caseload: who sees whom because of it, from when until when, and that no follow-up is lost. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { personas } from '../../src/cli/personas.js';
import type { Claims } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';

let kith: Kith;
let owner: Client;
/** Two more link workers of the personas' scheme. */
let [absent, standIn]: Claims[] = [];

const memberOf = (who: string) => `member_${personas.find(({ name }) => name === who)?.member}`;
const MOMENT = '2026-03-02T12:00:00.000Z';
const SELECTED = 'cover { id version isOver }';

async function rows(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await owner.query(text, values)).rows;
}

/** Ids of the people on a caseload, as the database says. */
async function caseload(member: string): Promise<string[]> {
  const found = await rows(
    `select distinct r.person_id as id from care_relationship r where r.party = $1 and r.kind = 'CASELOAD'
     and r.since <= $2 and r.until > $2 order by 1`,
    member,
    MOMENT,
  );
  return found.map(({ id }) => String(id));
}

async function seenBy(who: string | Claims, people: readonly string[]): Promise<string[]> {
  const { data } = await kith
    .as(who)
    .run('query Some($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: people.map((id) => `person_${id}`) });
  const { nodes } = data as { nodes: ({ id: string } | null)[] };
  return nodes.flatMap((node) => (node ? [node.id.replace('person_', '')] : [])).sort();
}

interface SetCover {
  readonly cover: { readonly id: string; readonly version: number; readonly isOver: boolean };
}

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  const found = await rows(
    `select m.id as member, m.organisation_id as organisation, m.role from member m join member_scheme s on s.member_id = m.id
     where s.scheme_id = (select scheme_id from member_scheme where member_id = $1) and m.role = 'LINK_WORKER' and m.active
       and m.id <> all($2) order by (select count(*) from care_relationship r where r.party = m.id and r.until > $3) desc`,
    claimsOf('team-lead').member,
    [claimsOf('link-worker').member, claimsOf('link-worker-2').member],
    MOMENT,
  );
  [absent, standIn] = found as unknown as Claims[];
}, 120_000);

afterAll(async () => {
  await owner.end();
  await kith.close();
});

test('a colleague sees the whole caseload while they cover, and no longer once it is ended', async () => {
  const { member } = claimsOf('link-worker-2');
  const theirs = await caseload(member);
  const before = await seenBy(standIn as Claims, theirs);
  expect(before.length).toBeLessThan(theirs.length);
  const { cover } = await mutate<SetCover>(
    kith.as('team-lead'),
    'coverSet',
    {
      member: `member_${member}`,
      coveredBy: `member_${standIn?.member}`,
      until: '2026-04-13T12:00:00Z',
      reason: 'Jury service.',
    },
    `${SELECTED} transition { id } warnings { code }`,
  );
  expect(await seenBy(standIn as Claims, theirs)).toEqual(theirs);
  const known = `{ covers(where: { open: true }) { nodes { reason member { id } coveredBy { id } onlyPerson { id } setBy { id } } } }`;
  const told = {
    reason: 'Jury service.',
    member: { id: memberOf('link-worker-2') },
    coveredBy: { id: `member_${standIn?.member}` },
    onlyPerson: null,
    setBy: { id: memberOf('team-lead') },
  };
  for (const who of ['team-lead', 'link-worker-2', standIn as Claims]) {
    const { data } = await kith.as(who).run(known);
    expect((data as { covers: { nodes: object[] } }).covers.nodes).toContainEqual(told);
  }
  for (const who of ['link-worker', absent as Claims]) {
    const { text } = await kith.as(who).run(known);
    expect(text).not.toContain('Jury service.');
  }
  const careTeam = `{ person(id: "person_${theirs[0]}") { careTeam { kind because until member { id } } } }`;
  expect((await kith.as('team-lead').run(careTeam)).text).toContain('Jury service.');

  const end = { id: cover.id, expectedVersion: cover.version };
  expect((await refused(kith.as('link-worker-2'), 'coverEnd', end)).code).toBe('NOT_ALLOWED');
  const ended = await mutate<SetCover>(kith.as('team-lead'), 'coverEnd', end, SELECTED);
  expect(ended.cover).toMatchObject({ id: cover.id, isOver: true });
  expect(await seenBy(standIn as Claims, theirs)).toEqual(before);
  const again = { id: cover.id, expectedVersion: ended.cover.version };
  expect(await refused(kith.as('team-lead'), 'coverEnd', again)).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'notOver' }],
  });
});

test('cover for one person shows no other; cover to come shows nobody yet, and ends before it began', async () => {
  const theirs = await caseload(claimsOf('link-worker-2').member);
  const before = await seenBy(standIn as Claims, theirs);
  const one = theirs.find((id) => !before.includes(id)) as string;
  const input = {
    member: memberOf('link-worker-2'),
    coveredBy: `member_${standIn?.member}`,
    until: '2026-03-20T12:00:00Z',
    reason: 'Holiday.',
  };
  const { cover } = await mutate<SetCover>(
    kith.as('team-lead'),
    'coverSet',
    { ...input, onlyPerson: `person_${one}` },
    SELECTED,
  );
  expect(await seenBy(standIn as Claims, theirs)).toEqual([...before, one].sort());
  await mutate(kith.as('team-lead'), 'coverEnd', { id: cover.id, expectedVersion: cover.version }, SELECTED);

  const later = { ...input, since: '2026-03-09T08:00:00Z' };
  const { cover: toCome } = await mutate<SetCover>(kith.as('team-lead'), 'coverSet', later, SELECTED);
  expect(toCome.isOver).toBe(false);
  expect(await seenBy(standIn as Claims, theirs)).toEqual(before);
  await mutate(kith.as('team-lead'), 'coverEnd', { id: toCome.id, expectedVersion: toCome.version }, SELECTED);
  const [left] = await rows(
    `select count(*)::int as n from care_relationship where cause_id = $1 and until > since`,
    toCome.id.replace('cover_', ''),
  );
  expect(left?.n).toBe(0);
});

test('cover is refused where it is too long, in the past, or not between colleagues of one’s own team', async () => {
  const input = { member: memberOf('link-worker-2'), coveredBy: memberOf('link-worker'), reason: 'Leave.' };
  const rules = async (more: object) => {
    const { code, problems } = await refused(kith.as('team-lead'), 'coverSet', { ...input, ...more });
    return [code, ...problems.map(({ path, rule }) => `${path.join('.')} ${rule}`)];
  };
  expect(await rules({ until: '2026-04-13T12:00:01Z' })).toEqual(['INVALID_INPUT', 'input.until sixWeeks']);
  expect(await rules({ since: '2026-03-02T11:59:59Z', until: '2026-03-01T12:00:00Z' })).toEqual([
    'INVALID_INPUT',
    'input.since ahead',
    'input.until order',
  ]);
  const until = '2026-03-09T12:00:00Z';
  for (const coveredBy of ['link-worker-2', 'team-lead', 'gp'])
    expect(await rules({ until, coveredBy: memberOf(coveredBy) })).toEqual([
      'INVALID_INPUT',
      'input.coveredBy colleague',
    ]);
  expect(await rules({ until, member: memberOf('gp') })).toEqual(['WRONG_STATE', 'input.member ofOwnTeam']);
  const [stranger] = await rows(
    `select p.id from person p join care_relationship r on r.person_id = p.id and r.kind = 'TEAM' and r.stage = 'CURRENT' and r.until > $1
      join member_scheme s on s.scheme_id = r.party and s.member_id = $2
     where not exists (select from care_relationship c where c.person_id = p.id and c.party = $3) limit 1`,
    MOMENT,
    claimsOf('team-lead').member,
    claimsOf('link-worker-2').member,
  );
  expect(await rules({ until, onlyPerson: `person_${stranger?.id}` })).toEqual([
    'INVALID_INPUT',
    'input.onlyPerson caseload',
  ]);
  for (const who of ['link-worker', 'gp', 'charity'])
    expect((await refused(kith.as(who), 'coverSet', { ...input, until })).code).toBe('NOT_ALLOWED');
});

test('a caseload goes to colleagues: they lead, the leaver reads on, and follow-ups go along', async () => {
  const leaver = absent?.member as string;
  const people = await caseload(leaver);
  const [first] = people;
  expect(people.length).toBeGreaterThan(2);
  const { cover } = await mutate<SetCover>(
    kith.as('team-lead'),
    'coverSet',
    {
      member: `member_${leaver}`,
      coveredBy: memberOf('link-worker-2'),
      until: '2026-03-20T12:00:00Z',
      reason: 'Notice.',
    },
    SELECTED,
  );
  await rows(
    `update follow_up set assigned_to_id = $1 where person_id = any($2) and occurred_at is null and cancelled_at is null`,
    leaver,
    people,
  );
  const leads = async (member: string) =>
    (
      await rows(
        `select distinct r.person_id as id from care_relationship r where r.party = $1 and r.kind = 'CASELOAD' and r.is_lead
         and r.since <= $2 and r.until > $2 order by 1`,
        member,
        MOMENT,
      )
    ).map(({ id }) => String(id));
  const led = await leads(leaver);
  const input = {
    member: `member_${leaver}`,
    shares: [{ to: memberOf('link-worker'), people: [`person_${first}`] }, { to: `member_${standIn?.member}` }],
    reason: 'Leaves the service.',
  };
  expect((await refused(kith.as('link-worker'), 'caseloadTransfer', input)).code).toBe('NOT_ALLOWED');
  const payload = await mutate(kith.as('team-lead'), 'caseloadTransfer', input, 'member { id } transition { id }');
  expect(payload).toEqual({ member: { id: `member_${leaver}` }, transition: null });

  expect(await leads(leaver)).toEqual([]);
  const [withFirst, withOther] = [await leads(claimsOf('link-worker').member), await leads(standIn?.member as string)];
  for (const person of led) expect(person === first ? withFirst : withOther).toContain(person);
  expect(await seenBy(absent as Claims, people)).toEqual(people);
  const [readOn] = await rows(
    `select max(until) as until from care_relationship where party = $1 and kind = 'CASELOAD' and until > $2`,
    leaver,
    MOMENT,
  );
  expect(readOn?.until).toEqual(new Date('2026-03-16T12:00:00.000Z'));
  const [left] = await rows(
    `select count(*)::int as n from follow_up where assigned_to_id = $1 and occurred_at is null and cancelled_at is null`,
    leaver,
  );
  expect(left?.n).toBe(0);
  const [covered] = await rows(
    `select count(*)::int as n from care_relationship where cause_id = $1 and until > $2`,
    cover.id.replace('cover_', ''),
    MOMENT,
  );
  expect(covered?.n).toBe(0);
});

test('a transfer says everything that is wrong with it, and then nothing was done', async () => {
  const leaver = memberOf('link-worker-2');
  const [person] = await caseload(claimsOf('link-worker-2').member);
  const transfer = async (shares: object[]) => {
    const { code, problems } = await refused(kith.as('team-lead'), 'caseloadTransfer', { member: leaver, shares });
    return [code, ...problems.map(({ path, rule }) => `${path.join('.')} ${rule}`)];
  };
  const to = memberOf('link-worker');
  expect(await transfer([{ to: leaver }, { to: memberOf('gp') }])).toEqual([
    'INVALID_INPUT',
    'input.shares.0.to colleague',
    'input.shares.1.to colleague',
    'input.shares.1.people rest',
  ]);
  const stranger = 'person_00000000-0000-4000-8000-000000000000';
  const twice = [`person_${person}`, stranger, `person_${person}`];
  expect(await transfer([{ to, people: twice }])).toEqual([
    'INVALID_INPUT',
    'input.shares.0.people.1 caseload',
    'input.shares.0.people.2 once',
  ]);
  const [other] = await rows(
    `select m.id from member m join member_scheme s on s.member_id = m.id where m.role = 'LINK_WORKER' and m.active
     and s.scheme_id <> all(array(select scheme_id from member_scheme where member_id = $1)) limit 1`,
    claimsOf('team-lead').member,
  );
  expect(await transfer([{ to: `member_${other?.id}` }])).toEqual(['INVALID_INPUT', 'input.shares.0.to scheme']);
});
