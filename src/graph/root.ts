/** Root fields: where a read enters the graph, and so where the row rule is always asked. */
import type { FieldNode, GraphQLObjectType } from 'graphql';
import { invalidInput } from '../platform/errors.js';
import { LARGEST_PAGE } from '../platform/paging.js';
import { literal, raw, type Sql, sql } from '../platform/sql.js';
import { typed } from './abstract.js';
import { type ArgumentSource, parameter } from './arguments.js';
import { attachAggregate, joined, personsOf } from './attach.js';
import { maskedColumns } from './columns.js';
import type { Compilation, Place, SelectRow } from './compilation.js';
import type { Size } from './cost.js';
import { type About, declared, type RootField } from './declared.js';
import { type Identifier, parseIdentifier } from './identifier.js';
import { concatenate, type Piece } from './json.js';
import { oneRow } from './list.js';
import { listed } from './listed.js';
import type { TypeModel } from './model.js';
import { type Run, slot } from './run.js';
import { RowScope } from './scope.js';
import { selectRow } from './select.js';
import { surroundings, type Tied } from './tie.js';
import { first, makingOf } from './values.js';

interface Entered {
  readonly declaration: RootField;
  readonly given: ArgumentSource;
  readonly values: Readonly<Record<string, unknown>>;
  readonly nodes: readonly FieldNode[];
  readonly place: Place;
}

export function rootField(
  c: Compilation,
  root: RowScope,
  query: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): Piece {
  const name = nodes[0]?.name.value as string;
  if (name === '__typename') return `"${query.name}"`;
  const declaration = declared.roots.find((candidate) => candidate.name === name);
  if (!declaration) throw new Error(`Query.${name} is in the schema but not declared.`);
  c.coordinates.add(`Query.${name}`);
  const place: Place = { path: [key], isRepeated: false, sizes: [] };
  const { source: given, values } = c.argumentsOf(query, nodes, place);
  const entered: Entered = { declaration, given, values, nodes, place };
  if (declaration.nodes === 'one') return oneNode(c, root, entered);
  if (declaration.nodes === 'many') return manyNodes(c, root, entered);
  if (declaration.about) return about(c, root, query, declaration.about, entered);
  if (declaration.answer) return answered(c, query, declaration.answer, entered);
  const type = c.objectType(declaration.Target.name);
  const target = c.model.type(type.name);
  if (target.table === undefined) return rowless(c, root, target, type, entered);
  if (declaration.listing) {
    const tied: Tied = { target, person: undefined, conditions: () => [] };
    const edge = { owner: root, tied, type, nodes, place, gate: [] };
    return listed(c, edge, declaration.listing, query, select(c));
  }
  return found(c, root, target, type, entered);
}

const select =
  (c: Compilation): SelectRow =>
  (scope, type, nodes, place) =>
    selectRow(c, scope, type, nodes, place);

/** A type that is no row (the viewer): its fields are compiled at the root itself. */
function rowless(
  c: Compilation,
  root: RowScope,
  target: TypeModel,
  type: GraphQLObjectType,
  { nodes, place }: Entered,
): Piece {
  const scope = new RowScope('root', target);
  const json = concatenate(selectRow(c, scope, type, nodes, place));
  root.joins.push(...scope.joins);
  root.persons.push(...scope.persons);
  return json;
}

/** One row by the condition its arguments put on it, over masked columns: what is withheld finds nothing. */
function found(c: Compilation, root: RowScope, target: TypeModel, type: GraphQLObjectType, entered: Entered): Piece {
  const { declaration, given, values, nodes, place } = entered;
  const tableOfId = (): string | undefined => target.table;
  const args = Object.fromEntries(
    given.field.args.map(({ name, type: argument }) => [
      name,
      parameter(argument, values[name], given, [name], tableOfId),
    ]),
  );
  const conditions: Tied['conditions'] = (row) => {
    const find = declaration.find;
    if (!find) throw new Error(`Query.${declaration.name} answers a row but does not say which.`);
    return [find(maskedColumns(c, target, row), args, surroundings)];
  };
  const tied: Tied = { target, person: undefined, conditions };
  c.sizes.push(place.sizes);
  return oneRow(c, { owner: root, tied, type, nodes, place, gate: [] }, select(c));
}

function oneNode(c: Compilation, root: RowScope, entered: Entered): Piece {
  const { table, uuid } = named(c, entered, 'id');
  c.sizes.push(entered.place.sizes);
  return nodeOf(c, root, table, uuid, entered.nodes, entered.place, []);
}

/** The row that an argument names: its table shapes the statement, and each run brings its id. */
function named(
  c: Compilation,
  { declaration, given, values }: Entered,
  argument: string,
  check: (run: Run) => void = () => undefined,
): { readonly table: string; readonly uuid: Sql } {
  const path = [...given.path, argument];
  const wanted = c.tableOfId(declared.arguments.get(`Query.${declaration.name}`), argument);
  const { type: table } = identified(c, values[argument], path, wanted);
  const uuid = slot('uuid', (run) => {
    check(run);
    return identified(c, run.arguments(given)[argument], path, wanted).uuid;
  });
  return { table, uuid };
}

/** Value objects of a row, which is found like any other. */
function about(
  c: Compilation,
  root: RowScope,
  query: GraphQLObjectType,
  { id, check, make }: About,
  entered: Entered,
): Piece {
  const { declaration, given, nodes, place } = entered;
  c.explain();
  c.sizes.push(place.sizes);
  const { table, uuid } = named(c, entered, id, (run) => {
    const problems =
      check?.(run.arguments(given), {
        type: typeOf(c, table)?.name as string,
        names: c.names,
        now: run.now,
      }) ?? [];
    if (problems.length > 0)
      throw invalidInput(problems.map((problem) => ({ ...problem, path: [...given.path, ...problem.path] })));
  });
  const args = c.parametersOf(query, nodes, place);
  const answered = c.objectType(declaration.Target.name);
  return nodeOf(c, root, table, uuid, nodes, place, [], (scope) => {
    const { columns, making } = makingOf(c, scope);
    return [first(c, answered, nodes, make(columns, making, args) as never)];
  });
}

/** A value object that no row is behind: what it may tell, the function it is made by decides. */
function answered(
  c: Compilation,
  query: GraphQLObjectType,
  answer: NonNullable<RootField['answer']>,
  { declaration, nodes, place }: Entered,
): Piece {
  c.isUnderRowSecurity = true;
  c.isWrittenDown = true;
  c.sizes.push(place.sizes);
  const args = c.parametersOf(query, nodes, place);
  return first(c, c.objectType(declaration.Target.name), nodes, answer(args, surroundings));
}

function manyNodes(c: Compilation, root: RowScope, { given, values, nodes, place }: Entered): Piece {
  const path = [...given.path, 'ids'];
  const read = (from: Readonly<Record<string, unknown>>): Identifier[] => {
    const ids = from.ids as readonly unknown[];
    if (ids.length > LARGEST_PAGE) {
      throw invalidInput([
        { path, rule: 'page', message: `${path.join('.')} has ${ids.length} ids; ${LARGEST_PAGE} is the most.` },
      ]);
    }
    return ids.map((id, index) => identified(c, id, [...path, index]));
  };
  const tables = [...new Set(read(values).map(({ type }) => type))];
  const types = slot('text[]', (run) => read(run.arguments(given)).map(({ type }) => type));
  const uuids = slot('uuid[]', (run) => read(run.arguments(given)).map(({ uuid }) => uuid));
  const asked = new RowScope(c.alias(), undefined);
  const sizes: readonly Size[] = [(from) => read(from.arguments(given)).length];
  c.sizes.push(sizes);
  const inside = { ...place, isRepeated: true, sizes };
  const cases = tables.map((table) => {
    const isOfTable = sql`${asked.column('type')} = ${literal(table)}`;
    const json = nodeOf(c, asked, table, asked.column('id'), nodes, inside, [isOfTable]);
    return sql`when ${isOfTable} then ${json}`;
  });
  const item =
    cases.length === 0
      ? literal('null')
      : sql`case ${cases.reduce((left, right) => sql`${left} ${right}`)} else 'null' end`;
  const persons = personsOf(asked);
  return attachAggregate(root, c.alias(), {
    json: sql`'[' || coalesce(string_agg(${item}, ',' order by ${asked.column('n')}), '') || ']'`,
    persons: persons && sql`string_agg(${persons}, ',')`,
    from: sql`from unnest(${types}, ${uuids}) with ordinality ${raw(asked.alias)}(type, id, n)${joined(asked)}`,
  });
}

function nodeOf(
  c: Compilation,
  owner: RowScope,
  table: string,
  uuid: Sql,
  nodes: readonly FieldNode[],
  place: Place,
  gate: readonly Sql[],
  selected: SelectRow = typed(c, select(c)),
): Sql {
  const target = typeOf(c, table) as TypeModel;
  const tied: Tied = { target, person: undefined, conditions: ({ column }) => [sql`${column('id')} = ${uuid}`] };
  return oneRow(c, { owner, tied, type: c.objectType(target.name), nodes, place, gate }, selected);
}

function typeOf(c: Compilation, table: string): TypeModel | undefined {
  return [...c.model.all()].find((candidate) => candidate.table === table);
}

function identified(c: Compilation, id: unknown, path: readonly (string | number)[], wanted?: string): Identifier {
  const parsed = parseIdentifier(id);
  const isOurs = wanted === undefined ? parsed && typeOf(c, parsed.type) : parsed?.type === wanted;
  if (parsed && isOurs) return parsed;
  const expected =
    wanted === undefined
      ? 'an id of this graph: take ids from an answer, as they are'
      : `an id that begins with ${wanted}_`;
  const message = `${path.join('.')} is not ${expected}.`;
  throw invalidInput([{ path, rule: 'id', message }]);
}
