/** Where an expression stands in the statement: on which row, about which person, and what is known of that person. */

import type { Fact, RuleRow } from '../platform/policy.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import type { TypeModel } from './model.js';
import { viewerSlots } from './run.js';

/** What it takes to look up facts: the role's policy, and names for the sub-selects. */
export interface Facts {
  fact(name: string): Fact;
  alias(): string;
}

/** A row of the statement: what it reads of its own columns, and what is joined to it. */
export class RowScope {
  readonly columns = new Set<string>();
  readonly joins: Sql[] = [];
  /** Comma-separated ids of the persons found further down, one expression for each edge that leads to any. */
  readonly persons: Sql[] = [];

  constructor(
    readonly alias: string,
    readonly model: TypeModel | undefined,
    public person: PersonScope | undefined = undefined,
  ) {}

  readonly column = (name: string): Sql => {
    this.columns.add(name);
    return raw(`${this.alias}."${name}"`);
  };

  readonly rule: RuleRow = {
    column: this.column,
    fact: (name) => {
      if (!this.person)
        throw new Error(`${this.model?.name} is not about a person, so no rule on it can ask "${name}".`);
      return this.person.fact(name);
    },
  };
}

/** The part of the statement that stays with one person: a fact is worked out once, at the row that entered it. */
export class PersonScope {
  private readonly values = new Map<string, Sql>();
  private readonly known = new Set<string>();

  constructor(
    private readonly home: RowScope,
    private readonly facts: Facts,
    given: readonly string[],
  ) {
    for (const name of given) this.learn(name);
  }

  fact(name: string): Sql {
    if (this.known.has(name)) return raw('true');
    const found = this.values.get(name);
    if (found) return found;
    const alias = this.facts.alias();
    const person = this.home.column(this.home.model?.person as string);
    // `offset 0` keeps PostgreSQL from copying the sub-select to each place that uses the fact.
    this.home.joins.push(
      sql`cross join lateral (select ${this.facts.fact(name).sql(person, viewerSlots)} as v offset 0) ${raw(alias)}`,
    );
    const value = raw(`${alias}.v`);
    this.values.set(name, value);
    return value;
  }

  private learn(name: string): void {
    if (this.known.has(name)) return;
    this.known.add(name);
    for (const implied of this.facts.fact(name).implies ?? []) this.learn(implied);
  }
}
