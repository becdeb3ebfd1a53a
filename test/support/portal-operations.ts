/** The operations of the portals with whoever asks them, for every test that goes through them all. */
import type { DocumentNode } from 'graphql';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import {
  AssetSearchDocument,
  CaseloadDocument,
  CharityPeopleDocument,
  DeepGraphDocument,
  FollowUpWorklistDocument,
  IntegratorPlansDocument,
  PersonCardDocument,
  ReadmePersonDocument,
} from './generated/operations.js';

export interface PortalOperation {
  /** As its file in test/operations is named. */
  readonly name: string;
  /** Those it is made for, the first of them above all. */
  readonly personas: readonly [string, ...string[]];
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const id = `person_${DEMO_PERSON.id}`;
const from = { latitude: 52.952, longitude: -0.512 };

export const portalOperations: readonly PortalOperation[] = [
  made('person-card', ['gp', 'link-worker', 'team-lead'], PersonCardDocument, { id }),
  made('caseload', ['link-worker', 'team-lead', 'gp'], CaseloadDocument, {}),
  made('deep-graph', ['link-worker', 'team-lead', 'integrator', 'gp'], DeepGraphDocument, {}),
  made('charity-people', ['charity', 'charity-2'], CharityPeopleDocument, {}),
  made('integrator-plans', ['integrator'], IntegratorPlansDocument, {}),
  made('follow-up-worklist', ['team-lead', 'link-worker', 'charity', 'gp'], FollowUpWorklistDocument, {}),
  made('asset-search', ['referrer', 'link-worker', 'charity', 'privacy-officer'], AssetSearchDocument, {
    from,
    where: { near: { ...from, withinKm: 10 } },
  }),
  made('readme-person', ['charity', 'gp', 'link-worker'], ReadmePersonDocument, { id }),
];

function made(
  name: string,
  personas: readonly [string, ...string[]],
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): PortalOperation {
  return { name, personas, document, variables };
}
