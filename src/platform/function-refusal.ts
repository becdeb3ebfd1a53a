/** What a function of the database refuses of itself, in the words it says it with. */
import { type ErrorCode, invalidInput, KithError } from './errors.js';
import { codeOf } from './start-refused.js';

/** The SQL states that Kith's functions raise on purpose. */
const REFUSED: Readonly<Record<string, ErrorCode>> = {
  KS001: 'NOT_ALLOWED',
  KS002: 'INVALID_INPUT',
  KS003: 'WRONG_STATE',
  KS004: 'TOO_COMPLEX',
};

export function refusedByFunction(error: unknown): KithError | undefined {
  const code = REFUSED[codeOf(error) ?? ''];
  if (code === undefined || !(error instanceof Error)) return undefined;
  return code === 'INVALID_INPUT'
    ? invalidInput([{ path: [], rule: 'statistics', message: error.message }])
    : new KithError(code, error.message);
}
