/** An attempt that was entered in error: it stays to be read, marked, and is no attempt any more. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mutate, refused } from '../support/mutate.js';
import { Flow, uuid } from './flow.js';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.open();
}, 60_000);
afterAll(() => flow?.close());

test('an attempt that was entered in error stands marked, and counts no more', async () => {
  const referral = await flow.at(['referralReceive', 'referralAccept', 'assign']);
  for (const channel of ['TELEPHONE', 'TEXT_MESSAGE', 'EMAIL']) await flow.attempt(referral, channel);
  const [call] = await flow.rows<{ id: string; version: number }>(
    `select id, version from contact_attempt where referral_id = $1 and channel = 'TELEPHONE'`,
    uuid(referral.id),
  );
  const marking = { id: `contact_attempt_${call?.id}`, expectedVersion: call?.version, reason: 'Of another person.' };
  const mark = (who: string) => refused(flow.as(who), 'contactAttemptEnteredInErrorMark', marking);
  expect(await mark('gp')).toMatchObject({ code: 'NOT_ALLOWED' });
  const marked = await mutate(
    flow.as('link-worker'),
    'contactAttemptEnteredInErrorMark',
    marking,
    'contactAttempt { version channel enteredInErrorReason enteredInErrorAt }',
  );
  expect(marked).toEqual({
    contactAttempt: {
      version: 2,
      channel: 'TELEPHONE',
      enteredInErrorReason: 'Of another person.',
      enteredInErrorAt: '2026-03-02T12:00:00.000Z',
    },
  });
  const refusal = await flow.refused('link-worker', 'referralUncontactable', referral);
  expect(refusal.problems.map(({ rule }) => rule)).toEqual(['contactAttempts', 'contactChannels']);
  await flow.attempt(referral, 'TELEPHONE');
  expect(await flow.step('link-worker', 'referralUncontactable', referral)).toMatchObject({ to: 'UNCONTACTABLE' });
});
