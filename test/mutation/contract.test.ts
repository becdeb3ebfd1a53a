/** What every mutation keeps to, shown on those of triage: payload, refusals, versions, keys, and what is left behind. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { mutate } from '../support/mutate.js';

let kith: Kith;
let owner: Client;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

/** A referral that the team lead sees in this state. */
async function referralAt(status: string): Promise<{ id: string; version: number }> {
  const reply = await kith
    .as('team-lead')
    .run(
      'query Some($status: [ReferralStatus!]) { referrals(first: 50, where: { status: $status, safetyReview: false }) { nodes { id version } } }',
      {
        status: [status],
      },
    );
  const nodes = (reply.data as { referrals: { nodes: { id: string; version: number }[] } }).referrals.nodes;
  const found = nodes[0];
  if (!found) throw new Error(`No referral is ${status}: ${reply.text}`);
  return found;
}

test('a payload holds the row as the viewer sees it, the transition and no warning', async () => {
  const { id, version } = await referralAt('SUBMITTED');
  const payload = await mutate(
    kith.as('team-lead'),
    'referralReceive',
    { id, expectedVersion: version, reason: 'Seen.' },
    '__typename done: referral { id status version history { nodes { from to } } } transition { id from to at } warnings { code }',
  );
  expect(payload).toMatchObject({
    __typename: 'ReferralReceivePayload',
    done: { id, status: 'RECEIVED', version: version + 1 },
    transition: { from: 'SUBMITTED', to: 'RECEIVED', at: '2026-03-02T12:00:00.000Z' },
    warnings: [],
  });
});
