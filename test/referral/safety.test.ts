/** A referral with a clinical risk is kept, told to the referrer, and taken on only once a clinician cares; and feedback is read. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mutate, refused } from '../support/mutate.js';
import { Flow, uuid, worker } from './flow.js';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.open();
}, 60_000);
afterAll(() => flow?.close());

const care = { careInPlace: 'Crisis team visits daily.' };

test('a risk without care: kept, first in the worklist, told at once, and accepted only once a clinician cares', async () => {
  const referral = await flow.at(['referralReceive'], 'referrer', { clinicalRisk: true, urgency: 'ROUTINE' });
  expect(await flow.seen('team-lead', referral, 'safetyReview clinicalRisk')).toEqual({
    safetyReview: true,
    clinicalRisk: true,
  });
  const first = await flow
    .as('team-lead')
    .run('{ referrals(first: 1, where: { open: true }, orderBy: WORKLIST_ASC) { nodes { safetyReview } } }');
  expect(first.data).toEqual({ referrals: { nodes: [{ safetyReview: true }] } });

  const told = (await flow.seen<{ feedback: { nodes: { id: string; kind: string; text: string; by: null }[] } }>(
    'referrer',
    referral,
    'feedback { nodes { id kind text by { name } } } safetyReview',
  ))!;
  expect(told.feedback.nodes).toMatchObject([{ kind: 'RECEIVED', by: null }]);
  expect(told.feedback.nodes[0]?.text).toContain('safety review');
  expect(told).toMatchObject({ safetyReview: null });

  expect(await flow.refused('team-lead', 'referralAccept', referral)).toMatchObject({
    code: 'WRONG_STATE',
    current: 'RECEIVED',
    problems: [{ rule: 'careInPlace' }],
  });
  expect(await flow.refused('team-lead', 'referralCareRecord', referral, care)).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'careInPlaceClinician'] }],
  });
  await flow.step('gp', 'referralCareRecord', referral, care);
  expect(
    await flow.seen('link-worker', referral, 'safetyReview careInPlace careInPlaceClinician careInPlaceBy { name }'),
  ).toEqual({ safetyReview: false, ...care, careInPlaceClinician: null, careInPlaceBy: { name: 'Amara Okafor' } });
  expect(await flow.refused('gp', 'referralCareRecord', referral, care)).toMatchObject({
    problems: [{ rule: 'careNotRecorded' }],
  });
  expect(await flow.step('team-lead', 'referralAccept', referral)).toMatchObject({ to: 'ACCEPTED' });
}, 60_000);

test('a team lead names the clinician; care recorded on the draft needs no review', async () => {
  const reviewed = await flow.at([], 'gp', { clinicalRisk: true });
  await flow.step('team-lead', 'referralCareRecord', reviewed, { ...care, careInPlaceClinician: 'Dr Lee' });
  expect(await flow.seen('gp', reviewed, 'safetyReview careInPlaceClinician careInPlaceBy { id }')).toEqual({
    safetyReview: false,
    careInPlaceClinician: 'Dr Lee',
    careInPlaceBy: null,
  });
  const drafted = await flow.draft('gp', { clinicalRisk: true });
  await flow.step('gp', 'referralCareRecord', drafted, care);
  await flow.step('gp', 'referralSubmit', drafted);
  expect(await flow.seen('gp', drafted, 'safetyReview feedback { nodes { id } }')).toEqual({
    safetyReview: false,
    feedback: { nodes: [] },
  });
  const harmless = await flow.at([]);
  expect(await flow.refused('gp', 'referralCareRecord', harmless, care)).toMatchObject({
    problems: [{ rule: 'clinicalRisk' }],
  });
});

test('feedback is read by the organisation that referred, once, and by nobody else', async () => {
  const referral = await flow.at(['referralReceive'], 'referrer');
  const sent = await mutate<{ feedback: { id: string; version: number } }>(
    flow.as('team-lead'),
    'referralFeedbackSend',
    { referral: referral.id, kind: 'RECEIVED', text: 'Thank you.' },
    'feedback { id version by { name } }',
  );
  expect(sent.feedback).toMatchObject({ by: { name: 'Marian Kowalska' } });
  const { id, version } = sent.feedback;
  const input = { id, expectedVersion: version };
  expect(await refused(flow.as('gp'), 'feedbackRead', input)).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'recipient' }],
  });
  expect(await refused(flow.as('charity'), 'feedbackRead', input)).toMatchObject({ code: 'NOT_FOUND' });
  const read = await mutate(flow.as('referrer'), 'feedbackRead', input, 'feedback { readAt }');
  expect(read).toEqual({ feedback: { readAt: '2026-03-02T12:00:00.000Z' } });
  expect(await refused(flow.as('referrer'), 'feedbackRead', { id, expectedVersion: version + 1 })).toMatchObject({
    problems: [{ rule: 'unread' }],
  });
  const unread = 'feedback(where: { read: false }) { totalCount }';
  expect(await flow.seen('team-lead', referral, unread)).toEqual({ feedback: { totalCount: 0 } });
});

test('closing wants the referrer told, since it was last reopened, or the reason why not', async () => {
  const referral = await flow.at(['referralReceive', 'referralAccept', 'assign', 'talk']);
  const close = { outcome: 'GOALS_PARTLY_MET' };
  await flow.tell(referral, 'ACCEPTED');
  expect(await flow.refused('link-worker', 'referralClose', referral, close)).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'noFeedbackReason'], rule: 'feedback' }],
  });
  await flow.step('link-worker', 'referralClose', referral, { ...close, noFeedbackReason: 'They asked us not to.' });
  expect(await flow.seen('gp', referral, 'outcome noFeedbackReason')).toEqual({
    ...close,
    noFeedbackReason: 'They asked us not to.',
  });
  await flow.step('link-worker', 'referralReopen', referral, { note: 'Back.' });
  await flow.tell(referral);
  await flow.talk(referral);
  await flow.rows(
    `update feedback set sent_at = '2026-03-01' where referral_id = $1 and kind = 'OUTCOME' returning id`,
    uuid(referral.id),
  );
  expect(await flow.refused('link-worker', 'referralClose', referral, close)).toMatchObject({ code: 'INVALID_INPUT' });
});

test('a person who refers themselves, through the team, has no referrer to be told', async () => {
  const person = await flow.person();
  await flow.tie(uuid(person), 'CASELOAD', uuid(worker('link-worker')));
  const self = await flow.draftFor(person, 'link-worker');
  expect(await flow.seen('link-worker', self, 'source method sourceOrganisation { id } referrerName')).toEqual({
    source: 'SELF',
    method: 'SELF_REFERRAL',
    sourceOrganisation: null,
    referrerName: null,
  });
  expect(await flow.ties(self)).toEqual(['TEAM QUEUE on']);
  await flow.step('team-lead', 'referralSubmit', self);
  for (const step of ['referralReceive', 'referralAccept']) await flow.walk(self, step);
  await flow.step('link-worker', 'referralAssign', self);
  await flow.talk(self);
  const feedback = { referral: self.id, kind: 'OUTCOME', text: 'Well.' };
  expect(await refused(flow.as('team-lead'), 'referralFeedbackSend', feedback)).toMatchObject({
    problems: [{ rule: 'referrer' }],
  });
  await flow.step('link-worker', 'referralClose', self, { outcome: 'GOALS_MET' });
  expect(await flow.ties(self)).toEqual(['CASELOAD lead 90', 'TEAM CURRENT 90', 'TEAM PAST 90..on']);
});
