/** The rows of a listing as a page is cut from them: which of the candidates its arguments leave, and in what order. */
import type { GraphQLObjectType } from 'graphql';
import { invalidInput } from '../platform/errors.js';
import { and, join, raw, type Sql, sql } from '../platform/sql.js';
import { parameter } from './arguments.js';
import { Candidates } from './candidates.js';
import type { Compilation, SelectRow } from './compilation.js';
import type { Listing, OrderKey } from './declared.js';
import type { Edge } from './list.js';
import { type Key } from './order.js';
import { type PageField, type PageRows, page } from './page.js';
import type { RowScope } from './scope.js';
import { sinceSlots } from './watermark.js';

/** Compiles one page of a listing. `parent` is the type the field stands on, whose arguments it takes. */
export function listed(
  c: Compilation,
  edge: Edge,
  listing: Listing,
  parent: GraphQLObjectType,
  select: SelectRow,
): Sql {
  const { source: given, values } = c.argumentsOf(parent, edge.nodes, edge.place);
  const field = { ...edge, parent, given, values };
  return page(c, field, new ListedRows(c, edge, listing, field, select));
}

class ListedRows implements PageRows {
  readonly type: GraphQLObjectType;
  readonly keys: readonly Key[];
  readonly scope: RowScope;
  private readonly candidates: Candidates;
  private readonly conditions: readonly Sql[];

  constructor(
    private readonly c: Compilation,
    edge: Edge,
    private readonly listing: Listing,
    private readonly field: PageField,
    readonly select: SelectRow,
  ) {
    this.type = edge.type;
    this.candidates = new Candidates(c, edge.tied);
    const where = this.where();
    const filters = this.filters(where);
    const { orderBy, updatedSince } = field.values;
    this.keys = this.candidates.keys(this.order(where), where, orderBy !== undefined && orderBy !== null);
    const isFollowing = updatedSince !== undefined && updatedSince !== null;
    const changed = isFollowing ? [this.candidates.changedSince(sinceSlots(field.given))] : [];
    this.conditions = [...edge.gate, ...this.candidates.conditions, ...filters, ...changed];
    this.scope = this.candidates.open(c.alias());
  }

  first(limit: Sql, sorted: Sql, past: readonly Sql[], more: Sql): Sql {
    const { candidates, keys } = this;
    const keyColumns = keys.slice(0, -1).map((key, index) => sql`, ${key.value} as k${raw(String(index))}`);
    const where = and([...this.conditions, ...past]);
    return sql`select ${candidates.handedOn(this.scope)}${join(keyColumns, '')}${more} from ${candidates.from} where ${where} order by ${sorted} limit ${limit}`;
  }

  count(): Sql {
    return sql`select count(*)::text from ${this.candidates.from} where ${and(this.conditions)}`;
  }

  private where(): Readonly<Record<string, unknown>> | undefined {
    const { given, values } = this.field;
    const argument = given.field.args.find(({ name }) => name === 'where');
    return argument && (parameter(argument.type, values.where, given, ['where'], this.c.tableOfId) as never);
  }

  private filters(where: Readonly<Record<string, unknown>> | undefined): Sql[] {
    return Object.entries(where ?? {}).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const filter = this.listing.options.filters?.[name];
      if (!filter) throw new Error(`${this.listing.name}: the input has ${name}, but no condition is declared for it.`);
      return [filter(this.candidates.masked, value as never, this.candidates.reach)];
    });
  }

  private order(where: Readonly<Record<string, unknown>> | undefined): readonly OrderKey<never, never>[] {
    const { orders, defaultOrder } = this.listing.options;
    const { given, values } = this.field;
    const asked = values.orderBy ?? defaultOrder;
    if (typeof asked !== 'string') return asked as readonly OrderKey<never, never>[];
    const order = orders?.[asked];
    if (!order) throw new Error(`${this.listing.name}: the order ${asked} has no keys.`);
    const missing = order.flatMap(({ needs }) => (needs && where?.[needs] === undefined ? [needs] : []));
    if (missing.length > 0) {
      const path = [...given.path, 'orderBy'];
      throw invalidInput([{ path, rule: 'order', message: `The order ${asked} needs \`where: { ${missing[0]} }\`.` }]);
    }
    return order as readonly OrderKey<never, never>[];
  }
}
