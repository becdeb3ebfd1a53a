/** Relay pages: keyset cursors, and only as much looked ahead and counted as is selected. */
import type { FieldNode, GraphQLObjectType } from 'graphql';
import { getNamedType } from 'graphql';
import { join, raw, type Sql, sql } from '../platform/sql.js';
import type { ArgumentSource } from './arguments.js';
import { attachAggregate, joined, personsOf } from './attach.js';
import type { Compilation, Place, SelectRow } from './compilation.js';
import type { Size } from './cost.js';
import { concatenate, object, type Piece } from './json.js';
import { beyond, cursorOf, cursorSlots, type Key, orderBy } from './order.js';
import { identity, pageSize, refuseMixedPaging } from './page-arguments.js';
import { type Run, slot } from './run.js';
import type { RowScope } from './scope.js';
import { watermark } from './watermark.js';

/** A field that answers a page: where it stands, and the arguments it was given. */
export interface PageField {
  readonly owner: RowScope;
  /** The type the field stands on. */
  readonly parent: GraphQLObjectType;
  readonly nodes: readonly FieldNode[];
  readonly place: Place;
  readonly given: ArgumentSource;
  readonly values: Values;
}

type Values = Readonly<Record<string, unknown>>;

/** The rows a page is cut from. */
export interface PageRows {
  /** What is selected on a row. */
  readonly type: GraphQLObjectType;
  /** The rows of the page, by a name of their own. */
  readonly scope: RowScope;
  /** What they are sorted by; the last key is `id`. */
  readonly keys: readonly Key[];
  /** The first rows of the order that hold `past`: what the scope reads, the keys as `k0…`, `id`, and `more`. */
  first(limit: Sql, sorted: Sql, past: readonly Sql[], more: Sql): Sql;
  /** How many there are, whatever the page. */
  count(): Sql;
  readonly select: SelectRow;
}

/** Compiles one page. */
export function page(c: Compilation, field: PageField, rows: PageRows): Sql {
  return new PageCompiler(c, field, rows).compile();
}

class PageCompiler {
  private readonly isBackward: boolean;
  private readonly size: Size;
  private readonly sizeSlot: Sql;
  /** True when a row beyond the page must be looked for. */
  private looksAhead = false;
  /** True when all rows are counted on the way to the first page. */
  private counts = false;
  /** Names the list a cursor belongs to. */
  private readonly list: (run: Run) => string;
  private readonly inside: Place;
  /** The page's rows by a name of their own: `n` counts from 1 in walking direction, `k0…` are the order's keys. */
  private readonly rows: string;
  private readonly scope: RowScope;
  private readonly aggregates: Sql[] = [];
  /** True when a cursor beside the rows tells of the first or the last of them. */
  private tellsCursors = false;

  constructor(
    private readonly c: Compilation,
    private readonly field: PageField,
    private readonly from: PageRows,
  ) {
    const { given, values, place, parent } = field;
    this.isBackward = values.last !== undefined && values.last !== null;
    this.size = (from) => pageSize(given, from);
    this.sizeSlot = slot('int', this.size);
    refuseMixedPaging(given, values, place);
    const coordinate = `${parent.name}.${given.node.name.value}`;
    this.list = (run) => identity(coordinate, run.arguments(given));
    this.inside = { path: place.path, isRepeated: true, sizes: [...place.sizes, this.size] };
    c.sizes.push(this.inside.sizes);
    this.scope = from.scope;
    this.rows = from.scope.alias;
  }

  compile(): Sql {
    const { c, field } = this;
    const members = [
      ...c.collect(
        this.pageType(),
        field.nodes.map((node) => node.selectionSet),
      ),
    ].map(([key, nodes]) => ({
      key,
      value: this.member(nodes, [...field.place.path, key]),
    }));
    const json = concatenate(object(members));
    const isTold = this.aggregates.length > 0 || this.tellsCursors;
    const persons = isTold ? personsOf(this.scope) : undefined;
    const columns = [
      ...this.aggregates.map((aggregate, index) => sql`${aggregate} as s${raw(String(index))}`),
      ...(persons ? [sql`string_agg(${persons}, ',') as p`] : []),
    ];
    const size = this.sizeSlot;
    const body =
      columns.length === 0
        ? raw('(select 1) body')
        : sql`(select ${join(columns, ', ')} from ${raw(this.rows)}${joined(this.scope)} where ${raw(this.rows)}.n <= ${size}) body`;
    return attachAggregate(field.owner, c.alias(), {
      ahead: sql`with ${raw(this.rows)} as (${this.pageRows()}) `,
      json,
      persons: persons && raw('body.p'),
      from: sql`from ${body}`,
    });
  }

  /** The rows of the page (and one more, to look ahead), numbered in walking direction. */
  private pageRows(): Sql {
    const { keys } = this.from;
    const { given } = this.field;
    const cursor = this.isBackward ? 'before' : 'after';
    const held = (): Sql[] =>
      cursorSlots(keys, (run) => run.arguments(given)[cursor], this.list, [...given.path, cursor]);
    const past = this.isGiven(cursor) ? [beyond(keys, held(), this.isBackward)] : [];
    // The count stands on a row, so one is looked for even where a page of none is asked for.
    const least = this.counts ? sql`greatest(${this.sizeSlot}, 1)` : this.sizeSlot;
    const limit = this.looksAhead ? sql`${this.sizeSlot} + 1` : least;
    const total = raw(this.counts ? ', count(*) over () as total' : '');
    const first = this.from.first(limit, orderBy(keys, this.isBackward), past, total);
    return sql`select w.*, row_number() over () as n from (${first}) w`;
  }

  private member(nodes: readonly FieldNode[], path: readonly string[]): Piece {
    const place = { ...this.inside, path };
    switch (nodes[0]?.name.value) {
      case 'nodes':
        return this.collected(concatenate(this.from.select(this.scope, this.from.type, nodes, place)));
      case 'edges':
        return this.collected(concatenate(this.edgeMembers(nodes, place)));
      case 'pageInfo':
        return concatenate(this.pageInfo(nodes));
      case 'totalCount':
        this.c.sizes.push(this.field.place.sizes);
        return this.total();
      case 'watermark':
        return sql`'"' || ${watermark} || '"'`;
      default:
        return `"${this.pageType().name}"`;
    }
  }

  /** Whoever is beyond a cursor is counted apart; else the rows are gone through once, for the page and the count. */
  private total(): Sql {
    if (this.isGiven('after') || this.isGiven('before')) return sql`(${this.from.count()})`;
    this.counts = true;
    return sql`coalesce((select total::text from ${raw(this.rows)} limit 1), '0')`;
  }

  private collected(item: Sql): Sql {
    const direction = raw(this.isBackward ? ' desc' : '');
    this.aggregates.push(sql`coalesce(string_agg(${item}, ',' order by ${raw(this.rows)}.n${direction}), '')`);
    return sql`'[' || body.s${raw(String(this.aggregates.length - 1))} || ']'`;
  }

  private edgeMembers(nodes: readonly FieldNode[], place: Place): Piece[] {
    const type = this.c.objectType(`${this.from.type.name}Edge`);
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
          return { key, value: concatenate(this.from.select(this.scope, this.from.type, inner, { ...place, path })) };
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
    const selected = [
      ...this.c.collect(
        type,
        nodes.map((node) => node.selectionSet),
      ),
    ].map(([key, [node]]) => ({ key, name: node?.name.value ?? '' }));
    if (selected.some(({ name }) => name.endsWith('Cursor'))) this.tellsCursors = true;
    return object(selected.map(({ key, name }) => ({ key, value: values[name] as Piece })));
  }

  private cursor(): Sql {
    const keys = this.from.keys.slice(0, -1).map((_, index) => raw(`${this.rows}.k${index}`));
    return cursorOf(
      [...keys, raw(`${this.rows}.id`)],
      slot('text', (run) => run.cursorTag(this.list(run))),
    );
  }

  private isGiven(argument: string): boolean {
    return this.field.values[argument] !== undefined && this.field.values[argument] !== null;
  }

  private pageType(): GraphQLObjectType {
    return getNamedType(this.field.given.field.type) as GraphQLObjectType;
  }
}

function quoted(cursor: Sql): Sql {
  return sql`coalesce('"' || ${cursor} || '"', 'null')`;
}
