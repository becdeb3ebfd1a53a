/** A mutation's input as its code gets it: ids as UUIDs, moments as dates, columns within their bounds. */
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { inputClass } from '../graph/arguments.js';
import type { Class } from '../graph/declared.js';
import { parseIdentifier, targetOfId } from '../graph/identifier.js';
import type { GraphModel } from '../graph/model.js';
import { outOfBounds } from '../platform/columns.js';
import { invalidInput, type Problem } from '../platform/errors.js';
import { likenessOf } from './input.js';

type Path = readonly (string | number)[];

/** Throws INVALID_INPUT with every problem found; the rules of the input classes were asked when arguments were read. */
export function received(schema: GraphQLSchema, model: GraphModel, mutation: string, given: object): object {
  const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
  const reception = new Reception(model);
  const input = reception.convert(type as GraphQLInputType, given, ['input']) as object;
  if (reception.problems.length > 0) throw invalidInput(reception.problems);
  return input;
}

class Reception {
  readonly problems: Problem[] = [];

  constructor(private readonly model: GraphModel) {}

  convert(type: GraphQLInputType, value: unknown, path: Path, target?: Class): unknown {
    if (value === null || value === undefined) return value;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return (value as unknown[]).map((item, index) => this.convert(nullable.ofType, item, [...path, index], target));
    }
    if (isInputObjectType(nullable)) return this.object(nullable, value as Readonly<Record<string, unknown>>, path);
    const { name } = getNamedType(nullable);
    if (name === 'ID') return this.id(value, path, target);
    return name === 'DateTime' ? new Date(value as string) : value;
  }

  private object(type: GraphQLInputObjectType, members: Readonly<Record<string, unknown>>, path: Path): object {
    const Input = inputClass(type.name) as Class;
    const made = Object.create(Input.prototype as object) as Record<string, unknown>;
    for (const [name, value] of Object.entries(members)) {
      const field = type.getFields()[name];
      if (!field) continue;
      const at = [...path, name];
      const Like = likenessOf(Input, name);
      const says = Like && outOfBounds(Like, name, value);
      if (says) this.problems.push({ path: at, rule: 'bounds', message: `${at.join('.')} ${says}.` });
      made[name] = this.convert(field.type, value, at, targetOfId(Input, name));
    }
    return made;
  }

  /** The UUID of an id whose type the input names; the id as it is where it may be of several types. */
  private id(value: unknown, path: Path, target: Class | undefined): unknown {
    const id = parseIdentifier(value);
    const table = target && this.model.type(target.name).table;
    if (id && table === id.type) return id.uuid;
    if (id && !table && [...this.model.all()].some((type) => type.table === id.type)) return value;
    const expected = table ? `an id that begins with ${table}_` : 'an id taken from an answer';
    this.problems.push({ path, rule: 'id', message: `${path.join('.')} is not ${expected}.` });
    return undefined;
  }
}
