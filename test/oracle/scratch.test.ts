/** Scratch. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { testDatabase } from '../support/database.js';
import { claimsOf, NOW, startGraph } from '../support/kith.js';
import { Oracle } from './answer.js';
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
    const a = await graph.answer(q[0], q[1]);
    const b = await executed.answer(q[0], q[1]);
    const o = oracle.answer(claimsOf(q[0]), parse(q[1]));
    console.log(
      q[0],
      q[1],
      '\n',
      a.data?.slice(0, 3000),
      a.errors.map((e) => e.message),
      JSON.stringify(a.extensions),
      '\n',
      b.data?.slice(0, 3000),
      b.errors.map((e) => e.message),
      '\n',
      JSON.stringify(o).slice(0, 3000),
    );
  }
  await graph.close();
  await executed.close();
  expect(1).toBe(1);
}, 100000);
