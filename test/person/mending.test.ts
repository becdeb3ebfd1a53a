/** Mending: what was written down wrongly is corrected or marked, what it said before is kept, and as private as it was. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { listed } from '../support/listed.js';
import { mutate, refused } from '../support/mutate.js';

let kith: Kith;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
});

afterAll(async () => {
  await kith.close();
});

interface Versioned {
  readonly id: string;
  readonly version: number;
}
interface Talk extends Versioned {
  readonly occurredAt: string;
}
interface ReferralSeen extends Versioned {
  readonly status: string;
  readonly engagedAt: string | null;
  readonly phase: string | null;
  readonly conversations: { readonly nodes: readonly Talk[] };
}

const REFERRAL =
  'id version status engagedAt phase conversations(orderBy: OCCURRED_AT_ASC) { nodes { id version occurredAt } }';

const seen = async (who: string, type: string, id: string, selection: string) => {
  const { data } = await kith
    .as(who)
    .run(`query Seen($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } }`, { id });
  return (data as { node: unknown }).node;
};

describe('a conversation', () => {
  test('is corrected; what it said is for those who read the field', async () => {
    const [referral] = (
      await listed<ReferralSeen>(kith.as('link-worker'), 'referrals(where: { status: [ENGAGED] }', REFERRAL)
    ).filter(({ conversations }) => conversations.nodes.length > 1);
    if (!referral) throw new Error('No engaged referral has two conversations.');
    const [first, second] = referral.conversations.nodes as [Talk, Talk];
    const amend = { id: first.id, expectedVersion: first.version, reason: 'Wrong day.' };
    const later = new Date(Date.parse(second.occurredAt) + 60_000).toISOString();
    const { conversation } = await mutate<{ conversation: Versioned }>(
      kith.as('link-worker'),
      'conversationAmend',
      { ...amend, occurredAt: later, workingNotes: 'Wants to walk again.', summary: null },
      'conversation { id version occurredAt workingNotes summary referral { engagedAt } amendments { field before } }',
    );
    expect(conversation).toMatchObject({
      occurredAt: later,
      workingNotes: 'Wants to walk again.',
      summary: null,
      referral: { engagedAt: second.occurredAt },
    });
    const notes = (conversation as unknown as { amendments: { field: string; before: string }[] }).amendments;
    expect(notes).toContainEqual({ field: 'occurredAt', before: first.occurredAt });
    expect(notes.map(({ field }) => field)).toContain('workingNotes');
    for (const who of ['team-lead', 'integrator', 'gp']) {
      const read = await seen(who, 'Conversation', first.id, 'amendments { field before }');
      if (read === null) continue;
      expect(read).toEqual({ amendments: notes.filter(({ field }) => field !== 'workingNotes') });
    }
    expect(
      await refused(kith.as('link-worker'), 'conversationAmend', {
        ...amend,
        expectedVersion: conversation.version,
        occurredAt: '2026-03-02T12:00:01.000Z',
      }),
    ).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: ['input', 'occurredAt'], rule: 'past' }] });
    expect(await refused(kith.as('team-lead'), 'conversationAmend', amend)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await refused(kith.as('link-worker'), 'conversationAmend', amend)).toMatchObject({ code: 'CONFLICT' });
  });

  test('that was entered in error no longer makes the referral engaged', async () => {
    const referrals = await listed<ReferralSeen>(
      kith.as('link-worker'),
      'referrals(where: { status: [ENGAGED] }',
      REFERRAL,
    );
    const referral = referrals.find(({ conversations }) => conversations.nodes.length === 2) as ReferralSeen;
    const mark = ({ id, version }: Versioned) =>
      mutate<{ conversation: { referral: ReferralSeen } }>(
        kith.as('link-worker'),
        'conversationEnteredInErrorMark',
        { id, expectedVersion: version, reason: 'Of another person.' },
        `conversation { id enteredInErrorReason referral { ${REFERRAL} history { nodes { from to reason } } } } transition { from to }`,
      );
    const [first, second] = referral.conversations.nodes as [Talk, Talk];
    const once = await mark(first);
    expect(once).toMatchObject({
      conversation: { referral: { status: 'ENGAGED', engagedAt: second.occurredAt } },
      transition: null,
    });
    const twice = await mark(second);
    expect(twice).toMatchObject({
      conversation: {
        enteredInErrorReason: 'Of another person.',
        referral: { status: 'CONTACTING', engagedAt: null, phase: null },
      },
      transition: { from: 'ENGAGED', to: 'CONTACTING' },
    });
    expect(twice.conversation.referral.conversations.nodes).toHaveLength(2);
  });
});

test('an attempt is corrected by the team, its note by the link worker alone', async () => {
  const attempts = await listed<{ attempts: { nodes: (Versioned & { channel: string })[] } }>(
    kith.as('team-lead'),
    'people',
    'attempts(first: 5) { nodes { id version channel enteredInErrorAt amendments { field } } }',
  );
  const attempt = attempts.flatMap(({ attempts: { nodes } }) => nodes).find(({ channel }) => channel !== 'VIDEO');
  const amend = { id: attempt?.id, expectedVersion: attempt?.version, reason: 'It was a call with pictures.' };
  expect(await refused(kith.as('team-lead'), 'contactAttemptAmend', { ...amend, workingNote: 'x' })).toMatchObject({
    code: 'NOT_ALLOWED',
    problems: [{ path: ['input', 'workingNote'], rule: 'role' }],
  });
  expect(await refused(kith.as('team-lead'), 'contactAttemptAmend', { ...amend, channel: null })).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'channel'], rule: 'required' }, { rule: 'different' }],
  });
  const { contactAttempt } = await mutate<{ contactAttempt: object }>(
    kith.as('team-lead'),
    'contactAttemptAmend',
    { ...amend, channel: 'VIDEO' },
    'contactAttempt { channel amendments { field before reason by { name } } }',
  );
  expect(contactAttempt).toMatchObject({
    channel: 'VIDEO',
    amendments: expect.arrayContaining([
      { field: 'channel', before: attempt?.channel, reason: amend.reason, by: { name: 'Marian Kowalska' } },
    ]),
  });
});

test('a follow-up that is still to be done is not mended', async () => {
  const [due] = await listed<Versioned>(kith.as('link-worker'), 'followUps(where: { open: true }', 'id version');
  const mark = { id: due?.id, expectedVersion: due?.version, reason: 'Never mind.' };
  expect(await refused(kith.as('link-worker'), 'followUpEnteredInErrorMark', mark)).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'done' }],
  });
});
