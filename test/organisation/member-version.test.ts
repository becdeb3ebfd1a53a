/** Whatever a member's rights are made of changes the member's version, so that an outdated viewer is noticed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Rows } from '../support/rows.js';

let rows: Rows;
beforeAll(async () => {
  rows = await Rows.open();
});
afterAll(() => rows.close());

async function versionAfter(
  member: string,
  change: () => Promise<unknown>,
): Promise<{ before: number; after: number }> {
  const version = async () => Number(await rows.value('member', member, 'version'));
  const before = await version();
  await change();
  return { before, after: await version() };
}

test('a change by hand counts once, a change that counts itself is not counted twice, and no change not at all', async () => {
  const member = await rows.add('member', { organisation_id: await rows.add('organisation') });
  const suspended = await versionAfter(member, () => rows.change('member', member, { active: false }));
  expect(suspended.after).toBe(suspended.before + 1);
  const counted = await versionAfter(member, () =>
    rows.change('member', member, { active: true, version: suspended.after + 1 }),
  );
  expect(counted.after).toBe(counted.before + 1);
  const same = await versionAfter(member, () => rows.change('member', member, { active: true }));
  expect(same.after).toBe(same.before);
});

test('joining and leaving a scheme or an asset counts', async () => {
  const organisation = await rows.add('organisation');
  const member = await rows.add('member', { organisation_id: organisation });
  const scheme = await rows.add('scheme', { provider_id: organisation });
  const asset = await rows.add('asset', { organisation_id: organisation, status: 'ACTIVE', referral_route: 'OPEN' });
  for (const [table, link] of [
    ['member_scheme', { member_id: member, scheme_id: scheme }],
    ['member_asset', { member_id: member, asset_id: asset }],
  ] as const) {
    const joined = await versionAfter(member, () => rows.add(table, link));
    expect(joined.after).toBe(joined.before + 1);
    const left = await versionAfter(member, () =>
      rows.client.query(`delete from ${table} where member_id = $1`, [member]),
    );
    expect(left.after).toBe(left.before + 1);
  }
});

test('what joins or leaves below a privacy officer counts for them, at any height, and for nobody else', async () => {
  const board = await rows.add('organisation', { kind: 'ICB' });
  const network = await rows.add('organisation', { kind: 'PCN', part_of_id: board });
  const officer = await rows.add('member', { organisation_id: board, role: 'PRIVACY_OFFICER' });
  const analyst = await rows.add('member', { organisation_id: board, role: 'ANALYST' });
  const counted = async (change: () => Promise<unknown>) => {
    const other = Number(await rows.value('member', analyst, 'version'));
    const { before, after } = await versionAfter(officer, change);
    expect(Number(await rows.value('member', analyst, 'version'))).toBe(other);
    return after - before;
  };
  expect(await counted(() => rows.add('organisation', { part_of_id: network }))).toBe(1);
  expect(await counted(() => rows.add('member', { organisation_id: network }))).toBe(1);
  expect(await counted(() => rows.add('scheme', { provider_id: network }))).toBe(1);
  expect(await counted(() => rows.change('organisation', network, { name: 'Other' }))).toBe(0);
  expect(await counted(() => rows.change('organisation', network, { part_of_id: null }))).toBe(1);
  expect(await counted(() => rows.add('member', { organisation_id: network }))).toBe(0);
});

test('a scheme that lets its link workers take from the queue counts for them', async () => {
  const organisation = await rows.add('organisation');
  const [member, scheme] = [
    await rows.add('member', { organisation_id: organisation }),
    await rows.add('scheme', { provider_id: organisation }),
  ];
  await rows.add('member_scheme', { member_id: member, scheme_id: scheme });
  const opened = await versionAfter(member, () => rows.change('scheme', scheme, { can_self_assign: true }));
  expect(opened.after).toBe(opened.before + 1);
});
