/** The rows a relation or root field can answer, before filter, order and page: tied to where it starts, and visible. */

import { KithError } from '../platform/errors.js';
import type { RuleRow, Since } from '../platform/policy.js';
import { join, or, raw, type Sql, sql } from '../platform/sql.js';
import { maskedColumns } from './columns.js';
import type { Compilation } from './compilation.js';
import type { OrderKey, Reach } from './declared.js';
import type { TypeModel } from './model.js';
import { endedById, type Key, resolveKey } from './order.js';
import { type Change, reachFrom } from './reach.js';
import { viewerSlots } from './run.js';
import { PersonScope, RowScope } from './scope.js';
import type { Tied } from './tie.js';

export class Candidates {
  readonly alias: string;
  readonly target: TypeModel;
  readonly from: Sql;
  readonly conditions: readonly Sql[];
  /** True where the row rule itself asks something: the row's own existence is in question. */
  readonly isGuarded: boolean;
  readonly reach: Reach;
  /** The row's columns as filters and orders may use them. */
  readonly masked: object;
  private readonly gives: readonly string[];
  /** The row, where what its existence tells is known. */
  private readonly known: RuleRow;
  private readonly watched = new Set<Change>();

  constructor(
    private readonly c: Compilation,
    private readonly tied: Tied,
  ) {
    const { target, person } = tied;
    this.target = target;
    this.alias = c.alias();
    const column = (name: string): Sql => raw(`${this.alias}."${name}"`);
    const fact = (name: string): Sql =>
      person ? person.fact(name) : c.fact(name).sql(column(target.person as string), viewerSlots);
    const rule: RuleRow = { column, fact };
    const existence = c.existence(target, rule);
    this.gives = existence?.gives ?? [];
    this.from = raw(`"${target.table}" ${this.alias}`);
    this.conditions = existence
      ? [...tied.conditions(c.knowing(rule, this.gives)), ...existence.conditions]
      : [raw('false')];
    this.isGuarded = (existence?.conditions.length ?? 0) > 0;
    this.masked = maskedColumns(c, target, rule);
    this.known = c.knowing(rule, this.gives);
    const watch = (change: Change): void => void this.watched.add(change);
    this.reach = reachFrom(c, { model: target, column, person, fact: this.known.fact }, rule, watch);
  }

  /** The row, or what its filters looked at beside it, changed since. */
  changedSince(since: Since): Sql {
    const beside = [...this.watched].map((change) => change(since));
    return or([this.c.changedSince(this.target, this.known, since), ...beside]);
  }

  /** The keys of an order. Of one nobody chose, keys the role never reads are left out; a chosen one is refused. */
  keys(order: readonly OrderKey<never, never>[], where?: unknown, isChosen = false): Key[] {
    const resolve = (key: OrderKey<never, never>): Key =>
      resolveKey(this.c, this.target, this.masked, key, this.reach, where);
    return endedById(this.masked, isChosen ? order.map(resolve) : order.flatMap((key) => orNone(() => resolve(key))));
  }

  /** Opens the rows for selection, under their own alias or that of a sub-select around them. */
  open(alias: string = this.alias): RowScope {
    const scope = new RowScope(alias, this.target, this.tied.person);
    if (this.target.person !== undefined && !scope.person) {
      scope.person = new PersonScope(scope, this.c, this.gives);
      // A person enters the answer here: the audit is told.
      scope.persons.push(sql`${scope.column(this.target.person)}::text`);
    }
    for (const column of this.target.people) scope.persons.push(sql`${scope.column(column)}::text`);
    return scope;
  }

  /** What a sub-select must hand on: the columns its outer scope reads (known once that scope is done), and the id. */
  handedOn(outer: RowScope): Sql {
    const names = [...new Set([...outer.columns, 'id'])];
    return join(
      names.map((name) => raw(`${this.alias}."${name}"`)),
      ', ',
    );
  }
}

/** Nothing where the role never reads what is asked for. */
export function orNone<T>(resolve: () => T): T[] {
  try {
    return [resolve()];
  } catch (error) {
    if (error instanceof KithError && error.code === 'NOT_ALLOWED') return [];
    throw error;
  }
}
