/** Whoever handed a person over reads on for two weeks: whatever they try to write is refused as not theirs, by each mutation. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Flow, type Referred, worker } from '../referral/flow.js';
import { mutate, refused } from '../support/mutate.js';

let flow: Flow;
let referral: Referred;
let plan: string;

beforeAll(async () => {
  flow = await Flow.open();
  referral = await flow.at(['referralReceive', 'referralAccept', 'assign', 'talk']);
  const by = flow.as('link-worker');
  const made = await mutate<{ plan: { id: string } }>(by, 'planDraft', { referral: referral.id }, 'plan { id }');
  plan = made.plan.id;
  await mutate(by, 'goalAdd', { plan, title: 'Company.' }, 'goal { id }');
  await mutate(by, 'planAgree', { id: plan, expectedVersion: 1, agreedWith: 'PERSON' }, 'plan { id }');
  await flow.step('team-lead', 'referralAssign', referral, { linkWorker: worker('link-worker-2') });
}, 60_000);
afterAll(() => flow?.close());

test('they read on', async () => {
  expect(await flow.seen('link-worker', referral, 'status plan { id status }')).toEqual({
    status: 'ENGAGED',
    plan: { id: plan, status: 'ACTIVE' },
  });
});

const WRITES: readonly (readonly [mutation: string, input: () => Promise<object> | object])[] = [
  ['conversationRecord', () => ({ referral: referral.id, occurredAt: '2026-03-02T12:00:00.000Z', channel: 'VIDEO' })],
  ['goalAdd', () => ({ plan, title: 'Walk more.' })],
  ['planReview', () => ({ id: plan, expectedVersion: 2 })],
  ['connectionPropose', async () => ({ plan, asset: await anAsset(), confirm: ['LISTING_STALE'] })],
  ['signpostGive', async () => ({ plan, asset: await anAsset(), confirm: ['LISTING_STALE'] })],
  ['followUpSchedule', () => ({ plan, dueOn: '2026-03-09' })],
  [
    'measurementRecord',
    () => ({ plan, instrument: 'PAM', stage: 'REVIEW', takenAt: '2026-03-02T12:00:00.000Z', score: 50, level: 2 }),
  ],
];

async function anAsset(): Promise<string> {
  const [asset] = await flow.rows<{ id: string }>(
    `select a.id from asset a where a.status = 'ACTIVE' and a.available_places is null order by a.id limit 1`,
  );
  return `asset_${asset!.id}`;
}

test.each(WRITES)('%s is not theirs to call any more', async (mutation, input) => {
  expect(await refused(flow.as('link-worker'), mutation, await input())).toMatchObject({ code: 'NOT_ALLOWED' });
});
