/** Timelines: rows of many types as entries of one page, each cut by its own row rule and slices. */
import type { FieldNode, GraphQLObjectType } from 'graphql';
import { and, join, literal, raw, type Sql, sql } from '../platform/sql.js';
import { typed } from './abstract.js';
import { parameter } from './arguments.js';
import { Candidates, orNone } from './candidates.js';
import type { Compilation, Place, SelectRow } from './compilation.js';
import { declared, type TimelineField, type TimelineSource } from './declared.js';
import { object, toJson } from './json.js';
import { type Edge, oneRow } from './list.js';
import type { Key } from './order.js';
import { type PageField, type PageRows, page } from './page.js';
import { RowScope } from './scope.js';
import { type Origin, surroundings, type Tied, tie } from './tie.js';
import { sinceSlots } from './watermark.js';

/** Compiles one page of a timeline. `parent` is the type the field stands on, whose arguments it takes. */
export function timeline(
  c: Compilation,
  origin: Origin,
  edge: Omit<Edge, 'tied' | 'type'>,
  declaration: TimelineField,
  parent: GraphQLObjectType,
  select: SelectRow,
): Sql {
  const { source: given, values } = c.argumentsOf(parent, edge.nodes, edge.place);
  const field = { ...edge, parent, given, values };
  return page(c, field, new Entries(c, origin, field, declaration, typed(c, select)));
}

class Entries implements PageRows {
  readonly type: GraphQLObjectType;
  readonly scope: RowScope;
  readonly keys: readonly Key[];
  private readonly told: ReadonlyMap<string, Tied>;
  /** All entries: `t` is the table of the row, `id` its id, `k0` the moment and `k1` the kind. */
  private readonly all: Sql;

  constructor(
    private readonly c: Compilation,
    origin: Origin,
    private readonly field: PageField & Pick<Edge, 'gate'>,
    private readonly declaration: TimelineField,
    private readonly selectNode: SelectRow,
  ) {
    this.type = c.objectType('TimelineEntry');
    const told = new Map<string, Tied>();
    const entries = declared.timeline.flatMap((source) => {
      const tied = this.tied(origin, source);
      const found = this.entriesOf(tied, source);
      if (found) told.set(tied.target.table as string, tied);
      return found ?? [];
    });
    this.told = told;
    const nothing = sql`select null::text as t, null::uuid as id, null::timestamptz as k0, null as k1 where false`;
    const alias = c.alias();
    this.all = sql`(${join([nothing, ...entries], ' union all ')}) ${raw(alias)}`;
    const key = (value: string, type: string): Key => ({
      value: raw(`${alias}.${value}`),
      type,
      isNullable: false,
      isDescending: true,
    });
    this.keys = [key('k0', 'timestamptz'), key('k1 collate "C"', 'text'), key('id', 'uuid')];
    this.scope = new RowScope(c.alias(), undefined, origin.person);
  }

  first(limit: Sql, sorted: Sql, past: readonly Sql[], more: Sql): Sql {
    return sql`select *${more} from ${this.all} where ${and(past)} order by ${sorted} limit ${limit}`;
  }

  count(): Sql {
    return sql`select count(*)::text from ${this.all}`;
  }

  readonly select: SelectRow = (scope, type, nodes, place) => {
    const selected = this.c.collect(
      type,
      nodes.map((node) => node.selectionSet),
    );
    const members = [...selected].map(([key, inner]) => {
      switch (inner[0]?.name.value) {
        case 'kind':
          return { key, value: toJson(scope.column('k1'), 'safe-text', false) };
        case 'at':
          return { key, value: toJson(scope.column('k0'), 'moment', false) };
        case 'node':
          // Whichever type it is of, an entry leads to one row.
          this.c.sizes.push(place.sizes);
          return { key, value: this.node(scope, inner, { ...place, path: [...place.path, key] }) };
        default:
          return { key, value: `"${type.name}"` };
      }
    });
    return object(members);
  };

  private tied(origin: Origin, { Entity }: TimelineSource): Tied {
    const { Owner, name, by } = this.declaration;
    const options = { description: '', by };
    return tie(this.c, origin, { kind: 'relation', Owner, name, Target: Entity, listing: undefined, options });
  }

  /** What the rows of one source tell this role; undefined when it hears of none. */
  private entriesOf(tied: Tied, { kind, at, only }: TimelineSource): Sql | undefined {
    const { c } = this;
    const { table, name, fields, internal } = tied.target;
    if (c.policy.rows(c.role, table as string) === 'none') return undefined;
    const candidates = new Candidates(c, tied);
    const masked = candidates.masked as Readonly<Record<string, Sql>>;
    const source = fields.get(at) ?? internal.get(at);
    const isDay = source?.kind === 'column' && source.type === 'date';
    const [made] = orNone(() => {
      const said = masked[at] as Sql;
      const moment = isDay ? sql`(${said}::timestamp at time zone 'Europe/London')` : said;
      return { moment, only: only ? [only(masked, surroundings)] : [] };
    });
    if (!made) return undefined;
    c.coordinates.add(`${name}.${at}`);
    // What has yet to come has not happened.
    const hasHappened = sql`${made.moment} <= ${surroundings.now}`;
    const where = and([
      ...this.field.gate,
      ...candidates.conditions,
      hasHappened,
      ...made.only,
      ...this.asked(candidates, kind, made.moment),
    ]);
    return sql`select ${literal(table as string)}, ${raw(candidates.alias)}.id, ${made.moment}, ${literal(kind)}
      from ${candidates.from} where ${where}`;
  }

  /** The conditions of the field's arguments. */
  private asked(candidates: Candidates, kind: string, moment: Sql): Sql[] {
    const { given, values } = this.field;
    const [kinds, since] = ['kinds', 'since'].map((name) => {
      const argument = given.field.args.find((found) => found.name === name);
      return argument && (parameter(argument.type, values[name], given, [name], this.c.tableOfId) as Sql | undefined);
    });
    const isFollowing = values.updatedSince !== undefined && values.updatedSince !== null;
    return [
      ...(kinds ? [sql`${literal(kind)} = any(${kinds})`] : []),
      ...(since ? [sql`${moment} >= ${since}`] : []),
      ...(isFollowing ? [candidates.changedSince(sinceSlots(given))] : []),
    ];
  }

  /** The row of an entry, of whatever type, found again by its id. */
  private node(entry: RowScope, nodes: readonly FieldNode[], place: Place): Sql {
    const cases = [...this.told].map(([table, { target, person }]) => {
      const isOfTable = sql`${entry.column('t')} = ${literal(table)}`;
      const tied: Tied = { target, person, conditions: ({ column }) => [sql`${column('id')} = ${entry.column('id')}`] };
      const type = this.c.objectType(target.name);
      const json = oneRow(this.c, { owner: entry, tied, type, nodes, place, gate: [isOfTable] }, this.selectNode);
      return sql` when ${isOfTable} then ${json}`;
    });
    return sql`case${join(cases, '')} else 'null' end`;
  }
}
