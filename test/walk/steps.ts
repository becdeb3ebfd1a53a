/** Stretches of the pathway that several walks go: up to the first conversation, and one connection. */
import { demoOrganisations, demoScheme } from '../../src/cli/personas.js';
import type { Walk } from '../support/walk.js';

export const DOT = {
  givenName: 'Dorothy',
  familyName: 'Marsh',
  preferredName: 'Dot',
  birthDate: '1951-05-14',
  phone: '01632 960 001',
  address: { line1: '3 Mill Lane', city: 'Bath', postcode: 'BA1 2AB' },
};

/** Whatever a preflight warns of has been weighed. */
export const WEIGHED = {
  confirm: [
    'LISTING_STALE',
    'ASSET_FULL',
    'AGE_OUTSIDE',
    'MAY_COST',
    'HARD_TO_REACH',
    'NOT_STEP_FREE',
    'SENSORY_SUPPORT_UNKNOWN',
    'LANGUAGE_NOT_USED',
    'CULTURE_OR_FAITH',
    'CAUTIONS_NOT_SHARED',
  ],
};

export const scheme = `scheme_${demoScheme}`;

export const TALK = {
  channel: 'FACE_TO_FACE',
  minutes: 55,
  summary: 'Misses singing, and knows nobody here.',
  workingNotes: 'Cried a little when she spoke of the choir.',
  needs: ['loneliness'],
};

/** UCLA-3 with the same answer to each of its questions. */
export function lonely(walk: Walk, stage: string, value: number): object {
  const answers = [1, 2, 3].map((item) => ({ item, value }));
  return { plan: walk.id('plan'), instrument: 'UCLA3', stage, takenAt: walk.now, answers };
}

/** A practice registers somebody and refers them; they meet the link worker. */
export async function upToConversation(walk: Walk, person: object, needs: readonly string[]): Promise<void> {
  await walk.made('gp', 'personRegister', 'person', person);
  await walk.made('gp', 'referralMake', 'referral', {
    person: walk.id('person'),
    scheme,
    reason: 'Would like company.',
    needs,
    personAgreedAt: walk.now,
    personAgreedHow: 'SPOKEN',
  });
  await walk.change('gp', 'referralSubmit', 'referral');
  await walk.change('team-lead', 'referralReceive', 'referral');
  await walk.change('team-lead', 'referralAccept', 'referral');
  await walk.change('team-lead', 'referralAssign', 'referral', { linkWorker: walk.member('link-worker-2') });
  const talk = { ...TALK, referral: walk.id('referral'), occurredAt: walk.now };
  await walk.made('link-worker-2', 'conversationRecord', 'conversation', talk);
}

/** The nth active asset of the charity (or the second one) that is not sensitive, by name. */
export async function assetOf(walk: Walk, charity: 'charity' | 'charity-2', nth = 0): Promise<string> {
  const organisation = charity === 'charity' ? demoOrganisations.charity : demoOrganisations.secondCharity;
  const { data } = await walk.kith
    .as('link-worker-2')
    .run(
      `query Assets($id: ID!) { organisation(id: $id) { assets(first: 100, where: { status: [ACTIVE] }) { nodes { id } } } }`,
      { id: `organisation_${organisation}` },
    );
  const { nodes } = (data as { organisation: { assets: { nodes: { id: string }[] } } }).organisation.assets;
  return nodes[nth]?.id as string;
}

/** Proposed, agreed to and sent; `name` is what the connection goes by. */
export async function sent(walk: Walk, name: string, given: object, consent: object): Promise<void> {
  await walk.made('link-worker-2', 'connectionPropose', name, { plan: walk.id('plan'), ...given, ...WEIGHED });
  await walk.change('link-worker-2', 'connectionConsent', name, { method: 'SPOKEN', ...WEIGHED, ...consent });
  await walk.change('link-worker-2', 'connectionSend', name);
}
