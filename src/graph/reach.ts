/** How filters and orders look along relations: what they meet is cut by rows and slices like any selection. */
import { notAllowed } from '../platform/errors.js';
import type { RuleRow, Since } from '../platform/policy.js';
import { and, raw, type Sql, sql } from '../platform/sql.js';
import { maskedColumns, maskOf } from './columns.js';
import type { Compilation } from './compilation.js';
import type { Class, Reach } from './declared.js';
import type { TypeModel } from './model.js';
import { viewerSlots } from './run.js';
import type { PersonScope } from './scope.js';
import { type Origin, surroundings, tie } from './tie.js';

/** Holds where something beside the row itself changed since. */
export type Change = (since: Since) => Sql;

/** `watch` is told of all that is looked at beside the row, so that a list can follow its changes too. */
export function reachFrom(
  c: Compilation,
  origin: Origin,
  rule: RuleRow,
  watch: (change: Change) => void = () => undefined,
): Reach {
  const select = (
    name: string,
    Target: Class | undefined,
    build: (row: never, from: Sql, further: () => Reach) => Sql,
  ): Sql | undefined => {
    const found = along(c, origin, rule, name);
    if (!found) return undefined;
    const { target, row, from, person } = found;
    if (Target && target.name !== Target.name)
      throw new Error(`${name} leads to ${target.name}, not to ${Target.name}.`);
    const changed = (change: Change): void => watch((since) => sql`exists (select 1 ${from} and ${change(since)})`);
    changed((since) => c.changedSince(target, row, since));
    const further = (): Reach =>
      reachFrom(c, { model: target, column: row.column, person, fact: row.fact }, row, changed);
    return build(maskedColumns(c, target, row) as never, from, further);
  };
  return {
    ...surroundings,
    // What is asked of the moment, or of the day, may be answered otherwise later.
    get now() {
      watch(({ moment }) => sql`${surroundings.now} > ${moment}`);
      return surroundings.now;
    },
    get today() {
      watch(({ moment }) => sql`${surroundings.today} > (${moment} at time zone 'Europe/London')::date`);
      return surroundings.today;
    },
    some: (name, Target, condition) =>
      select(name, Target, (row, from, further) => sql`exists (select 1 ${from} and ${condition(row, further())})`) ??
      raw('false'),
    count: (name, Target, condition) =>
      select(
        name,
        Target,
        (row, from, further) => sql`(select count(*)::int ${from} and ${condition(row, further())})`,
      ) ?? raw('0'),
    least: (name, Target, value) =>
      select(name, Target, (row, from) => sql`(select min(${value(row)}) ${from})`) ?? raw('null'),
    leastOf: (name, property) =>
      select(name, undefined, (row, from) => sql`(select min(${row[property]}) ${from})`) ?? raw('null'),
  };
}

interface Reached {
  readonly target: TypeModel;
  readonly row: RuleRow;
  /** `from … where …`, to which a further condition may be added. */
  readonly from: Sql;
  readonly person: PersonScope | undefined;
}

/** The visible rows a relation leads to; undefined when none can exist for the role. */
function along(c: Compilation, origin: Origin, rule: RuleRow, name: string): Reached | undefined {
  const model = origin.model as TypeModel;
  const source = model.fields.get(name);
  if (source?.kind !== 'relation' && source?.kind !== 'reference')
    throw new Error(`${model.name}.${name} is no relation.`);
  if (c.decide(model.name, name) === 'never') {
    throw notAllowed(
      `A ${c.role} may not filter or order by ${model.name}.${name}: that field is withheld from the role.`,
    );
  }
  const tied = tie(c, origin, source);
  const alias = c.alias();
  const column = (of: string): Sql => raw(`${alias}."${of}"`);
  const fact = (named: string): Sql =>
    tied.person ? tied.person.fact(named) : c.fact(named).sql(column(tied.target.person as string), viewerSlots);
  const row: RuleRow = { column, fact };
  const existence = c.existence(tied.target, row);
  if (!existence) return undefined;
  const gate = maskOf(c, model, name, rule)(raw('true'));
  const where = and([...tied.conditions(c.knowing(row, existence.gives)), ...existence.conditions, gate]);
  return {
    target: tied.target,
    row,
    person: tied.person,
    from: sql`from ${raw(`"${tied.target.table}" ${alias}`)} where ${where}`,
  };
}
