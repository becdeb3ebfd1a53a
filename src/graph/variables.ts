/** The variables of an operation: coerced, or refused naming every problem and where it is, but never the value. */
import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { invalidInput, type Problem } from '../platform/errors.js';
import { withoutValues } from './wording.js';

/** So many of one variable are told; a long list could have as many as it has items. */
const MOST_PROBLEMS = 20;

/** Ends the coercion, which would look for more. */
class Enough extends Error {}

type Values = Readonly<Record<string, unknown>>;

export function coerceVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, given: Values): Values {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, definitions, given, { maxErrors: 1 });
  if (coerced) return coerced;
  const problems = definitions.flatMap((definition) => {
    const type = typeFromAST(schema, definition.type as never);
    return isInputType(type) ? problemsOf(definition, type, given) : [];
  });
  if (problems.length > 0) throw invalidInput(problems);
  throw invalidInput(errors.map(({ message }) => ({ path: [], rule: 'variable', message: withoutValues(message) })));
}

function problemsOf(definition: VariableDefinitionNode, type: GraphQLInputType, given: Values): Problem[] {
  const name = definition.variable.name.value;
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  const problems: Problem[] = [];
  const refuse = (path: readonly (string | number)[], reason: string) => {
    problems.push({ path, rule: 'variable', message: `$${path.join('.')}: ${reason}` });
    if (problems.length === MOST_PROBLEMS) throw new Enough();
  };
  if (value === undefined || value === null) {
    const isMissing = isNonNullType(type) && (value === null || definition.defaultValue === undefined);
    if (isMissing) refuse([name], `A value of type ${type} is required.`);
    return problems;
  }
  try {
    coerceInputValue(value, type, (path, _, error) => refuse([name, ...path], withoutValues(error.message)));
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return problems;
}
