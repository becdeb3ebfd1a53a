/** Adds to an operation what comparing its answers needs: which row each object is, and why fields of it are null. */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Response keys that no portal would choose. */
export const ROW = 'kithRow';
export const WITHHELD = 'kithWithheld';

const ADDED: Readonly<Record<string, FieldNode>> = {
  id: added(`{ ${ROW}: id }`),
  withheld: added(`{ ${WITHHELD}: withheld { field reason says } }`),
};

export interface Completed {
  readonly query: string;
  /** Response path without places in lists, such as `person.plans.nodes` → the field that answers there. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Throws what is wrong with the operation, in words for whoever wrote it. */
export function completed(text: string, schema: GraphQLSchema): Completed {
  const document = parse(text, { noLocation: true });
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1) throw new Error('Write exactly one operation.');
  if (operations.some((operation) => 'operation' in operation && operation.operation !== 'query'))
    throw new Error('Side by side only asks: write a query. Mutations are tried in the console, as one caller.');
  const info = new TypeInfo(schema);
  const query = visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: (set) => {
        const type = info.getParentType();
        if (!isObjectType(type)) return undefined;
        const names = Object.keys(ADDED).filter((name) => name in type.getFields());
        return { ...set, selections: [...set.selections, ...names.flatMap((name) => ADDED[name] ?? [])] };
      },
    }),
  );
  return { query: print(query), fields: fieldsOf(document) };
}

function fieldsOf(document: DocumentNode): Map<string, string> {
  const found = new Map<string, string>();
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const walk = (set: FieldNode['selectionSet'], path: readonly string[], spread: readonly string[]): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const here = [...path, (selection.alias ?? selection.name).value];
        found.set(here.join('.'), selection.name.value);
        walk(selection.selectionSet, here, spread);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, path, spread);
      else if (!spread.includes(selection.name.value))
        walk(fragments.get(selection.name.value)?.selectionSet, path, [...spread, selection.name.value]);
    }
  };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) walk(definition.selectionSet, [], []);
  return found;
}

function added(text: string): FieldNode {
  const [operation] = parse(text, { noLocation: true }).definitions;
  const [field] = operation && 'selectionSet' in operation ? (operation.selectionSet?.selections ?? []) : [];
  if (field?.kind !== Kind.FIELD) throw new Error(`${text} selects no field.`);
  return field;
}
