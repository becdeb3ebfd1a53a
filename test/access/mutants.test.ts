/** The mutation test of the policy: with any rule deleted or widened, some check must part from the oracle. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { factsOf, queryDoors, rowRulesOf, slicesOf } from './mutant/first-lock.js';
import type { Mutant } from './mutant/mutant.js';
import { Probe } from './mutant/probe.js';
import { changeRulesOf, functionsOf, rowPoliciesOf } from './mutant/second-lock.js';

let probe: Probe;
beforeAll(async () => {
  probe = await Probe.start();
}, 120_000);
afterAll(() => probe?.close());

const isFull = process.env.PROOF === 'full';

test.each<[string, (probe: Probe) => Mutant[] | Promise<Mutant[]>, number]>([
  ['doors of queries', queryDoors, 40],
  ['row rules', rowRulesOf, 60],
  ['facts', factsOf, 60],
  ['slices', slicesOf, 60],
  ['row policies', rowPoliciesOf, 60],
  ['functions', functionsOf, 40],
  ['change rules', changeRulesOf, 60],
])(
  '%s',
  async (kind, all, sample) => {
    const mutants = await all(probe);
    const chosen = isFull ? mutants : mutants.filter((_, index) => index % Math.ceil(mutants.length / sample) === 0);
    const started = Date.now();
    const survivors: string[] = [];
    for (const mutant of chosen) {
      const isKilled = await mutant.isKilled().catch((error: Error) => error.message.slice(0, 1500));
      if (isKilled !== true) survivors.push(`${mutant.name}${isKilled === false ? '' : ` BUT ${isKilled}`}`);
    }
    process.stderr.write(
      `${kind}: killed ${chosen.length - survivors.length} of ${chosen.length} (there are ${mutants.length}) in ${(Date.now() - started) / 1000} s\n`,
    );
    if (process.env.MUTANTS) writeFileSync(`${process.env.MUTANTS}.${kind.replaceAll(' ', '-')}`, survivors.join('\n'));
    expect(survivors).toEqual([]);
  },
  3_000_000,
);
