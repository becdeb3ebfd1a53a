/** Valid operations as large as a document may be: every field in reach, until the words run out. */
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { DEMO_PERSON } from '../../../src/cli/seed/demo-person.js';
import type { Random } from '../../../src/cli/seed/random.js';

export interface WideOptions {
  /** Words and signs it may spend. */
  readonly tokens: number;
  readonly depth: number;
  readonly pages: readonly number[];
  /** How likely a field that leads on is taken. */
  readonly appetite: number;
}

const PERSON = `person_${DEMO_PERSON.id}`;

export function wide(schema: GraphQLSchema, random: Random, options: WideOptions): string {
  return new Wide(schema, random, options).operation();
}

class Wide {
  private left: number;
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly options: WideOptions,
  ) {
    this.left = options.tokens - 4;
  }

  operation(): string {
    const roots = Object.values(this.schema.getQueryType()?.getFields() ?? {});
    const chosen: string[] = [];
    while (this.left > 20 && chosen.length < 20) {
      const text = this.field(this.random.pick(roots), 0, true);
      if (text) chosen.push(text);
      else break;
    }
    return `{ ${chosen.join(' ') || '__typename'} }`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number, mustAlias: boolean): string | undefined {
    const given = this.given(field);
    const size = given.split(/[\s:,]+/).length + 3;
    if (this.left < size + 6) return undefined;
    const needsAlias = mustAlias || given !== '';
    this.left -= size + (needsAlias ? 2 : 0);
    const inside = this.inside(field.type, depth);
    if (inside === undefined) return undefined;
    return `${needsAlias ? `a${this.aliases++}: ` : ''}${field.name}${given}${inside}`;
  }

  private inside(type: GraphQLOutputType, depth: number): string | undefined {
    const named = getNamedType(type);
    if (isLeafType(named)) return '';
    this.left -= 2;
    if (isInterfaceType(named)) return this.ofInterface(depth);
    if (!isObjectType(named)) return undefined;
    const fields = Object.values(named.getFields());
    const page = fields.find(({ name }) => name === 'nodes');
    if (page) {
      this.left -= 3;
      return ` { totalCount nodes ${this.inside(page.type, depth)} }`;
    }
    const chosen = ['__typename'];
    for (const field of this.random.some(fields, fields.length)) {
      if (this.left < 12) break;
      const isLeaf = isLeafType(getNamedType(field.type));
      if (!isLeaf && (depth >= this.options.depth || !this.random.chance(this.options.appetite))) continue;
      const text = this.field(field, isLeaf ? depth : depth + 1, false);
      if (text) chosen.push(text);
    }
    return ` { ${chosen.join(' ')} }`;
  }

  private ofInterface(depth: number): string {
    const types = this.schema.getPossibleTypes(this.schema.getType('Node') as never);
    const some = this.random.some(types, this.random.whole(1, 6));
    return ` { id ${some.map((type) => `... on ${type.name}${this.inside(type, depth) ?? ' { id }'}`).join(' ')} }`;
  }

  private given({ args }: GraphQLField<unknown, unknown>): string {
    const given = args.flatMap(({ name, type }) => {
      if (name === 'first') return [`first: ${this.random.pick(this.options.pages)}`];
      if (isNonNullType(type) || (name === 'where' && this.random.chance(0.3)))
        return [`${name}: ${this.value(type, 0)}`];
      return [];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private value(type: GraphQLInputType, depth: number): string {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return `[${this.value(nullable.ofType, depth)}]`;
    if (isEnumType(nullable)) return this.random.pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      const taken = fields.filter(({ type: of }) => isNonNullType(of) || (depth < 2 && this.random.chance(0.3)));
      return `{ ${taken.map((field) => `${field.name}: ${this.value(field.type, depth + 1)}`).join(', ')} }`;
    }
    const leaves: Readonly<Record<string, string>> = {
      ID: `"${PERSON}"`,
      Int: '3',
      Float: '52.9',
      Boolean: 'true',
      Date: '"2026-03-02"',
      DateTime: '"2026-03-02T11:00:00Z"',
      NhsNumber: '"9990000018"',
    };
    return leaves[nullable.name] ?? '"a"';
  }
}
