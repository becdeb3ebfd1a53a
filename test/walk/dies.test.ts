/** A person who dies midway: all that was open ends in one step, whoever records it, and charities are told no cause. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Walk } from '../support/walk.js';
import { assetOf, DOT, sent, upToConversation } from './steps.js';

jest.setTimeout(180_000);

let walk: Walk;

beforeAll(async () => {
  walk = await Walk.begin();
});
afterAll(() => walk.close());

const ALL = 'person, referral, conversation, plan, goal, safety, choir, advice, refuge, leaflet, asking, checking';
const NOT_SENSITIVE = 'person, referral, conversation, plan, goal, choir, advice, leaflet, asking';

test('she is supported: a group takes her, one has not answered, and one thing is nobody’s business', async () => {
  const { data } = await walk.kith.as('gp').run('{ needs(first: 100) { nodes { id key } } }');
  const { nodes } = (data as { needs: { nodes: { id: string; key: string }[] } }).needs;
  const need = (wanted: string) => nodes.find(({ key }) => key === wanted)?.id;
  await upToConversation(walk, DOT, ['loneliness']);
  await walk.made('link-worker-2', 'planDraft', 'plan', {
    referral: walk.id('referral'),
    whatMatters: 'To sing again.',
  });
  const plan = { plan: walk.id('plan') };
  await walk.made('link-worker-2', 'goalAdd', 'goal', { ...plan, title: 'Sing with others', need: need('loneliness') });
  await walk.made('link-worker-2', 'goalAdd', 'safety', { ...plan, title: 'Feel safe', need: need('domestic-abuse') });
  await walk.change('link-worker-2', 'planAgree', 'plan', { agreedWith: 'PERSON', reviewDue: walk.day(60) });
  const shared = { shared: ['NAME', 'CONTACT'] };
  await sent(walk, 'choir', { asset: await assetOf(walk, 'charity'), goal: walk.id('goal') }, shared);
  await walk.change('charity', 'connectionAnswer', 'choir', { answer: 'ACCEPTED', confirm: ['ASSET_FULL'] });
  await sent(walk, 'advice', { asset: await assetOf(walk, 'charity-2') }, shared);
  await sent(walk, 'refuge', { asset: await assetOf(walk, 'charity', 1), goal: walk.id('safety') }, shared);
  const leaflet = { ...plan, asset: await assetOf(walk, 'charity-2', 1), confirm: ['LISTING_STALE'] };
  await walk.made('link-worker-2', 'signpostGive', 'leaflet', leaflet);
  for (const [name, about] of [
    ['asking', 'choir'],
    ['checking', 'refuge'],
  ] as const)
    await walk.made('link-worker-2', 'connectionFollowUpSchedule', name, {
      connection: walk.id(about),
      dueOn: walk.day(7),
    });
  expect(await walk.sight()).toEqual({
    [ALL]: 'gp, link-worker-2, team-lead',
    [NOT_SENSITIVE]: 'integrator',
    'person, choir, refuge, asking, checking': 'charity',
    'person, advice': 'charity-2',
    person: 'privacy-officer',
  });
});

test('a death that lies ahead, or before a birth, is refused, and so is a charity that records one', async () => {
  walk.wait(3);
  const rules = async (deceasedOn: string) =>
    (await walk.refused('integrator', 'personDeceasedRecord', 'person', { deceasedOn })).problems.map(
      ({ rule }) => rule,
    );
  expect(await rules(walk.day(1))).toEqual(['past']);
  expect(await rules('1951-05-13')).toEqual(['birth']);
  const { code } = await walk.refused('charity', 'personDeceasedRecord', 'person', { deceasedOn: walk.day() });
  expect(code).toBe('NOT_ALLOWED');
});

test('the practice’s system records it: everything ends, also what that system does not see', async () => {
  const died = await walk.change(
    'integrator',
    'personDeceasedRecord',
    'person',
    { deceasedOn: walk.day(-1) },
    'deceasedOn',
  );
  expect(died).toMatchObject({ deceasedOn: walk.day(-1) });
  for (const who of ['gp', 'link-worker-2', 'team-lead']) {
    expect(await walk.read(who, 'person', 'deceasedOn')).toEqual({ deceasedOn: walk.day(-1) });
    expect(await walk.read(who, 'referral', 'status outcome statusReason endedAt')).toEqual({
      status: 'CLOSED',
      outcome: 'DECEASED',
      statusReason: 'The person died.',
      endedAt: walk.now,
    });
    expect(await walk.read(who, 'plan', 'status outcome')).toEqual({ status: 'ENDED_EARLY', outcome: 'DIED' });
    for (const goal of ['goal', 'safety'])
      expect(await walk.read(who, goal, 'lifecycle')).toEqual({ lifecycle: 'CANCELLED' });
    for (const connection of ['choir', 'advice', 'refuge'])
      expect(await walk.read(who, connection, 'status endedAt')).toEqual({ status: 'WITHDRAWN', endedAt: walk.now });
    expect(await walk.read(who, 'leaflet', 'status')).toEqual({ status: 'UNKNOWN' });
    for (const followUp of ['asking', 'checking'])
      expect(await walk.read(who, followUp, 'state')).toEqual({ state: 'CANCELLED' });
  }
  const { history } = await walk.read(
    'gp',
    'refuge',
    'history(last: 1) { nodes { from to recordedBy { id } reason } }',
  );
  expect(history.nodes).toEqual([
    { from: 'SENT', to: 'WITHDRAWN', recordedBy: { id: walk.member('integrator') }, reason: 'Support has ended.' },
  ]);
  expect(await walk.seenBy('integrator')).toBe(NOT_SENSITIVE);
});

test('a charity that had accepted keeps a stub without a cause; one that had not keeps nothing', async () => {
  expect(await walk.seenBy('charity')).toBe('person, choir');
  expect(await walk.seenBy('charity-2')).toBe('');
  const told = await walk.read(
    'charity',
    'choir',
    `status statusReason endedAt outcome message person { deceasedOn preferredName phone ageBand age }
     history { nodes { reason } } followUps { nodes { cancelledReason } }`,
  );
  expect(told).toMatchObject({
    status: 'WITHDRAWN',
    endedAt: walk.now,
    statusReason: null,
    outcome: null,
    message: null,
  });
  expect(JSON.stringify(told)).not.toMatch(/died|deceased":"|Dot|DIED/);
});

test('nothing begins for her any more', async () => {
  const again = await walk.refused('gp', 'personDeceasedRecord', 'person', { deceasedOn: walk.day() });
  expect(again).toMatchObject({ code: 'WRONG_STATE', problems: [{ rule: 'alive' }] });
  const states = [
    ['link-worker-2', 'followUpSchedule', 'followUp', { plan: walk.id('plan'), dueOn: walk.day(1) }],
    [
      'gp',
      'referralMake',
      'another',
      { person: walk.id('person'), scheme: await schemeOf('referral'), reason: 'Again.', needs: ['loneliness'] },
    ],
  ] as const;
  for (const [who, mutation, name, input] of states)
    await expect(walk.made(who, mutation, name, input)).rejects.toThrow('WRONG_STATE');
});

test('a death that was recorded wrongly is taken back; what ended stays ended until it is reopened', async () => {
  const corrected = await walk.change('gp', 'personDeceasedCorrect', 'person', {}, 'deceasedOn');
  expect(corrected).toMatchObject({ deceasedOn: null });
  expect(await walk.read('gp', 'referral', 'status')).toEqual({ status: 'CLOSED' });
  const note = 'The death was recorded by mistake.';
  expect(await walk.change('team-lead', 'referralReopen', 'referral', { note })).toMatchObject({
    status: 'CONTACTING',
  });
  expect(await walk.read('link-worker-2', 'choir', 'status')).toEqual({ status: 'WITHDRAWN' });
});

const schemeOf = async (name: string) => (await walk.read('gp', name, 'scheme { id }')).scheme.id;
