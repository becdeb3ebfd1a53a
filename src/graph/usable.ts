/** Which filters and orders a role may use, found out by planning each: what is refused when planning is not shown either. */
import { type GraphQLSchema, isInputObjectType } from 'graphql';
import { KithError } from '../platform/errors.js';
import type { Policy } from '../platform/policy.js';
import { raw } from '../platform/sql.js';
import { ROLES, type Role } from '../platform/viewer.js';
import { Candidates } from './candidates.js';
import { Compilation } from './compilation.js';
import { declared, type Listing } from './declared.js';
import type { GraphModel } from './model.js';

/** True unless the member of the filter input, or the value of the order, rests on a field the role never reads. */
export function usableInputs(
  schema: GraphQLSchema,
  model: GraphModel,
  policy: Policy,
): (role: Role, input: string, member: string) => boolean {
  const refused = new Set<string>();
  for (const listing of declared.listings.values()) {
    for (const role of ROLES) {
      for (const [input, member] of refusedBy(schema, model, policy, role, listing))
        refused.add(`${role} ${input}.${member}`);
    }
  }
  return (role, input, member) => !refused.has(`${role} ${input}.${member}`);
}

function refusedBy(
  schema: GraphQLSchema,
  model: GraphModel,
  policy: Policy,
  role: Role,
  listing: Listing,
): [string, string][] {
  const target = model.type(listing.name);
  const c = new Compilation(schema, model, policy, role, new Map(), {}, false);
  const candidates = new Candidates(c, { target, person: undefined, conditions: () => [] });
  const refused: [string, string][] = [];
  const attempt = (input: string, member: string, plan: () => unknown): void => {
    try {
      plan();
    } catch (error) {
      if (!(error instanceof KithError) || error.code !== 'NOT_ALLOWED') throw error;
      refused.push([input, member]);
    }
  };
  const where = `${listing.name}Where`;
  for (const [member, filter] of Object.entries(listing.options.filters ?? {})) {
    attempt(where, member, () => filter(candidates.masked, placeholder(schema, where, member), candidates.reach));
  }
  for (const [value, order] of Object.entries(listing.options.orders ?? {})) {
    attempt(`${listing.name}Order`, value, () =>
      candidates.keys(order as never, { near: placeholder(schema, where, 'near') }, true),
    );
  }
  return refused;
}

/** A stand-in argument: a truth value where one shapes the statement, every member of an object, else any SQL. */
export function placeholder(schema: GraphQLSchema, input: string, member: string): never {
  const type = schema.getType(input);
  const field = isInputObjectType(type) ? type.getFields()[member] : undefined;
  const named = field && schema.getType(field.type.toString().replaceAll(/[[\]!]/g, ''));
  if (isInputObjectType(named)) {
    return Object.fromEntries(
      Object.keys(named.getFields()).map((name) => [name, placeholder(schema, named.name, name)]),
    ) as never;
  }
  return (named?.name === 'Boolean' ? true : raw('null')) as never;
}
