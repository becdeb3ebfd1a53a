/** Finds what portals would read without a word of explanation: anything of the schema that has no description. */
import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

interface Described {
  readonly description?: string | null | undefined;
}

export function undescribed(schema: GraphQLSchema): string[] {
  return everything(schema).flatMap(([coordinate, { description }]) => (description?.trim() ? [] : [coordinate]));
}

/** All types, fields, arguments, input fields and enum values, by coordinate. */
function everything(schema: GraphQLSchema): (readonly [string, Described])[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !isBuiltIn(name));
  return types.flatMap((type) => {
    const all: (readonly [string, Described])[] = [[type.name, type]];
    if (isEnumType(type)) all.push(...type.getValues().map((value) => [`${type.name}.${value.name}`, value] as const));
    if (isInputObjectType(type))
      all.push(...Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const));
    if (!isObjectType(type) && !isInterfaceType(type)) return all;
    for (const field of Object.values(type.getFields())) {
      all.push([`${type.name}.${field.name}`, field]);
      all.push(...field.args.map((arg) => [`${type.name}.${field.name}(${arg.name}:)`, arg] as const));
    }
    return all;
  });
}

function isBuiltIn(name: string): boolean {
  return ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name);
}
