/** Chains what was written down: behind the operations, so that none waits for another, and by one process at a time. */
import { job } from './jobs.js';

/** Events sealed in one transaction, and in one turn when many wait. */
const BATCH = 500;
const MOST_BATCHES = 40;

job({
  name: 'sealing the access log',
  everySeconds: 1,
  isRoutine: true,
  run: async (pool) => {
    let sealed = 0;
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      // The database takes turns: while another process seals, there is nothing to do here.
      const { rows } = await pool.query<{ count: number }>('select seal_access_events($1) as count', [BATCH]);
      const count = rows[0]?.count ?? 0;
      sealed += count;
      if (count < BATCH) break;
    }
    return sealed;
  },
});
