/** `npm run check-operations` as a portal team meets it: what it says, what it ends with, and what it writes. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { portalFiles, removePortals } from '../support/portal-files.js';

afterAll(removePortals);

const script = new URL('../../dist/src/cli/check-operations.js', import.meta.url).pathname;
const run = (cwd: string, ...args: string[]) => {
  const env = { PATH: process.env.PATH };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
};
const sound = { 'portal/a.graphql': 'query A { people { nodes { phone } } }' };
const warned = { 'portal/a.graphql': 'query A { viewer { role } } fragment F on Person { id }' };
const wrong = { 'portal/a.graphql': 'query A { people { nodes { nhsNumber } } }' };
const files = 'portal/**/*.graphql';

test('ends with 0 where there are notices only, and writes the manifest', () => {
  const folder = portalFiles(sound);
  const { status, stdout } = run(folder, '--role', 'charity', '--out', 'trusted', files);
  expect([status, stdout.split('\n').slice(-4)]).toEqual([
    0,
    [
      expect.stringContaining('WITHHELD'),
      '0 errors, 0 warnings, 2 notices.',
      `Wrote ${folder}/trusted/charity.json with 1 operation.`,
      '',
    ],
  ]);
  const manifest = JSON.parse(readFileSync(join(folder, 'trusted/charity.json'), 'utf8'));
  expect(manifest).toEqual({
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [
      {
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        name: 'A',
        type: 'query',
        body: 'query A {\n  people {\n    nodes {\n      phone\n    }\n  }\n}',
      },
    ],
  });
});

test('ends with 1 where there is an error, and writes nothing', () => {
  const folder = portalFiles(wrong);
  const { status, stdout } = run(folder, '--role', 'CHARITY', '--out', 'trusted', files);
  expect([status, stdout]).toEqual([
    1,
    [
      'portal/a.graphql:1:1  notice  COST  A asks for up to 20 rows, and 20 where its variables ask for the largest pages; a CHARITY may ask for 20000.',
      'portal/a.graphql:1:28  error  NEVER_READ  A CHARITY never reads Person.nhsNumber: it would always be null.',
      '1 error, 0 warnings, 1 notice.\n',
    ].join('\n'),
  ]);
  expect(existsSync(join(folder, 'trusted'))).toBe(false);
});

test('--strict makes errors of warnings', () => {
  const folder = portalFiles(warned);
  expect(run(folder, '--role', 'gp', files).status).toBe(0);
  expect(run(folder, '--role', 'gp', '--strict', '--out', 'trusted', files).status).toBe(1);
  expect(existsSync(join(folder, 'trusted'))).toBe(false);
});

test('--format json tells the same to machines', () => {
  const { status, stdout } = run(portalFiles(wrong), '--role', 'charity', '--format', 'json', files);
  expect([status, JSON.parse(stdout)]).toEqual([
    1,
    {
      role: 'CHARITY',
      findings: [
        expect.objectContaining({ line: 1, column: 1, level: 'notice', code: 'COST' }),
        {
          file: 'portal/a.graphql',
          line: 1,
          column: 28,
          level: 'error',
          code: 'NEVER_READ',
          message: 'A CHARITY never reads Person.nhsNumber: it would always be null.',
        },
      ],
      operations: [],
      manifest: null,
    },
  ]);
});

test.each([
  [
    'a pattern that finds nothing',
    ['--role', 'gp', files, 'other/*.graphql'],
    /^No file matches other\/\*\.graphql in /,
  ],
  ['no role', [files], /^Say --role\.\n\nChecks the operations/],
  ['an unknown role', ['--role', 'patient', files], /^patient is no role\./],
  ['no files', ['--role', 'gp'], /^Name the files\./],
  ['an unknown format', ['--role', 'gp', '--format', 'xml', files], /^xml is no format\./],
  ['an unknown option', ['--rule', 'gp', files], /^Unknown option '--rule'/],
])('%s is refused in words', (_, args, said) => {
  const { status, stdout, stderr } = run(portalFiles(sound), ...args);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(said);
});

test('--help tells every code there is', () => {
  const { status, stdout } = run(portalFiles({}), '--help');
  expect(status).toBe(0);
  const codes = readFileSync(new URL('../../src/portal/finding.ts', import.meta.url), 'utf8').match(
    /(?<=\| ')[A-Z_]+/g,
  );
  expect(codes).toHaveLength(12);
  for (const code of codes ?? []) expect(stdout).toContain(code);
});
