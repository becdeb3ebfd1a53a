/** A plan: one operation of one role as one SQL statement, with its slots, and what its answer will withhold. */
import { createHash } from 'node:crypto';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { FieldKind } from '../platform/field-kind.js';
import type { Policy } from '../platform/policy.js';
import { raw, render, type Slot, sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import type { ArgumentSource } from './arguments.js';
import { joined, personsOf } from './attach.js';
import { Compilation, type Withheld } from './compilation.js';
import type { Size } from './cost.js';
import { concatenate, object } from './json.js';
import type { GraphModel } from './model.js';
import { rootField } from './root.js';
import type { Run } from './run.js';
import { RowScope } from './scope.js';

export interface Plan {
  /** Name of the prepared statement, the same for the same text. */
  readonly name: string;
  readonly text: string;
  readonly slots: readonly Slot[];
  readonly withheld: readonly Withheld[];
  /** Every field the answer can hold, as `Type.field`. */
  readonly coordinates: readonly string[];
  /** What those tell of people. */
  readonly kinds: readonly FieldKind[];
  readonly sizes: readonly (readonly Size[])[];
  readonly sources: readonly ArgumentSource[];
  /** At how many places the statement looks into a table: each takes PostgreSQL time before it runs. */
  readonly lookups: number;
  /** True when JavaScript must compute a field: graphql-js then executes over the rows. */
  readonly isComputed: boolean;
  /** True when it is answered under row security wherever else that is off. */
  readonly isUnderRowSecurity: boolean;
  /** True when what it asks writes down that it was asked, so that its transaction is not read only. */
  readonly isWrittenDown: boolean;
}

export interface PlanInput {
  readonly schema: GraphQLSchema;
  readonly model: GraphModel;
  readonly policy: Policy;
  readonly role: Role;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced variables of a first run: they give the plan its shape. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Response keys of root fields whose door is closed to the viewer. */
  readonly denied: ReadonlySet<string>;
  /** Plans for graphql-js even where nothing is computed. */
  readonly isAlwaysExecuted?: boolean;
}

/** Compiles an operation; throws a KithError for what is refused when planning. */
export function compile(input: PlanInput): Plan {
  const plan = compileFor(input, false);
  if (!plan.isComputed && !input.isAlwaysExecuted) return plan;
  return { ...compileFor(input, true), isComputed: true };
}

function compileFor(input: PlanInput, isForExecution: boolean): Plan {
  const { schema, model, policy, role, operation, fragments, variables, denied } = input;
  const c = new Compilation(schema, model, policy, role, fragments, variables, isForExecution);
  const query = schema.getQueryType() as GraphQLObjectType;
  const root = new RowScope('root', undefined);
  const members = [...c.collect(query, [operation.selectionSet])]
    .filter(([, nodes]) => !isIntrospection(nodes))
    .map(([key, nodes]) => ({ key, value: denied.has(key) ? 'null' : rootField(c, root, query, key, nodes) }));
  const answer = concatenate(object(members));
  const persons = personsOf(root) ?? raw("''");
  const { text, slots } = render(
    sql`select ${answer} as answer, ${persons} as persons from (select 1) root${joined(root)}`,
  );
  return {
    // A statement is planned for the role it runs as: kept under the name of another, it would be planned anew each time.
    name: `k${createHash('sha256').update(`${role} ${text}`).digest('base64url').slice(0, 24)}`,
    text,
    slots,
    withheld: c.withheld,
    coordinates: [...c.coordinates],
    kinds: policy.kinds(c.coordinates),
    sizes: c.sizes,
    sources: c.sources,
    lookups: text.match(/ from (?!\()/g)?.length ?? 0,
    isComputed: c.isComputed,
    isUnderRowSecurity: c.isUnderRowSecurity,
    isWrittenDown: c.isWrittenDown,
  };
}

export function isIntrospection(nodes: readonly FieldNode[]): boolean {
  const name = nodes[0]?.name.value;
  return name === '__schema' || name === '__type';
}

/** The parameters of one run; refuses arguments that break a rule. */
export function parametersOf(plan: Plan, run: Run): unknown[] {
  for (const source of plan.sources) run.arguments(source);
  return plan.slots.map((made) => (made as Slot<Run>).value(run));
}
