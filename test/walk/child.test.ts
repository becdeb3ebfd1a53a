/** A child, referred by social care: a parent agrees in his stead while his authority lasts, and nobody else does. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Walk } from '../support/walk.js';
import { assetOf, scheme, TALK, WEIGHED } from './steps.js';

jest.setTimeout(180_000);

/** Fifteen until 20 March. */
const LEO = { givenName: 'Leo', familyName: 'Adeyemi', birthDate: '2010-03-20', phone: '01632 960 044' };

let walk: Walk;

beforeAll(async () => {
  walk = await Walk.begin();
});
afterAll(() => walk.close());

test('social care registers and refers him: it follows what it sent, and nothing more', async () => {
  await walk.made('referrer', 'personRegister', 'person', LEO);
  await walk.made('referrer', 'referralMake', 'referral', {
    person: walk.id('person'),
    scheme,
    reason: 'Has stopped going out.',
    needs: ['loneliness'],
    personAgreedAt: walk.now,
    personAgreedHow: 'SPOKEN',
  });
  expect(await walk.sight()).toEqual({ 'person, referral': 'referrer' });
  await walk.change('referrer', 'referralSubmit', 'referral');
  await walk.change('team-lead', 'referralReceive', 'referral');
  await walk.change('team-lead', 'referralAccept', 'referral');
  await walk.change('team-lead', 'referralAssign', 'referral', { linkWorker: walk.member('link-worker-2') });
  const talk = { ...TALK, referral: walk.id('referral'), occurredAt: walk.now };
  await walk.made('link-worker-2', 'conversationRecord', 'conversation', talk);
  expect(await walk.sight()).toEqual({
    'person, referral, conversation': 'link-worker-2, team-lead',
    'person, referral': 'referrer',
    person: 'privacy-officer',
  });
  expect(await walk.read('referrer', 'referral', 'status linkWorker { name } phase')).toEqual({
    status: 'ENGAGED',
    linkWorker: { name: 'Daniel Reid' },
    phase: null,
  });
});

test('only a parent with authority agrees his plan; without one it wants a second thought', async () => {
  const of = { person: walk.id('person') };
  const parent = { ...of, name: 'Tunde Adeyemi', relationship: 'father', authority: 'PARENTAL_RESPONSIBILITY' };
  await walk.made('link-worker-2', 'relatedPersonAdd', 'aunt', { ...of, name: 'Bisi Cole', relationship: 'aunt' });
  await walk.made('link-worker-2', 'relatedPersonAdd', 'father', { ...parent, evidenceSeen: true });
  await walk.made('link-worker-2', 'planDraft', 'plan', { referral: walk.id('referral'), whatMatters: 'Football.' });
  const what = { what: 'Ring the club', who: 'LINK_WORKER' };
  await walk.made('link-worker-2', 'actionAdd', 'action', { plan: walk.id('plan'), ...what });

  const agree = (more: object) => walk.refused('link-worker-2', 'planAgree', 'plan', more);
  expect((await agree({ agreedWith: 'PERSON' })).code).toBe('CONFIRM_NEEDED');
  const stead = { agreedWith: 'RELATED_PERSON' };
  expect(await agree({ ...stead, agreedWithRelatedPerson: walk.id('aunt') })).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'agreedWithRelatedPerson'], rule: 'authority' }],
  });
  expect((await agree(stead)).problems.map(({ rule }) => rule)).toEqual(['fits']);
  await walk.change('link-worker-2', 'planAgree', 'plan', { ...stead, agreedWithRelatedPerson: walk.id('father') });
  const told = 'status agreedWith agreedWithRelatedPerson { name }';
  const agreed = { status: 'ACTIVE', agreedWith: 'RELATED_PERSON', agreedWithRelatedPerson: { name: 'Tunde Adeyemi' } };
  for (const who of ['link-worker-2', 'team-lead']) expect(await walk.read(who, 'plan', told)).toEqual(agreed);
  expect(await walk.seenBy('referrer')).toBe('person, referral');
});

test('his father consents to a group; it learns who he is, not who his father is', async () => {
  const propose = { plan: walk.id('plan'), asset: await assetOf(walk, 'charity') };
  await walk.made('link-worker-2', 'connectionPropose', 'group', { ...propose, ...WEIGHED });
  const consent = { shared: ['NAME'], method: 'SPOKEN', ...WEIGHED };
  const byAunt = await walk.refused('link-worker-2', 'connectionConsent', 'group', {
    ...consent,
    givenBy: walk.id('aunt'),
  });
  expect(byAunt).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: ['input', 'givenBy'] }] });
  await walk.change('link-worker-2', 'connectionConsent', 'group', { ...consent, givenBy: walk.id('father') });
  await walk.change('link-worker-2', 'connectionSend', 'group');
  await walk.change('charity', 'connectionAnswer', 'group', { answer: 'ACCEPTED', ...WEIGHED });
  expect(
    await walk.read('charity', 'group', 'status person { preferredName givenName ageBand relatedPeople { name } }'),
  ).toEqual({
    status: 'ACCEPTED',
    person: { preferredName: null, givenName: 'Leo', ageBand: 'UNDER_18', relatedPeople: [] },
  });
  const { consents } = await walk.read('team-lead', 'person', 'consents { givenBy { id } withdrawnAt }');
  expect(consents).toEqual([{ givenBy: { id: walk.id('father') }, withdrawnAt: null }]);
  const all = 'person, referral, conversation, aunt, father, plan, action, group';
  expect(await walk.sight()).toEqual({
    [all]: 'link-worker-2, team-lead',
    'person, referral': 'referrer',
    'person, group': 'charity',
    person: 'privacy-officer',
  });
});

test('at sixteen he can agree himself, at eighteen nobody does in his stead; what he takes back is gone at once', async () => {
  walk.wait(18);
  await walk.change('link-worker-2', 'planReview', 'plan');
  await walk.change('link-worker-2', 'planAgree', 'plan', { agreedWith: 'PERSON' });
  walk.wait(731);
  await walk.change('link-worker-2', 'planReview', 'plan');
  const stead = { agreedWith: 'RELATED_PERSON', agreedWithRelatedPerson: walk.id('father') };
  const late = await walk.refused('link-worker-2', 'planAgree', 'plan', stead);
  expect(late).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: ['input', 'agreedWithRelatedPerson'] }] });
  await walk.change('link-worker-2', 'planAgree', 'plan', { agreedWith: 'PERSON' });
  const { versions } = await walk.read('team-lead', 'plan', 'versions { nodes { number agreedWith } }');
  expect(versions.nodes).toEqual([
    { number: 3, agreedWith: 'PERSON' },
    { number: 2, agreedWith: 'PERSON' },
    { number: 1, agreedWith: 'RELATED_PERSON' },
  ]);
  const { consents } = await walk.read('link-worker-2', 'person', 'consents { id }');
  walk.remember('consent', consents[0].id);
  await walk.change('link-worker-2', 'consentWithdraw', 'consent', {}, 'withdrawnAt');
  expect(await walk.seenBy('charity')).toBe('');
  expect(await walk.read('team-lead', 'group', 'status')).toEqual({ status: 'WITHDRAWN' });
});
