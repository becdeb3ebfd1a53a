/** Attacks on time and reach: a relationship that has ended, not begun, is another's or of another asset gives nothing. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Claims } from '../../src/platform/viewer.js';
import { claimsOf } from '../support/kith.js';
import { type Attacked, attacked } from './attacked.js';

let kith: Attacked;
beforeAll(async () => {
  kith = await attacked();
}, 60_000);
afterAll(() => kith?.close());

/** Whom a relationship may name as its party. */
const party = (who: string, kind: string) =>
  ['CASELOAD', 'COVER', 'EMERGENCY'].includes(kind) ? claimsOf(who).member : claimsOf(who).organisation;

/** Nothing ties the viewer to this person: every relationship of theirs is another's. */
async function stranger(who: string): Promise<string> {
  const { member, organisation } = claimsOf(who);
  const { id } = await kith.row(
    `select p.id from person p where not exists (select from care_relationship r, viewer_of($1) v
       where r.person_id = p.id and (r.party = any(v.parties) or r.party in ($1, $2)))
     and not exists (select from consent c where c.person_id = p.id and c.organisation_id = $2) order by p.id limit 1`,
    member,
    organisation,
  );
  return String(id);
}

/** Ties them for the moments given (in hours from now), and says whether the viewer then sees the person. */
async function sees(who: string, kind: string, from: number, to: number | undefined, by = party(who, kind)) {
  const person = await stranger(who);
  const { id } = await kith.row(
    `insert into care_relationship (id, person_id, party, kind, stage, since, until, because)
     values (gen_random_uuid(), $1, $2, $3, case $3 when 'TEAM' then 'CURRENT' when 'SUPPORTING' then 'OFFERED' else 'CURRENT' end,
       $now + make_interval(hours => $4), coalesce($now + make_interval(hours => $5), 'infinity'), 'For the test.') returning id`,
    person,
    by,
    kind,
    from,
    to ?? null,
  );
  const said = await kith.ask(who, `{ person(id: "person_${person}") { id } node(id: "person_${person}") { id } }`);
  await kith.rows('delete from care_relationship where id = $1', id);
  return said.text.includes(person);
}

describe('a person exists for a viewer only while a relationship of the right kind is open', () => {
  test.each([
    ['gp', 'REGISTERED'],
    ['gp', 'EMERGENCY'],
    ['link-worker', 'CASELOAD'],
    ['link-worker', 'COVER'],
    ['link-worker', 'EMERGENCY'],
    ['team-lead', 'EMERGENCY'],
    ['referrer', 'REFERRED'],
    ['integrator', 'GRANTED'],
  ])('%s by %s: now, not before it begins, not once it has ended', async (who, kind) => {
    expect(await sees(who, kind, -1, 1)).toBe(true);
    expect(await sees(who, kind, 1, 2)).toBe(false);
    expect(await sees(who, kind, -2, -1)).toBe(false);
    expect(await sees(who, kind, -2, 0)).toBe(false);
  });

  test.each([
    ['gp', 'GRANTED'],
    ['gp', 'SUPPORTING'],
    ['referrer', 'REGISTERED'],
    ['referrer', 'SUPPORTING'],
    ['integrator', 'REGISTERED'],
    ['integrator', 'REFERRED'],
    ['charity', 'REGISTERED'],
    ['charity', 'GRANTED'],
    ['link-worker', 'REFERRED'],
    ['analyst', 'REGISTERED'],
  ])('%s by %s never: the kind does not serve the role', async (who, kind) => {
    expect(await sees(who, kind, -1, 1)).toBe(false);
  });

  test('a colleague’s caseload, cover or emergency is not one’s own', async () => {
    for (const kind of ['CASELOAD', 'COVER', 'EMERGENCY'])
      expect(await sees('link-worker', kind, -1, 1, claimsOf('link-worker-2').member)).toBe(false);
  });

  test('a queue is a link worker’s only in stage QUEUE', async () => {
    const { id } = await kith.row(
      'select scheme_id as id from member_scheme where member_id = $1',
      claimsOf('link-worker').member,
    );
    expect(await sees('link-worker', 'TEAM', -1, 1, id)).toBe(false);
    expect(await sees('team-lead', 'TEAM', -1, 1, id)).toBe(true);
  });

  test('a privacy officer sees the past, not what has not begun', async () => {
    expect(await sees('privacy-officer', 'REGISTERED', -2, -1)).toBe(true);
    expect(await sees('privacy-officer', 'REGISTERED', 1, 2)).toBe(false);
  });
});

describe('a charity member who is limited to named assets', () => {
  const limited: Claims = { ...claimsOf('charity'), member: '01941f29-7c00-7000-8000-0000000000f1' };
  let named = '';
  const own = `from connection c join care_relationship r on r.cause_id = c.id and r.kind = 'SUPPORTING'
    and r.since <= $now and r.until > $now and r.stage <> 'ENDED' where c.organisation_id = $1`;

  beforeAll(async () => {
    const { organisation, member } = limited;
    named = String(
      (await kith.row(`select c.asset_id as id ${own} group by 1 order by count(*) limit 1`, organisation)).id,
    );
    await kith.rows(
      `insert into member (id, organisation_id, name, job_title, role, active) values ($1, $2, 'Lin Marsh', 'Volunteer', 'CHARITY', true)`,
      member,
      organisation,
    );
    await kith.rows('insert into member_asset (member_id, asset_id) values ($1, $2)', member, named);
  });

  test('meets only the connections of those assets, by every edge', async () => {
    const { organisation } = limited;
    const inside = (
      await kith.rows(`select c.id, c.person_id as person ${own} and c.asset_id = $2`, organisation, named)
    ).map(({ id }) => `connection_${id}`);
    const outside = await kith.rows(
      `select c.id, c.person_id as person, c.asset_id as asset ${own} and c.asset_id <> $2`,
      organisation,
      named,
    );
    expect(outside.length).toBeGreaterThan(0);
    const said = await kith.ask(
      limited,
      `{ connections(first: 100, where: { open: true }) { nodes { id } }
         organisation(id: "organisation_${organisation}") { connections(first: 100) { nodes { id } } followUps(first: 100) { nodes { connection { id } } } }
         followUps(first: 100) { nodes { connection { id } } } people(first: 100) { nodes { connections { nodes { id } } } } }`,
    );
    expect(said.codes).toEqual([]);
    for (const id of inside) expect(said.text).toContain(id);
    for (const { id } of outside) expect(said.text).not.toContain(id);
  });

  test('a suspended member, another role and another organisation are nobody', async () => {
    const text = '{ viewer { role } }';
    expect((await kith.ask(limited, text)).codes).toEqual([]);
    expect((await kith.ask({ ...limited, role: 'GP' }, text)).codes).toEqual(['UNAUTHENTICATED']);
    const other = claimsOf('charity-2').organisation;
    expect((await kith.ask({ ...limited, organisation: other }, text)).codes).toEqual(['UNAUTHENTICATED']);
    await kith.rows('update member set active = false where id = $1', limited.member);
    expect((await kith.ask(limited, text)).codes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('what a charity was told ends when it ends', () => {
  test('a withdrawn consent ends the relationship, and with it every trace', async () => {
    const { organisation } = claimsOf('charity');
    const { id, person } = await kith.row(
      `select c.id, c.person_id as person from connection c join care_relationship r on r.cause_id = c.id and r.kind = 'SUPPORTING'
       and r.stage = 'ACCEPTED' and r.since <= $now and r.until > $now where r.party = $1 and 1 = (select count(*) from care_relationship x
       where x.person_id = r.person_id and x.party = r.party and x.until > $now) order by c.id limit 1`,
      organisation,
    );
    const text = `{ connection(id: "connection_${id}") { id } person(id: "person_${person}") { id }
      connections(first: 100) { nodes { id } } people(first: 100) { nodes { id } } }`;
    expect((await kith.ask('charity', text)).text).toContain(`person_${person}`);
    await kith.rows(`update care_relationship set until = $now where cause_id = $1 and kind = 'SUPPORTING'`, id);
    const said = await kith.ask('charity', text);
    expect(said.data).toMatchObject({ connection: null, person: null });
    expect(said.text).not.toContain(String(person));
    expect(said.text).not.toContain(String(id));
  });
});
