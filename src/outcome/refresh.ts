/** Statistics are worked out once a day, soon after midnight in London, and at once where there are none. */
import { dayOf } from '../platform/days.js';
import { job } from '../platform/jobs.js';

/** The longest it may take (milliseconds): the first time it goes through everybody. */
const LONGEST = 3_600_000;

job({
  name: 'working out statistics',
  everySeconds: 600,
  run: async (pool, now) => {
    const client = await pool.connect();
    let isBroken = true;
    try {
      const { rows } = await client.query<{ day: string | null }>('select statistics.refreshed_on()::text as day');
      if (rows[0]?.day === dayOf(now)) {
        isBroken = false;
        return 0;
      }
      await client.query('begin');
      await client.query(`set local statement_timeout = ${LONGEST}`);
      const { rows: made } = await client.query<{ count: number }>('select statistics.refresh($1) as count', [
        now.toISOString(),
      ]);
      await client.query('commit');
      isBroken = false;
      return made[0]?.count ?? 0;
    } finally {
      client.release(isBroken);
    }
  },
});
