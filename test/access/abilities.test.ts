/** What a viewer is told they may call and read is what their role's schema holds, and what the slices say of it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { sliceTable } from '../../src/access/policy.js';
import { personas } from '../../src/cli/personas.js';
import { startGraph, type TestGraph } from '../support/kith.js';

interface Abilities {
  readonly queries: string[];
  readonly mutations: string[];
  readonly types: { type: string; fields: { name: string; when: string | null; mayWrite: boolean }[] }[];
}

const ASK = '{ viewer { abilities { queries mutations types { type fields { name when mayWrite } } } } }';

let graph: TestGraph;
let executed: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
  executed = await startGraph({ isAlwaysExecuted: true });
});
afterAll(async () => {
  await graph.close();
  await executed.close();
});

describe.each(personas.map(({ name, role }) => [name, role] as const))('%s', (who, role) => {
  let told: Abilities;
  beforeAll(async () => {
    const { data, errors, persons } = await graph.answer(who, ASK);
    expect({ errors, persons }).toEqual({ errors: [], persons: [] });
    expect(JSON.parse((await executed.answer(who, ASK)).data)).toEqual(JSON.parse(data));
    told = JSON.parse(data).viewer.abilities;
  });

  test('is told the root fields of the role’s schema', () => {
    const schema = graph.house.schemas.ofRole[role];
    expect(told.queries.sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
    expect(told.mutations.sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
  });

  test('is told its types and their fields, each once', () => {
    const { model, ofRole } = graph.house.schemas;
    const known = [...model.all()].flatMap(({ name }) => {
      const type = ofRole[role].getType(name);
      return isObjectType(type) ? [[name, Object.keys(type.getFields()).sort()]] : [];
    });
    const said = told.types.map(({ type, fields }) => [type, fields.map(({ name }) => name).sort()]);
    expect(said.sort()).toEqual(known.sort());
  });

  test('is told of which rows, and what it may write', () => {
    for (const { type, fields } of told.types) {
      for (const { name, when, mayWrite } of fields) {
        const slice = sliceTable.get(type)?.fields.get(name);
        const grant = slice?.read[role] ?? 'always';
        const isOurs = ['id', 'version', 'createdAt', 'updatedAt', 'allowedActions', 'withheld'].includes(name);
        expect([type, name, when, mayWrite]).toEqual([
          type,
          name,
          grant === 'always' ? null : grant.says,
          !isOurs && Boolean(slice?.write.includes(role)),
        ]);
      }
    }
  });
});
