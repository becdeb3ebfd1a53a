/** How a question of statistics runs: with the rights of who owns the rows, and with room enough to count in memory. */
export const ASKED = "security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB'";
