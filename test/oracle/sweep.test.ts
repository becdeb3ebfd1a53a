/** The sweep: every field of every type, of rows that exist for a viewer and rows that do not, and every list's order. */
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { type GraphQLObjectType, getNamedType, isEnumType, isInterfaceType } from 'graphql';
import { personas } from '../../src/cli/personas.js';
import { Proof } from './proof.js';
import { wholeOf } from './whole.js';
import { globalId, tableOf } from './world.js';

const ROLES = [...new Set(personas.map(({ role }) => role))];
/** Of each type, so many rows that exist for the viewer and so many that do not. */
const ROWS = { visible: 8, hidden: 3 };

let proof: Proof;

beforeAll(async () => {
  proof = await Proof.start();
}, 120_000);

afterAll(async () => {
  await proof?.close();
  process.stderr.write(`\nSweep: ${proof?.summary}.\n`);
});

describe('every field of every type is what the oracle says', () => {
  test.each(ROLES)(
    '%s',
    async (role) => {
      const node = proof.schema.getType('Node');
      const types = isInterfaceType(node) ? proof.schema.getPossibleTypes(node) : [];
      for (const viewer of proof.viewers.filter((one) => one.role === role)) {
        for (const type of types) {
          const ids = idsOf(type, viewer);
          const text = `query Sweep($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} ${wholeOf(type, proof.schema)} } }`;
          if (ids.length > 0) await proof.isAlike(viewer, { text, variables: { ids } });
        }
      }
    },
    300_000,
  );
});

describe('every list, in every order, is what the oracle says', () => {
  test.each(personas.map(({ name }) => name))(
    '%s',
    async (name) => {
      const viewer = proof.viewers.find((one) => one.name === name);
      if (!viewer) throw new Error(`Nobody asks as ${name}.`);
      for (const root of Object.values(proof.schema.getQueryType()?.getFields() ?? {})) {
        const order = root.args.find((arg) => arg.name === 'orderBy');
        const values = order && getNamedType(order.type);
        if (!isEnumType(values)) continue;
        for (const { name: orderBy } of values.getValues().filter((one) => one.name !== 'NEAREST_ASC')) {
          const text = `{ ${root.name}(first: 40, orderBy: ${orderBy}) { totalCount nodes { id } } }`;
          await proof.isAlike(viewer, { text, variables: {} });
        }
      }
    },
    120_000,
  );
});

function idsOf(type: GraphQLObjectType, viewer: (typeof proof.viewers)[number]): readonly string[] {
  const view = proof.oracle.viewOf(viewer);
  const visible = new Set(view.all(type.name).map(({ id }) => id));
  const hidden = view.world.all(tableOf(type.name)).filter(({ id }) => !visible.has(id));
  const ids = [
    ...spread([...visible], ROWS.visible),
    ...spread(
      hidden.map(({ id }) => id),
      ROWS.hidden,
    ),
  ];
  return ids.map((id) => globalId(type.name, id));
}

/** Up to so many, from all over the list. */
function spread(ids: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, Math.floor(ids.length / most));
  return ids.filter((_, index) => index % step === 0).slice(0, most);
}
