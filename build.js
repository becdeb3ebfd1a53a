/** Compiles Kith into dist/, for every npm script that runs it; says in a sentence why it could not. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('./', import.meta.url));

/** Resolves what tsc said about the types; it compiles all the same. Undefined when they hold. */
export function compile() {
  try {
    mkdirSync(`${root}dist`, { recursive: true });
    writeFileSync(`${root}dist/.writable`, '');
    // Migrations that were taken out of the source must not live on in what was compiled before.
    rmSync(`${root}dist/migrations`, { recursive: true, force: true });
  } catch (error) {
    const why = { EROFS: 'the disk is read-only', EACCES: 'this user may not write there', ENOSPC: 'the disk is full' };
    return `Kith cannot be compiled into ${root}dist: ${why[error.code] ?? error.message}.`;
  }
  const tsc = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`], { cwd: root, encoding: 'utf8' });
  if (tsc.status === 0) return undefined;
  return `Kith could not be compiled:\n${tsc.stdout ?? ''}${tsc.stderr ?? ''}${tsc.error?.message ?? ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = compile();
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
