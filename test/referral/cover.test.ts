/** Cover: who sees whom because of it, from when until when, and between whom it can be arranged. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Claims } from '../../src/platform/viewer.js';
import { Caseloads, memberOf } from '../support/caseloads.js';
import { claimsOf, type Kith, NOW } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';

const SELECTED = 'cover { id version isOver }';

interface SetCover {
  readonly cover: { readonly id: string; readonly version: number; readonly isOver: boolean };
}

let caseloads: Caseloads;
let kith: Kith;
let stranger: Claims;
let standIn: Claims;

beforeAll(async () => {
  caseloads = await Caseloads.open();
  kith = caseloads.kith;
  [stranger, standIn] = caseloads.others;
}, 120_000);
afterAll(() => caseloads.close());

test('a colleague sees the whole caseload while they cover, and no longer once it is ended', async () => {
  const { member } = claimsOf('link-worker-2');
  const theirs = await caseloads.of(member);
  const before = await caseloads.seenBy(standIn, theirs);
  expect(before.length).toBeLessThan(theirs.length);
  const { cover } = await mutate<SetCover>(
    kith.as('team-lead'),
    'coverSet',
    {
      member: `member_${member}`,
      coveredBy: memberOf(standIn),
      until: '2026-04-13T12:00:00Z',
      reason: 'Jury service.',
    },
    `${SELECTED} transition { id } warnings { code }`,
  );
  expect(await caseloads.seenBy(standIn, theirs)).toEqual(theirs);
  const known = `{ covers(where: { open: true }) { nodes { reason member { id } coveredBy { id } onlyPerson { id } setBy { id } } } }`;
  const told = {
    reason: 'Jury service.',
    member: { id: memberOf('link-worker-2') },
    coveredBy: { id: memberOf(standIn) },
    onlyPerson: null,
    setBy: { id: memberOf('team-lead') },
  };
  for (const who of ['team-lead', 'link-worker-2', standIn]) {
    const { data } = await kith.as(who).run(known);
    expect((data as { covers: { nodes: object[] } }).covers.nodes).toContainEqual(told);
  }
  for (const who of ['link-worker', stranger]) {
    const { text } = await kith.as(who).run(known);
    expect(text).not.toContain('Jury service.');
  }
  const careTeam = `{ person(id: "person_${theirs[0]}") { careTeam { kind because until member { id } } } }`;
  expect((await kith.as('team-lead').run(careTeam)).text).toContain('Jury service.');

  const end = { id: cover.id, expectedVersion: cover.version };
  expect((await refused(kith.as('link-worker-2'), 'coverEnd', end)).code).toBe('NOT_ALLOWED');
  const ended = await mutate<SetCover>(kith.as('team-lead'), 'coverEnd', end, SELECTED);
  expect(ended.cover).toMatchObject({ id: cover.id, isOver: true });
  expect(await caseloads.seenBy(standIn, theirs)).toEqual(before);
  const again = { id: cover.id, expectedVersion: ended.cover.version };
  expect(await refused(kith.as('team-lead'), 'coverEnd', again)).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'notOver' }],
  });
});

test('cover for one person shows no other; cover to come shows nobody yet, and ends before it began', async () => {
  const theirs = await caseloads.of(claimsOf('link-worker-2').member);
  const before = await caseloads.seenBy(standIn, theirs);
  const one = theirs.find((id) => !before.includes(id)) as string;
  const input = {
    member: memberOf('link-worker-2'),
    coveredBy: memberOf(standIn),
    until: '2026-03-20T12:00:00Z',
    reason: 'Holiday.',
  };
  const { cover } = await mutate<SetCover>(
    kith.as('team-lead'),
    'coverSet',
    { ...input, onlyPerson: `person_${one}` },
    SELECTED,
  );
  expect(await caseloads.seenBy(standIn, theirs)).toEqual([...before, one].sort());
  await mutate(kith.as('team-lead'), 'coverEnd', { id: cover.id, expectedVersion: cover.version }, SELECTED);

  const later = { ...input, since: '2026-03-09T08:00:00Z' };
  const { cover: toCome } = await mutate<SetCover>(kith.as('team-lead'), 'coverSet', later, SELECTED);
  expect(toCome.isOver).toBe(false);
  expect(await caseloads.seenBy(standIn, theirs)).toEqual(before);
  await mutate(kith.as('team-lead'), 'coverEnd', { id: toCome.id, expectedVersion: toCome.version }, SELECTED);
  const [left] = await caseloads.rows(
    `select count(*)::int as n from care_relationship where cause_id = $1 and until > since`,
    toCome.id.replace('cover_', ''),
  );
  expect(left?.n).toBe(0);
});

test('whoever comes to a covered caseload is covered too, and no more once they leave it', async () => {
  const { data } = await kith
    .as('team-lead')
    .run('{ referrals(first: 1, where: { status: [WAITLISTED, ACCEPTED] }) { nodes { id version person { id } } } }');
  const [referral] = (data as { referrals: { nodes: { id: string; version: number; person: { id: string } }[] } })
    .referrals.nodes;
  const people = [String(referral?.person.id).replace('person_', '')];
  const input = { coveredBy: memberOf(standIn), until: '2026-03-20T12:00:00Z', reason: 'Paternity leave.' };
  await mutate(kith.as('team-lead'), 'coverSet', { ...input, member: memberOf('link-worker-2') }, SELECTED);
  const assign = async (expectedVersion: unknown, who: string | Claims) =>
    mutate<{ referral: { version: number } }>(
      kith.as('team-lead'),
      'referralAssign',
      { id: referral?.id, expectedVersion, linkWorker: memberOf(who) },
      'referral { version }',
    );
  const { referral: assigned } = await assign(referral?.version, 'link-worker-2');
  expect(await caseloads.seenBy(standIn, people)).toEqual(people);
  await assign(assigned.version, stranger);
  expect(await caseloads.seenBy(standIn, people)).toEqual([]);
  expect(await caseloads.seenBy(stranger, people)).toEqual(people);
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
  const [unknown] = await caseloads.rows(
    `select p.id from person p join care_relationship r on r.person_id = p.id and r.kind = 'TEAM' and r.stage = 'CURRENT' and r.until > $1
      join member_scheme s on s.scheme_id = r.party and s.member_id = $2
     where not exists (select from care_relationship c where c.person_id = p.id and c.party = $3) limit 1`,
    NOW,
    claimsOf('team-lead').member,
    claimsOf('link-worker-2').member,
  );
  expect(await rules({ until, onlyPerson: `person_${unknown?.id}` })).toEqual([
    'INVALID_INPUT',
    'input.onlyPerson caseload',
  ]);
  for (const who of ['link-worker', 'gp', 'charity'])
    expect((await refused(kith.as(who), 'coverSet', { ...input, until })).code).toBe('NOT_ALLOWED');
});
