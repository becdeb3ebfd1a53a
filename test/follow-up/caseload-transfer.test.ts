/** Handing a caseload over: colleagues lead, the leaver reads on, nobody else does, and no follow-up is lost. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Claims } from '../../src/platform/viewer.js';
import { Caseloads, memberOf } from '../support/caseloads.js';
import { claimsOf, type Kith, NOW } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';

let caseloads: Caseloads;
let kith: Kith;
let leaving: Claims;
let taking: Claims;

beforeAll(async () => {
  caseloads = await Caseloads.open();
  kith = caseloads.kith;
  [leaving, taking] = caseloads.others;
}, 120_000);
afterAll(() => caseloads.close());

test('a caseload goes to colleagues: they lead, the leaver reads on, and follow-ups go along', async () => {
  const leaver = leaving.member;
  const people = await caseloads.of(leaver);
  const [first] = people;
  expect(people.length).toBeGreaterThan(2);
  const { cover } = await mutate<{ cover: { id: string } }>(
    kith.as('team-lead'),
    'coverSet',
    {
      member: `member_${leaver}`,
      coveredBy: memberOf('link-worker-2'),
      until: '2026-03-20T12:00:00Z',
      reason: 'Notice.',
    },
    'cover { id }',
  );
  await caseloads.rows(
    `update follow_up set assigned_to_id = $1 where person_id = any($2) and occurred_at is null and cancelled_at is null`,
    leaver,
    people,
  );
  const led = await caseloads.of(leaver, 'leads');
  const input = {
    member: `member_${leaver}`,
    shares: [{ to: memberOf('link-worker'), people: [`person_${first}`] }, { to: memberOf(taking) }],
    reason: 'Leaves the service.',
  };
  expect((await refused(kith.as('link-worker'), 'caseloadTransfer', input)).code).toBe('NOT_ALLOWED');
  const payload = await mutate(kith.as('team-lead'), 'caseloadTransfer', input, 'member { id } transition { id }');
  expect(payload).toEqual({ member: { id: `member_${leaver}` }, transition: null });

  expect(await caseloads.of(leaver, 'leads')).toEqual([]);
  const [withFirst, withOther] = [
    await caseloads.of(claimsOf('link-worker').member, 'leads'),
    await caseloads.of(taking.member, 'leads'),
  ];
  for (const person of led) expect(person === first ? withFirst : withOther).toContain(person);
  expect(await caseloads.seenBy(leaving, people)).toEqual(people);
  const [readOn] = await caseloads.rows(
    `select max(until) as until from care_relationship where party = $1 and kind = 'CASELOAD' and until > $2`,
    leaver,
    NOW,
  );
  expect(readOn?.until).toEqual(new Date('2026-03-16T12:00:00.000Z'));
  const [left] = await caseloads.rows(
    `select count(*)::int as n from follow_up where assigned_to_id = $1 and occurred_at is null and cancelled_at is null`,
    leaver,
  );
  expect(left?.n).toBe(0);
  const [covered] = await caseloads.rows(
    `select count(*)::int as n from care_relationship where cause_id = $1 and until > $2`,
    cover.id.replace('cover_', ''),
    NOW,
  );
  expect(covered?.n).toBe(0);
});

test('a transfer says everything that is wrong with it, and then nothing was done', async () => {
  const leaver = memberOf('link-worker-2');
  const [person] = await caseloads.of(claimsOf('link-worker-2').member);
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
  const [other] = await caseloads.rows(
    `select m.id from member m join member_scheme s on s.member_id = m.id where m.role = 'LINK_WORKER' and m.active
     and s.scheme_id <> all(array(select scheme_id from member_scheme where member_id = $1)) limit 1`,
    claimsOf('team-lead').member,
  );
  expect(await transfer([{ to: `member_${other?.id}` }])).toEqual(['INVALID_INPUT', 'input.shares.0.to scheme']);
});
