/** What is refused before anything runs: closed doors, filters and orders by fields never read, and pages too large. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type ListArguments, mayOrderBy, usedBy } from './lists.js';
import { isClosed } from './rows.js';
import { toldOf } from './timeline.js';
import type { View } from './view.js';
import { typeOf } from './world.js';

export type Code = 'NOT_ALLOWED' | 'INVALID_INPUT' | 'TOO_COMPLEX';

/** As `extensions.withheld` names it; the path has no places in lists. */
export interface Withheld {
  readonly path: readonly string[];
  readonly field: string;
  readonly reason: 'ROLE';
}

export interface Planned {
  /** Root fields, by response name, whose door is closed to the role. */
  readonly closed: readonly string[];
  /** Fields selected that the role reads of no row. */
  readonly withheld: readonly Withheld[];
  /** Why the whole operation is refused; undefined when it may run. */
  readonly refused: Code | undefined;
}

const LARGEST_PAGE = 100;
const LARGEST_COST = 10_000;
const DEFAULT_PAGE = 20;

export function isDoorClosed(view: View, root: string): boolean {
  const { role } = view.asker;
  if (root === 'viewer') return false;
  if (role === 'ANALYST') return true;
  if (root === 'node' || root === 'nodes') return false;
  if (root === 'caseload') return view.rules.isNeverRead('Member', 'caseloadCounts');
  if (root === 'personByNhsNumber' && view.rules.isNeverRead('Person', 'nhsNumber')) return true;
  const target = view.targetOf('Query', root);
  return isClosed(role, rowType(view.schema, target) ?? target);
}

/** The type of the rows on a page; undefined for what is no page. */
export function rowType(schema: GraphQLSchema, page: string): string | undefined {
  const type = schema.getType(page);
  const nodes = type instanceof GraphQLObjectType ? type.getFields().nodes : undefined;
  return nodes && getNamedType(nodes.type).name;
}

/**
 * Whether a mark tells that something was kept back: not of rows that the role never meets, nor of an edge to one of
 * them. Such an edge is empty either way, and Kith may mark it or not.
 */
export function isTold(view: View, coordinate: string): boolean {
  const [owner = '', name = ''] = coordinate.split('.');
  const type = view.schema.getType(owner);
  const target = type instanceof GraphQLObjectType ? type.getFields()[name]?.type : undefined;
  const isNobodys = ({ name: rows }: GraphQLObjectType) => view.rules.isNeverRead(rows, 'id');
  if (!(type instanceof GraphQLObjectType) || isNobodys(type)) return false;
  return !(target instanceof GraphQLObjectType && target.getInterfaces().length > 0 && isNobodys(target));
}

export function plan(view: View, document: DocumentNode, variables: Readonly<Record<string, unknown>>): Planned {
  const { schema } = view;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  }
  const closed = new Set<string>();
  const withheld = new Map<string, Withheld>();
  const refusals: Code[] = [];

  const isIncluded = (node: Parameters<typeof getDirectiveValues>[1]) =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

  /** `types` are the object types the selection can meet. */
  function visit(
    selections: SelectionSetNode,
    types: readonly GraphQLObjectType[],
    cost: number,
    path: readonly string[],
  ): void {
    for (const selection of selections.selections) {
      if (!isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        for (const type of types) visitField(selection, type, cost, path);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) throw new Error('A fragment is not there.');
      const condition = fragment.typeCondition?.name.value;
      visit(fragment.selectionSet, condition === undefined ? types : narrowed(types, condition), cost, path);
    }
  }

  function narrowed(types: readonly GraphQLObjectType[], condition: string): readonly GraphQLObjectType[] {
    return types.filter(
      (type) => type.name === condition || type.getInterfaces().some(({ name }) => name === condition),
    );
  }

  function visitField(node: FieldNode, type: GraphQLObjectType, cost: number, path: readonly string[]): void {
    const name = node.name.value;
    const here = [...path, node.alias?.value ?? name];
    const field = type.getFields()[name];
    if (field === undefined) return;
    if (type.name === 'Query' && isDoorClosed(view, name)) {
      closed.add(here.join());
      return;
    }
    if (isEntity(type) && view.rules.isNeverRead(type.name, name)) {
      const mark: Withheld = { path: here, field: `${type.name}.${name}`, reason: 'ROLE' };
      if (isTold(view, mark.field)) withheld.set(JSON.stringify(mark), mark);
      return;
    }
    const target = getNamedType(field.type);
    const listType = rowType(schema, target.name);
    const args: ListArguments = getArgumentValues(field, node, variables);
    for (const used of argumentsOf(args)) view.given.add(`${type.name}.${name}(${used})`);
    let within = cost;
    if (listType !== undefined) {
      within = cost * (args.first ?? args.last ?? DEFAULT_PAGE);
      refusals.push(...refusalsOf(listType, args, within));
    }
    if (!node.selectionSet) return;
    if (target instanceof GraphQLInterfaceType) visit(node.selectionSet, meant(type, field, node), within, here);
    if (target instanceof GraphQLObjectType) visit(node.selectionSet, [target], within, here);
  }

  /** The types that the ids of `node` and `nodes` name, or of which a timeline tells. */
  function meant(
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): readonly GraphQLObjectType[] {
    const { id, ids } = getArgumentValues(field, node, variables);
    const named = type.name === 'Query' ? [id, ids].flat().map((one) => typeOf(String(one))) : toldOf(view);
    return Object.values(schema.getTypeMap())
      .filter((type) => type instanceof GraphQLObjectType)
      .filter(({ name }) => named.includes(name));
  }

  function isEntity(type: GraphQLObjectType): boolean {
    return type.getInterfaces().length > 0;
  }

  function refusalsOf(type: string, args: ListArguments, cost: number): readonly Code[] {
    const found: Code[] = [];
    const isOutside = (size: number | null | undefined) =>
      typeof size === 'number' && (size < 0 || size > LARGEST_PAGE);
    const hasBoth = typeof args.first === 'number' && typeof args.last === 'number';
    if (hasBoth || isOutside(args.first) || isOutside(args.last)) found.push('INVALID_INPUT');
    if (cost > LARGEST_COST) found.push('TOO_COMPLEX');
    const isHidden = (coordinate: string) => {
      const [owner = '', field = ''] = coordinate.split('.');
      return view.rules.isNeverRead(owner, field);
    };
    const isOrderOpen = !args.orderBy || mayOrderBy(type, args.orderBy, view);
    if (!isOrderOpen || usedBy(type, args).some(isHidden)) found.push('NOT_ALLOWED');
    return found;
  }

  const operation = getOperationAST(document);
  const query = schema.getQueryType();
  if (!operation || !query) throw new Error('There is nothing to plan.');
  visit(operation.selectionSet, [query], 1, []);
  return { closed: [...closed], withheld: [...withheld.values()], refused: refusals[0] };
}

/** What was given, in words: `first`, `where.name`, `orderBy: NAME_ASC`. */
function argumentsOf(args: object): readonly string[] {
  return Object.entries(args).flatMap(([name, value]) => {
    if (name === 'orderBy') return [name, `${name}: ${value}`];
    const members = typeof value === 'object' && value !== null && !Array.isArray(value) ? argumentsOf(value) : [];
    return [name, ...members.map((member) => `${name}.${member}`)];
  });
}
