/** What every question of statistics has in common: how it runs, and how it names the groups it answers with. */

/** With the rights of who owns the rows, and with room enough to count in memory. */
export const ASKED = "security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB'";

/** The values a group is of, by the ranks of its key; as text, since a function called for each of thousands would take the longest. */
export const named = (by: string, key: string): string =>
  `(select coalesce(jsonb_agg(jsonb_build_object('dimension', d, 'value', v.value) order by n), '[]') from unnest(${by}, ${key}) with ordinality a(d, k, n)
          join statistics.value v on v.dimension = lower(d) and v.rank = k where ${key} <> '{}')`;

/** Whoever asks shares this lock with others who ask; rows worked out anew are shown when nobody is asking. */
export const ASKING_LOCK = 7_205_759_403_793n;
