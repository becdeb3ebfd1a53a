/** Numbers that identify people and referrals: each is given out once, none can be anybody's. */
import { isNhsNumber } from '../../platform/scalars.js';

/** How many of the million numbers of the test range (999 000 0000 to 999 999 9999) have a valid check digit. */
export const MOST_PEOPLE = 900_000;

const RANGE = 1_000_000;
/** Without a common divisor with the range, so that walking by it meets every number once, in no visible order. */
const STRIDE = 387_421;

/** NHS numbers of the test range, never the same twice. */
export function* nhsNumbers(): Generator<string, never> {
  for (let step = 1; step <= RANGE; step++) {
    const stem = `999${((step * STRIDE) % RANGE).toString().padStart(6, '0')}`;
    const found = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].find((digit) => isNhsNumber(stem + digit));
    if (found !== undefined) yield stem + found;
  }
  throw new RangeError('There are no more NHS numbers in the test range.');
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
const PLACES = 6;
const REFERENCES = ALPHABET.length ** PLACES;
const REFERENCE_STRIDE = 618_033_989n;

/** References to say on the telephone, never the same twice. */
export function* references(): Generator<string, never> {
  for (let step = 1; step <= REFERENCES; step++) {
    let left = Number((BigInt(step) * REFERENCE_STRIDE) % BigInt(REFERENCES));
    let reference = '';
    for (let place = 0; place < PLACES; place++) {
      reference += ALPHABET[left % ALPHABET.length];
      left = Math.floor(left / ALPHABET.length);
    }
    yield `${reference.slice(0, 3)}-${reference.slice(3)}`;
  }
  throw new RangeError('There are no more references.');
}
