/** The whole of access as one answer to the graph: rows, slices and facts, checked against the schema at start. */
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Decision, Policy } from '../platform/policy.js';
import { ROLES } from '../platform/viewer.js';
import { doors } from './doors.js';
import { factOf } from './facts.js';
import { relationshipsBeneath, rows } from './rows.js';
import type { FieldSlice, TypeSlices } from './slice.js';
import * as community from './slices/community.js';
import * as connection from './slices/connection.js';
import * as person from './slices/person.js';
import * as plan from './slices/plan.js';
import * as record from './slices/record.js';
import * as referral from './slices/referral.js';

/** The slice table: every type of the graph, every field. */
export const sliceTable: ReadonlyMap<string, TypeSlices> = new Map(
  [person, record, referral, plan, connection, community]
    .flatMap(Object.values<TypeSlices>)
    .map((slices) => [slices.type, slices]),
);

export const policy: Policy = {
  rows: (role, table) => rows[table]?.[role] ?? 'none',
  beneath: (role) => relationshipsBeneath[role] ?? 'none',
  field: (role, type, field): Decision => sliceOf(type, field).read[role] ?? 'never',
  fact: factOf,
};

export function sliceOf(type: string, field: string): FieldSlice {
  const slice = sliceTable.get(type)?.fields.get(field);
  if (!slice) throw new Error(`Nobody has decided who reads ${type}.${field}.`);
  return slice;
}

/** Everything that is undecided, or decided of something that is not there; the server does not start with any. */
export function undecided(schema: GraphQLSchema, tables: Iterable<string>, types: Iterable<string>): string[] {
  const problems: string[] = [];
  const known = new Set(types);
  for (const type of known) {
    const object = schema.getType(type);
    if (!isObjectType(object)) continue;
    const decided = sliceTable.get(type)?.fields ?? new Map<string, FieldSlice>();
    const fields = Object.keys(object.getFields());
    for (const field of fields)
      if (!decided.has(field)) problems.push(`${type}.${field}: nobody has decided who reads it.`);
    for (const field of decided.keys())
      if (!fields.includes(field)) problems.push(`${type}.${field}: decided, but not in the schema.`);
  }
  for (const type of sliceTable.keys())
    if (!known.has(type)) problems.push(`${type}: decided, but no type of the graph.`);
  const present = new Set(tables);
  for (const table of present)
    if (!rows[table]) problems.push(`table ${table}: nobody has decided which rows exist for whom.`);
  for (const table of Object.keys(rows))
    if (!present.has(table)) problems.push(`table ${table}: decided, but there is none.`);
  const roots = Object.keys(schema.getQueryType()?.getFields() ?? {});
  for (const root of roots) if (!doors[root]) problems.push(`Query.${root}: nobody has decided who may call it.`);
  for (const door of Object.keys(doors))
    if (!roots.includes(door)) problems.push(`Query.${door}: decided, but not in the schema.`);
  for (const [door, roles] of Object.entries(doors)) {
    for (const role of roles) if (!ROLES.includes(role)) problems.push(`Query.${door}: ${role} is no role.`);
  }
  return problems;
}
