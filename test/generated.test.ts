/** What is generated and committed is what the declarations make today; a copy that was changed is seen. */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bringUpToDate, difference, type Files, generated } from '../src/cli/generated.js';
import { diagram, withDiagrams } from '../src/cli/state-diagrams.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'kith-generated-'));
let files: Files;

beforeAll(async () => {
  files = await generated(root);
});
afterAll(() => rmSync(copy, { recursive: true }));

test('everything is up to date', () => {
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      'schema/schema.graphql',
      'schema/roles/gp.graphql',
      'test/support/generated/operations.ts',
    ]),
  );
  expect(difference(root, files)).toEqual({ stale: [], surplus: [] });
});

test('a changed, a missing and a surplus file are seen, and mended', () => {
  for (const folder of ['schema', 'src/explorer/portal/generated', 'test/support/generated'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  bringUpToDate(copy, files, difference(copy, files));
  appendFileSync(join(copy, 'schema/access.md'), 'Edited by hand.\n');
  rmSync(join(copy, 'test/support/generated/operations.ts'));
  writeFileSync(join(copy, 'schema/roles/admin.graphql'), '');
  const found = difference(copy, files);
  expect(found).toEqual({
    stale: ['schema/access.md', 'test/support/generated/operations.ts'],
    surplus: ['schema/roles/admin.graphql'],
  });
  bringUpToDate(copy, files, found);
  expect(difference(copy, files)).toEqual({ stale: [], surplus: [] });
});

describe('the states in the README', () => {
  const readme = (): string => files.get('README.md') as string;

  test('are drawn anew where someone drew by hand, and all else stays as it is written', () => {
    const changed = readme().replace('DRAFT --> SUBMITTED', 'DRAFT --> ENGAGED');
    expect(changed).not.toBe(readme());
    expect(withDiagrams(changed)).toBe(readme());
    expect(() => withDiagrams('# Kith')).toThrow('no place for the states');
  });

  test('are those of every machine there is', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.states.ts'))
      .map((path) => readFileSync(join(root, 'src', path), 'utf8'));
    const machines = sources.flatMap((text) =>
      [...text.matchAll(/export const (\w+): States</g)].map(([, name]) => name),
    );
    const drawing = readFileSync(join(root, 'src/cli/state-diagrams.ts'), 'utf8');
    expect(machines.length).toBeGreaterThan(0);
    for (const name of machines) expect(drawing).toContain(`, ${name}]`);
    expect(readme().match(/```mermaid/g)).toHaveLength(machines.length);
  });

  test('put what follows any of several states into one arrow, and leave none out', () => {
    const drawn = diagram({
      next: { A: ['B', 'X'], B: ['C', 'X'], C: ['X'], X: [], G: ['H'], H: ['G'] },
      ends: ['X', 'H'],
    });
    expect(drawn.split('\n').slice(2, -1)).toEqual([
      '  [*] --> A',
      '  state "in any open state" as ANY_OPEN',
      '  A --> B',
      '  B --> C',
      '  ANY_OPEN --> X',
      '  X --> [*]',
      '  G --> H',
      '  H --> G',
    ]);
  });
});
