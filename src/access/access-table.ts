/** The access table as data, for the explorer: per type and field who reads it and when, who writes it, and why not everyone. */
import { type GraphQLOutputType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { ROLES, type Role } from '../platform/viewer.js';
import { mutationDoors } from './changes.js';
import { doors } from './doors.js';
import { sliceTable } from './policy.js';
import type { FieldSlice, TypeSlices } from './slice.js';

export interface AccessTable {
  /** Root field → the roles that may call it. */
  readonly reading: Readonly<Record<string, readonly Role[]>>;
  readonly doing: Readonly<Record<string, readonly Role[]>>;
  readonly types: readonly TypeAccess[];
}

interface TypeAccess {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly FieldAccess[];
}

interface FieldAccess {
  readonly name: string;
  /** As the schema writes it, such as `[Goal!]`. */
  readonly type: string;
  readonly description: string;
  /** The type of the rows it leads to, where it leads to any. */
  readonly leadsTo?: string | undefined;
  /** The roles that read it: `always`, or the condition in words. */
  readonly read: Readonly<Partial<Record<Role, string>>>;
  readonly write: readonly Role[];
  readonly why: string;
}

export function accessTable(schema: GraphQLSchema): AccessTable {
  const types = [...sliceTable.values()].sort((left, right) => left.type.localeCompare(right.type));
  return { reading: doors, doing: mutationDoors, types: types.map((type) => typeAccess(schema, type)) };
}

function typeAccess(schema: GraphQLSchema, { type, fields }: TypeSlices): TypeAccess {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`${type} is decided, but no type of the schema.`);
  const declared = object.getFields();
  return {
    name: type,
    description: object.description ?? '',
    fields: [...fields].map(([name, { write, why, read }]) => {
      const field = declared[name];
      if (!field) throw new Error(`${type}.${name} is decided, but not in the schema.`);
      const { description } = field;
      const said = { name, type: String(field.type), description: description ?? '', leadsTo: rowsOf(field.type) };
      return { ...said, read: inWords(read), write, why };
    }),
  };
}

/** A page leads to the rows on it. */
function rowsOf(type: GraphQLOutputType): string | undefined {
  const named = getNamedType(type);
  if (!isObjectType(named)) return undefined;
  const { nodes } = named.getFields();
  const row = nodes ? getNamedType(nodes.type).name : named.name;
  return sliceTable.has(row) ? row : undefined;
}

function inWords(read: FieldSlice['read']): Partial<Record<Role, string>> {
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const grant = read[role];
      return grant ? [[role, grant === 'always' ? grant : grant.says]] : [];
    }),
  );
}

/** One field or operation a line, so that a change of access is a change of a line. */
export function writeAccessTable({ reading, doing, types }: AccessTable): string {
  const lines = (items: readonly string[], indent: string) => items.map((item) => `\n${indent}${item}`).join(',');
  const operations = (all: AccessTable['reading']) =>
    lines(
      Object.entries(all).map(([name, roles]) => `${JSON.stringify(name)}: ${JSON.stringify(roles)}`),
      '    ',
    );
  const typeLines = types.map(
    ({ name, description, fields }) =>
      `{ "name": ${JSON.stringify(name)}, "description": ${JSON.stringify(description)}, "fields": [${lines(
        fields.map((field) => JSON.stringify(field)),
        '      ',
      )}\n    ] }`,
  );
  return `{
  "reading": {${operations(reading)}
  },
  "doing": {${operations(doing)}
  },
  "types": [${lines(typeLines, '    ')}
  ]
}
`;
}
