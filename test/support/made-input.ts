/** Inputs that are well formed but name nothing that exists: for asking every mutation the same questions. */
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { inputClass } from '../../src/graph/arguments.js';
import { targetOfId } from '../../src/graph/identifier.js';
import type { GraphModel } from '../../src/graph/model.js';

/** An id of the right form for the type, of a row that is not there. */
export function absentId(table: string): string {
  return `${table}_00000000-0000-4000-8000-000000000000`;
}

const LEAVES: Readonly<Record<string, unknown>> = {
  String: 'Something.',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-03-02',
  DateTime: '2026-03-02T11:00:00Z',
  NhsNumber: '9990000018',
};

/** The input of a mutation with everything it requires, and nothing else. */
export function madeInput(schema: GraphQLSchema, model: GraphModel, mutation: string): Record<string, unknown> {
  const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
  if (!type) throw new Error(`There is no mutation ${mutation}.`);
  const make = (of: GraphQLInputType, name: string, owner?: string): unknown => {
    const nullable = getNullableType(of);
    if (isListType(nullable)) return [make(nullable.ofType, name, owner)];
    if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
    if (isInputObjectType(nullable)) {
      const required = Object.values(nullable.getFields()).filter((field) => isNonNullType(field.type));
      return Object.fromEntries(required.map((field) => [field.name, make(field.type, field.name, nullable.name)]));
    }
    if (nullable.name !== 'ID') return LEAVES[nullable.name];
    const target = owner ? targetOfId(inputClass(owner), name) : undefined;
    return absentId(target ? (model.type(target.name).table as string) : 'person');
  };
  return make(type, 'input') as Record<string, unknown>;
}
