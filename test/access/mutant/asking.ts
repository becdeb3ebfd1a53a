/** What the mutants ask: which types there are, and rows by their ids with any field that can be asked for. */
import { type GraphQLObjectType, isObjectType } from 'graphql';
import { LEFT_OUT } from '../../oracle/generate.js';
import { selectionOf } from '../../oracle/whole.js';
import { globalId, type Row } from '../../oracle/world.js';
import { type Asked, NODES, type Probe } from './probe.js';

/** Types with a table, by that table. */
export function typesOf({ test }: Probe): ReadonlyMap<string, string> {
  const models = [...test.house.schemas.model.all()];
  return new Map(models.flatMap(({ name, table }) => (table === undefined ? [] : [[table, name]])));
}

export function nodes(type: string, rows: readonly Row[], selection: string): Asked {
  const ids = rows.map(({ id }) => globalId(type, id));
  return { text: NODES(`... on ${type} { ${selection} }`), variables: { ids } };
}

export function isAskable(probe: Probe, type: string, field: string): boolean {
  return !LEFT_OUT.includes(field) && objectOf(probe, type).getFields()[field] !== undefined;
}

export function objectOf({ schema }: Probe, type: string): GraphQLObjectType {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`${type} is no object type.`);
  return object;
}

export function fieldOf(probe: Probe, type: string, name: string): string {
  const field = objectOf(probe, type).getFields()[name];
  if (!field) throw new Error(`There is no ${type}.${name}.`);
  const from = field.args.some((argument) => argument.name === 'from')
    ? '(from: { latitude: 51.5, longitude: -0.1 })'
    : '';
  return `${name}${from}${selectionOf(field, probe.schema)}`;
}
