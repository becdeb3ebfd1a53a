/** Following changes: what comes into sight, or shows more, without being written is told too, and nothing else is. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { claimsOf, NOW, startGraph, type TestGraph } from '../support/kith.js';
import { followed, type Page } from './followed.js';

const follow = followed();

/** A person with a plan whom the second link worker has never met. */
async function stranger(): Promise<{ id: string; plan: string }> {
  const member = claimsOf('link-worker-2').member;
  const { rows } = await follow.owner.query(
    `select p.id, min(l.id::text) as plan from person p join plan l on l.person_id = p.id
     where not exists (select from care_relationship r where r.person_id = p.id and r.party = $1)
     group by p.id order by p.id limit 1`,
    [member],
  );
  return rows[0];
}
const cover = (person: string, since = '2026-03-01') =>
  follow.owner.query(
    `insert into care_relationship (id, person_id, party, kind, stage, since, until, created_at, updated_at, version)
     values (gen_random_uuid(), $1, $2, 'COVER', 'CURRENT', $3, $3::timestamptz + interval '20 days', now(), now(), 1)`,
    [person, claimsOf('link-worker-2').member, since],
  );

describe('what comes into sight without being written', () => {
  test('the people and plans of a new care relationship', async () => {
    const { id, plan } = await stranger();
    const watermark = await follow.watermark('link-worker-2');
    await cover(id);
    expect(await follow.changed('link-worker-2', 'people', watermark)).toEqual([`person_${id}`]);
    expect(await follow.changed('link-worker-2', 'plans', watermark)).toContain(`plan_${plan}`);
    expect(await follow.changed('referrer', 'people', await follow.watermark('referrer'))).toEqual([]);
  });

  test('who looked at a person, with the person', async () => {
    const { id } = await stranger();
    const watermark = await follow.watermark('link-worker-2');
    await cover(id);
    const document = `query ($since: String) { person(id: "person_${id}") {
      all: accessLog { totalCount } changed: accessLog(updatedSince: $since) { totalCount } } }`;
    await follow.owner.query(
      `with e as (insert into access_event (id, occurred_at, member_id, organisation_id, role, operation, outcome, request_id)
         select gen_random_uuid(), occurred_at, member_id, organisation_id, role, operation, outcome, request_id
         from access_event limit 1 returning *)
       insert into access_event_person (id, event_id, person_id, occurred_at, member_id, organisation_id, role, outcome, request_id)
         select gen_random_uuid(), e.id, $1, e.occurred_at, member_id, organisation_id, role, outcome, request_id from e`,
      [id],
    );
    const { data } = await follow.kith.as('link-worker-2').run(document, { since: watermark });
    const { all, changed } = (data as { person: Record<'all' | 'changed', { totalCount: number }> }).person;
    expect(all.totalCount).toBeGreaterThan(0);
    expect(changed).toEqual(all);
  });

  test('a person on a caseload or a practice’s list', async () => {
    const { id } = await stranger();
    const member = claimsOf('link-worker-2').member;
    const document = `query ($since: String) { node(id: "member_${member}") { ... on Member {
      caseload(updatedSince: $since, first: 100) { nodes { id } } } } }`;
    const ask = async (since: string): Promise<Page> => {
      const { data, errors } = await follow.kith.as('team-lead').run(document, { since });
      expect(errors).toEqual([]);
      return (data as { node: { caseload: Page } }).node.caseload;
    };
    const watermark = await follow.watermark('team-lead');
    await follow.owner.query(
      `insert into care_relationship (id, person_id, party, kind, stage, since, is_lead, created_at, updated_at, version)
       values (gen_random_uuid(), $1, $2, 'CASELOAD', 'CURRENT', '2026-03-01', true, now(), now(), 1)`,
      [id, member],
    );
    expect((await ask(watermark)).nodes).toEqual([{ id: `person_${id}` }]);
  });

  test('a practice of a scheme', async () => {
    const { rows } = await follow.owner.query(
      `select s.id as scheme, o.id as practice from scheme s, organisation o where o.kind = 'GP_PRACTICE'
         and not exists (select from scheme_practice l where l.scheme_id = s.id and l.practice_id = o.id) limit 1`,
    );
    const document = `query ($since: String) { node(id: "scheme_${rows[0].scheme}") { ... on Scheme {
      practices(updatedSince: $since) { nodes { id } } } } }`;
    const ask = async (since: string): Promise<Page> => {
      const { data } = await follow.kith.as('gp').run(document, { since });
      return (data as { node: { practices: Page } }).node.practices;
    };
    const watermark = await follow.watermark('gp');
    await follow.owner.query('insert into scheme_practice (scheme_id, practice_id) values ($1, $2)', [
      rows[0].scheme,
      rows[0].practice,
    ]);
    expect((await ask(watermark)).nodes).toEqual([{ id: `organisation_${rows[0].practice}` }]);
  });

  test('all the people of a member who works for another scheme', async () => {
    const watermark = await follow.watermark('team-lead');
    await follow.owner.query(
      `insert into member_scheme (member_id, scheme_id)
       select $1, s.id from scheme s where not exists (select from member_scheme l where l.member_id = $1 and l.scheme_id = s.id)`,
      [claimsOf('team-lead').member],
    );
    const all = await follow.list('team-lead', 'people', watermark);
    expect(all.totalCount).toBe((await follow.list('team-lead', 'people')).totalCount);
    expect(all.totalCount).toBeGreaterThan(1);
    expect(await follow.changed('team-lead', 'people', await follow.watermark('team-lead'))).toEqual([]);
  });

  test('a person of whom a charity may know more', async () => {
    const watermark = await follow.watermark('charity');
    const { rows } = await follow.owner.query(
      `update connection c set shared = array['NAME', 'ABOUT_ME'] from care_relationship r
       where r.cause_id = c.id and r.stage = 'ACCEPTED' and c.organisation_id = $1 and 'NAME' = any(c.shared)
         and not 'ABOUT_ME' = any(c.shared) and r.until > '2026-03-02' returning c.person_id`,
      [claimsOf('charity').organisation],
    );
    expect(rows.length).toBeGreaterThan(0);
    const people = [...new Set(rows.map(({ person_id }) => `person_${person_id}`))];
    expect((await follow.changed('charity', 'people', watermark)).sort()).toEqual(people.sort());
  });

  test('what is sensitive, once the person lets a system see it', async () => {
    const { organisation } = claimsOf('integrator');
    const { rows } = await follow.owner.query(
      `select c.id, c.person_id from connection c join care_relationship r on r.person_id = c.person_id
       where c.is_sensitive and r.kind = 'GRANTED' and r.party = $1 and r.until > '2026-03-02'
         and not exists (select from consent s where s.person_id = c.person_id and s.organisation_id = $1) limit 1`,
      [organisation],
    );
    const watermark = await follow.watermark('integrator');
    await follow.owner.query(
      `insert into consent (id, person_id, scope, organisation_id, given_at, method, created_at, updated_at, version)
       values (gen_random_uuid(), $1, 'SHARE_WITH_ORGANISATION', $2, '2026-03-01', 'SPOKEN', now(), now(), 1)`,
      [rows[0].person_id, organisation],
    );
    expect(await follow.changed('integrator', 'connections', watermark)).toContain(`connection_${rows[0].id}`);
  });

  test('a person who fits a filter since what it looks at changed', async () => {
    const where = 'where: { referralStatus: [ON_HOLD] }';
    const watermark = await follow.watermark('gp');
    const { rows } = await follow.owner.query(
      `update referral set status = 'ON_HOLD' where id = (select f.id from referral f join care_relationship r on r.person_id = f.person_id
         where r.party = $1 and r.kind = 'REGISTERED' and r.until = 'infinity' and f.status = 'RECEIVED' limit 1) returning person_id`,
      [claimsOf('gp').organisation],
    );
    const id = `person_${rows[0].person_id}`;
    expect(await follow.changed('gp', 'people', watermark, where)).toEqual([id]);
    expect(await follow.changed('gp', 'people', watermark)).toEqual([]);
  });

  test('an asset that costs nothing any more, and one that stands in another category', async () => {
    const watermark = await follow.watermark('gp');
    const { rows: free } = await follow.owner.query(
      `update cost_option set amount = 0, valid_from = null, valid_to = null
       where asset_id = (select min(asset_id::text)::uuid from cost_option where amount > 0) returning asset_id`,
    );
    const ofFree = 'where: { costFree: true }';
    expect(await follow.changed('gp', 'assets', watermark, ofFree)).toEqual([`asset_${free[0].asset_id}`]);
    const { rows: sorted } = await follow.owner.query(
      `with c as (select id, key from asset_category order by key limit 1), added as (
         insert into asset_category_link (asset_id, category_id) select a.id, c.id from asset a, c
         where a.status = 'ACTIVE' and not exists (select from asset_category_link l where l.asset_id = a.id and l.category_id = c.id)
         order by a.id limit 1 returning asset_id)
       select asset_id, key from added, c`,
    );
    const ofCategory = `where: { category: ["${sorted[0].key}"] }`;
    expect(await follow.changed('gp', 'assets', watermark, ofCategory)).toContain(`asset_${sorted[0].asset_id}`);
  });
});

describe('what begins by itself', () => {
  const later = new Date(NOW.getTime() + 3 * 86_400_000);
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startGraph({}, follow.database);
  }, 60_000);
  afterAll(() => graph.close());

  async function at(now: Date, who: string, field: string, since?: string, where = ''): Promise<Page> {
    const document = `query ($since: String) { page: ${field}(first: 100, updatedSince: $since ${where}) { nodes { id } totalCount watermark } }`;
    const { data } = await graph.answer(who, document, { since }, now);
    return JSON.parse(data).page;
  }

  test('a cover that was set for a later day', async () => {
    const { id } = await stranger();
    await cover(id, '2026-03-04');
    const watermark = await follow.watermark('link-worker-2');
    expect((await at(NOW, 'link-worker-2', 'people', watermark)).nodes).toEqual([]);
    expect((await at(later, 'link-worker-2', 'people', watermark)).nodes).toEqual([{ id: `person_${id}` }]);
  });

  test('a follow-up that is overdue since the day is another', async () => {
    const where = 'where: { overdue: true }';
    const known = await at(NOW, 'link-worker', 'followUps', undefined, where);
    const now = await at(later, 'link-worker', 'followUps', undefined, where);
    expect(now.totalCount).toBeGreaterThan(known.totalCount);
    const told = new Set(
      (await at(later, 'link-worker', 'followUps', known.watermark, where)).nodes.map(({ id }) => id),
    );
    const knew = new Set(known.nodes.map(({ id }) => id));
    expect(now.nodes.filter(({ id }) => !knew.has(id) && !told.has(id))).toEqual([]);
    expect((await at(NOW, 'link-worker', 'followUps', known.watermark, where)).nodes).toEqual([]);
  });
});
