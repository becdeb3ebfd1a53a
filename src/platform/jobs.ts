/** Work that is done again and again while the server runs: declared by the module whose work it is, started with the app. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Log } from './log.js';
import { codeOf } from './start-refused.js';

export interface Job {
  /** What it does, for the log. */
  readonly name: string;
  readonly everySeconds: number;
  /** There is always something to do: that is no news for the log. */
  readonly isRoutine?: true;
  /** Safe to run in several processes at once. Gives how much there was to do. */
  readonly run: (pool: Pool, now: Date) => Promise<number>;
}

const jobs: Job[] = [];

export function job(declared: Job): void {
  jobs.push(declared);
}

/** Runs each job at once and then again after its pause; gives what stops them, once none is under way. */
export function startJobs(pool: Pool, clock: () => Date, log: Log): () => Promise<void> {
  const stopping = new AbortController();
  const running = jobs.map((one) => repeat(one, pool, clock, log, stopping.signal));
  return async () => {
    stopping.abort();
    await Promise.all(running);
  };
}

async function repeat(
  { name, everySeconds, isRoutine, run }: Job,
  pool: Pool,
  clock: () => Date,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const count = await run(pool, clock());
      if (count > 0 && !isRoutine) log.info('A job had something to do.', { job: name, count });
    } catch (error) {
      // It comes round again; the log names the failure without what the database said of a row.
      log.error('A job failed.', {
        job: name,
        error: error instanceof Error ? error.name : 'unknown',
        code: codeOf(error),
      });
    }
    // Only a stop cuts the pause short.
    await pause(everySeconds * 1000, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
