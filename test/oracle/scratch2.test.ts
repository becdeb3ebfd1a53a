/** Scratch. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';
import { testDatabase } from '../support/database.js';
import { claimsOf, NOW, startGraph } from '../support/kith.js';
import { Oracle } from './answer.js';
import { differences, withoutCursors } from './compare.js';
import { operations } from './generate.js';
import { isTold } from './planning.js';
import { momentOf } from './viewer.js';
import { viewersOf } from './viewers.js';
import { loadWorld } from './world.js';

test('scratch', async () => {
  const db = await testDatabase();
  const world = await loadWorld(db.ownerUrl);
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const oracle = new Oracle(schema, world, momentOf(NOW));
  const four = await Promise.all(
    [
      [false, true],
      [true, true],
      [false, false],
      [true, false],
    ].map(
      async ([x, r]) =>
        [
          await startGraph({ isAlwaysExecuted: x!, hasRowSecurity: r! }),
          `${x ? 'exec' : 'comp'}-${r ? 'rls' : 'off'}`,
        ] as const,
    ),
  );
  const only = process.env.WAYS ? four.filter(([, n]) => process.env.WAYS!.includes(n)) : four;
  const seen = new Map<string, number>();
  const times: Record<string, number> = {};
  let out = '';
  const n = Number(process.env.N ?? 20);
  for (const viewer of viewersOf(world, momentOf(NOW)).filter((v) => !process.env.WHO || v.name === process.env.WHO)) {
    let t0 = performance.now();
    const ops = fc.sample(operations(oracle.viewOf(viewer)), { numRuns: n, seed: Number(process.env.SEED ?? 1) });
    times.gen = (times.gen ?? 0) + performance.now() - t0;
    for (const op of ops) {
      const doc = parse(op.text);
      const problems = validate(schema, doc);
      const note = (key: string, more: string) => {
        const k = `${viewer.role} ${key}`;
        seen.set(k, (seen.get(k) ?? 0) + 1);
        if (seen.get(k)! <= 1)
          out += `${viewer.name}: ${key}\n${more}\n${op.text}\n${JSON.stringify(op.variables)}\n\n`;
      };
      if (problems[0]) {
        note('invalid ' + problems[0].message.replace(/\d+/g, ''), '');
        continue;
      }
      let e;
      t0 = performance.now();
      try {
        e = oracle.answer(viewer, doc, op.variables);
      } catch (x) {
        note('oracle ' + String(x) + String((x as { errors?: unknown[] }).errors?.[0]).replace(/\d+/g, ''), '');
        continue;
      }
      times.oracle = (times.oracle ?? 0) + performance.now() - t0;
      for (const [g, name] of only) {
        t0 = performance.now();
        let a: {
          data: string;
          errors: readonly { extensions: { code?: unknown }; message: string }[];
          extensions: Record<string, unknown>;
        };
        try {
          a = await g.answer(viewer, op.text, op.variables);
        } catch (x) {
          const c = (x as { code?: string }).code;
          const m = String((x as Error).message).replace(/\d+/g, '#');
          if (e.data !== undefined || c !== e.codes[0])
            note(`${name} thrown ${c} ${m}, oracle ${e.codes}`, String((x as Error).stack).slice(0, 600));
          continue;
        }
        times[name] = (times[name] ?? 0) + performance.now() - t0;
        if (e.data === undefined) {
          note(`${name} answered, oracle refused ${e.codes}`, '');
          continue;
        }
        const codes = a.errors
          .map((x) => String(x.extensions.code))
          .sort()
          .join();
        if (codes !== [...e.codes].sort().join())
          note(`${name} codes ${codes} oracle ${e.codes}`, a.errors.map((x) => x.message).join());
        const d = differences(e.data, withoutCursors(JSON.parse(a.data), e.data));
        for (const line of d) {
          const segs = line
            .split(': ')[0]!
            .split('.')
            .filter((s) => !/^\d+$/.test(s));
          const last = segs.at(-1)!;
          const m = new RegExp(`\\b${last}: (\\w+)`).exec(op.text);
          note(`${name.startsWith('comp') ? name : name} DIFF ${/^[av]\d+$/.test(last) && m ? m[1] : last}`, line);
        }
        const w = (x: unknown) => (Array.isArray(x) ? x.map((y) => JSON.stringify(y)).sort() : []);
        const [sw, ow] = [w(a.extensions.withheld), w(e.withheld)];
        for (const x of sw.filter((y) => !ow.includes(y) && isTold(oracle.viewOf(viewer), JSON.parse(y).field)))
          note(`WITHHELD only server ${JSON.parse(x).field}`, x);
        for (const x of ow.filter((y) => !sw.includes(y))) note(`WITHHELD only oracle ${JSON.parse(x).field}`, x);
      }
    }
  }
  writeFileSync('/tmp/h5/out.txt', out);
  writeFileSync(
    '/tmp/h5/counts.txt',
    [...seen]
      .sort((a, b) => b[1] - a[1])
      .map(([k, v]) => `${v} ${k}`)
      .join('\n') +
      '\n' +
      JSON.stringify(times),
  );
  for (const [g] of four) await g.close();
  expect(1).toBe(1);
  void claimsOf;
}, 600000);
