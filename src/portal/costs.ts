/** What an operation would ask for, told by the planner that the server runs it with; nothing is read. */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Cost, costOf } from '../graph/cost.js';
import { declared } from '../graph/declared.js';
import type { Graph, Operation } from '../graph/graph.js';
import type { GraphModel } from '../graph/model.js';
import { Run } from '../graph/run.js';
import { coerceVariables } from '../graph/variables.js';
import { mutations } from '../mutation/declared.js';
import { payloadOf } from '../mutation/payload-plan.js';
import type { Policy } from '../platform/policy.js';
import type { Role, Viewer } from '../platform/viewer.js';
import { exampleVariables } from './example-variables.js';

export interface Planner {
  readonly graph: Graph;
  readonly model: GraphModel;
  readonly policy: Policy;
  readonly ofRole: Readonly<Record<Role, GraphQLSchema>>;
}

/** A document with one operation, known by its hash. */
export interface Planned {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly hash: string;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

/**
 * The dearest an operation is with its variables at their defaults, or with its pages as large as these let them be;
 * throws what it is refused with whatever they are.
 */
export function dearest(planner: Planner, role: Role, planned: Planned, { isLargest }: { isLargest: boolean }): Cost {
  const costs = tablesAskedFor(planner, planned.document).map((table) => {
    const wanted = { table, isLargest };
    const variables = exampleVariables(planner.graph.schema, planned.document, planned.operation, wanted);
    return costWith(planner, role, { ...planned, variables, now: new Date(0) });
  });
  return costs.reduce((left, right) => (right.rows > left.rows ? right : left));
}

/** What `node` and `nodes` cost hangs on the type of the row they find, which a variable leaves open. */
function tablesAskedFor({ graph, model }: Planner, document: DocumentNode): readonly string[] {
  const info = new TypeInfo(graph.schema);
  const byAnyId = declared.roots.filter(({ nodes }) => nodes).map(({ name }) => `Query.${name}`);
  let isOpen = false;
  const look = () => {
    isOpen ||= byAnyId.includes(`${info.getParentType()}.${info.getFieldDef()?.name}`);
  };
  visit(document, visitWithTypeInfo(info, { Field: look }));
  const tables = [...model.all()].flatMap(({ table }) => table ?? []);
  return isOpen ? tables : tables.slice(0, 1);
}

function costWith({ graph, model, policy, ofRole }: Planner, role: Role, asked: Operation): Cost {
  const viewer: Viewer = { role, member: NOBODY, organisation: NOBODY, parties: [], stamp: '' };
  const read = asked.operation.operation === OperationTypeNode.QUERY ? asked : payloadRead(graph, model, viewer, asked);
  const variables = coerceVariables(graph.schema, read.operation, read.variables);
  const roots = graph.walk(role, read, variables).collect(queryOf(graph.schema), [read.operation.selectionSet]);
  const open = queryOf(ofRole[role]).getFields();
  const denied = [...roots].filter(([, [node]]) => !isCallable(open, node as FieldNode)).map(([key]) => key);
  const plan = graph.plan(role, read, variables, new Set(denied));
  const run = new Run(viewer, asked.now.toISOString(), variables, NOBODY);
  for (const source of plan.sources) run.arguments(source);
  return costOf(plan, run, policy.largestAnswer(role));
}

function queryOf(schema: GraphQLSchema): GraphQLObjectType {
  return schema.getQueryType() as GraphQLObjectType;
}

function isCallable(open: object, { name: { value: name } }: FieldNode): boolean {
  return name.startsWith('__') || name in open;
}

/** The read that a mutation's payload is answered with. */
function payloadRead(graph: Graph, model: GraphModel, viewer: Viewer, asked: Operation): Operation {
  const payload = payloadOf(graph, viewer, asked);
  const Entity = mutations.get(payload.name)?.Entity;
  if (!Entity) throw new Error(`Mutation.${payload.name} is in the schema but not declared.`);
  return payload.read(`${model.type(Entity.name).table}_${NOBODY}`);
}
