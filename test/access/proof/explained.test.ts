/** What Kith explains of access is what the oracle holds: which fields of a row are read and why not, and what a role can do at all. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doors } from '../../oracle/doors.js';
import { LEFT_OUT } from '../../oracle/generate.js';
import type { View } from '../../oracle/view.js';
import { globalId } from '../../oracle/world.js';
import { testDatabase } from '../../support/database.js';
import { startGraph, type TestGraph } from '../../support/kith.js';
import { Seen } from '../seen.js';
import { FULL, ROLES } from './size.js';

/** Of each type so many rows that exist for the viewer. */
const ROWS = FULL ? 20 : 4;

let seen: Seen;
let graph: TestGraph;

beforeAll(async () => {
  const database = await testDatabase();
  seen = await Seen.load(database);
  graph = await startGraph({}, database);
}, 120_000);

afterAll(() => graph?.close());

/** The fields that the role reads of some row. */
function readable(view: View, type: string): readonly string[] {
  return view.fieldsOf(type).filter((field) => !LEFT_OUT.includes(field) && !view.rules.isNeverRead(type, field));
}

const isCompared = ({ field }: { readonly field: string }) => !LEFT_OUT.includes(field);

const EXPLAIN = 'query ($id: ID!) { explainAccess(id: $id) { type fields { field isRead reason } } }';
const ABLE = '{ viewer { abilities { mutations types { type fields { name } } } } }';

describe.each(ROLES)('%s', (role) => {
  test('why a field of a row is read, or is not', async () => {
    for (const viewer of seen.viewers.filter((one) => one.role === role)) {
      const view = seen.viewOf(viewer);
      for (const type of seen.types) {
        for (const row of view.all(type).slice(0, ROWS)) {
          const id = globalId(type, row.id);
          const { explainAccess: said } = JSON.parse((await graph.answer(viewer, EXPLAIN, { id })).data);
          const told = said && { ...said, fields: said.fields.filter(isCompared) };
          const fields = readable(view, type).map((field) => ({
            field,
            isRead: view.rules.reads(type, field, row),
            reason: view.rules.whyWithheld(type, field, row) ?? null,
          }));
          const explained = role === 'ANALYST' || fields.length === 0 ? null : { type, fields };
          expect({ viewer: viewer.name, id, told }).toEqual({ viewer: viewer.name, id, told: explained });
        }
      }
    }
  }, 600_000);

  test('what the role may call and read', async () => {
    const viewer = seen.viewers.find((one) => one.role === role);
    if (!viewer) throw new Error(`Nobody is a ${role}.`);
    const view = seen.viewOf(viewer);
    const { abilities } = JSON.parse((await graph.answer(viewer, ABLE)).data).viewer;
    const mine = [...doors].filter(([, roles]) => roles.includes(role)).map(([name]) => name);
    expect([...abilities.mutations].sort()).toEqual(mine.sort());
    const told = new Map<string, readonly { name: string }[]>(
      abilities.types.map(({ type, fields }: { type: string; fields: readonly { name: string }[] }) => [type, fields]),
    );
    for (const type of seen.types) {
      const fields = (told.get(type) ?? []).map(({ name }) => name).filter((field) => !LEFT_OUT.includes(field));
      expect({ type, fields }).toEqual({ type, fields: readable(view, type) });
    }
  });
});
