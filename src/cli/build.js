/** Compiles Kith into dist/ when a source has changed, for every npm script that runs it; says why if it could not. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import { fingerprint, isMadeFrom } from './fingerprint.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stamp = `${root}dist/.compiled-from`;

/** Says what tsc found wrong (it compiles all the same), or undefined when nothing is. */
export function compile() {
  const isSource = (file) => file.endsWith('.ts') && !file.includes('node_modules');
  const sources = fingerprint(root, ['src', 'migrations', 'test'], isSource, ['tsconfig.json', 'package-lock.json']);
  if (isMadeFrom(stamp, sources)) return undefined;
  try {
    mkdirSync(`${root}dist`, { recursive: true });
    rmSync(stamp, { force: true });
    writeFileSync(`${root}dist/.writable`, '');
  } catch (error) {
    const why = { EROFS: 'the disk is read-only', EACCES: 'this user may not write there', ENOSPC: 'the disk is full' };
    return `Kith cannot be compiled into ${root}dist: ${why[error.code] ?? error.message}.`;
  }
  prune();
  const tsc = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`], { cwd: root, encoding: 'utf8' });
  if (tsc.status !== 0) {
    return `Kith could not be compiled:\n${tsc.stdout ?? ''}${tsc.stderr ?? ''}${tsc.error?.message ?? ''}`;
  }
  writeFileSync(stamp, sources);
  return undefined;
}

/** A migration that was taken out of the source must not live on in what was compiled before. */
function prune() {
  const compiled = `${root}dist/migrations/`;
  for (const file of existsSync(compiled) ? readdirSync(compiled) : []) {
    const source = file.replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(`${root}migrations/${source}`)) rmSync(compiled + file);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = compile() ?? (await bundle());
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
