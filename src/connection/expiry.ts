/** Offers that no asset answered in time: their end is written down soon after it came. */
import { job } from '../platform/jobs.js';

job({
  name: 'offers that nobody answered',
  everySeconds: 120,
  run: async (pool, now) => {
    const { rows } = await pool.query<{ count: number }>('select expire_offers($1) as count', [now.toISOString()]);
    return rows[0]?.count ?? 0;
  },
});
