/** What the database itself refuses about referrals, and that what hangs on one is about the same person. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReferralStatus, referralStates } from '../../src/referral/referral.states.js';
import { Rows } from '../support/rows.js';

let rows: Rows;
let person: string;
let scheme: string;
let count = 0;

beforeAll(async () => {
  rows = await Rows.open();
  person = await rows.add('person');
  scheme = await rows.add('scheme', { provider_id: await rows.add('organisation') });
});
afterAll(() => rows.close());

/** References differ in their last letter only; the alphabet has neither I nor L, O, U, 0 or 1 to be confused. */
function referral(values: object = {}): Promise<string> {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
  count += 1;
  const reference = `TES-${alphabet[Math.floor(count / 31) % 31]}A${alphabet[count % 31]}`;
  return rows.add('referral', { person_id: person, scheme_id: scheme, reference, ...values });
}

test.each([
  ['a reference with a zero', { reference: 'K0M-2QX' }, 'referral_reference_check'],
  ['a reason of 151 characters', { reason: 'x'.repeat(151) }, 'referral_reason_check'],
  ['a status that does not exist', { status: 'LOST' }, 'referral_status_check'],
  ['an end without its time', { status: 'REJECTED' }, 'referral_ended_check'],
  ['a time of an end that is none', { ended_at: '2026-02-01' }, 'referral_ended_check'],
  ['a close without an outcome', { status: 'CLOSED', ended_at: '2026-02-01' }, 'referral_outcome_present_check'],
  ['an outcome of an open one', { outcome: 'GOALS_MET' }, 'referral_outcome_present_check'],
  ['an end before it was sent', { status: 'REJECTED', ended_at: '2025-02-01' }, 'referral_ended_at_check'],
  ['engagement without a conversation', { status: 'ENGAGED' }, 'referral_engaged_check'],
  ['no time of sending', { submitted_at: null }, 'referral_submitted_check'],
  ['a source that is not named', { source: 'GP' }, 'referral_source_organisation_check'],
  ['a safety review without a risk', { safety_review: true }, 'referral_safety_review_check'],
  [
    'acceptance under a safety review',
    { safety_review: true, clinical_risk: true, status: 'ACCEPTED' },
    'referral_accepted_safely_check',
  ],
])('%s is refused', async (_, values, constraint) => {
  await expect(referral(values)).rejects.toThrow(constraint);
});

test('every state can be kept with what belongs to it', async () => {
  for (const status of Object.values(ReferralStatus)) {
    const isEnd = referralStates.ends.includes(status);
    await referral({
      status,
      engaged_at: status === 'ENGAGED' ? '2026-01-05' : null,
      ended_at: isEnd ? '2026-02-01' : null,
      outcome: status === 'CLOSED' ? 'GOALS_MET' : null,
    });
  }
});

test('the machine leaves no state without a way on, and no end without a way back', () => {
  for (const status of Object.values(ReferralStatus)) {
    const next = referralStates.next[status];
    expect(next.length).toBeGreaterThan(0);
    expect(new Set(next).size).toBe(next.length);
    expect(next).not.toContain(status);
    if (referralStates.ends.includes(status)) expect(next).toEqual(['CONTACTING', 'RECEIVED']);
  }
});

test('what hangs on a referral is about its person', async () => {
  const [id, stranger] = [await referral(), await rows.add('person')];
  const attempt = { referral_id: id, channel: 'TELEPHONE', occurred_at: '2026-01-02', reached: false };
  await rows.add('contact_attempt', { ...attempt, person_id: person });
  await expect(rows.add('contact_attempt', { ...attempt, person_id: stranger })).rejects.toThrow(
    'contact_attempt_referral_id_same_person',
  );
  await expect(rows.add('plan', { referral_id: id, person_id: stranger })).rejects.toThrow(
    'plan_referral_id_same_person',
  );
});

test('nothing that is still named can be deleted', async () => {
  const by = await rows.add('member', { organisation_id: await rows.add('organisation') });
  const id = await referral();
  await rows.add('referral_transition', {
    referral_id: id,
    person_id: person,
    to: 'SUBMITTED',
    at: '2026-01-01',
    by_id: by,
  });
  await expect(rows.client.query('delete from member where id = $1', [by])).rejects.toThrow('by_id_foreign');
  await expect(rows.client.query('delete from referral where id = $1', [id])).rejects.toThrow('referral_id_foreign');
});
