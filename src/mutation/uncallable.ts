/** Mutations that a role is let in to call but never could: found when the server starts, not when a portal tries. */
import { type GraphQLSchema, getNullableType, isInputObjectType, isNonNullType } from 'graphql';
import type { GraphModel } from '../graph/model.js';
import type { Policy } from '../platform/policy.js';
import { ROLES } from '../platform/viewer.js';
import { mutations, startOf } from './declared.js';

export function uncallable(schema: GraphQLSchema, model: GraphModel, policy: Policy): string[] {
  return [...mutations.values()].flatMap((mutation) => {
    const start = startOf(mutation);
    const table = mutation.starts === 'seen' ? undefined : start && model.type(start.Target.name).table;
    const type = schema.getMutationType()?.getFields()[mutation.name]?.args[0]?.type;
    const input = type && getNullableType(type);
    const required = isInputObjectType(input)
      ? Object.values(input.getFields()).filter((member) => isNonNullType(member.type))
      : [];
    return ROLES.filter((role) => policy.mayCall(role, mutation.name)).flatMap((role) => [
      ...(table && policy.changes(role, table) === 'none'
        ? [`Mutation.${mutation.name}: a ${role} may call it, but may change no row of ${table}.`]
        : []),
      ...required
        .filter((member) => !policy.mayGive(role, mutation.Entity.name, member.name))
        .map(({ name }) => `Mutation.${mutation.name}: a ${role} may call it, but may not give input.${name}.`),
    ]);
  });
}

/** The entity that an input type of the schema makes or changes; undefined for inputs of reads, or inside others. */
export function entityOfInput(name: string): string | undefined {
  return [...mutations.values()].find(({ input }) => input.name === name)?.Entity.name;
}
