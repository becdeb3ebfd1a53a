/** Scratch of H7, to be deleted soon. */
import { expect, test } from '@jest/globals';
import { startKith } from '../support/kith.js';
test('x', async () => {
  const k = await startKith();
  console.log((await k.as('gp').run('{ assets(where: {age: -1, text: ""}) { totalCount } }')).text);
  console.log((await k.as('gp').run('{ assets(where: {near: {latitude: 100}}) { totalCount } }')).text);
  await k.close();
  expect(1).toBe(1);
});
