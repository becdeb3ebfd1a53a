/** Checks the operations of a portal as one role would send them, before anybody does. */
import {
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  LoneAnonymousOperationRule,
  NoDeprecatedCustomRule,
  NoUnusedFragmentsRule,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type Source,
  separateOperations,
  specifiedRules,
  validate,
} from 'graphql';
import { type Cost, tooDear } from '../graph/cost.js';
import { KithError } from '../platform/errors.js';
import type { Role } from '../platform/viewer.js';
import { dearest, type Planner } from './costs.js';
import { type Finding, findingAt, findingOf, sorted } from './finding.js';
import { idOf, type TrustedOperation } from './manifest.js';
import { beyondSlice, conditional } from './slice-findings.js';

export interface CheckedAgainst extends Planner {
  readonly full: GraphQLSchema;
  /** Throws a KithError for a document that is larger than any may be. */
  readonly refuseBeyondBounds: (body: { readonly query: string }) => void;
}

export interface CheckedOperation extends TrustedOperation {
  readonly cost: Cost;
}

export interface Checked {
  readonly findings: readonly Finding[];
  /** Those with nothing beyond the role's slice, by name. */
  readonly operations: readonly CheckedOperation[];
}

/** Every fault is told: graphql-js would stop after a hundred. */
const ALL_ERRORS = { maxErrors: Number.POSITIVE_INFINITY };

/** All but the rules whose findings are told in other words, or as less. */
const RULES = specifiedRules.filter((rule) => rule !== LoneAnonymousOperationRule && rule !== NoUnusedFragmentsRule);

/** All files together are one document: operations may use the fragments of other files, and names are theirs alone. */
export function checkOperations(against: CheckedAgainst, role: Role, sources: readonly Source[]): Checked {
  const definitions: DefinitionNode[] = [];
  const findings: Finding[] = [];
  for (const source of sources) {
    try {
      definitions.push(...parse(source).definitions);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      findings.push(findingOf(error, 'error', 'SYNTAX'));
    }
  }
  // What else is wrong may only be wrong because a file is missing.
  if (findings.length > 0) return { findings: sorted(findings), operations: [] };
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  findings.push(...validated(against, role, document));
  // What does not hold against the schema cannot be planned.
  if (findings.some(({ code }) => code === 'INVALID' || code === 'UNNAMED'))
    return { findings: sorted(findings), operations: [] };
  const planned = operationsOf(document).map((operation) => plan(against, role, document, operation));
  findings.push(...planned.flatMap(({ finding }) => finding ?? []));
  const operations = planned.flatMap(({ checked }) => checked ?? []);
  return {
    findings: sorted(findings),
    operations: operations.sort((left, right) => (left.name < right.name ? -1 : 1)),
  };
}

function validated(against: CheckedAgainst, role: Role, document: DocumentNode): Finding[] {
  const { full } = against;
  const ofRole = against.ofRole[role];
  const told = (schema: GraphQLSchema, rules: typeof RULES) => validate(schema, document, rules, ALL_ERRORS);
  const beyond = beyondSlice(full, ofRole, role, document);
  const isBeyond = ({ nodes = [] }: GraphQLError) => nodes.some((node) => beyond.has(node));
  const own = told(ofRole, RULES);
  // The server holds operations against the full schema, where more can be null.
  const others = told(full, RULES).filter(({ nodes }) => !own.some((error) => error.nodes?.[0] === nodes?.[0]));
  const invalid = [...own, ...others].filter((error) => !isBeyond(error));
  return [
    ...beyond.values(),
    ...invalid.map((error) => findingOf(error, 'error', 'INVALID')),
    ...operationsOf(document).flatMap((operation) => unrunnable(full, operation)),
    ...told(ofRole, [NoUnusedFragmentsRule]).map((error) => findingOf(error, 'warning', 'UNUSED')),
    ...told(ofRole, [NoDeprecatedCustomRule]).map((error) => findingOf(error, 'warning', 'DEPRECATED')),
    ...conditional(ofRole, against, role, document),
  ];
}

function unrunnable(full: GraphQLSchema, operation: OperationDefinitionNode): Finding[] {
  if (!full.getRootType(operation.operation)) {
    return [findingAt(operation, 'error', 'INVALID', `There is no ${operation.operation} in this schema.`)];
  }
  if (operation.name) return [];
  return [findingAt(operation, 'error', 'UNNAMED', 'Give the operation a name: it is trusted and recorded by it.')];
}

function plan(
  against: CheckedAgainst,
  role: Role,
  whole: DocumentNode,
  operation: OperationDefinitionNode,
): { readonly finding?: Finding; readonly checked?: CheckedOperation } {
  const name = operation.name?.value as string;
  const document = alone(whole, name);
  const body = print(document);
  const planned = { document, operation, hash: idOf(body) };
  const isWithinSlice = beyondSlice(against.full, against.ofRole[role], role, document).size === 0;
  try {
    against.refuseBeyondBounds({ query: body });
    const cost = dearest(against, role, planned, { isLargest: false });
    const most = dearest(against, role, planned, { isLargest: true });
    const may = `a ${role} may ask for ${cost.limit}`;
    const wrong = tooDear(cost, role);
    if (wrong !== undefined) return { finding: findingAt(operation, 'error', 'TOO_COMPLEX', `${name}: ${wrong}`) };
    const message = `${name} asks for up to ${cost.rows} rows, and ${most.rows} where its variables ask for the largest pages; ${may}.`;
    const finding = findingAt(operation, 'notice', 'COST', message);
    const type = operation.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query';
    return isWithinSlice ? { finding, checked: { id: planned.hash, name, type, body, cost } } : { finding };
  } catch (error) {
    if (!(error instanceof KithError)) throw error;
    if (error.code === 'TOO_COMPLEX') return { finding: findingAt(operation, 'error', 'TOO_COMPLEX', error.message) };
    // What is beyond the slice has been told in better words.
    if (!isWithinSlice) return {};
    return { finding: findingAt(error.nodes?.[0] ?? operation, 'error', 'REFUSED', error.message) };
  }
}

/** The operation with the fragments it uses, in an order that the files they stand in do not change. */
function alone(whole: DocumentNode, name: string): DocumentNode {
  const document = separateOperations(whole)[name] as DocumentNode;
  const key = (definition: DefinitionNode) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? definition.name.value : '';
  return { ...document, definitions: document.definitions.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

function operationsOf({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}
