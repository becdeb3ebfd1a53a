/** Relay pages: keyset cursors, and only as much looked ahead and counted as is selected. */
import type { FieldNode, GraphQLObjectType } from 'graphql';
import { getNamedType } from 'graphql';
import { invalidInput } from '../platform/errors.js';
import { and, join, raw, type Sql, sql } from '../platform/sql.js';
import { type ArgumentSource, parameter } from './arguments.js';
import { attachAggregate, joined, personsOf } from './attach.js';
import { Candidates } from './candidates.js';
import type { Compilation, Place, SelectRow } from './compilation.js';
import type { Listing, OrderKey } from './declared.js';
import { concatenate, object, type Piece } from './json.js';
import type { Edge } from './list.js';
import { beyond, cursorOf, cursorSlots, orderBy } from './order.js';
import { identity, pageSize, refuseMixedPaging } from './page-arguments.js';
import { type Run, slot } from './run.js';
import type { RowScope } from './scope.js';

/** Compiles one page of a listing. `parent` is the type the field stands on, whose arguments it takes. */
export function page(c: Compilation, edge: Edge, listing: Listing, parent: GraphQLObjectType, select: SelectRow): Sql {
  return new PageCompiler(c, edge, listing, parent, select).compile();
}

class PageCompiler {
  private readonly given: ArgumentSource;
  private readonly values: Readonly<Record<string, unknown>>;
  private readonly isBackward: boolean;
  private readonly size: (run: Run) => number;
  private readonly sizeSlot: Sql;
  /** True when a row beyond the page must be looked for. */
  private looksAhead = false;
  /** Names the list a cursor belongs to. */
  private readonly list: (run: Run) => string;
  private readonly inside: Place;
  private readonly candidates: Candidates;
  private readonly filters: readonly Sql[];
  private readonly keys;
  /** The page's rows by a name of their own: `n` counts from 1 in walking direction, `k0…` are the order's keys. */
  private readonly rows: string;
  private readonly scope: RowScope;
  private readonly aggregates: Sql[] = [];

  constructor(
    private readonly c: Compilation,
    private readonly edge: Edge,
    private readonly listing: Listing,
    parent: GraphQLObjectType,
    private readonly select: SelectRow,
  ) {
    const { source, values } = c.argumentsOf(parent, edge.nodes, edge.place);
    this.given = source;
    this.values = values;
    this.isBackward = values.last !== undefined && values.last !== null;
    this.size = (run) => pageSize(source, run);
    this.sizeSlot = slot('int', this.size);
    refuseMixedPaging(source, values, edge.place);
    const coordinate = `${parent.name}.${source.node.name.value}`;
    this.list = (run) => identity(coordinate, run.arguments(source));
    this.inside = { path: edge.place.path, isRepeated: true, sizes: [...edge.place.sizes, this.size] };
    c.sizes.push(this.inside.sizes);

    this.candidates = new Candidates(c, edge.tied);
    const where = this.where();
    this.filters = this.conditionsOf(where);
    this.keys = this.candidates.keys(this.order(where), where, this.isGiven('orderBy'));
    this.rows = c.alias();
    this.scope = this.candidates.open(this.rows);
  }

  compile(): Sql {
    const { c, edge } = this;
    const members = [
      ...c.collect(
        this.pageType(),
        edge.nodes.map((node) => node.selectionSet),
      ),
    ].map(([key, nodes]) => ({
      key,
      value: this.member(nodes, [...edge.place.path, key]),
    }));
    const json = concatenate(object(members));
    const persons = personsOf(this.scope);
    const columns = [
      ...this.aggregates.map((aggregate, index) => sql`${aggregate} as s${raw(String(index))}`),
      ...(persons && this.aggregates.length > 0 ? [sql`string_agg(${persons}, ',') as p`] : []),
    ];
    const size = this.sizeSlot;
    const body =
      this.aggregates.length === 0
        ? raw('(select 1) body')
        : sql`(select ${join(columns, ', ')} from ${raw(this.rows)}${joined(this.scope)} where ${raw(this.rows)}.n <= ${size}) body`;
    return attachAggregate(edge.owner, c.alias(), {
      ahead: sql`with ${raw(this.rows)} as (${this.pageRows()}) `,
      json,
      persons: persons && this.aggregates.length > 0 ? raw('body.p') : undefined,
      from: sql`from ${body}`,
    });
  }

  /** The rows of the page (and one more, to look ahead), numbered in walking direction. */
  private pageRows(): Sql {
    const { candidates, keys } = this;
    const keyColumns = keys.slice(0, -1).map((key, index) => sql`, ${key.value} as k${raw(String(index))}`);
    const cursor = this.isBackward ? 'before' : 'after';
    const past = this.isGiven(cursor)
      ? [
          beyond(
            keys,
            cursorSlots(keys, (run) => run.arguments(this.given)[cursor], this.list, [...this.given.path, cursor]),
            this.isBackward,
          ),
        ]
      : [];
    const where = and([...this.edge.gate, ...candidates.conditions, ...this.filters, ...past]);
    const inner = sql`select ${candidates.handedOn(this.scope)}${join(keyColumns, '')} from ${candidates.from} where ${where} order by ${orderBy(keys, this.isBackward)} limit ${this.sizeSlot}${raw(this.looksAhead ? ' + 1' : '')}`;
    return sql`select w.*, row_number() over () as n from (${inner}) w`;
  }

  private member(nodes: readonly FieldNode[], path: readonly string[]): Piece {
    const place = { ...this.inside, path };
    switch (nodes[0]?.name.value) {
      case 'nodes':
        return this.collected(concatenate(this.select(this.scope, this.edge.type, nodes, place)));
      case 'edges':
        return this.collected(concatenate(this.edgeMembers(nodes, place)));
      case 'pageInfo':
        return concatenate(this.pageInfo(nodes));
      case 'totalCount':
        return this.totalCount();
      default:
        return `"${this.pageType().name}"`;
    }
  }

  private collected(item: Sql): Sql {
    const direction = raw(this.isBackward ? ' desc' : '');
    this.aggregates.push(sql`coalesce(string_agg(${item}, ',' order by ${raw(this.rows)}.n${direction}), '')`);
    return sql`'[' || body.s${raw(String(this.aggregates.length - 1))} || ']'`;
  }

  private edgeMembers(nodes: readonly FieldNode[], place: Place): Piece[] {
    const type = this.c.objectType(`${this.listing.name}Edge`);
    return object(
      [
        ...this.c.collect(
          type,
          nodes.map((node) => node.selectionSet),
        ),
      ].map(([key, inner]) => {
        const name = inner[0]?.name.value;
        if (name === 'cursor') return { key, value: sql`'"' || ${this.cursor()} || '"'` };
        if (name === 'node') {
          const path = [...place.path, key];
          return { key, value: concatenate(this.select(this.scope, this.edge.type, inner, { ...place, path })) };
        }
        return { key, value: `"${type.name}"` };
      }),
    );
  }

  private pageInfo(nodes: readonly FieldNode[]): Piece[] {
    const rows = raw(this.rows);
    const size = this.sizeSlot;
    this.looksAhead = true;
    const hasMore = sql`((select count(*) from ${rows}) > ${size})::text`;
    const nearest = sql`(select ${this.cursor()} from ${rows} where n = 1 and n <= ${size})`;
    const farthest = sql`(select ${this.cursor()} from ${rows} where n <= ${size} order by n desc limit 1)`;
    const values: Readonly<Record<string, Piece>> = {
      hasNextPage: this.isBackward ? String(this.isGiven('before')) : hasMore,
      hasPreviousPage: this.isBackward ? hasMore : String(this.isGiven('after')),
      startCursor: quoted(this.isBackward ? farthest : nearest),
      endCursor: quoted(this.isBackward ? nearest : farthest),
      __typename: '"PageInfo"',
    };
    const type = this.c.objectType('PageInfo');
    return object(
      [
        ...this.c.collect(
          type,
          nodes.map((node) => node.selectionSet),
        ),
      ].map(([key, [node]]) => ({
        key,
        value: values[node?.name.value ?? ''] as Piece,
      })),
    );
  }

  /** Counted over the same rows and filters, whatever the page. */
  private totalCount(): Sql {
    const where = and([...this.edge.gate, ...this.candidates.conditions, ...this.filters]);
    return sql`(select count(*)::text from ${this.candidates.from} where ${where})`;
  }

  private cursor(): Sql {
    const keys = this.keys.slice(0, -1).map((_, index) => raw(`${this.rows}.k${index}`));
    return cursorOf(
      [...keys, raw(`${this.rows}.id`)],
      slot('text', (run) => run.cursorTag(this.list(run))),
    );
  }

  private where(): Readonly<Record<string, unknown>> | undefined {
    const argument = this.given.field.args.find(({ name }) => name === 'where');
    return argument && (parameter(argument.type, this.values.where, this.given, ['where'], this.c.tableOfId) as never);
  }

  private conditionsOf(where: Readonly<Record<string, unknown>> | undefined): Sql[] {
    return Object.entries(where ?? {}).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const filter = this.listing.options.filters?.[name];
      if (!filter) throw new Error(`${this.listing.name}: the input has ${name}, but no condition is declared for it.`);
      return [filter(this.candidates.masked, value as never, this.candidates.reach)];
    });
  }

  private order(where: Readonly<Record<string, unknown>> | undefined): readonly OrderKey<never, never>[] {
    const { orders, defaultOrder } = this.listing.options;
    const asked = this.values.orderBy ?? defaultOrder;
    if (typeof asked !== 'string') return asked as readonly OrderKey<never, never>[];
    const order = orders?.[asked];
    if (!order) throw new Error(`${this.listing.name}: the order ${asked} has no keys.`);
    const missing = order.flatMap(({ needs }) => (needs && where?.[needs] === undefined ? [needs] : []));
    if (missing.length > 0) {
      const path = [...this.given.path, 'orderBy'];
      throw invalidInput([{ path, rule: 'order', message: `The order ${asked} needs \`where: { ${missing[0]} }\`.` }]);
    }
    return order as readonly OrderKey<never, never>[];
  }

  private isGiven(argument: string): boolean {
    return this.values[argument] !== undefined && this.values[argument] !== null;
  }

  private pageType(): GraphQLObjectType {
    return getNamedType(this.given.field.type) as GraphQLObjectType;
  }
}

function quoted(cursor: Sql): Sql {
  return sql`coalesce('"' || ${cursor} || '"', 'null')`;
}
