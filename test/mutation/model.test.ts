/** Thousands of ways a person can go through the service: after every step the server equals a small model of the pathway. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agrees, STEPS_EACH } from './model/property.js';
import { Service } from './model/service.js';
import { RULES } from './model/told.js';

/** The same way again, or others: `MODEL_SEED=7 MODEL_RUNS=3000 npm test -- test/mutation/model.test`. */
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.MODEL_RUNS ?? 300);

let service: Service;
beforeAll(async () => {
  service = await Service.open();
}, 60_000);
afterAll(() => service?.close());

test('the server equals the model, and who looks after a person is what their history implies', async () => {
  const moves = new Set<string>();
  const outcomes = new Map<string, number>();
  let steps = 0;
  const property = agrees(service, RULES, ({ referral, plans, connections }, log) => {
    steps += STEPS_EACH;
    for (const [kind, rows] of Object.entries({ referral: [referral], plan: plans, connection: connections })) {
      for (const { from, to } of rows.flatMap(({ story }) => story)) if (to) moves.add(`${kind} ${from ?? ''}→${to}`);
    }
    for (const entry of log) {
      const [, outcome = 'time'] = entry.split(' → ');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  });
  const begun = performance.now();
  await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  const seconds = Math.round((performance.now() - begun) / 1000);
  const counts = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  process.stderr.write(`\nModel: seed ${SEED}, ${RUNS} runs, ${steps} steps in ${seconds} s: ${counts}\n`);
  console.log([...moves].sort().join('\n'));
  expect(steps).toBe(RUNS * STEPS_EACH);
}, 900_000);
