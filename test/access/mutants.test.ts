/** The mutation test of the policy: with any rule deleted or widened, some check must part from what was expected. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { changeRulesOf } from './mutant/change-rules.js';
import { equivalents, isEquivalent } from './mutant/equivalent.js';
import { factsOf, queryDoors, rowRulesOf } from './mutant/first-lock.js';
import type { Mutant } from './mutant/mutant.js';
import { Probe } from './mutant/probe.js';
import { functionsOf, rowPoliciesOf } from './mutant/second-lock.js';
import { slicesOf } from './mutant/slices.js';
import { Doing, mutationDoorsOf, writeSlicesOf } from './mutant/written.js';

/** All of them where PROOF=full; else of each kind as many as a run of all tests has time for, always the same. */
const isFull = process.env.PROOF === 'full';
const SAMPLE = 60;

/** A file for the list of them all, each with its fate. */
const list = process.env.MUTANTS;

const told: string[] = [];
let killed = 0;
let asked = 0;

let probe: Probe;
let doing: Doing;
beforeAll(async () => {
  probe = await Probe.start();
  doing = await Doing.start();
  if (list) writeFileSync(list, '');
}, 240_000);
afterAll(async () => {
  await doing?.close();
  await probe?.close();
  process.stderr.write(`\n${told.join('\n')}\nPolicy mutants: killed ${killed} of ${asked}\n`);
});

/** What became of it: killed, survived, or why it could not be judged. */
async function fateOf(mutant: Mutant): Promise<string> {
  try {
    return (await mutant.isKilled()) ? 'killed' : 'SURVIVED';
  } catch (error) {
    return `NOT JUDGED: ${error instanceof Error ? error.message : error}`;
  }
}

describe('every mutant is killed', () => {
  test.each<[string, () => Mutant[] | Promise<Mutant[]>]>([
    ['doors of queries', () => queryDoors(probe)],
    ['doors of mutations', () => mutationDoorsOf(doing)],
    ['row rules', () => rowRulesOf(probe)],
    ['facts', () => factsOf(probe)],
    ['slices', () => slicesOf(probe)],
    ['write slices', () => writeSlicesOf(doing)],
    ['change rules', () => changeRulesOf(probe)],
    ['row policies', () => rowPoliciesOf(probe)],
    ['functions of the policies', () => functionsOf(probe)],
  ])(
    '%s',
    async (kind, make) => {
      const all = await make();
      const mutants = all.filter((mutant) => !isEquivalent(mutant));
      const step = isFull ? 1 : Math.ceil(mutants.length / SAMPLE);
      const chosen = mutants.filter((_, index) => index % step === 0);
      const started = Date.now();
      const alive: string[] = [];
      for (const mutant of chosen) {
        const fate = await fateOf(mutant);
        if (list) appendFileSync(list, `${kind}: ${mutant.name}: ${fate}\n`);
        if (fate !== 'killed') alive.push(`${mutant.name}: ${fate.slice(0, 500)}`);
      }
      killed += chosen.length - alive.length;
      asked += chosen.length;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      told.push(
        `${kind}: killed ${chosen.length - alive.length} of ${chosen.length} in ${seconds} s (${mutants.length} in all, and ${all.length - mutants.length} that change nothing)`,
      );
      expect(alive).toEqual([]);
    },
    3_600_000,
  );
});

test('whatever is said to change nothing is a mutant that there is', async () => {
  const all = [rowRulesOf(probe), factsOf(probe), slicesOf(probe), changeRulesOf(probe)].flat();
  expect(equivalents.filter(({ is }) => !all.some(({ name }) => is.test(name)))).toEqual([]);
});

test('a mutant that changes nothing survives, so that none is killed by chance', async () => {
  const [viewer] = probe.viewersAs('GP');
  if (!viewer) throw new Error('Nobody is a GP.');
  const ids = probe
    .rowsFor(viewer, 'Person', 'person')
    .slice(0, 100)
    .map(({ id }) => `person_${id}`);
  const text = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Person { nhsNumber familyName } } }';
  expect(await probe.disagrees(viewer, { text, variables: { ids } }, {})).toBe(false);
});
