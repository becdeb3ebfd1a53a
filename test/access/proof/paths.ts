/** Every path from a type to every field below it, so many fields deep, as selections of bounded length. */
import {
  type GraphQLField,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
} from 'graphql';
import { LEFT_OUT } from '../../oracle/generate.js';
import { rowType } from '../../oracle/planning.js';

/** One selection set holds at most so many paths. */
const PATHS = 400;

interface Part {
  readonly text: string;
  readonly paths: number;
}

export class Paths {
  private readonly known = new Map<string, readonly Part[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    /** How many rows are asked for of a list below the first. */
    private readonly rows: number,
    private readonly followsEdges: boolean,
  ) {}

  /** Selection sets that together hold every path of up to `depth` fields that begins at the type. */
  below(type: GraphQLObjectType, depth: number): readonly Part[] {
    const key = `${type.name} ${depth}`;
    const made = this.known.get(key) ?? packed(this.partsOf(type, depth));
    this.known.set(key, made);
    return made;
  }

  private partsOf(type: GraphQLObjectType, depth: number): readonly Part[] {
    const fields = Object.values(type.getFields()).filter(({ name }) => !LEFT_OUT.includes(name));
    const own: Part = { text: '__typename', paths: 0 };
    return [own, ...fields.flatMap((field) => this.partsOfField(field, depth))];
  }

  private partsOfField(field: GraphQLField<unknown, unknown>, depth: number): readonly Part[] {
    const target = getNamedType(field.type);
    const head = `${field.name}${this.argumentsOf(field)}`;
    if (isLeafType(target)) return [{ text: head, paths: 1 }];
    if (isInterfaceType(target)) return [{ text: `${head} { __typename id }`, paths: 1 }];
    // What lies behind `edges` is what lies behind `nodes`: that is said of every page, and followed only in full.
    if (field.name === 'edges' && !this.followsEdges)
      return [{ text: `${head} { __typename cursor node { __typename } }`, paths: 2 }];
    if (depth === 1) return [];
    if (!(target instanceof GraphQLObjectType)) throw new Error(`${field.name} leads to no object.`);
    return this.below(target, depth - 1).map(({ text, paths }) => ({ text: `${head} ${text}`, paths }));
  }

  private argumentsOf({ type, args }: GraphQLField<unknown, unknown>): string {
    if (rowType(this.schema, getNamedType(type).name) !== undefined) return `(first: ${this.rows})`;
    const must = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    if (must.length === 0) return '';
    if (must.some(({ name }) => name !== 'from')) throw new Error('Nobody said what this field is asked with.');
    return '(from: { latitude: 53.4, longitude: -2.2 })';
  }
}

function packed(parts: readonly Part[]): readonly Part[] {
  const packs: Part[][] = [[]];
  let paths = 0;
  for (const part of parts) {
    if (paths > 0 && paths + part.paths > PATHS) {
      packs.push([]);
      paths = 0;
    }
    packs.at(-1)?.push(part);
    paths += part.paths;
  }
  return packs.map((pack) => ({
    text: `{ ${pack.map(({ text }) => text).join(' ')} }`,
    paths: pack.reduce((sum, part) => sum + part.paths, 0),
  }));
}
