/** Statements that go to PostgreSQL in one round trip: waiting for all of them, and whether their connection is still whole. */
import { codeOf } from './start-refused.js';

/** Waits for all, so that the connection is quiet, then gives the results or throws the first failure. */
export async function settled<R>(queries: readonly (Promise<R> | undefined)[]): Promise<(R | undefined)[]> {
  const outcomes = await Promise.allSettled(queries);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** PostgreSQL's own refusals (five characters) leave the connection usable, but for class 57 and 08. */
export function isBroken(failure: unknown): boolean {
  if (failure === undefined) return false;
  const state = codeOf(failure) ?? '';
  return !/^[0-9A-Z]{5}$/.test(state) || state.startsWith('57') || state.startsWith('08');
}
