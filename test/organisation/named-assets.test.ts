/** A charity's member who is limited to named assets is never unlimited by the loss of the last one. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Rows } from '../support/rows.js';

let rows: Rows;
let organisation: string;
beforeAll(async () => {
  rows = await Rows.open();
  organisation = await rows.add('organisation');
});
afterAll(() => rows.close());

const newAsset = () => rows.add('asset', { organisation_id: organisation, status: 'ACTIVE', referral_route: 'OPEN' });

async function limited(): Promise<{ member: string; asset: string }> {
  const member = await rows.add('member', { organisation_id: organisation, role: 'CHARITY' });
  const asset = await newAsset();
  await rows.add('member_asset', { member_id: member, asset_id: asset });
  return { member, asset };
}

const named = async (member: string) =>
  (await rows.client.query('select asset_id from member_asset where member_id = $1', [member])).rows;

test('neither with the name nor with the asset', async () => {
  const { member, asset } = await limited();
  const refused = {
    constraint: 'member_asset_keeps_one',
    message: expect.stringContaining('suspend the member first'),
  };
  for (const [statement, id] of [
    ['delete from member_asset where member_id = $1', member],
    ['delete from asset where id = $1', asset],
  ]) {
    await expect(rows.client.query(statement as string, [id])).rejects.toMatchObject(refused);
    expect(await named(member)).toEqual([{ asset_id: asset }]);
  }
});

test('one name is exchanged for another, in any order, and one of two may go', async () => {
  const { member, asset } = await limited();
  const other = await newAsset();
  await rows.client.query('begin');
  await rows.client.query('delete from member_asset where member_id = $1', [member]);
  await rows.add('member_asset', { member_id: member, asset_id: other });
  await rows.client.query('commit');
  expect(await named(member)).toEqual([{ asset_id: other }]);
  await rows.add('member_asset', { member_id: member, asset_id: asset });
  await rows.client.query('delete from asset where id = $1', [other]);
  expect(await named(member)).toEqual([{ asset_id: asset }]);
});

test('who is suspended loses the names on purpose, and who is removed takes them along', async () => {
  const one = await limited();
  await rows.change('member', one.member, { active: false });
  await rows.client.query('delete from member_asset where member_id = $1', [one.member]);
  expect(await named(one.member)).toEqual([]);
  const other = await limited();
  await rows.client.query('delete from member where id = $1', [other.member]);
  expect(await named(other.member)).toEqual([]);
});
