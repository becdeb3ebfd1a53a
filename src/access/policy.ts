/** The whole of access as one answer to the graph: rows, slices and facts, checked against the schema at start. */
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Decision, Policy } from '../platform/policy.js';
import { ROLES } from '../platform/viewer.js';
import { relationshipsBeneath } from './beneath.js';
import { changes, mutationDoors } from './changes.js';
import { doors } from './doors.js';
import { factOf, tiesOf } from './facts.js';
import { resighted } from './following.js';
import { kindsOf } from './kinds.js';
import { largestAnswer } from './largest-answer.js';
import { rows } from './rows.js';
import { decisionOn, type FieldSlice, type TypeSlices } from './slice.js';
import * as community from './slices/community.js';
import * as connection from './slices/connection.js';
import * as person from './slices/person.js';
import * as plan from './slices/plan.js';
import * as record from './slices/record.js';
import * as referral from './slices/referral.js';
import * as risk from './slices/risk.js';
import { whatIf } from './what-if.js';

/** The slice table: every type of the graph, every field. */
export const sliceTable: ReadonlyMap<string, TypeSlices> = new Map(
  [person, record, referral, plan, connection, community, risk]
    .flatMap(Object.values<TypeSlices>)
    .map((slices) => [slices.type, slices]),
);

export const policy: Policy = {
  rows: (role, table) => rows[table]?.[role] ?? 'none',
  beneath: (role) => relationshipsBeneath[role] ?? 'none',
  field: (role, type, field): Decision => sliceOf(type, field).read[role] ?? 'never',
  changes: (role, table) => changes[table]?.[role] ?? 'none',
  mayCall: (role, mutation) => mutationDoors[mutation]?.includes(role) ?? false,
  mayGive: (role, type, member) => {
    const slice = EVERY_ROW.has(member) ? undefined : sliceTable.get(type)?.fields.get(member);
    return slice === undefined || slice.write.includes(role);
  },
  fact: factOf,
  why: (type, field) => sliceOf(type, field).why,
  ties: tiesOf,
  whatIf: (role) => whatIf[role] ?? [],
  mayAsk: (role, query) => doors[query]?.includes(role) ?? false,
  maySet: (role, type, field) => !OF_EVERY_ROW.has(field) && sliceOf(type, field).write.includes(role),
  kinds: kindsOf,
  resighted,
  largestAnswer: (role) => largestAnswer[role],
};

/** Fields of every row, which no input sets: an id there only names the row. */
const EVERY_ROW: ReadonlySet<string> = new Set(['id', 'person']);

/** What the framework writes on every row. */
const OF_EVERY_ROW: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt']);

export function sliceOf(type: string, field: string): FieldSlice {
  const slice = decisionOn(sliceTable.get(type), field);
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
    const decided = sliceTable.get(type);
    const fields = Object.keys(object.getFields());
    for (const field of fields)
      if (!decisionOn(decided, field)) problems.push(`${type}.${field}: nobody has decided who reads it.`);
    for (const field of decided?.fields.keys() ?? [])
      if (!fields.includes(field)) problems.push(`${type}.${field}: decided, but not in the schema.`);
  }
  for (const type of sliceTable.keys())
    if (!known.has(type)) problems.push(`${type}: decided, but no type of the graph.`);
  const present = new Set(tables);
  for (const table of present)
    if (!rows[table]) problems.push(`table ${table}: nobody has decided which rows exist for whom.`);
  for (const table of Object.keys(rows))
    if (!present.has(table)) problems.push(`table ${table}: decided, but there is none.`);
  for (const table of Object.keys(changes))
    if (!present.has(table)) problems.push(`table ${table}: who changes it is decided, but there is none.`);
  problems.push(...undecidedDoors('Query', Object.keys(schema.getQueryType()?.getFields() ?? {}), doors));
  problems.push(...undecidedDoors('Mutation', Object.keys(schema.getMutationType()?.getFields() ?? {}), mutationDoors));
  return problems;
}

function undecidedDoors(type: string, fields: readonly string[], decided: typeof doors): string[] {
  return [
    ...fields
      .filter((field) => !decided[field])
      .map((field) => `${type}.${field}: nobody has decided who may call it.`),
    ...Object.keys(decided)
      .filter((door) => !fields.includes(door))
      .map((door) => `${type}.${door}: decided, but not in the schema.`),
    ...Object.entries(decided).flatMap(([door, roles]) =>
      roles.filter((role) => !ROLES.includes(role)).map((role) => `${type}.${door}: ${role} is no role.`),
    ),
  ];
}
