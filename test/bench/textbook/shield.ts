/** The textbook's shield: a rule on every field of every type, by the role of whoever asks. */
import { createRequire } from 'node:module';
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { IRules } from 'graphql-shield';
import type { Role } from '../../../src/platform/viewer.js';
import type { Context } from './context.js';

// graphql-shield's ESM build imports `util.isUndefined`, which Node dropped; its CommonJS build works.
const required = createRequire(import.meta.url);
const { deny, rule, shield } = required('graphql-shield') as typeof import('graphql-shield');
const { applyMiddleware } = required('graphql-middleware') as typeof import('graphql-middleware');

const TEAM: readonly Role[] = ['LINK_WORKER'];
const PRACTICE: readonly Role[] = ['GP'];
const CARE: readonly Role[] = ['LINK_WORKER', 'INTEGRATOR'];
const SUPPORT: readonly Role[] = ['LINK_WORKER', 'INTEGRATOR', 'CHARITY'];

/** Type → who reads its fields; a field's own entry comes first. */
const READERS: Readonly<Record<string, readonly Role[]>> = {
  Query: SUPPORT,
  'Query.assets': SUPPORT,
  'Query.plans': CARE,
  'Mutation.followUpRecord': TEAM,
  'Mutation.referralMake': PRACTICE,
  FollowUpRecordPayload: TEAM,
  ReferralMakePayload: PRACTICE,
  Person: SUPPORT,
  'Person.nhsNumber': CARE,
  'Person.longTermConditions': CARE,
  'Person.gender': TEAM,
  'Person.risks': TEAM,
  'Person.careTeam': TEAM,
  'Person.conversations': CARE,
  'Person.measurements': CARE,
  'Person.plans': CARE,
  Risk: TEAM,
  CareRelationship: TEAM,
  Referral: [...SUPPORT, ...PRACTICE],
  ReferralNeed: [...SUPPORT, ...PRACTICE],
  Need: [...SUPPORT, ...PRACTICE],
  Plan: CARE,
  'Goal.lifecycle': CARE,
  'Goal.achievement': CARE,
  Action: CARE,
  Measurement: CARE,
  Conversation: CARE,
  ContactAttempt: CARE,
};

const allowing = (roles: readonly Role[]) =>
  rule({ cache: 'contextual' })((_parent, _args, { viewer }: Context) => roles.includes(viewer.role));

export function shielded(schema: GraphQLSchema): GraphQLSchema {
  const made = new Map<readonly Role[], ReturnType<typeof allowing>>();
  const ruleOf = (roles: readonly Role[]) => {
    const known = made.get(roles) ?? allowing(roles);
    made.set(roles, known);
    return known;
  };
  const rules: Record<string, Record<string, ReturnType<typeof allowing>>> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const fields = Object.keys(type.getFields());
    rules[type.name] = Object.fromEntries(
      fields.map((field) => [field, ruleOf(READERS[`${type.name}.${field}`] ?? READERS[type.name] ?? SUPPORT)]),
    );
  }
  return applyMiddleware(schema, shield(rules as IRules, { fallbackRule: deny, allowExternalErrors: true }));
}
