/** What changed between agreed versions, over a whole population: the ways of answering agree, and every kind of change is met. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startGraph, type TestGraph } from '../support/kith.js';

const READ = `{ plans(first: 60, orderBy: AGREED_ASC) { nodes { id history { nodes { from to } } actions { what history { nodes { to } } }
  goals { id history { nodes { from to } } progress { nodes { value words } } }
  versions(orderBy: NUMBER_ASC) { nodes { number changed goals { title confidence target dueOn lifecycle change changed } removedGoals { title }
    actions { what status change changed } removedActions { what } } } } } }`;

let ways: TestGraph[];

beforeAll(async () => {
  ways = [
    await startGraph(),
    await startGraph({ isAlwaysExecuted: true }),
    await startGraph({ hasRowSecurity: false }),
  ];
});
afterAll(async () => {
  for (const way of ways) await way.close();
});

test.each(['link-worker', 'team-lead', 'gp', 'integrator'])('read as %s', async (who) => {
  const answers: string[] = [];
  for (const way of ways) {
    const { data, errors } = await way.answer(who, READ);
    expect(errors ?? []).toEqual([]);
    answers.push(data);
  }
  expect(new Set(answers.map((answer) => JSON.stringify(JSON.parse(answer)))).size).toBe(1);
  for (const met of [
    '"change":"ADDED"',
    '"change":"CHANGED"',
    '"change":"KEPT"',
    '"CONFIDENCE"',
    '"TARGET"',
    '"DUE_ON"',
  ])
    expect(answers[0]).toContain(met);
  expect(answers[0]).toMatch(/"removedActions":\[\{/);
  expect(answers[0]).toMatch(/"progress":\{"nodes":\[\{/);
});
