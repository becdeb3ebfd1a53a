/** Doors: which roles may call which root field. graphql-shield holds the rules; nobody enters where none is declared. */
import { createRequire } from 'node:module';
import type { GraphQLSchema } from 'graphql';
import type { Role, Viewer } from '../platform/viewer.js';
import { mutationDoors } from './changes.js';
import { ALL_BUT_ANALYST, CARERS } from './slice.js';

// graphql-shield's ESM build imports `util.isUndefined`, which Node dropped; its CommonJS build works.
const { deny, rule, shield } = createRequire(import.meta.url)('graphql-shield') as typeof import('graphql-shield');

const EVERYONE = [...ALL_BUT_ANALYST, 'ANALYST'] as const;
const OF_CARE = [...CARERS, 'INTEGRATOR'] as const;
const SENDERS = [...OF_CARE, 'CHARITY', 'REFERRER'] as const;
/** Whoever answers for a scheme, a practice or an area, each within it. */
const EVALUATORS = ['ANALYST', 'TEAM_LEAD', 'GP'] as const;
const SUPPORTERS = [...OF_CARE, 'CHARITY'] as const;

/** Root field → the roles that may call it. */
export const doors: Readonly<Record<string, readonly Role[]>> = {
  viewer: EVERYONE,
  node: ALL_BUT_ANALYST,
  nodes: ALL_BUT_ANALYST,
  explainAccess: ALL_BUT_ANALYST,
  accessAsOf: ['PRIVACY_OFFICER'],
  person: ALL_BUT_ANALYST,
  people: ALL_BUT_ANALYST,
  personByNhsNumber: [...OF_CARE, 'PRIVACY_OFFICER'],
  referral: SENDERS,
  referrals: SENDERS,
  covers: ['TEAM_LEAD', 'LINK_WORKER'],
  plan: OF_CARE,
  plans: OF_CARE,
  connection: SUPPORTERS,
  connections: SUPPORTERS,
  followUp: SUPPORTERS,
  followUps: SUPPORTERS,
  caseload: ['TEAM_LEAD', 'LINK_WORKER'],
  asset: ALL_BUT_ANALYST,
  assets: ALL_BUT_ANALYST,
  assetCategories: ALL_BUT_ANALYST,
  risks: CARERS,
  escalations: CARERS,
  unmetNeeds: OF_CARE,
  needs: ALL_BUT_ANALYST,
  goalTemplates: ALL_BUT_ANALYST,
  organisation: ALL_BUT_ANALYST,
  organisations: ALL_BUT_ANALYST,
  emergencyAccesses: [...CARERS, 'PRIVACY_OFFICER'],
  registrationChanges: [...OF_CARE, 'PRIVACY_OFFICER'],
  suspectedDuplicates: ['TEAM_LEAD', 'PRIVACY_OFFICER'],
  cohort: EVALUATORS,
  activity: EVALUATORS,
  spreads: EVALUATORS,
  change: EVALUATORS,
  inequality: EVALUATORS,
  cost: EVALUATORS,
  tidier: EVALUATORS,
};

interface Caller {
  readonly viewer: Viewer;
}

const opensTo = (field: string, roles: readonly Role[]) =>
  rule(`may call ${field}`, { cache: 'no_cache' })((_parent, _args, { viewer }: Caller) => roles.includes(viewer.role));

type Guard = (resolve: () => true, parent: undefined, args: object, caller: Caller, info: object) => Promise<unknown>;

type Guards = Readonly<Record<string, Guard | { resolve: Guard }>>;

/** The door of each root field as a question. The rules are those `shield` would wrap around resolvers; none is run here. */
export function openDoors(schema: GraphQLSchema) {
  const rulesOf = (decided: typeof doors) => ({
    '*': deny,
    ...Object.fromEntries(Object.entries(decided).map(([field, roles]) => [field, opensTo(field, roles)])),
  });
  // Without `debug`, shield takes a rule that fails for one that says no.
  const options = { fallbackRule: deny, allowExternalErrors: true, debug: true };
  const hasMutations = Boolean(schema.getMutationType());
  const made = shield(
    { Query: rulesOf(doors), ...(hasMutations ? { Mutation: rulesOf(mutationDoors) } : {}) },
    options,
  );
  // Shield declares what it makes only as middleware for a whole schema, without the functions it is made of.
  const guards = (
    made as unknown as { generate(schema: GraphQLSchema): { Query: Guards; Mutation?: Guards } }
  ).generate(schema);
  return async (viewer: Viewer, field: string, type: 'Query' | 'Mutation' = 'Query'): Promise<boolean> => {
    const guard = guards[type]?.[field];
    const ask = typeof guard === 'object' ? guard.resolve : guard;
    return (await ask?.(() => true, undefined, {}, { viewer }, {})) === true;
  };
}
