/** What the database's processes have used, as the kernel counts it: the server's backends and their dead siblings. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { codeOf } from '../../src/platform/start-refused.js';

export interface Backends {
  /** Processor time of all the database's processes, in milliseconds. */
  cpu(): number;
}

/** Finds the database's first process by asking one of its backends who started it; undefined without /proc. */
export async function backendsOf(url: string): Promise<Backends | undefined> {
  if (process.platform !== 'linux') return undefined;
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = stat(rows[0]?.pid as number).parent;
  await client.end();
  const tick = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const children = (): Process[] => running().filter(({ parent }) => parent === postmaster);
  return {
    cpu: () => {
      const own = stat(postmaster);
      return children().reduce((sum, child) => sum + child.ticks, own.ticks + own.ofDeadChildren) * tick;
    },
  };
}

interface Process {
  readonly parent: number;
  readonly ticks: number;
  readonly ofDeadChildren: number;
}

function running(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => whileItRuns(() => stat(Number(pid))) ?? []);
}

/** Undefined for a process that ended between the listing and the look: its time counts among its parent's dead. */
function whileItRuns<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return undefined;
    throw error;
  }
}

/** See proc(5): the fields after the command, which may itself hold spaces and parentheses. */
function stat(pid: number): Process {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  return { parent: field(4), ticks: field(14) + field(15), ofDeadChildren: field(16) + field(17) };
}
