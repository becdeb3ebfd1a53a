/** Arguments inside a plan: what shapes the statement is read when planning, every other value becomes a parameter. */
import { getMetadataStorage as getRules, validateSync } from 'class-validator';
import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { invalidInput, type Problem } from '../platform/errors.js';
import type { Sql } from '../platform/sql.js';
import type { Class } from './declared.js';
import { parseIdentifier } from './identifier.js';
import { slot } from './run.js';
import { withoutValues } from './wording.js';

type Values = Readonly<Record<string, unknown>>;

/** The arguments of one field node: read from the variables of each run, constant ones once. */
export class ArgumentSource {
  private constant: Values | undefined;
  private readonly isConstant: boolean;

  constructor(
    readonly field: GraphQLField<unknown, unknown>,
    readonly node: FieldNode,
    /** Response path of the field, for problems. */
    readonly path: readonly string[],
    private readonly Arguments?: Class,
  ) {
    this.isConstant = !JSON.stringify(node.arguments ?? []).includes('"Variable"');
  }

  read(variables: Values): Values {
    if (this.constant) return this.constant;
    const values = this.coerced(variables);
    const problems: Problem[] = [];
    for (const argument of this.field.args) {
      check(argument.type, values[argument.name], [...this.path, argument.name], problems);
    }
    if (this.Arguments) obey(this.Arguments, values, this.path, problems);
    if (problems.length > 0) throw invalidInput(problems);
    if (this.isConstant) this.constant = values;
    return values;
  }

  /** Fails where a nullable variable with a default stands for what may not be null, and is given as null all the same. */
  private coerced(variables: Values): Values {
    try {
      return getArgumentValues(this.field, this.node, variables);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      throw invalidInput([{ path: this.path, rule: 'argument', message: withoutValues(error.message) }]);
    }
  }
}

/** Refuses what no database text can hold, and what the input classes' own rules refuse. */
function check(type: GraphQLInputType, value: unknown, path: readonly (string | number)[], problems: Problem[]): void {
  if (value === null || value === undefined) return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    for (const [index, item] of (value as unknown[]).entries())
      check(nullable.ofType, item, [...path, index], problems);
    return;
  }
  if (typeof value === 'string' && value.includes('\0')) {
    problems.push({ path, rule: 'text', message: `${path.join('.')} holds a NUL character, which no text may.` });
  }
  if (!isInputObjectType(nullable)) return;
  const fields = nullable.getFields();
  for (const [name, member] of Object.entries(value)) {
    const field = fields[name];
    if (field) check(field.type, member, [...path, name], problems);
  }
  const Input = inputClass(nullable.name);
  if (Input) obey(Input, value, path, problems);
}

/** The rules that class-validator's decorators put on a class. */
function obey(Input: Class, value: object, path: readonly (string | number)[], problems: Problem[]): void {
  if (!hasRules(Input)) return;
  const instance = Object.assign(Object.create(Input.prototype) as object, value);
  for (const error of validateSync(instance, { forbidUnknownValues: false })) {
    const at = [...path, error.property];
    for (const [rule, said] of Object.entries(error.constraints ?? {})) {
      const message = said.startsWith(error.property) ? said.slice(error.property.length) : `: ${said}`;
      problems.push({ path: at, rule, message: `${at.join('.')}${message}.` });
    }
  }
}

const ruled = new WeakMap<Class, boolean>();

/** Looked up once: it takes long, and most classes have none. */
function hasRules(Input: Class): boolean {
  const known = ruled.get(Input) ?? getRules().getTargetValidationMetadatas(Input, '', false, false).length > 0;
  ruled.set(Input, known);
  return known;
}

/** The class behind an input type of the schema. */
export function inputClass(name: string): Class | undefined {
  return getMetadataStorage().inputTypes.find((input) => input.name === name)?.target as Class | undefined;
}

/** The table an id must belong to, where the input or argument class says so. */
export type TableOfId = (Input: Class | undefined, member: string) => string | undefined;

/** Turns an argument into what declarations get: booleans as they are, objects by member, all else a parameter. */
export function parameter(
  type: GraphQLInputType,
  value: unknown,
  source: ArgumentSource,
  path: readonly string[],
  tableOfId: TableOfId,
  Owner?: Class,
): unknown {
  if (value === null || value === undefined) return undefined;
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable)) {
    const Input = inputClass(nullable.name);
    const members = value as Values;
    return Object.fromEntries(
      Object.entries(nullable.getFields()).map(([name, field]) => [
        name,
        parameter(field.type, members[name], source, [...path, name], tableOfId, Input),
      ]),
    );
  }
  if (!isListType(nullable) && getNamedType(nullable).name === 'Boolean') return value;
  return valueSlot(nullable, source, path, tableOfId(Owner, path.at(-1) as string));
}

function valueSlot(
  type: GraphQLInputType,
  source: ArgumentSource,
  path: readonly string[],
  table: string | undefined,
): Sql {
  const named = getNamedType(type);
  const at = [...source.path, ...path];
  const convert = named.name === 'ID' ? (value: unknown) => uuidOf(value, table, at) : (value: unknown) => value;
  const isMany = isListType(type);
  return slot(`${PARAMETER_TYPES[named.name] ?? 'text'}${isMany ? '[]' : ''}`, (run) => {
    const value = path.reduce<unknown>((inner, name) => (inner as Values)[name], run.arguments(source));
    return isMany ? (value as unknown[]).map(convert) : convert(value);
  });
}

/** PostgreSQL types of parameters; text for all other leaf types. */
const PARAMETER_TYPES: Readonly<Record<string, string>> = {
  ID: 'uuid',
  Int: 'int',
  Float: 'float8',
  Date: 'date',
  DateTime: 'timestamptz',
};

function uuidOf(value: unknown, table: string | undefined, path: readonly string[]): string {
  const id = parseIdentifier(value);
  if (id && (!table || id.type === table)) return id.uuid;
  const expected = table ? `an id that begins with ${table}_` : 'an id taken from an answer';
  throw invalidInput([{ path, rule: 'id', message: `${path.join('.')} is not ${expected}.` }]);
}
