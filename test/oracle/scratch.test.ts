/** Scratch. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { testDatabase } from '../support/database.js';
import { claimsOf, NOW, startGraph } from '../support/kith.js';
import { Oracle } from './answer.js';
import { differences } from './compare.js';
import { momentOf } from './viewer.js';
import { loadWorld } from './world.js';

test('scratch', async () => {
  const db = await testDatabase();
  const world = await loadWorld(db.ownerUrl);
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const oracle = new Oracle(schema, world, momentOf(NOW));
  const graph = await startGraph({});
  const executed = await startGraph({ isAlwaysExecuted: true });
  for (const q of JSON.parse(readFileSync('/tmp/h5/q.json', 'utf8'))) {
    const get = async (g: typeof graph) => {
      try {
        const r = await g.answer(q[0], q[1]);
        return { data: r.data, e: r.errors.map((x) => [x.extensions.code, x.message]), x: r.extensions };
      } catch (e) {
        return { thrown: String(e), code: (e as { code?: string }).code };
      }
    };
    const a = await get(graph);
    const b = await get(executed);
    const o = oracle.answer(claimsOf(q[0]), parse(q[1]));
    process.stderr.write('DIFFS ' + (a.data ? differences(o.data, JSON.parse(a.data)).join('|') : '') + '\n');
    process.stderr.write(
      [
        q[0],
        q[1],
        JSON.stringify(a).slice(0, 3000),
        JSON.stringify(b) === JSON.stringify(a) ? 'same' : JSON.stringify(b).slice(0, 3000),
        JSON.stringify(o).slice(0, 3000),
        '',
        '',
      ].join('\n'),
    );
  }
  await graph.close();
  await executed.close();
  expect(1).toBe(1);
}, 100000);
