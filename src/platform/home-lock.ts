/** The lock on Kith's folder: who holds it is written in it, and a holder that died holds nothing. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keepOnce, readKept, replaceKept } from './kept-file.js';
import { codeOf } from './start-refused.js';

const holderShape = z.object({ pid: z.int().positive(), born: z.string(), command: z.string() });

export type Holder = z.infer<typeof holderShape>;

export type HomeLock = { readonly held: true; release(): void } | { readonly held: false; readonly by: Holder };

/** Takes the lock, or tells who has it. */
export async function lockHome(home: string, command: string): Promise<HomeLock> {
  const path = join(home, 'lock');
  const mine = JSON.stringify({ pid: process.pid, born: bornAt(process.pid) ?? '', command });
  const found = keepOnce(path, () => mine);
  if (found !== mine) {
    const holder = parse(found);
    if (holder !== undefined && isAlive(holder)) return { held: false, by: holder };
    replaceKept(path, mine);
    // Two that find the same dead holder both write; after this pause the file says which of them holds it.
    await new Promise((done) => setTimeout(done, 200));
    const winner = parse(readKept(path) ?? mine);
    if (winner !== undefined && winner.pid !== process.pid) return { held: false, by: winner };
  }
  return { held: true, release: () => release(path, mine) };
}

function release(path: string, mine: string): void {
  if (readKept(path) === mine) rmSync(path, { force: true });
}

function parse(text: string): Holder | undefined {
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    // A file that is no lock of ours holds nothing: it is replaced.
    return undefined;
  }
}

/** A process id is given out again after a crash or a reboot; the time of birth tells the two processes apart. */
function isAlive(holder: Holder): boolean {
  if (!isRunning(holder.pid)) return false;
  const born = bornAt(holder.pid);
  return born === undefined || holder.born === '' || born === holder.born;
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not allowed to signal it (EPERM) still means that it is there.
    return codeOf(error) === 'EPERM';
  }
  return !isZombie(pid);
}

/** A dead child whose parent has not asked after it answers signals, but does nothing any more. */
function isZombie(pid: number): boolean {
  return statOf(pid)?.[0] === 'Z';
}

function bornAt(pid: number): string | undefined {
  return process.platform === 'linux' ? statOf(pid)?.[19] : ask(pid, 'lstart=');
}

/** The command line of a process, where the machine tells it. */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ask(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // Gone in the meantime, or not ours to read.
    return undefined;
  }
}

/** The fields of /proc/<pid>/stat after the command name: state first, start time twentieth. */
function statOf(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // Gone in the meantime.
    return undefined;
  }
}

function ask(pid: number, field: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    return execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    // `ps` ends with 1 when there is no such process.
    return undefined;
  }
}
