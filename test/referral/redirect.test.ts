/** A redirected referral goes on as another one, in the other scheme. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Flow } from './flow.js';

let flow: Flow;
let elsewhere = '';
beforeAll(async () => {
  flow = await Flow.open();
  elsewhere = `scheme_${(await flow.rows<{ id: string }>(`select id from scheme where kind = 'GREEN'`))[0]?.id}`;
});
afterAll(() => flow?.close());

test('what a redirected referral becomes is in the other scheme’s queue, for the same referrer', async () => {
  const referral = await flow.at(['referralReceive'], 'referrer');
  await flow.step('team-lead', 'referralRedirect', referral, { reason: 'Likes gardens.', scheme: elsewhere });
  expect(await flow.seen('team-lead', referral, 'id')).toBeNull();
  expect(await flow.ties(referral)).toEqual(['REFERRED 30']);
  const { continuedBy } = (await flow.seen<{ continuedBy: { id: string }[] }>('gp', referral, 'continuedBy { id }'))!;
  const next = { ...referral, id: continuedBy[0]!.id };
  expect(await flow.ties(next)).toEqual(['REFERRED on', 'TEAM QUEUE on']);
  const selection = 'status statusReason reason scheme { id } source needs { need { key } } submittedAt';
  expect(await flow.seen('referrer', next, selection)).toEqual({
    status: 'SUBMITTED',
    statusReason: 'Likes gardens.',
    reason: 'Would like company.',
    scheme: { id: elsewhere },
    source: 'SOCIAL_CARE',
    needs: [{ need: { key: 'loneliness' } }],
    submittedAt: '2026-03-02T12:00:00.000Z',
  });
  expect(await flow.refused('gp', 'referralReopen', referral, { note: 'After all.' })).toMatchObject({
    code: 'CONFIRM_NEEDED',
    allowed: ['CONTINUED_ELSEWHERE'],
  });
});
