/** Where the bench finds the project, and where it keeps what it makes. */
import { join } from 'node:path';

/** The compiled file lies in dist/test/bench; what is read and kept is the project itself. */
export const root = new URL('../../../', import.meta.url).pathname;
export const home = join(root, '.kith', 'bench');

/** Where the peers' packages are installed: `test/bench/package.json` says which. */
export const peers = join(home, 'peers');
