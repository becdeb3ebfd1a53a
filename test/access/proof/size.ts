/** How far the proof goes: what `npm test` has time for, or with `PROOF=full` (`npm run test:full`) further. */
import { personas } from '../../../src/cli/personas.js';

export const FULL = process.env.PROOF === 'full';

/** The same for everybody on every day; another one looks elsewhere: `PROOF_SEED=7 npm test -- test/access/proof`. */
export const SEED = Number(process.env.PROOF_SEED ?? 20_260_302);

export const ROLES = [...new Set(personas.map(({ role }) => role))];
