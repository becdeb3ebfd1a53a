/** A referral from draft to closure and back, as those who take part in it see it after every step. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Flow, worker } from './flow.js';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.open();
}, 60_000);
afterAll(() => flow?.close());

const ALL = ['gp', 'referrer', 'link-worker', 'team-lead', 'charity', 'gp-2', 'link-worker-2'];

/** Who of them sees it, with the state they see. */
async function seenBy(referral: { id: string; person: string }): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const who of ALL) {
    const row = await flow.seen<{ status: string }>(who, referral, 'status');
    if (row) found[who] = row.status;
  }
  return found;
}

test('a social worker’s referral, from draft to closure and reopening', async () => {
  const referral = await flow.draft('referrer', { needs: ['loneliness', 'domestic-abuse'] });
  const draft = await flow.seen('referrer', referral, 'status source reference needs { need { key } } referrerName');
  expect(draft).toMatchObject({ status: 'DRAFT', source: 'SOCIAL_CARE', referrerName: 'Helen Walsh' });
  expect(draft?.reference).toMatch(/^[2-9A-HJ-NP-TV-Z]{3}-[2-9A-HJ-NP-TV-Z]{3}$/);
  expect(draft?.needs).toHaveLength(2);
  expect(await seenBy(referral)).toEqual({ gp: 'DRAFT', referrer: 'DRAFT' });
  expect(await flow.ties(referral)).toEqual(['REFERRED on']);

  expect(await flow.step('referrer', 'referralSubmit', referral)).toEqual({ from: 'DRAFT', to: 'SUBMITTED' });
  const queue = { gp: 'SUBMITTED', referrer: 'SUBMITTED', 'link-worker': 'SUBMITTED', 'link-worker-2': 'SUBMITTED' };
  expect(await seenBy(referral)).toEqual({ ...queue, 'team-lead': 'SUBMITTED' });
  expect(await flow.seen('team-lead', referral, 'contactBy submittedAt safetyReview')).toEqual({
    contactBy: '2026-03-12',
    submittedAt: '2026-03-02T12:00:00.000Z',
    safetyReview: false,
  });
  expect(await flow.ties(referral)).toEqual(['REFERRED on', 'TEAM QUEUE on']);

  await flow.walk(referral, 'referralReceive');
  await flow.walk(referral, 'referralAccept');
  await flow.walk(referral, 'referralWaitlist');
  expect(await flow.step('team-lead', 'referralAssign', referral, { linkWorker: worker('link-worker') })).toEqual({
    from: 'WAITLISTED',
    to: 'CONTACTING',
  });
  expect(await flow.ties(referral)).toEqual(['CASELOAD lead on', 'REFERRED on', 'TEAM CURRENT on']);
  // The second link worker covers for the first just now, and so for whoever joins that caseload.
  expect(Object.keys(await seenBy(referral))).toEqual(['gp', 'referrer', 'link-worker', 'team-lead', 'link-worker-2']);
  expect(await flow.seen('referrer', referral, 'linkWorker { name }')).toEqual({ linkWorker: { name: 'Priya Shah' } });

  await flow.attempt(referral, 'TELEPHONE', true);
  await flow.talk(referral);
  expect(await seenBy(referral)).toMatchObject({ 'link-worker': 'ENGAGED', referrer: 'ENGAGED' });
  const talked =
    'engagedAt conversations { nodes { needs { need { key } } } } attempts { nodes { reached by { name } } }';
  expect(await flow.seen('gp', referral, talked)).toEqual({
    engagedAt: '2026-03-02T12:00:00.000Z',
    conversations: { nodes: [{ needs: [{ need: { key: 'loneliness' } }] }] },
    attempts: { nodes: [{ reached: true, by: { name: 'Priya Shah' } }] },
  });

  await flow.tell(referral);
  expect(await flow.step('link-worker', 'referralClose', referral, { outcome: 'GOALS_MET' })).toEqual({
    from: 'ENGAGED',
    to: 'CLOSED',
  });
  expect(await flow.ties(referral)).toEqual(['CASELOAD lead 90', 'REFERRED 30', 'TEAM CURRENT 90', 'TEAM PAST 90..on']);
  expect(await flow.seen('referrer', referral, 'status outcome feedback { nodes { kind text readAt } }')).toEqual({
    status: 'CLOSED',
    outcome: 'GOALS_MET',
    feedback: { nodes: [{ kind: 'OUTCOME', text: 'It went well.', readAt: null }] },
  });

  await flow.step('link-worker', 'referralReopen', referral, { note: 'They rang again.' });
  expect(await flow.ties(referral)).toEqual(['CASELOAD lead on', 'REFERRED on', 'TEAM CURRENT on']);
  expect(await flow.seen('team-lead', referral, 'status statusReason outcome endedAt engagedAt')).toEqual({
    status: 'CONTACTING',
    statusReason: 'They rang again.',
    outcome: null,
    endedAt: null,
    engagedAt: '2026-03-02T12:00:00.000Z',
  });
  const history = await flow.seen<{ history: { nodes: { to: string }[] } }>('gp', referral, 'history { nodes { to } }');
  expect(history?.history.nodes.map(({ to }) => to).sort()).toEqual(
    [
      'DRAFT',
      'SUBMITTED',
      'RECEIVED',
      'ACCEPTED',
      'WAITLISTED',
      'CONTACTING',
      'ENGAGED',
      'CLOSED',
      'CONTACTING',
    ].sort(),
  );
}, 60_000);
