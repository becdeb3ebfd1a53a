/** Every argument, member of an input and order of every query: answered or refused for each role as the oracle says. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { rowType } from '../../oracle/planning.js';
import { Proof } from '../../oracle/proof.js';
import { type Given, render, type Selection } from '../../oracle/render.js';
import { Values } from '../../oracle/values.js';
import type { NamedViewer } from '../../oracle/viewers.js';
import { globalId } from '../../oracle/world.js';
import { FULL, ROLES, SEED } from './size.js';

/** Marks of the server's own making: pages and following are walked with those it gave out, in tests of their own. */
const MARKS = ['after', 'before', 'updatedSince'];

let proof: Proof;

beforeAll(async () => {
  proof = await Proof.start(undefined, ['served']);
}, 120_000);

afterAll(async () => {
  await proof?.close();
  process.stderr.write(`\nArguments: ${proof?.summary}.\n`);
});

interface Taking {
  readonly owner: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  /** The type of the rows of a list. */
  readonly rows: string;
}

/** Every list there is, at the root and below. */
function lists(): readonly Taking[] {
  const types = Object.values(proof.schema.getTypeMap()).filter((type) => type instanceof GraphQLObjectType);
  return types.flatMap((owner) =>
    Object.values(owner.getFields()).flatMap((field) => {
      const rows = rowType(proof.schema, getNamedType(field.type).name);
      return rows !== undefined && field.args.length > 0 ? [{ owner, field, rows }] : [];
    }),
  );
}

/** What can be given to a list, one at a time: its orders each, and each member of its `where`. */
function choices({ field }: Taking, values: Values): readonly (readonly Given[])[] {
  return field.args
    .filter(({ name }) => !MARKS.includes(name))
    .flatMap((arg): readonly (readonly Given[])[] => {
      const named = getNamedType(arg.type);
      if (arg.name === 'orderBy' && isEnumType(named)) {
        const orders = named.getValues().map((one) => one.name);
        return orders.map((order) => [given(arg, order), ...(order === 'NEAREST_ASC' ? [place(field, values)] : [])]);
      }
      if (!isInputObjectType(named)) return [[given(arg, sample(values, arg.name, arg.type))]];
      return Object.values(named.getFields()).flatMap((member) => {
        const some = FULL ? [1, 2, 3, 4, 5] : [1];
        return some.map((turn) => {
          const value = atLeastOne(sample(values, member.name, member.type, turn), member.type);
          return [given(arg, [{ name: member.name, type: member.type, how: 'inline', value } satisfies Given])];
        });
      });
    });
}

function place({ args }: GraphQLField<unknown, unknown>, values: Values): Given {
  const where = args.find(({ name }) => name === 'where') as GraphQLArgument;
  const input = getNamedType(where.type);
  const near = isInputObjectType(input) ? input.getFields().near : undefined;
  if (!near) throw new Error('The nearest of what has no place.');
  const value = sample(values, 'near', near.type);
  return given(where, [{ name: 'near', type: near.type, how: 'inline', value } satisfies Given]);
}

const given = ({ name, type }: GraphQLArgument, value: unknown): Given => ({ name, type, how: 'inline', value });

function sample(values: Values, name: string, type: GraphQLInputType, turn = 1): unknown {
  return fc.sample(values.valueOf(name, type), { seed: SEED + turn, numRuns: 1 })[0];
}

/** An empty list asks for nothing, and would look at nothing. */
function atLeastOne(value: unknown, type: GraphQLInputType): unknown {
  const bare = isNonNullType(type) ? type.ofType : type;
  const named = getNamedType(type);
  if (!isListType(bare) || (Array.isArray(value) && value.length > 0)) return value;
  return isEnumType(named) ? [named.getValues()[0]?.name] : ['none of that'];
}

const plain = (
  name: string,
  inner?: readonly Selection[],
  args: readonly Given[] = [],
  isAliased = false,
): Selection => {
  return { kind: 'field', name, isAliased, isPage: false, isNode: false, args, directive: undefined, inner };
};

/** The list with what is given, asked at the root or of a few rows that the viewer sees. */
function asking({ owner, field }: Taking, args: readonly Given[], viewer: NamedViewer): Selection {
  const page = field.args.find(({ name }) => name === 'first') as GraphQLArgument;
  const isSized = args.some(({ name }) => name === 'first' || name === 'last');
  const sized = isSized ? args : [{ ...given(page, 3) }, ...args];
  const inner =
    field.name === 'timeline' ? [plain('totalCount')] : [plain('totalCount'), plain('nodes', [plain('id')])];
  const list = plain(field.name, inner, sized);
  if (owner.name === 'Query') return list;
  const rows = proof.oracle.viewOf(viewer).all(owner.name);
  const ids = rows.slice(0, 4).map(({ id }) => globalId(owner.name, id));
  const nodes = proof.schema.getQueryType()?.getFields().nodes?.args[0];
  if (!nodes) throw new Error('Nodes are asked for by their ids.');
  const on: Selection = {
    kind: 'fragment',
    on: owner.name,
    isNamed: false,
    isSpreadTwice: false,
    directive: undefined,
    inner: [list],
  };
  return plain('nodes', [on], [given(nodes, ids)]);
}

describe('each is answered or refused as the oracle says', () => {
  test.each(ROLES)(
    '%s',
    async (role) => {
      const viewers = proof.viewers.filter((viewer) => viewer.role === role);
      for (const viewer of FULL ? viewers : viewers.slice(0, 1)) {
        const values = new Values(proof.oracle.viewOf(viewer));
        for (const list of lists()) {
          for (const args of choices(list, values)) {
            const about = `${list.owner.name}.${list.field.name}(${args.map(({ name }) => name)})`;
            await proof.isAlike(viewer, render([asking(list, args, viewer)]), { about });
          }
        }
      }
    },
    3_600_000,
  );

  test('and none was left out', () => {
    const used = new Set(proof.viewers.flatMap((viewer) => [...proof.oracle.viewOf(viewer).given]));
    const wanted = lists().flatMap(({ owner, field }) => {
      return field.args
        .flatMap(({ name, type }) => {
          const named = getNamedType(type);
          if (name === 'orderBy' && isEnumType(named)) return named.getValues().map((one) => `${name}: ${one.name}`);
          if (isInputObjectType(named)) return Object.keys(named.getFields()).map((member) => `${name}.${member}`);
          return MARKS.includes(name) ? [] : [name];
        })
        .map((argument) => `${owner.name}.${field.name}(${argument})`);
    });
    expect(wanted.length).toBeGreaterThan(500);
    expect(wanted.filter((argument) => !used.has(argument))).toEqual([]);
  });
});
