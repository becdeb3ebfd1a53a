/** The payload of a mutation: planned as a read of its row before anything is done, and read once it is. */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Compilation } from '../graph/compilation.js';
import type { Answered, Graph, Operation } from '../graph/graph.js';
import { coerceVariables } from '../graph/variables.js';
import { invalidInput } from '../platform/errors.js';
import type { Viewer } from '../platform/viewer.js';
import type { Done } from './idempotency.js';

type Values = Readonly<Record<string, unknown>>;

/** The variable that names the row. Callers cannot have one of this name, which no document could spell. */
const ROW = 'row!';

export interface Payload {
  /** The mutation's name, and its field in the operation. */
  readonly name: string;
  readonly node: FieldNode;
  readonly variables: Values;
  /** The query that reads what the payload shows of the row of this id. */
  read(id: string): Operation;
  /** Plans reading a row of this id's type; throws what that read would be refused with. */
  check(id: string): Promise<void>;
  answer(id: string, done: Done): Promise<Answered>;
}

export function payloadOf(graph: Graph, viewer: Viewer, asked: Operation): Payload {
  const variables = coerceVariables(graph.schema, asked.operation, asked.variables);
  const c = graph.walk(viewer.role, asked, variables);
  const root = graph.schema.getMutationType() as GraphQLObjectType;
  const fields = [...c.collect(root, [asked.operation.selectionSet])].filter(
    ([, [node]]) => node?.name.value !== '__typename',
  );
  const [only] = fields;
  if (!only || fields.length > 1) {
    const message = `An operation may hold one mutation; this one holds ${fields.length}. Send each on its own.`;
    throw invalidInput([{ path: [], rule: 'one-mutation', message }]);
  }
  const [key, nodes] = only;
  const node = nodes[0] as FieldNode;
  const type = getNamedType(root.getFields()[node.name.value]?.type) as GraphQLObjectType;
  const selected = c.collect(
    type,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  const rows = [...selected].filter(([, [first]]) => isRow(type, first as FieldNode));
  const readAs = readOf(
    asked,
    rows.map(([rowKey, found]) => [rowKey, found] as const),
  );
  const read = (id: string): Operation => ({ ...readAs, variables: { ...asked.variables, [ROW]: id } });
  return {
    name: node.name.value,
    node,
    variables,
    read,
    check: async (id) => graph.check(viewer, read(id)),
    answer: async (id, done) => {
      const answered = await graph.answer(viewer, read(id));
      const found = JSON.parse(answered.data) as Values;
      const made: Values = {
        transition: done.transition && { ...done.transition, at: done.transition.at.toISOString() },
        warnings: done.warnings,
      };
      const entries = [...selected].map(([member, found_]) => [
        member,
        rows.some(([rowKey]) => rowKey === member) ? found[member] : pick(c, type, found_, made),
      ]);
      const data = JSON.stringify({ [key]: Object.fromEntries(entries) });
      return { ...answered, data, extensions: under(key, answered.extensions) };
    },
  };
}

/** The row is the one member of a payload that is a type of the graph. */
function isRow(type: GraphQLObjectType, node: FieldNode): boolean {
  const named = getNamedType(type.getFields()[node.name.value]?.type);
  return isObjectType(named) && named.getInterfaces().some(({ name }) => name === 'Node');
}

/** The same document as a query of the row alone, by its id. */
function readOf(asked: Operation, rows: readonly (readonly [string, readonly FieldNode[]])[]): Operation {
  const name = { kind: Kind.NAME, value: ROW } as const;
  const selections = rows.flatMap(([key, nodes]) =>
    nodes.map((node) => ({
      ...node,
      name: { kind: Kind.NAME, value: 'node' } as const,
      alias: { kind: Kind.NAME, value: key } as const,
      directives: [],
      arguments: [
        {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: 'id' } as const,
          value: { kind: Kind.VARIABLE, name } as const,
        } as const,
      ],
    })),
  );
  const operation: OperationDefinitionNode = {
    ...asked.operation,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [
      ...(asked.operation.variableDefinitions ?? []),
      {
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name },
        type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'ID' } } },
      },
    ],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const document: DocumentNode = {
    ...asked.document,
    definitions: [operation, ...asked.document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)],
  };
  return { ...asked, document, operation, hash: `${asked.hash} read back` };
}

/** What a selection takes of plain values, by response key. */
function pick(c: Compilation, type: GraphQLObjectType, nodes: readonly FieldNode[], from: Values): unknown {
  const name = nodes[0]?.name.value as string;
  if (name === '__typename') return type.name;
  const of = type.getFields()[name]?.type;
  const value = from[name] ?? null;
  const inner = getNamedType(of);
  if (value === null || !isObjectType(inner)) return value;
  const members = c.collect(
    inner,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  const object = (item: Values): unknown =>
    Object.fromEntries([...members].map(([key, found]) => [key, pick(c, inner, found, item)]));
  const isMany = Array.isArray(value) || isListType(of);
  return isMany ? (value as Values[]).map(object) : object(value as Values);
}

/** Paths in the extensions of the read begin at the payload; in the answer at the mutation. */
function under(key: string, extensions: Answered['extensions']): Answered['extensions'] {
  const { withheld } = extensions as { withheld?: readonly { path: readonly string[] }[] };
  if (!withheld) return extensions;
  return { ...extensions, withheld: withheld.map((one) => ({ ...one, path: [key, ...one.path] })) };
}
