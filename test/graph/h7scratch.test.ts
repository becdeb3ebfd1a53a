/** Scratch of H7, to be deleted soon. */
import { expect, test } from '@jest/globals';
import { print } from 'graphql';
import { startGraph } from '../support/kith.js';
import { DeepGraphDocument } from '../support/generated/operations.js';
test('x', async () => {
  const g = await startGraph();
  let out = '';
  for (const p of ['link-worker', 'team-lead', 'gp', 'integrator']) {
    const a = await g.answer(p, print(DeepGraphDocument), {});
    out += `deep ${p} bytes=${a.data.length} ids=${a.data.match(/"id":/g)?.length} persons=${a.persons.length} withheld=${JSON.stringify(a.extensions.withheld ?? [])}\n`;
  }
  console.log(out);
  await g.close();
  expect(1).toBe(1);
});
