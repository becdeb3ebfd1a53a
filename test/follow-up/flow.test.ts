/** Follow-ups as they are done: scheduled, recorded with what stood in the way, cancelled; and who sees what of it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { memberOf } from '../support/caseloads.js';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';

type Node = Readonly<{ id: string; version: number; state: string }>;
type Made = Readonly<{ followUp: Node }>;

let kith: Kith;
/** A connection of the link worker's that the charity has accepted, and its plan. */
let connection: string;
let plan: string;

const SELECTED = 'followUp { id version state }';

// biome-ignore lint/suspicious/noExplicitAny: each test asks for another shape, and says which it expects.
async function ask(who: string, query: string): Promise<any> {
  const { data, errors } = await kith.as(who).run(query);
  expect(errors).toEqual([]);
  return data;
}

const followUp = async (who: string, id: string, selection: string) =>
  (await ask(who, `{ followUp(id: "${id}") { ${selection} } }`)).followUp;

async function scheduled(who = 'link-worker', more: object = {}): Promise<Node> {
  const input = { connection, dueOn: '2026-03-09', ...more };
  const { followUp: made } = await mutate<Made>(kith.as(who), 'connectionFollowUpSchedule', input, SELECTED);
  return made;
}

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  const open = 'connections(first: 100, where: { status: [PARTICIPATING, ACCEPTED, ATTENDED_ONCE] })';
  const mine = await ask('charity', `{ ${open} { nodes { id } } }`);
  const ids = mine.connections.nodes.map(({ id }: Node) => id);
  const theirs = await ask('link-worker', `{ ${open} { nodes { id plan { id status } linkWorker { id } } } }`);
  const shared = theirs.connections.nodes.find(
    (one: { id: string; plan: { status: string }; linkWorker: { id: string } }) =>
      ids.includes(one.id) && one.plan.status === 'ACTIVE' && one.linkWorker.id === memberOf('link-worker'),
  );
  [connection, plan] = [shared.id, shared.plan.id];
}, 120_000);
afterAll(() => kith.close());

test('one of a connection is scheduled for oneself unless another is named, and everyone concerned sees it', async () => {
  const mine = await scheduled();
  const selection = 'state dueOn assignedTo { id } connection { id } plan { id }';
  const expected = { state: 'DUE', dueOn: '2026-03-09', assignedTo: { id: memberOf('link-worker') } };
  for (const who of ['link-worker', 'team-lead'])
    expect(await followUp(who, mine.id, selection)).toEqual({
      ...expected,
      connection: { id: connection },
      plan: { id: plan },
    });
  expect(await followUp('charity', mine.id, selection)).toEqual({
    ...expected,
    connection: { id: connection },
    plan: null,
  });
  for (const who of ['link-worker-2', 'charity-2', 'gp-2'])
    expect((await kith.as(who).run(`{ followUp(id: "${mine.id}") { id } }`)).data).toEqual({ followUp: null });

  const toCharity = await scheduled('link-worker', { assignedTo: memberOf('charity') });
  expect(await followUp('link-worker', toCharity.id, 'assignedTo { id }')).toEqual({
    assignedTo: { id: memberOf('charity') },
  });
  const toNobody = await scheduled('charity', { assignedTo: null });
  expect(await followUp('team-lead', toNobody.id, 'assignedTo { id }')).toEqual({ assignedTo: null });
});

test('nobody is asked to follow up a person they do not know, and nothing is due in the past', async () => {
  const wrong = (who: string, assignedTo: string) =>
    refused(kith.as(who), 'connectionFollowUpSchedule', { connection, dueOn: '2026-03-01', assignedTo });
  for (const [who, other] of [
    ['link-worker', 'charity-2'],
    ['link-worker', 'gp'],
    ['charity', 'link-worker'],
  ] as const) {
    const { code, problems } = await wrong(who, memberOf(other));
    expect([code, problems.map(({ path, rule }) => [path.join('.'), rule])]).toEqual([
      'INVALID_INPUT',
      [
        ['input.dueOn', 'ahead'],
        ['input.assignedTo', 'known'],
      ],
    ]);
  }
});

test('what it brought: barriers, a note for the writer alone, and the next one for whoever had this one', async () => {
  const { id, version } = await scheduled('link-worker', { assignedTo: memberOf('charity') });
  const payload = await mutate<Made & { warnings: unknown[]; transition: unknown }>(
    kith.as('link-worker'),
    'followUpRecord',
    {
      id,
      expectedVersion: version,
      reached: true,
      channel: 'TELEPHONE',
      durationMinutes: 12,
      howItGoes: 'The choir is the best hour of my week.',
      barriers: [
        { barrier: 'TRANSPORT', whatWasDone: 'A neighbour drives.', isResolved: true },
        { barrier: 'CONFIDENCE' },
      ],
      workingNote: 'Sounds brighter.',
      shareableSummary: 'Goes well.',
      nextDueOn: '2026-04-06',
    },
    `${SELECTED} warnings { code } transition { id }`,
  );
  expect(payload).toMatchObject({
    followUp: { id, state: 'REACHED', version: version + 1 },
    warnings: [],
    transition: null,
  });

  const selection = `state occurredAt howItGoes workingNote shareableSummary by { id }
    barriers { barrier whatWasDone isResolved } connection { nextFollowUp { dueOn } }`;
  const told = {
    state: 'REACHED',
    occurredAt: '2026-03-02T12:00:00.000Z',
    howItGoes: 'The choir is the best hour of my week.',
    workingNote: 'Sounds brighter.',
    shareableSummary: 'Goes well.',
    by: { id: memberOf('link-worker') },
    barriers: [
      { barrier: 'CONFIDENCE', whatWasDone: null, isResolved: false },
      { barrier: 'TRANSPORT', whatWasDone: 'A neighbour drives.', isResolved: true },
    ],
  };
  expect(await followUp('link-worker', id, selection)).toMatchObject(told);
  for (const who of ['team-lead', 'charity'])
    expect(await followUp(who, id, selection)).toMatchObject({ ...told, workingNote: null });
  const { followUps } = await ask(
    'charity',
    `{ followUps(where: { open: true, assignedTo: "${memberOf('charity')}", dueAfter: "2026-04-05" }) { nodes { dueOn connection { id } } } }`,
  );
  expect(followUps.nodes).toContainEqual({ dueOn: '2026-04-06', connection: { id: connection } });

  const again = { id, expectedVersion: version + 1, reached: true, channel: 'TELEPHONE' };
  expect(await refused(kith.as('link-worker'), 'followUpRecord', again)).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'toDo' }],
  });
  expect(
    await refused(kith.as('team-lead'), 'followUpCancel', { id, expectedVersion: 1, cancelledReason: 'Done.' }),
  ).toMatchObject({ code: 'CONFLICT' });
});

test('a person who was not reached is asked again, or it says why not; and nobody answers for them', async () => {
  const { id, version } = await scheduled();
  const tried = { id, expectedVersion: version, reached: false, channel: 'TELEPHONE' };
  const rules = async (more: object) =>
    (await refused(kith.as('link-worker'), 'followUpRecord', { ...tried, ...more })).problems.map(
      ({ path, rule }) => `${path.join('.')} ${rule}`,
    );
  expect(await rules({})).toEqual(['input.nextDueOn next']);
  expect(await rules({ nextDueOn: '2026-03-16', noNextReason: 'Moved away.' })).toEqual(['input.noNextReason next']);
  expect(await rules({ howItGoes: 'Well.', barriers: [{ barrier: 'TIME' }], nextDueOn: '2026-02-28' })).toEqual([
    'input.howItGoes reached',
    'input.barriers reached',
    'input.nextDueOn ahead',
  ]);
  expect(await rules({ occurredAt: '2026-03-02T12:00:01Z', nextDueOn: '2026-03-16' })).toEqual([
    'input.occurredAt past',
  ]);
  await mutate(
    kith.as('link-worker'),
    'followUpRecord',
    { ...tried, noNextReason: 'Three calls, no answer.' },
    SELECTED,
  );
  expect(await followUp('team-lead', id, 'state noNextReason nextDueOn')).toEqual({
    state: 'NOT_REACHED',
    noNextReason: 'Three calls, no answer.',
    nextDueOn: null,
  });
});

test('a charity records and cancels what concerns its own connections, with notes of its own', async () => {
  const { id, version } = await scheduled('charity');
  const input = { id, expectedVersion: version, reached: true, channel: 'FACE_TO_FACE', workingNote: 'Ours.' };
  await mutate(kith.as('charity'), 'followUpRecord', input, SELECTED);
  expect(await followUp('charity', id, 'workingNote')).toEqual({ workingNote: 'Ours.' });
  expect(await followUp('team-lead', id, 'state workingNote')).toEqual({ state: 'REACHED', workingNote: null });

  const other = await scheduled('charity');
  const cancel = { id: other.id, expectedVersion: other.version, cancelledReason: 'The group pauses over Easter.' };
  expect((await refused(kith.as('charity-2'), 'followUpCancel', cancel)).code).toBe('NOT_FOUND');
  expect((await refused(kith.as('gp'), 'followUpCancel', cancel)).code).toBe('NOT_ALLOWED');
  await mutate(kith.as('charity'), 'followUpCancel', cancel, SELECTED);
  expect(await followUp('link-worker', other.id, 'state cancelledReason recordedBy { id }')).toEqual({
    state: 'CANCELLED',
    cancelledReason: 'The group pauses over Easter.',
    recordedBy: { id: memberOf('charity') },
  });

  const rung = { connection, channel: 'TELEPHONE', howItGoes: 'She rang to say she loves it.' };
  const { followUp: made } = await mutate<Made>(
    kith.as('charity'),
    'connectionFollowUpUnplannedRecord',
    rung,
    SELECTED,
  );
  expect(await followUp('link-worker', made.id, 'state dueOn reached')).toEqual({
    state: 'REACHED',
    dueOn: null,
    reached: true,
  });
});

test('a team lead may not write working notes; a plan is followed up as a whole, but not by a charity', async () => {
  const { followUp: made } = await mutate<Made>(
    kith.as('team-lead'),
    'followUpSchedule',
    { plan, dueOn: '2026-03-02', assignedTo: memberOf('link-worker') },
    SELECTED,
  );
  expect(made.state).toBe('DUE');
  const input = { id: made.id, expectedVersion: made.version, reached: true, channel: 'VIDEO' };
  const note = await refused(kith.as('team-lead'), 'followUpRecord', { ...input, workingNote: 'Hm.' });
  expect(note).toMatchObject({ code: 'NOT_ALLOWED', problems: [{ path: ['input', 'workingNote'] }] });
  await mutate(kith.as('team-lead'), 'followUpRecord', input, SELECTED);
  expect((await refused(kith.as('charity'), 'followUpSchedule', { plan, dueOn: '2026-03-09' })).code).toBe(
    'NOT_ALLOWED',
  );
  const rang = { plan, channel: 'TELEPHONE', barriers: [{ barrier: 'MONEY' }, { barrier: 'MONEY' }] };
  expect(await refused(kith.as('link-worker'), 'followUpUnplannedRecord', rang)).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'barriers', 1, 'barrier'], rule: 'once' }],
  });
});

test('a worklist by owner has what is overdue first', async () => {
  const { followUps } = await ask(
    'link-worker',
    `{ followUps(first: 100, where: { open: true, assignedTo: "${memberOf('link-worker')}" }) { nodes { dueOn isOverdue } } }`,
  );
  const overdue = followUps.nodes.map(({ isOverdue }: { isOverdue: boolean }) => isOverdue);
  expect(overdue).toContain(true);
  expect(overdue).toContain(false);
  expect(overdue.lastIndexOf(true)).toBeLessThan(overdue.indexOf(false));
});
