/** An operation in other words: forms that mean the same, and the way back from their answers. */
import {
  type ArgumentNode,
  astFromValue,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';

export interface Said {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Form = (said: Said, schema: GraphQLSchema) => Said;

const ALIAS = 'said_';
const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

export const forms: Readonly<Record<string, Form>> = {
  aliased: ({ document, variables }) => ({
    variables,
    document: visit(document, {
      Field: (field) => ({ ...field, alias: name(`${ALIAS}${(field.alias ?? field.name).value}`) }),
    }),
  }),

  'with its selections the other way round': ({ document, variables }) => ({
    variables,
    document: visit(document, {
      SelectionSet: { leave: (set) => ({ ...set, selections: set.selections.toReversed() }) },
    }),
  }),

  'in named fragments': ({ document, variables }, schema) => {
    const fragments: FragmentDefinitionNode[] = [];
    const info = new TypeInfo(schema);
    const wrapped = visit(
      document,
      visitWithTypeInfo(info, {
        SelectionSet: {
          leave: (set) => {
            const type = info.getParentType();
            if (!type) throw new Error('A selection of nothing.');
            const fragment = `Said${fragments.length}`;
            const on = { kind: Kind.NAMED_TYPE, name: name(type.name) } as const;
            fragments.push({
              kind: Kind.FRAGMENT_DEFINITION,
              name: name(fragment),
              typeCondition: on,
              selectionSet: set,
            });
            return { ...set, selections: [{ kind: Kind.FRAGMENT_SPREAD, name: name(fragment) } as const] };
          },
        },
      }),
    );
    return { variables, document: { ...wrapped, definitions: [...wrapped.definitions, ...fragments] } };
  },

  'without named fragments': ({ document, variables }) => {
    const fragments = new Map(
      document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
    );
    const definitions = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    // A visitor goes on into what it put in place, so fragments within fragments are inlined too.
    const inlined = visit(
      { ...document, definitions },
      {
        FragmentSpread: ({ name: { value }, directives }) => {
          const fragment = fragments.get(value);
          if (!fragment) throw new Error(`There is no fragment ${value}.`);
          const { typeCondition, selectionSet } = fragment;
          return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, ...(directives ? { directives } : {}) };
        },
      },
    );
    return { variables, document: inlined };
  },

  'with literals for variables': ({ document, variables }, schema) => {
    const operation = operationOf(document);
    const definitions = operation.variableDefinitions ?? [];
    const { coerced = {} } = getVariableValues(schema, definitions, { ...variables });
    const literals = new Map(
      definitions.map(({ variable, type }) => [variable.name.value, typeFromAST(schema, type as never)]),
    );
    const literal = (variable: string): ValueNode | null => {
      const type = literals.get(variable);
      if (!isInputType(type) || !(variable in coerced)) return null;
      return astFromValue(coerced[variable], type) ?? { kind: Kind.NULL };
    };
    // What is given by a variable that is left out is left out itself.
    const given = {
      leave: (node: { readonly value: ValueNode }) => (node.value.kind === Kind.VARIABLE ? null : undefined),
    };
    return {
      variables: {},
      document: visit(document, {
        VariableDefinition: () => null,
        Variable: ({ name: { value } }) => literal(value) ?? undefined,
        Argument: given,
        ObjectField: given,
      }),
    };
  },

  'with variables for literals': ({ document, variables }, schema) => {
    const added: VariableDefinitionNode[] = [];
    const names = new Map<string, string>();
    const values: Record<string, unknown> = { ...variables };
    const info = new TypeInfo(schema);
    const hoisted = visit(
      document,
      visitWithTypeInfo(info, {
        Argument: (argument: ArgumentNode) => {
          const type = info.getArgument()?.type;
          if (!type || hasVariable(argument.value)) return undefined;
          // What is said twice of one field has to be said by one variable.
          const said = `${type} ${print(argument.value)}`;
          const known = names.get(said);
          const variable = { kind: Kind.VARIABLE, name: name(known ?? `said${names.size}`) } as const;
          if (known === undefined) {
            names.set(said, variable.name.value);
            added.push({ kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(String(type)) });
            values[variable.name.value] = valueFromASTUntyped(argument.value);
          }
          return { ...argument, value: variable };
        },
      }),
    );
    const definitions = hoisted.definitions.map((one) => {
      if (one.kind !== Kind.OPERATION_DEFINITION) return one;
      return { ...one, variableDefinitions: [...(one.variableDefinitions ?? []), ...added] };
    });
    return { variables: values, document: { ...hoisted, definitions } };
  },
};

/** An answer, or a path, with the aliases of `aliased` taken off and the keys of each object in one order. */
export function plainly(answer: unknown): unknown {
  if (typeof answer === 'string') return answer;
  if (Array.isArray(answer)) return answer.map(plainly);
  if (typeof answer !== 'object' || answer === null) return answer;
  const entries = Object.entries(answer).map(([key, value]) => [withoutAlias(key), plainly(value)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function withoutAlias(key: string): string {
  return key.startsWith(ALIAS) ? key.slice(ALIAS.length) : key;
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is nothing to say in other words.');
  return operation;
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value));
}
