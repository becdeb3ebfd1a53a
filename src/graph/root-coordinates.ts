/** What an operation that was never planned asked for: its root fields, whatever its directives say. */
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

interface Asked {
  readonly document?: DocumentNode | undefined;
  readonly operation?: OperationDefinitionNode | null | undefined;
  readonly schema: GraphQLSchema;
}

export function rootCoordinates({ document, operation, schema }: Asked): string[] {
  const root = operation && schema.getRootType(operation.operation);
  if (!document || !operation || !root) return [];
  const names = new Set<string>();
  const visited = new Set<SelectionSetNode>();
  const visit = (set: SelectionSetNode | undefined): void => {
    if (!set || visited.has(set)) return;
    visited.add(set);
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else visit(document.definitions.find((one) => isFragment(one, selection.name.value))?.selectionSet);
    }
  };
  visit(operation.selectionSet);
  return [...names].filter((name) => !name.startsWith('__')).map((name) => `${root.name}.${name}`);
}

function isFragment(definition: DefinitionNode, name: string): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name;
}
