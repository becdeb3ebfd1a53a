/** How many rows the list of an operation holds for its viewer, whatever page of it is asked for. */
import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import type { Contestant } from './contestant.js';
import { ask } from './equality.js';
import type { BenchOperation } from './operations.js';

/** The same list under the same filter, asked for nothing but its count; 1 for an operation on one row. */
export async function inReach(kith: Contestant, { persona, bodies }: BenchOperation): Promise<number> {
  const { query, variables } = JSON.parse(bodies('kith')[0] as string) as { query: string; variables: object };
  const operation = counting(parse(query));
  if (!operation) return 1;
  const { data } = await ask(kith, persona, JSON.stringify({ query: print(operation), variables }));
  const [counted] = Object.values(data as Record<string, { totalCount: number }>);
  return counted?.totalCount ?? 0;
}

function counting({ definitions }: DocumentNode): OperationDefinitionNode | undefined {
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const list = operation.selectionSet.selections[0] as FieldNode;
  const isList = list.selectionSet?.selections.some(
    (field) => field.kind === Kind.FIELD && ['nodes', 'edges'].includes(field.name.value),
  );
  if (!isList) return undefined;
  const used = new Set<string>();
  for (const argument of list.arguments ?? []) visit(argument, { Variable: ({ name }) => void used.add(name.value) });
  return {
    ...operation,
    variableDefinitions: operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)),
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        {
          ...list,
          selectionSet: {
            kind: Kind.SELECTION_SET,
            selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'totalCount' } }],
          },
        },
      ],
    },
  };
}
