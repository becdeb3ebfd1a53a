/** The columns of a row as declarations see them: raw for derived fields, masked by slices for filters and orders. */
import { notAllowed } from '../platform/errors.js';
import type { RuleRow } from '../platform/policy.js';
import { type Sql, sql } from '../platform/sql.js';
import type { Compilation } from './compilation.js';
import type { Source, TypeModel } from './model.js';
import { viewerSlots } from './run.js';

type Lookup = (property: string) => unknown;

function handle(lookup: Lookup): object {
  return new Proxy({}, { get: (_, property) => (typeof property === 'string' ? lookup(property) : undefined) });
}

function sourceOf(model: TypeModel, property: string): Source {
  const source = model.fields.get(property) ?? model.internal.get(property);
  if (!source) throw new Error(`${model.name}.${property} is no column, yet a declaration uses it.`);
  return source;
}

function read(source: Source, what: string, column: (name: string) => Sql, mask: (value: Sql) => Sql): unknown {
  switch (source.kind) {
    case 'column':
    case 'reference':
      return mask(column(source.column));
    case 'part':
      return handle((member) => {
        const inner = source.fields.get(member);
        if (!inner) throw new Error(`${what}.${member} is no column, yet a declaration uses it.`);
        return read(inner, `${what}.${member}`, column, mask);
      });
    default:
      throw new Error(`${what} is a ${source.kind} field and no column, yet a declaration uses it.`);
  }
}

/** The row's columns as they are: what is made of them answers to the slice of the field that is made. */
export function rawColumns(model: TypeModel, column: (name: string) => Sql): object {
  return handle((property) => read(sourceOf(model, property), `${model.name}.${property}`, column, (value) => value));
}

/** The row's columns as this viewer sees them: null where withheld; refused where the role never reads the field. */
export function maskedColumns(c: Compilation, model: TypeModel, row: RuleRow): object {
  return handle((property) => {
    const mask = maskOf(c, model, property, row);
    return read(sourceOf(model, property), `${model.name}.${property}`, row.column, mask);
  });
}

/** Wraps a value so that it is null where the field is withheld; throws NOT_ALLOWED where it always is. */
export function maskOf(c: Compilation, model: TypeModel, field: string, row: RuleRow): (value: Sql) => Sql {
  if (!model.fields.has(field)) return (value) => value;
  const decision = c.decide(model.name, field);
  if (decision === 'always') return (value) => value;
  if (decision === 'never') {
    throw notAllowed(
      `A ${c.role} may not filter or order by ${model.name}.${field}: that field is withheld from the role.`,
    );
  }
  const when = decision.when(row, viewerSlots);
  return (value) => sql`case when ${when} then ${value} end`;
}

/** Refuses to sort by a field whose masked order would still tell something of the rows that withhold it. */
export function refuseUnsortable(c: Compilation, model: TypeModel, field: string): void {
  const decision = model.fields.has(field) ? c.decide(model.name, field) : 'always';
  if (typeof decision === 'object' && decision.isUnsortable) {
    throw notAllowed(`A ${c.role} may not order by ${model.name}.${field}: it reads that field only of some rows.`);
  }
}

/** True when the field may be null for a visible row, by its column or by its slice. */
export function isNullable(c: Compilation, model: TypeModel, field: string): boolean {
  const source = sourceOf(model, field);
  const isNullableColumn = source.kind === 'column' || source.kind === 'reference' ? source.nullable : true;
  return isNullableColumn || (model.fields.has(field) && c.decide(model.name, field) !== 'always');
}
