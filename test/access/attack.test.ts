/** Attacks on the row rules by edges: what a field withholds, no edge that leads the other way may tell. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { claimsOf } from '../support/kith.js';
import { type Attacked, attacked } from './attacked.js';

let kith: Attacked;
beforeAll(async () => {
  kith = await attacked();
}, 60_000);
afterAll(() => kith?.close());

const isOpen = 'r.since <= $now and r.until > $now';

describe('a practice that only referred a person', () => {
  let person: string;
  let referral: string;
  let elsewhere: string;
  let leader: string;

  beforeAll(async () => {
    const { organisation } = claimsOf('gp');
    const found = await kith.row(
      `select r.person_id as person, r.cause_id as referral, l.party as leader from care_relationship r
       join care_relationship l on l.cause_id = r.cause_id and l.kind = 'CASELOAD' and l.is_lead and l.until > $now
       where r.kind = 'REFERRED' and r.party = $1 and ${isOpen} order by r.id limit 1`,
      organisation,
    );
    ({ person = '', referral = '', leader = '' } = found);
    elsewhere = claimsOf('gp-2').organisation;
    // The person moves to another practice, and no emergency is open.
    await kith.rows(
      `update care_relationship set until = $now where person_id = $1 and kind = 'EMERGENCY' and since <= $now and until > $now`,
      person,
    );
    await kith.rows(
      `update care_relationship set party = $2 where person_id = $1 and kind = 'REGISTERED'`,
      person,
      elsewhere,
    );
  });

  test('reads the referral as its referrer, with the link worker, and of the person the names', async () => {
    const said = await kith.ask(
      'gp',
      `{ person(id: "person_${person}") { familyName registeredPractice { id } leadLinkWorker { id } nhsNumber
         referrals { nodes { id linkWorker { id } } } plans { totalCount } } }`,
    );
    expect(said.data?.person).toMatchObject({
      familyName: expect.any(String),
      registeredPractice: null,
      leadLinkWorker: null,
      nhsNumber: null,
      plans: { totalCount: 0 },
    });
    expect(said.text).toContain(`member_${leader}`);
    expect(said.text).toContain(`referral_${referral}`);
  });

  test.each([
    ['the practice they are registered at', () => `organisation(id: "organisation_${elsewhere}") { registeredPeople`],
    ['the link worker who leads', () => `node(id: "member_${leader}") { ... on Member { caseload`],
  ])('does not learn %s from the list of its people', async (_what, list) => {
    const text = `{ ${list()}(first: 100) { nodes { id } } } ${list().startsWith('node') ? '}' : ''} }`;
    const said = await kith.ask('gp', text);
    expect(said.codes).toEqual([]);
    expect(said.text).not.toContain(person);
    // The attack is a real one: the person is in that list.
    expect((await kith.ask('gp-2', text)).text).toContain(person);
  });
});

describe('a team whose work with a person ended long ago', () => {
  const past = `select r.person_id as person, f.id as referral, f.scheme_id as scheme, f.source_organisation_id as source
    from care_relationship r join referral f on f.id = r.cause_id
    where r.kind = 'TEAM' and r.stage = 'PAST' and ${isOpen} and r.party = any($1) and f.source_organisation_id is not null
    and not exists (select from care_relationship x where x.person_id = r.person_id and x.kind in ('TEAM', 'EMERGENCY')
      and x.stage <> 'PAST' and x.party = any($1) and x.until > $now) order by r.id limit 1`;
  const ofTeam = async () => {
    const { member } = claimsOf('team-lead');
    const schemes = await kith.rows('select scheme_id as id from member_scheme where member_id = $1', member);
    return kith.row(past, [member, ...schemes.map(({ id }) => id)]);
  };

  test('keeps outcomes and dates, not to whom and from whom the referral went', async () => {
    const { referral } = await ofTeam();
    const said = await kith.ask(
      'team-lead',
      `{ referral(id: "referral_${referral}") { reference status scheme { id } sourceOrganisation { id } urgency } }`,
    );
    expect(said.data?.referral).toEqual({
      reference: expect.any(String),
      status: expect.any(String),
      scheme: null,
      sourceOrganisation: null,
      urgency: null,
    });
  });

  test.each([
    ['the scheme', (row: { scheme?: string }) => `node(id: "scheme_${row.scheme}") { ... on Scheme { referrals`],
    [
      'the sender',
      (row: { source?: string }) => `node(id: "organisation_${row.source}") { ... on Organisation { sentReferrals`,
    ],
  ])('does not find the referral by %s', async (_what, list) => {
    const row = await ofTeam();
    const [node, field] = list(row).split(/ (?=\w+$)/);
    const text = `{ ${node} early: ${field}(last: 100) { totalCount nodes { id } } late: ${field}(first: 100) { nodes { id } } } } }`;
    const said = await kith.ask('team-lead', text);
    expect(said.text).toContain('referral_');
    expect(said.text).not.toContain(row.referral);
    expect(Number(/totalCount\\":(\d+)/.exec(said.text)?.[1])).toBeLessThanOrEqual(200);
  });
});

describe('the stub that is left to a charity', () => {
  const stub = () =>
    kith.row(
      `select c.id, c.asset_id as asset, c.organisation_id as organisation from connection c
       join care_relationship r on r.cause_id = c.id and r.kind = 'SUPPORTING' and r.stage = 'ENDED' and ${isOpen}
       where c.organisation_id = $1 order by c.id limit 1`,
      claimsOf('charity').organisation,
    );

  test('says its status, not where it led', async () => {
    const { id } = await stub();
    const text = `{ connection(id: "connection_${id}") { status asset { id } organisation { id } person { id } message } }`;
    const { data } = await kith.ask('charity', text);
    expect(data?.connection).toEqual({
      status: expect.any(String),
      asset: null,
      organisation: null,
      person: null,
      message: null,
    });
  });

  test.each([
    ['its asset', 'asset', 'connections'],
    ['its organisation', 'organisation', 'connections'],
  ])('is not found from %s, nor by a filter on it', async (_what, root, list) => {
    const row = await stub();
    const id = `${root}_${row[root]}`;
    for (const text of [
      `{ ${root}(id: "${id}") { ${list}(first: 100) { nodes { id } } } }`,
      `{ connections(first: 100, where: { ${root}: "${id}" }) { nodes { id } } }`,
    ]) {
      const said = await kith.ask('charity', text);
      expect(said.codes).toEqual([]);
      expect(said.text).not.toContain(row.id);
    }
  });
});

describe('a record system', () => {
  test('reads the people of the practices that granted it, and their link worker by no path', async () => {
    const { organisation } = claimsOf('integrator');
    const granted = await kith.row(
      `select count(distinct r.person_id)::int as n from care_relationship r where r.kind = 'GRANTED' and r.party = $1 and ${isOpen}`,
      organisation,
    );
    expect(granted.n).toBeGreaterThan(0);
    const said = await kith.ask(
      'integrator',
      '{ people { totalCount } referrals(first: 100) { nodes { linkWorker { id } } } }',
    );
    expect(said.data?.people).toEqual({ totalCount: granted.n });
    expect(said.text).not.toContain('member_');
  });
});
