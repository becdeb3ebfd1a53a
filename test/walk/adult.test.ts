/** One person from referral to closure as the real roles would, each by its own token; after every step, who sees what. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Walk } from '../support/walk.js';
import { assetOf, DOT, lonely, scheme, TALK, WEIGHED } from './steps.js';

jest.setTimeout(180_000);

let walk: Walk;

beforeAll(async () => {
  walk = await Walk.begin();
});
afterAll(() => walk.close());

test('the practice registers her and writes a referral, of which the scheme knows nothing yet', async () => {
  await walk.made('gp', 'personRegister', 'person', DOT);
  expect(await walk.sight()).toEqual({ person: 'gp, integrator, privacy-officer' });
  await walk.made('gp', 'referralMake', 'referral', {
    person: walk.id('person'),
    scheme,
    reason: 'Lives alone since her husband died.',
    referrerNote: 'Hard of hearing: please do not hang up too soon.',
    needs: ['loneliness', 'bereavement'],
  });
  expect(await walk.sight()).toEqual({ 'person, referral': 'gp, integrator', person: 'privacy-officer' });
  const early = await walk.refused('gp', 'referralSubmit', 'referral');
  expect(early).toMatchObject({ code: 'WRONG_STATE', problems: [{ rule: 'personAgreed' }] });
  await walk.change('gp', 'referralUpdate', 'referral', { personAgreedAt: walk.now, personAgreedHow: 'SPOKEN' });
});

test('it is sent: the team sees it in its queue, and nobody else', async () => {
  await walk.change('gp', 'referralSubmit', 'referral');
  expect(await walk.sight()).toEqual({
    'person, referral': 'gp, link-worker, link-worker-2, team-lead, integrator',
    person: 'privacy-officer',
  });
  expect(await walk.read('team-lead', 'referral', 'status referrerNote linkWorker { id }')).toEqual({
    status: 'SUBMITTED',
    referrerNote: 'Hard of hearing: please do not hang up too soon.',
    linkWorker: null,
  });
});

test('the team lead takes it on and gives it to a link worker; the other one sees her no more', async () => {
  walk.wait(1);
  await walk.change('team-lead', 'referralReceive', 'referral');
  await walk.change('team-lead', 'referralAccept', 'referral');
  const linkWorker = walk.member('link-worker-2');
  expect(await walk.change('team-lead', 'referralAssign', 'referral', { linkWorker })).toMatchObject({
    status: 'CONTACTING',
  });
  expect(await walk.sight()).toEqual({
    'person, referral': 'gp, link-worker-2, team-lead, integrator',
    person: 'privacy-officer',
  });
  expect(await walk.read('gp', 'referral', 'status linkWorker { name }')).toEqual({
    status: 'CONTACTING',
    linkWorker: { name: 'Daniel Reid' },
  });
});

test('she is reached at the second attempt, and they talk; the working notes are the link worker’s own', async () => {
  walk.wait(2);
  const of = { referral: walk.id('referral') };
  for (const [name, reached] of Object.entries({ 'first try': false, 'second try': true })) {
    const attempt = { ...of, channel: 'TELEPHONE', occurredAt: walk.now, reached };
    await walk.made('link-worker-2', 'contactAttemptRecord', name, attempt);
    walk.wait(2);
  }
  await walk.made('link-worker-2', 'conversationRecord', 'conversation', { ...of, ...TALK, occurredAt: walk.now });
  expect(await walk.sight()).toEqual({
    'person, referral, first try, second try, conversation': 'gp, link-worker-2, team-lead, integrator',
    person: 'privacy-officer',
  });
  expect(await walk.read('gp', 'referral', 'status phase engagedAt')).toEqual({
    status: 'ENGAGED',
    phase: 'TALKING',
    engagedAt: walk.now,
  });
  for (const who of ['gp', 'team-lead', 'integrator'])
    expect(await walk.read(who, 'conversation', 'summary workingNotes')).toEqual({
      summary: TALK.summary,
      workingNotes: null,
    });
});

test('they write a plan, measure where she stands, and agree; a version is kept', async () => {
  walk.wait(7);
  const referral = walk.id('referral');
  await walk.made('link-worker-2', 'planDraft', 'plan', { referral, whatMatters: 'To sing again.' });
  const goal = { plan: walk.id('plan'), title: 'Sing with others every week', importance: 9 };
  await walk.made('link-worker-2', 'goalAdd', 'goal', goal);
  await walk.made('link-worker-2', 'measurementRecord', 'before', lonely(walk, 'BASELINE', 3));
  await walk.change('link-worker-2', 'planAgree', 'plan', { agreedWith: 'PERSON', reviewDue: walk.day(56) });
  for (const who of ['gp', 'team-lead', 'integrator', 'link-worker-2'])
    expect(await walk.read(who, 'plan', 'status versions { totalCount } goals { title lifecycle }')).toEqual({
      status: 'ACTIVE',
      versions: { totalCount: 1 },
      goals: [{ title: 'Sing with others every week', lifecycle: 'ACCEPTED' }],
    });
  expect(await walk.read('gp', 'before', 'score answers')).toEqual({ score: 9, answers: null });
});

test('a choir is proposed and consented to: the charity learns of her only once she is sent, and not her name', async () => {
  const asset = await assetOf(walk, 'charity');
  const propose = { plan: walk.id('plan'), goal: walk.id('goal'), asset, reason: 'She sang for forty years.' };
  await walk.made('link-worker-2', 'connectionPropose', 'choir', { ...propose, ...WEIGHED });
  await walk.change('link-worker-2', 'connectionConsent', 'choir', {
    shared: ['NAME', 'GOAL', 'CAUTIONS'],
    message: 'May she come on Thursday?',
    cautions: 'Hears little on the left.',
    method: 'SPOKEN',
  });
  expect(await walk.seenBy('charity')).toBe('');
  await walk.change('link-worker-2', 'connectionSend', 'choir');
  const everything = 'person, referral, first try, second try, conversation, plan, goal, before, choir';
  expect(await walk.sight()).toEqual({
    [everything]: 'gp, link-worker-2, team-lead, integrator',
    'person, choir': 'charity',
    person: 'privacy-officer',
  });
  const told = 'status message cautions goal { title } plan { id } person { preferredName ageBand phone nhsNumber }';
  expect(await walk.read('charity', 'choir', told)).toEqual({
    status: 'SENT',
    message: 'May she come on Thursday?',
    cautions: null,
    goal: null,
    plan: null,
    person: { preferredName: null, ageBand: 'FROM_65_TO_74', phone: null, nhsNumber: null },
  });
  walk.wait(2);
  await walk.change('charity', 'connectionAnswer', 'choir', { answer: 'ACCEPTED', ...WEIGHED });
  expect(await walk.read('charity', 'choir', told)).toEqual({
    status: 'ACCEPTED',
    message: 'May she come on Thursday?',
    cautions: 'Hears little on the left.',
    goal: { title: 'Sing with others every week' },
    plan: null,
    person: { preferredName: 'Dot', ageBand: 'FROM_65_TO_74', phone: null, nhsNumber: null },
  });
  expect(await walk.read('gp', 'choir', 'status acceptedAt')).toEqual({ status: 'ACCEPTED', acceptedAt: walk.now });
});

test('she comes, and comes again; a follow-up finds what stands in the way', async () => {
  const of = { connection: walk.id('choir') };
  for (const times of ['once', 'twice']) {
    walk.wait(7);
    const session = { ...of, occurredOn: walk.day(), code: 'ATTENDED_ON_TIME' };
    await walk.made('charity', 'attendanceRecord', `came ${times}`, session);
  }
  for (const who of ['gp', 'team-lead', 'link-worker-2', 'integrator', 'charity'])
    expect(await walk.read(who, 'choir', 'status attendances { totalCount }')).toEqual({
      status: 'PARTICIPATING',
      attendances: { totalCount: 2 },
    });
  await walk.made('link-worker-2', 'connectionFollowUpSchedule', 'asking', { ...of, dueOn: walk.day(3) });
  walk.wait(4);
  expect(await walk.read('team-lead', 'asking', 'state')).toEqual({ state: 'OVERDUE' });
  await walk.change(
    'link-worker-2',
    'followUpRecord',
    'asking',
    {
      reached: true,
      channel: 'TELEPHONE',
      howItGoes: 'She loves it, but the bus stops early.',
      barriers: [{ barrier: 'TRANSPORT', whatWasDone: 'Another singer drives her home.', isResolved: true }],
      workingNote: 'Ask about the anniversary.',
    },
    'state',
  );
  const told = 'state howItGoes workingNote barriers { barrier isResolved }';
  const howItGoes = 'She loves it, but the bus stops early.';
  const heard = { state: 'REACHED', howItGoes, barriers: [{ barrier: 'TRANSPORT', isResolved: true }] };
  const workingNote = 'Ask about the anniversary.';
  expect(await walk.read('link-worker-2', 'asking', told)).toEqual({ ...heard, workingNote });
  for (const who of ['gp', 'team-lead', 'integrator', 'charity'])
    expect(await walk.read(who, 'asking', told)).toEqual({ ...heard, workingNote: null });
  expect(await walk.read('gp', 'referral', 'phase')).toEqual({ phase: 'REVIEWING' });
});

test('it helped: progress, a second measurement, and the plan is completed; the choir keeps a stub', async () => {
  walk.wait(14);
  const progress = { goal: walk.id('goal'), value: 1, words: 'Every Thursday.' };
  await walk.made('link-worker-2', 'goalProgressRecord', 'progress', progress);
  await walk.made('link-worker-2', 'measurementRecord', 'after', lonely(walk, 'CLOSURE', 1));
  expect(await walk.read('gp', 'after', 'score')).toEqual({ score: 3 });
  await walk.change('charity', 'connectionComplete', 'choir', { outcome: 'A singer among singers.' });
  expect(await walk.read('charity', 'choir', 'status endedAt message person { preferredName }')).toEqual({
    status: 'COMPLETED',
    endedAt: walk.now,
    message: null,
    person: null,
  });
  await walk.change('link-worker-2', 'planReview', 'plan');
  await walk.change('link-worker-2', 'planComplete', 'plan', { outcome: 'GOALS_MET' });
  for (const who of ['gp', 'team-lead', 'integrator'])
    expect(await walk.read(who, 'plan', 'status outcome goals { lifecycle }')).toEqual({
      status: 'COMPLETED',
      outcome: 'GOALS_MET',
      goals: [{ lifecycle: 'COMPLETED' }],
    });
});

test('the referrer is told, and the referral is closed; no step of it is lost', async () => {
  const closing = { outcome: 'GOALS_MET', reason: 'She sings every week.' };
  const untold = await walk.refused('link-worker-2', 'referralClose', 'referral', closing);
  expect(untold).toMatchObject({ code: 'INVALID_INPUT', problems: [{ rule: 'feedback' }] });
  await walk.made('link-worker-2', 'referralFeedbackSend', 'feedback', {
    referral: walk.id('referral'),
    kind: 'OUTCOME',
    text: 'Thank you: she sings every week.',
  });
  await walk.change('link-worker-2', 'referralClose', 'referral', closing);
  await walk.change('gp', 'feedbackRead', 'feedback', {}, 'readAt');
  const { status, outcome, history } = await walk.read(
    'gp',
    'referral',
    'status outcome history(first: 20) { nodes { to by { id } } }',
  );
  expect([status, outcome]).toEqual(['CLOSED', 'GOALS_MET']);
  expect(history.nodes.map(({ to, by }: { to: string; by: { id: string } }) => [to, by.id])).toEqual([
    ['DRAFT', walk.member('gp')],
    ['SUBMITTED', walk.member('gp')],
    ['RECEIVED', walk.member('team-lead')],
    ['ACCEPTED', walk.member('team-lead')],
    ['CONTACTING', walk.member('team-lead')],
    ['ENGAGED', walk.member('link-worker-2')],
    ['CLOSED', walk.member('link-worker-2')],
  ]);
});

test('afterwards everyone sees less: the charity after a month, the team after three; the practice keeps her', async () => {
  walk.wait(31);
  expect(await walk.seenBy('charity')).toBe('');
  const all = await walk.seenBy('gp');
  expect(await walk.seenBy('link-worker-2')).toBe(all);
  walk.wait(60);
  expect(await walk.sight()).toEqual({
    [all]: 'gp, integrator',
    'person, referral': 'team-lead',
    person: 'privacy-officer',
  });
  const outline = { familyName: 'Marsh', nhsNumber: null, email: null };
  expect(await walk.read('team-lead', 'person', 'familyName nhsNumber email')).toEqual(outline);
});
