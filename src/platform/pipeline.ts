/** Statements that go to PostgreSQL in one round trip: waiting for all of them, and whether their connection is still whole. */
import { codeOf } from './start-refused.js';

/** Waits for all, so that the connection is quiet, then gives the results or throws the first failure. */
export async function settled<R>(queries: readonly Promise<R>[]): Promise<R[]> {
  const outcomes = await Promise.allSettled(queries);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** A statement took longer than it may, or was cancelled: its connection is as good as before. */
export const CANCELLED = '57014';

/** PostgreSQL's own refusals (five characters) leave the connection usable, but for class 08 and most of 57. */
export function isBroken(failure: unknown): boolean {
  if (failure === undefined) return false;
  const state = codeOf(failure) ?? '';
  if (state === CANCELLED) return false;
  return !/^[0-9A-Z]{5}$/.test(state) || state.startsWith('57') || state.startsWith('08');
}
