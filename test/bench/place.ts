/** Where the bench finds the project, and where it keeps what it makes. */
import { join } from 'node:path';

/** The compiled file lies in dist/test/bench; what is read and kept is the project itself. */
export const root = new URL('../../../', import.meta.url).pathname;
const bench = join(root, '.kith', 'bench');

/** Each population has a folder and a database server of its own, so that measuring one never unmakes another. */
export const homeOf = (people: number): string => join(bench, String(people));

/** Where the peers' packages are installed: `test/bench/package.json` says which. */
export const peers = join(bench, 'peers');
