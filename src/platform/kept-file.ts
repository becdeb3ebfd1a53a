/** Small secrets that Kith makes once and keeps in its own folder, readable by nobody else and never half written. */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, StartRefused } from './start-refused.js';

/** Makes Kith's folder, private to its user. */
export function prepareHome(home: string): void {
  try {
    makeFolder(home, 0o700);
    const probe = `${home}/.probe-${randomUUID()}`;
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new StartRefused(sentenceFor(home, error), { cause: error });
  }
}

/** Step by step, for Node's own recursive way never returns where the disk refuses with "no such file", as /proc does. */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path), 0o755);
  mkdirSync(path, { mode });
}

/** The content of a file, or undefined when it does not exist. */
export function readKept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartRefused(sentenceFor(path, error), { cause: error });
  }
}

/** Reads the file, or makes it with `make` first; of two processes that make it at once, both get the first one's. */
export function keepOnce(path: string, make: () => string): string {
  const kept = readKept(path);
  if (kept !== undefined && kept !== '') return kept;
  const temporary = writeBeside(path, make());
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new StartRefused(sentenceFor(path, error), { cause: error });
  } finally {
    rmSync(temporary, { force: true });
  }
  return readFileSync(path, 'utf8');
}

/** Replaces the file in one step. */
export function replaceKept(path: string, content: string): void {
  renameSync(writeBeside(path, content), path);
}

function writeBeside(path: string, content: string): string {
  const temporary = `${path}.${randomUUID()}`;
  try {
    writeFileSync(temporary, content, { mode: 0o600, flush: true });
    chmodSync(temporary, 0o600);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new StartRefused(sentenceFor(path, error), { cause: error });
  }
  return temporary;
}

function sentenceFor(path: string, error: unknown): string {
  const why: Record<string, string> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ENOENT: 'the disk does not take a folder there',
    ENOTDIR: 'a file is in the way where a folder is needed',
    EEXIST: 'a file is in the way where a folder is needed',
  };
  const reason = why[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
  return `Kith cannot keep its data in ${path}: ${reason}. Set KITH_HOME to a folder that it may write to.`;
}
