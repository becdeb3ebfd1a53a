/** Many ways a referral can go: the server equals a small model, and who may know of it always follows from its state. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { send } from '../support/mutate.js';
import { Flow, type Referred, worker } from './flow.js';
import { ACTIONS, type Action, begun, type Told, tiesOf } from './model.js';

let flow: Flow;
let elsewhere = '';
beforeAll(async () => {
  flow = await Flow.open();
  elsewhere = `scheme_${(await flow.rows<{ id: string }>(`select id from scheme where kind = 'GREEN'`))[0]?.id}`;
}, 60_000);
afterAll(() => flow?.close());

const CHANNELS = ['TELEPHONE', 'TEXT_MESSAGE', 'EMAIL'];
const PRACTICE = ['referralSubmit', 'referralWithdraw', 'referralReopen'];
const confirm = ['DUPLICATE_OPEN_REFERRAL', 'CONTINUED_ELSEWHERE'];
const moment = { occurredAt: '2026-03-02T12:00:00.000Z' };

/** Does it through the API as the role that would; gives the code it was refused with. */
async function act({ id }: Referred, { name }: Action, told: Told): Promise<string | undefined> {
  const [verb, detail] = name.split(' ') as [string, string | undefined];
  const version = { id, expectedVersion: await flow.version(id), confirm };
  const calls: Readonly<Record<string, () => readonly [who: string, mutation: string, input: object]>> = {
    assign: () => ['team-lead', 'referralAssign', { ...version, linkWorker: worker(detail as string) }],
    attempt: () => {
      const channel = CHANNELS[told.attempts % CHANNELS.length];
      return ['team-lead', 'contactAttemptRecord', { referral: id, ...moment, channel, reached: false }];
    },
    talk: () => [told.lead ?? 'link-worker', 'conversationRecord', { referral: id, ...moment, channel: 'VIDEO' }],
    tell: () => ['team-lead', 'referralFeedbackSend', { referral: id, kind: 'OUTCOME', text: 'Well.' }],
    close: () => ['team-lead', 'referralClose', { ...version, outcome: detail }],
    referralReopen: () => ['gp', 'referralReopen', { ...version, note: 'They asked again.' }],
    referralRedirect: () => [
      'team-lead',
      'referralRedirect',
      { ...version, reason: 'Likes gardens.', scheme: elsewhere },
    ],
  };
  const isReasoned = ['referralWithdraw', 'referralReject', 'referralHold'].includes(name);
  const [who, mutation, input] = calls[verb]?.() ?? [
    PRACTICE.includes(name) ? 'gp' : 'team-lead',
    name,
    isReasoned ? { ...version, reason: 'Because.' } : version,
  ];
  const reply = await send(flow.as(who), mutation, input);
  return reply.errors[0]?.extensions?.code as string | undefined;
}

/** Mostly what is possible where the referral stands, or it would hardly get anywhere; else anything at all. */
const choices = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.nat()), { minLength: 20, maxLength: 40 });

function chosen([chance, nth]: readonly [number, number], told: Told): Action {
  const possible = ACTIONS.filter(({ does }) => does({ ...told }) === undefined);
  const from = chance < 70 && possible.length > 0 ? possible : ACTIONS;
  return from[nth % from.length] as Action;
}

test('every way agrees with the model, step by step', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(choices, async (made) => {
      const referral = await flow.draft();
      const told = begun();
      for (const choice of made) {
        const at = { ...told };
        const action = chosen(choice, told);
        const code = action.does(told);
        expect({ at, does: action.name, code: await act(referral, action, at) }).toEqual({
          at,
          does: action.name,
          code,
        });
        expect(await flow.status(referral)).toBe(told.status);
        expect({ told, ties: (await flow.ties(referral)).sort() }).toEqual({ told, ties: tiesOf(told) });
        met.add(told.status);
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
  expect(met.size).toBeGreaterThan(5);
}, 240_000);

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
