/** Thousands of ways a person can go through the service: after every step the server equals a small model of the pathway. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ARROWS } from './model/machines.js';
import { agrees, STEPS_EACH } from './model/property.js';
import { Service } from './model/service.js';
import { RULES } from './model/told.js';

/** Others, or more: `MODEL_SEED=7 MODEL_RUNS=3000 npm test -- test/mutation/model.test`. */
const SEED = Number(process.env.MODEL_SEED ?? 20261122);
const RUNS = Number(process.env.MODEL_RUNS ?? (process.env.PROOF === 'full' ? 1000 : 300));

let service: Service;
beforeAll(async () => {
  service = await Service.open();
}, 120_000);
afterAll(() => service?.close());

test('the server equals the model, and who looks after a person is what their history implies', async () => {
  const moves = new Set<string>();
  const outcomes: Record<string, number> = {};
  const property = agrees(service, RULES, (made, log) => {
    for (const move of made) moves.add(move);
    for (const entry of log) {
      const outcome = entry.split(' → ')[1] ?? 'time';
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  });
  const begun = performance.now();
  await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  const seconds = Math.round((performance.now() - begun) / 1000);
  process.stderr.write(
    `\nModel: seed ${SEED}, ${RUNS} runs of ${STEPS_EACH} steps in ${seconds} s, ` +
      `${moves.size} of ${ARROWS.size} arrows taken: ${JSON.stringify(outcomes)}\n`,
  );
  expect([...moves].filter((move) => !ARROWS.has(move))).toEqual([]);
  // Far fewer would say that hardly anybody got anywhere.
  if (RUNS >= 300) expect(moves.size).toBeGreaterThan(70);
}, 1_800_000);
