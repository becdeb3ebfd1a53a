/** Which fields a role has a way to: what the proof must have answered, worked out from the schema and the rules. */
import { GraphQLObjectType, type GraphQLSchema, getNamedType, isInterfaceType } from 'graphql';
import { LEFT_OUT } from '../../oracle/generate.js';
import { isDoorClosed } from '../../oracle/planning.js';
import type { View } from '../../oracle/view.js';
import type { Role } from '../../oracle/viewer.js';

/** To these a field is read of every row or of none, so that `withheld` stays empty: that it does is compared. */
const ALL_OR_NONE: readonly Role[] = ['LINK_WORKER', 'REFERRER', 'INTEGRATOR', 'ANALYST', 'PRIVACY_OFFICER'];

/** The fields of types that these viewers have a way to and that were answered to none of them. */
export function unreached(schema: GraphQLSchema, views: readonly View[]): readonly string[] {
  const reached = new Set(views.flatMap((view) => [...view.reached]));
  const missing = new Set<string>();
  for (const view of views) {
    for (const type of typesFor(schema, view)) {
      for (const field of Object.keys(type.getFields())) {
        const coordinate = `${type.name}.${field}`;
        if (!reached.has(coordinate) && !LEFT_OUT.includes(field)) missing.add(coordinate);
      }
    }
  }
  return [...missing].sort();
}

/** Every object type to which a path leads on which no door is closed and no field is never read. */
function typesFor(schema: GraphQLSchema, view: View): ReadonlySet<GraphQLObjectType> {
  const query = schema.getQueryType();
  if (!query) throw new Error('There is nothing to ask.');
  const found = new Set([query]);
  for (const type of found) {
    for (const field of Object.values(type.getFields())) {
      if (LEFT_OUT.includes(field.name)) continue;
      if (field.name === 'withheld' && ALL_OR_NONE.includes(view.asker.role)) continue;
      if (type === query && isDoorClosed(view, field.name)) continue;
      const isRow = type.getInterfaces().length > 0;
      if (isRow && view.rules.isNeverRead(type.name, field.name)) continue;
      const target = getNamedType(field.type);
      if (target instanceof GraphQLObjectType) found.add(target);
      if (!isInterfaceType(target)) continue;
      for (const possible of schema.getPossibleTypes(target)) {
        if (!view.rules.isNeverRead(possible.name, 'id')) found.add(possible);
      }
    }
  }
  return found;
}
