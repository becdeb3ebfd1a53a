/** Facts about time: what ends, is withdrawn or suspended in the database is obeyed at the next request. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase } from '../../support/database.js';
import { claimsOf, type Kith, NOW, startKith } from '../../support/kith.js';
import { isOpen } from '../viewer.js';
import { loadWorld, type Row, type World } from '../world.js';
import { idOf, must } from './cast.js';

let kith: Kith;
let owner: Client;
let world: World;
const now = NOW.toISOString();
const earlier = new Date(NOW.getTime() - 60_000).toISOString();

beforeAll(async () => {
  const database = await freshDatabase();
  world = await loadWorld(database.ownerUrl);
  kith = await startKith({}, database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
}, 60_000);

afterAll(async () => {
  await owner?.end();
  await kith?.close();
});

const sees = async (who: string, id: string): Promise<boolean> => {
  const { data, errors } = await kith.as(who).run('query ($id: ID!) { node(id: $id) { id } }', { id });
  expect(errors).toEqual([]);
  return Object(data).node !== null;
};
const open = (party: string, kind: string, stage?: string) =>
  world
    .by('care_relationship', 'party', party)
    .filter((row) => row.kind === kind && isOpen(row, now) && (stage === undefined || row.stage === stage));
const end = (row: Row) => owner.query('update care_relationship set until = $2 where id = $1', [row.id, earlier]);

describe('at the next request', () => {
  test('a record system sees a sensitive goal once the person consents, and no more once they withdraw', async () => {
    const { organisation } = claimsOf('integrator');
    const granted = new Set(open(organisation, 'GRANTED').map((tie) => tie.person_id));
    const asked = new Set(world.by('consent', 'organisation_id', organisation).map((row) => row.person_id));
    const goal = must(
      world
        .all('goal')
        .find(
          ({ is_sensitive, person_id: id }) =>
            is_sensitive === true && granted.has(id ?? null) && !asked.has(id ?? null),
        ),
      'sensitive goal of somebody who was never asked',
    );
    const id = idOf('goal', goal.id);
    expect(await sees('integrator', id)).toBe(false);
    const { rows } = await owner.query(
      `insert into consent (id, person_id, scope, organisation_id, given_at, method)
       values (gen_random_uuid(), $1, 'SHARE_WITH_ORGANISATION', $2, $3, 'SPOKEN') returning id`,
      [goal.person_id, organisation, earlier],
    );
    expect(await sees('integrator', id)).toBe(true);
    await owner.query('update consent set withdrawn_at = $2 where id = $1', [rows[0].id, now]);
    expect(await sees('integrator', id)).toBe(false);
  });

  test('a referrer sees a sensitive need it sent; who supports the person as a charity does not', async () => {
    const tie = must(open(claimsOf('referrer').organisation, 'REFERRED')[0], 'referral of the referrer');
    const { rows } = await owner.query(
      `insert into referral_need (id, person_id, referral_id, need_id)
       select gen_random_uuid(), $1, $2, n.id from need n where n.is_sensitive
         and n.id not in (select need_id from referral_need where referral_id = $2)
       limit 1 returning id, is_sensitive`,
      [tie.person_id, tie.cause_id],
    );
    expect(rows).toMatchObject([{ is_sensitive: true }]);
    const id = idOf('referral_need', rows[0].id);
    expect([await sees('referrer', id), await sees('charity', id)]).toEqual([true, false]);
  });

  test('a charity loses the person, the connection and its follow-ups when the relationship ends', async () => {
    const { organisation } = claimsOf('charity');
    const all = [...open(organisation, 'SUPPORTING'), ...open(organisation, 'REFERRED')];
    const isOnly = (tie: Row) => all.filter(({ person_id }) => person_id === tie.person_id).length === 1;
    const followUpsOf = (tie: Row) => world.by('follow_up', 'connection_id', tie.cause_id);
    const tie = must(
      open(organisation, 'SUPPORTING', 'ACCEPTED').find((row) => isOnly(row) && followUpsOf(row).length > 0),
      'accepted connection with follow-ups',
    );
    const ids = [
      idOf('person', tie.person_id),
      idOf('connection', tie.cause_id),
      idOf('follow_up', followUpsOf(tie)[0]?.id),
    ];
    for (const id of ids) expect(await sees('charity', id)).toBe(true);
    await end(tie);
    for (const id of ids) expect(await sees('charity', id)).toBe(false);
  });

  test('a link worker loses the person and their plan when the caseload ends', async () => {
    const { member } = claimsOf('link-worker');
    const mine = ['CASELOAD', 'COVER', 'EMERGENCY'].flatMap((kind) => open(member, kind));
    const planOf = (tie: Row) => world.by('plan', 'person_id', tie.person_id)[0];
    const queue = world
      .by('member_scheme', 'member_id', member)
      .flatMap((row) => open(String(row.scheme_id), 'TEAM', 'QUEUE'));
    const isQueued = (tie: Row) => queue.some(({ person_id }) => person_id === tie.person_id);
    const tie = must(
      mine.find((row) => planOf(row) && !isQueued(row)),
      'person with a plan',
    );
    const ids = [idOf('person', tie.person_id), idOf('plan', planOf(tie)?.id)];
    for (const id of ids) expect(await sees('link-worker', id)).toBe(true);
    for (const row of mine.filter(({ person_id }) => person_id === tie.person_id)) await end(row);
    for (const id of ids) expect(await sees('link-worker', id)).toBe(false);
  });

  test.each(['gp', 'link-worker', 'team-lead'])('%s sees a person in an emergency, until it is over', async (who) => {
    const { organisation, member } = claimsOf(who);
    const schemes = world.by('member_scheme', 'member_id', member).map((row) => String(row.scheme_id));
    const known = new Set(
      [organisation, member, ...schemes].flatMap((party) =>
        world.by('care_relationship', 'party', party).map((tie) => tie.person_id),
      ),
    );
    const plan = must(
      world.all('plan').find((row) => !known.has(row.person_id ?? null)),
      'stranger with a plan',
    );
    const ids = [idOf('person', plan.person_id), idOf('plan', plan.id)];
    for (const id of ids) expect(await sees(who, id)).toBe(false);
    const { rows } = await owner.query(
      `insert into care_relationship (id, person_id, party, kind, since, until, because)
       values (gen_random_uuid(), $1, $2, 'EMERGENCY', $3, $4, 'Found on the floor.') returning id`,
      [plan.person_id, member, earlier, new Date(NOW.getTime() + 3_600_000)],
    );
    for (const id of ids) expect(await sees(who, id)).toBe(true);
    await owner.query('update care_relationship set until = $2 where id = $1', [rows[0].id, now]);
    for (const id of ids) expect(await sees(who, id)).toBe(false);
  });

  test('a charity’s member who is limited to an asset loses the connections to all others', async () => {
    const { organisation, member } = claimsOf('charity-2');
    const ties = open(organisation, 'SUPPORTING', 'ACCEPTED');
    const assetOf = (tie: Row) => world.get('connection', tie.cause_id)?.asset_id;
    const kept = must(ties[0], 'accepted connection');
    const lost = must(
      ties.find((tie) => assetOf(tie) !== assetOf(kept)),
      'accepted connection to another asset',
    );
    const [keptId, lostId] = [kept, lost].map((tie) => idOf('connection', tie.cause_id)) as [string, string];
    expect([await sees('charity-2', keptId), await sees('charity-2', lostId)]).toEqual([true, true]);
    await owner.query('insert into member_asset (member_id, asset_id) values ($1, $2)', [member, assetOf(kept)]);
    expect([await sees('charity-2', keptId), await sees('charity-2', lostId)]).toEqual([true, false]);
  });

  test('a suspended member is nobody', async () => {
    const ask = () => kith.as('gp-2').run('{ viewer { role } }');
    expect((await ask()).status).toBe(200);
    await owner.query('update member set active = false where id = $1', [claimsOf('gp-2').member]);
    const after = await ask();
    expect(after.status).toBe(401);
    expect(after.text).not.toContain('GP');
  });

  test('a member who changed role no longer acts in the old one', async () => {
    const ask = () => kith.as('privacy-officer').run('{ viewer { role } }');
    expect((await ask()).status).toBe(200);
    await owner.query(`update member set role = 'ANALYST' where id = $1`, [claimsOf('privacy-officer').member]);
    expect((await ask()).status).toBe(401);
  });
});
