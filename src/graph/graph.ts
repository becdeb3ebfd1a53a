/** The graph answers read operations: doors first, then one compiled statement, then its JSON as it came. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Deadline } from '../platform/deadline.js';
import { KithError } from '../platform/errors.js';
import type { FieldKind } from '../platform/field-kind.js';
import type { Policy } from '../platform/policy.js';
import type { Role, Viewer } from '../platform/viewer.js';
import { Compilation } from './compilation.js';
import { type Cost, costOf, refuseBeyond, refuseManyLookups } from './cost.js';
import { executableSchema, executeOver } from './execution.js';
import { introspect } from './introspection.js';
import type { GraphModel } from './model.js';
import { compile, isIntrospection, type Plan, parametersOf } from './plan.js';
import type { Reader } from './reader.js';
import { Run } from './run.js';
import { shapeOf } from './shape.js';
import { coerceVariables } from './variables.js';

/** Characters of SQL whose plans are kept, some hundreds of operations; a plan weighs five times as much as its SQL. */
const PLANS = 4_000_000;

/** May this viewer call this root field? */
export type Door = (viewer: Viewer, field: string, type?: 'Query' | 'Mutation') => Promise<boolean>;

export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Names the document among all others. */
  readonly hash: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The operation's one moment. */
  readonly now: Date;
  /** When it must have been answered; without one it takes as long as it takes. */
  readonly deadline?: Deadline | undefined;
}

export interface Answered {
  /** JSON text of `data`. */
  readonly data: string;
  readonly errors: readonly GraphQLError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  /** What the audit needs: who is in the answer, which fields it can hold or were refused, and what those it holds tell of people. */
  readonly persons: readonly string[];
  readonly coordinates: readonly string[];
  readonly kinds: readonly FieldKind[];
  /** The row that a mutation has changed, whatever becomes of its answer. */
  readonly committed?: Committed;
}

export interface Committed {
  readonly id: string;
  readonly version: number;
}

/** What was done stays done: whatever goes wrong after it, the caller is told so, and never to send it again. */
export function doneButUnread(committed: Committed, error: unknown): Answered {
  const originalError = error instanceof Error ? error : new Error(String(error));
  const errors = [new GraphQLError('It was done, but could not be read back.', { originalError })];
  return { data: 'null', errors, extensions: { committed }, persons: [], coordinates: [], kinds: [] };
}

export class Graph {
  private readonly plans = new LRUCache<string, Plan>({ maxSize: PLANS, sizeCalculation: ({ text }) => text.length });
  private readonly executable: GraphQLSchema;

  constructor(
    private readonly parts: {
      /** All types and fields; operations are validated and planned on it. */
      readonly schema: GraphQLSchema;
      /** What introspection shows each role. */
      readonly roleSchemas: Readonly<Record<Role, GraphQLSchema>>;
      readonly model: GraphModel;
      readonly policy: Policy;
      readonly door: Door;
      readonly reader: Reader;
      readonly cursorSecret: string;
      /** For tests: graphql-js executes every operation, so that both ways of answering can be compared. */
      readonly isAlwaysExecuted?: boolean;
      /** For tests, which ask for whole types at once: a statement may look into as many tables as it likes. */
      readonly isUnbounded?: boolean;
    },
  ) {
    this.executable = executableSchema(parts.schema);
  }

  get schema(): GraphQLSchema {
    return this.parts.schema;
  }

  /** Walks an operation of a role: fragments and directives are resolved as in the plan. */
  walk(role: Role, { document }: Operation, variables: Readonly<Record<string, unknown>>): Compilation {
    const { schema, model, policy } = this.parts;
    return new Compilation(schema, model, policy, role, fragmentsOf(document), variables, false);
  }

  /** Throws what the query would be refused with as a whole, and reads nothing. */
  check(viewer: Viewer, asked: Operation): void {
    const variables = coerceVariables(this.parts.schema, asked.operation, asked.variables);
    const plan = this.plan(viewer.role, asked, variables, new Set());
    const run = new Run(viewer, asked.now.toISOString(), variables, this.parts.cursorSecret);
    this.afford(plan, run);
    parametersOf(plan, run);
  }

  /** Answers a query; throws a KithError when the whole operation is refused. */
  async answer(viewer: Viewer, asked: Operation): Promise<Answered> {
    const { schema } = this.parts;
    const variables = coerceVariables(schema, asked.operation, asked.variables);
    const fields = this.rootFields(viewer.role, asked, variables);
    const denied = await this.denied(viewer, fields);
    const plan = this.plan(viewer.role, asked, variables, denied);
    const run = new Run(viewer, asked.now.toISOString(), variables, this.parts.cursorSecret);
    const cost = this.afford(plan, run);
    const { json, persons } = await this.parts.reader.read(plan, run, asked.deadline);
    const errors = [...denied].map((key) => refusal(key, fields.get(key) ?? []));
    const extensions = { cost, ...(plan.withheld.length > 0 ? { withheld: plan.withheld } : {}) };
    const refused = [...denied].map((key) => `Query.${fields.get(key)?.[0]?.name.value}`);
    const coordinates = [...plan.coordinates, ...refused];
    const answered = { data: json, errors, extensions, persons, coordinates, kinds: plan.kinds };

    const introspected = [...fields].filter(([, nodes]) => isIntrospection(nodes));
    if (!plan.isComputed && introspected.length === 0) return answered;
    const read = [...fields].filter(([, nodes]) => !isIntrospection(nodes));
    const rows = JSON.parse(json) as Record<string, unknown>;
    const computed = plan.isComputed
      ? await executeOver(this.executable, only(asked, read), asked.variables, rows, asked.now)
      : { data: rows };
    const described =
      introspected.length > 0
        ? introspect(
            this.parts.roleSchemas[viewer.role],
            this.walk(viewer.role, asked, variables),
            introspected,
            variables,
          )
        : {};
    const merged: Record<string, unknown> = { ...computed.data, ...described };
    const data = JSON.stringify(Object.fromEntries([...fields.keys()].map((key) => [key, merged[key] ?? null])));
    return { ...answered, data, errors: [...errors, ...(computed.errors ?? [])] };
  }

  /** The plan of an operation for a role, from the cache or compiled now. */
  plan(role: Role, asked: Operation, variables: Readonly<Record<string, unknown>>, denied: ReadonlySet<string>): Plan {
    const { schema, model, policy, isAlwaysExecuted = false } = this.parts;
    const { operation, document, hash } = asked;
    const key = [role, hash, operation.name?.value, shapeOf(schema, operation, variables), [...denied]].join('\n');
    const known = this.plans.get(key);
    if (known) return known;
    const fragments = fragmentsOf(document);
    const plan = compile({ schema, model, policy, role, operation, fragments, variables, denied, isAlwaysExecuted });
    this.plans.set(key, plan);
    return plan;
  }

  private afford(plan: Plan, run: Run): Cost {
    const { role } = run.viewer;
    const cost = costOf(plan, run, this.parts.policy.largestAnswer(role));
    refuseBeyond(cost, role);
    if (!this.parts.isUnbounded) refuseManyLookups(plan);
    return cost;
  }

  private rootFields(
    role: Role,
    asked: Operation,
    variables: Readonly<Record<string, unknown>>,
  ): Map<string, FieldNode[]> {
    const query = this.parts.schema.getQueryType() as GraphQLObjectType;
    return this.walk(role, asked, variables).collect(query, [asked.operation.selectionSet]);
  }

  private async denied(viewer: Viewer, fields: ReadonlyMap<string, FieldNode[]>): Promise<Set<string>> {
    const asked = [...fields].filter(([, nodes]) => !nodes[0]?.name.value.startsWith('__'));
    const open = await Promise.all(asked.map(([, nodes]) => this.parts.door(viewer, nodes[0]?.name.value ?? '')));
    return new Set(asked.filter((_, index) => !open[index]).map(([key]) => key));
  }
}

function refusal(key: string, nodes: readonly FieldNode[]): KithError {
  return new KithError('NOT_ALLOWED', `This role may not call ${nodes[0]?.name.value}.`, { nodes, path: [key] });
}

const fragmentsByDocument = new WeakMap<DocumentNode, ReadonlyMap<string, FragmentDefinitionNode>>();

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const known = fragmentsByDocument.get(document);
  if (known) return known;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  fragmentsByDocument.set(document, fragments);
  return fragments;
}

/** The operation with only these of its root fields. */
function only(
  { document, operation }: Operation,
  fields: readonly (readonly [string, readonly FieldNode[]])[],
): DocumentNode {
  const selections = fields.flatMap(([, nodes]) => nodes);
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return {
    ...document,
    definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }, ...fragments],
  };
}
