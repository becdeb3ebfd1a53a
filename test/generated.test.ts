/** What is generated and committed is what the declarations make today; a copy that was changed is seen. */
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bringUpToDate, difference, type Files, generated } from '../src/cli/generated.js';

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
  for (const folder of ['schema', 'test/support/generated'])
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
