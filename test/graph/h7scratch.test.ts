/** Scratch of H7, to be deleted soon. */

import { expect, test } from '@jest/globals';
import { print } from 'graphql';
import { startGraph } from '../support/kith.js';
import { portalOperations } from '../support/portal-operations.js';

test('x', async () => {
  const g = await startGraph();
  let out = '';
  const count = (v: unknown): number =>
    Array.isArray(v)
      ? v.reduce((n: number, x) => n + count(x), 0)
      : v && typeof v === 'object'
        ? 1 + Object.values(v).reduce((n: number, x) => n + count(x), 0)
        : 0;
  for (const { name, personas, document, variables } of portalOperations)
    for (const p of [...new Set([...personas, 'gp', 'link-worker', 'charity', 'charity-2', 'integrator'])]) {
      try {
        const a = await g.answer(p, print(document), variables);
        const root = Object.values(JSON.parse(a.data))[0] as { totalCount?: number; nodes?: unknown[] };
        out += `${name} ${p} bytes=${a.data.length} objects=${count(JSON.parse(a.data))} nodes=${root?.nodes?.length} total=${root?.totalCount} errors=${a.errors.map(String)} withheld=${JSON.stringify((a.extensions as any).withheld?.map((w: any) => w.field))}\n`;
        if (name === 'readme-person') out += a.data + '\n';
      } catch (e) {
        out += `${name} ${p} ${e}\n`;
      }
    }
  console.log(out);
  await g.close();
  expect(1).toBe(1);
});
