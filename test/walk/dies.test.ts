/** A person who dies midway: all that was open ends in one step, whoever records it, and charities are told no cause. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Walk } from '../support/walk.js';
import { assetOf, DOT, sent, upToConversation } from './steps.js';

jest.setTimeout(120_000);

let walk: Walk;
let needs: Map<string, string>;

beforeAll(async () => {
  walk = await Walk.begin();
  const { data, text } = await walk.kith.as('link-worker').run('{ needs(first: 100) { nodes { id key } } }');
  if (!data) throw new Error(text);
  needs = new Map(
    (data as { needs: { nodes: { id: string; key: string }[] } }).needs.nodes.map(({ id, key }) => [key, id]),
  );
});
afterAll(() => walk.close());

test('she is supported: two groups have said yes or not yet, and one thing is nobody’s business', async () => {
  await upToConversation(walk, DOT, ['loneliness']);
  await walk.made('link-worker', 'planDraft', 'plan', { referral: walk.id('referral'), whatMatters: 'To sing again.' });
  await walk.made('link-worker', 'goalAdd', 'goal', {
    plan: walk.id('plan'),
    title: 'Sing with others',
    need: needs.get('loneliness'),
  });
  await walk.made('link-worker', 'goalAdd', 'safety', {
    plan: walk.id('plan'),
    title: 'Feel safe',
    need: needs.get('domestic-abuse'),
  });
  await walk.change('link-worker', 'planAgree', 'plan', { agreedWith: 'PERSON', reviewDue: walk.day(60) });
  const shared = { shared: ['NAME', 'CONTACT'] };
  await sent(walk, 'choir', { asset: await assetOf(walk, 'charity'), goal: walk.id('goal') }, shared);
  await walk.change('charity', 'connectionAnswer', 'choir', { answer: 'ACCEPTED', confirm: ['ASSET_FULL'] });
  await sent(walk, 'advice', { asset: await assetOf(walk, 'charity-2') }, shared);
  await sent(walk, 'refuge', { asset: await assetOf(walk, 'charity', 1), goal: walk.id('safety') }, shared);
  await walk.made('link-worker', 'signpostGive', 'leaflet', {
    plan: walk.id('plan'),
    asset: await assetOf(walk, 'charity-2', 1),
    confirm: ['LISTING_STALE'],
  });
  for (const [name, connection] of [
    ['asking', 'choir'],
    ['checking', 'refuge'],
  ] as const)
    await walk.made('link-worker', 'connectionFollowUpSchedule', name, {
      connection: walk.id(connection),
      dueOn: walk.day(7),
    });
  expect(await walk.sight()).toEqual({});
});
