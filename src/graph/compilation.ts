/** What one compilation gathers while it walks an operation, and the questions each step asks it. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { KithError } from '../platform/errors.js';
import { conditionsOf, type Decision, type Fact, type Policy, type RuleRow, type Since } from '../platform/policy.js';
import { and, or, raw, type Sql, sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import { ArgumentSource, parameter, type TableOfId } from './arguments.js';
import type { Size } from './cost.js';
import { declared, type Names } from './declared.js';
import { targetOfId } from './identifier.js';
import type { Piece } from './json.js';
import type { GraphModel, TypeModel } from './model.js';
import { viewerSlots } from './run.js';
import type { RowScope } from './scope.js';

/** The most explanations of access that one operation may ask for. */
const MOST_EXPLANATIONS = 3;

/** Where in the answer a field stands. */
export interface Place {
  /** Response keys from the root, without list positions. */
  readonly path: readonly string[];
  /** True below a list: a cursor cannot say which of several lists it belongs to. */
  readonly isRepeated: boolean;
  /** How many rows each of the lists above answers at the most. */
  readonly sizes: readonly Size[];
}

export interface Withheld {
  readonly path: readonly string[];
  readonly field: string;
  readonly reason: 'ROLE';
}

export type SelectRow = (
  scope: RowScope,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: Place,
) => Piece[];

export class Compilation {
  readonly withheld: Withheld[] = [];
  readonly coordinates = new Set<string>();
  /** For each place where rows are read, the sizes whose product is the most there can be. */
  readonly sizes: (readonly Size[])[] = [];
  /** The arguments of every field, which each run reads anew. */
  readonly sources: ArgumentSource[] = [];
  /** True when a field was selected that JavaScript must compute. */
  isComputed = false;
  /** True when a field was selected that asks tables whose row rules the statement does not carry. */
  isUnderRowSecurity = false;
  /** True when what is selected writes down that it was asked. */
  isWrittenDown = false;
  private aliases = 0;
  private explanations = 0;

  constructor(
    readonly schema: GraphQLSchema,
    readonly model: GraphModel,
    readonly policy: Policy,
    readonly role: Role,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
    /** True when graphql-js executes over the rows, which then name their type where it could be several. */
    readonly isForExecution: boolean,
  ) {}

  readonly alias = (): string => `t${++this.aliases}`;

  /** An explanation of access is many times as long as what it explains, and so takes as long to plan. */
  explain(): void {
    if (++this.explanations <= MOST_EXPLANATIONS) return;
    const message = `One operation asks for ${MOST_EXPLANATIONS} explanations of access at the most.`;
    throw new KithError('TOO_COMPLEX', message);
  }

  get names(): Names {
    const root = (type?: GraphQLObjectType | null) => Object.keys(type?.getFields() ?? {});
    return {
      queries: root(this.schema.getQueryType()),
      mutations: root(this.schema.getMutationType()),
      types: new Map([...this.model.all()].map(({ name, fields }) => [name, [...fields.keys()]])),
      aboutPerson: new Map(
        [...this.model.all()].flatMap(({ name, table, person }) => (table && person ? [[name, table]] : [])),
      ),
    };
  }

  readonly fact = (name: string): Fact => this.policy.fact(this.role, name);

  decide(type: string, field: string): Decision {
    return this.model.has(type) ? this.policy.field(this.role, type, field) : 'always';
  }

  objectType(name: string): GraphQLObjectType {
    return this.schema.getType(name) as GraphQLObjectType;
  }

  argumentsOf(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    place: Place,
  ): { source: ArgumentSource; values: Readonly<Record<string, unknown>> } {
    const node = nodes[0] as FieldNode;
    const field = type.getFields()[node.name.value];
    if (!field) throw new Error(`${type.name}.${node.name.value} is not in the schema, yet validation let it pass.`);
    const Arguments = declared.arguments.get(`${type.name}.${field.name}`);
    const source = new ArgumentSource(field, node, place.path, Arguments);
    this.sources.push(source);
    return { source, values: source.read(this.variables) };
  }

  /** A field's arguments as declarations get them. */
  parametersOf(type: GraphQLObjectType, nodes: readonly FieldNode[], place: Place): Readonly<Record<string, unknown>> {
    const { source, values } = this.argumentsOf(type, nodes, place);
    const { name: field, args } = source.field;
    const Arguments = declared.arguments.get(`${type.name}.${field}`);
    return Object.fromEntries(
      args.map(({ name, type: given }) => [
        name,
        parameter(given, values[name], source, [name], this.tableOfId, Arguments),
      ]),
    );
  }

  /** The table an id in an argument must belong to, where `IdOf` said so. */
  readonly tableOfId: TableOfId = (Input, member) => {
    const target = targetOfId(Input, member);
    return target && this.model.type(target.name).table;
  };

  /** The fields selected on an object type, by response key in order, fragments and directives resolved. */
  collect(type: GraphQLObjectType, sets: readonly (SelectionSetNode | undefined)[]): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    for (const set of sets) if (set) this.collectInto(fields, visited, type, set);
    return fields;
  }

  private collectInto(
    fields: Map<string, FieldNode[]>,
    visited: Set<string>,
    type: GraphQLObjectType,
    set: SelectionSetNode,
  ): void {
    for (const selection of set.selections) {
      if (!this.isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        fields.set(key, [...(fields.get(key) ?? []), selection]);
        continue;
      }
      let fragment: FragmentDefinitionNode | Extract<SelectionNode, { kind: Kind.INLINE_FRAGMENT }> | undefined;
      if (selection.kind === Kind.INLINE_FRAGMENT) fragment = selection;
      else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        fragment = this.fragments.get(selection.name.value);
      }
      if (fragment && this.applies(fragment.typeCondition?.name.value, type)) {
        this.collectInto(fields, visited, type, fragment.selectionSet);
      }
    }
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (!condition || condition === type.name) return true;
    const named = this.schema.getType(condition);
    return isAbstractType(named) && this.schema.isSubType(named, type);
  }

  private isIncluded(selection: SelectionNode): boolean {
    const variables = this.variables as Record<string, unknown>;
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
  }

  /** The conditions under which a row of the table exists for the viewer, and the facts they establish; undefined: never. */
  existence(
    model: TypeModel,
    row: RuleRow,
  ): { readonly conditions: readonly Sql[]; readonly gives: readonly string[] } | undefined {
    const rule = this.policy.rows(this.role, model.table as string);
    if (rule === 'none') return undefined;
    return {
      conditions: conditionsOf(rule, row, viewerSlots),
      gives: [...(rule.fact ? [rule.fact] : []), ...(rule.gives ?? [])],
    };
  }

  /** Whether a row changed since an earlier answer: was written, or came into the viewer's sight. */
  changedSince(model: TypeModel, row: RuleRow, since: Since): Sql {
    const person = model.person === undefined ? undefined : row.column(model.person);
    const resighted = this.policy.resighted(this.role, model.table as string, row, person, viewerSlots, since);
    const written = sql`${row.column('changed_in')} >= ${since.transaction}`;
    return or(resighted ? [written, resighted] : [written]);
  }

  /** Whether a care relationship may be looked at beneath an answer. */
  mayFollow(relationship: RuleRow): Sql {
    const rule = this.policy.beneath(this.role);
    return rule === 'none' ? raw('false') : and(conditionsOf(rule, relationship, viewerSlots));
  }

  /** The row, where these facts hold of its person anyway. */
  knowing(row: RuleRow, facts: readonly string[]): RuleRow {
    const known = new Set(facts);
    for (const name of known) for (const implied of this.fact(name).implies ?? []) known.add(implied);
    return { column: row.column, fact: (name) => (known.has(name) ? raw('true') : row.fact(name)) };
  }
}
