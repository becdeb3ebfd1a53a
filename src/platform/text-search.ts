/** Finding text inside text: what the caller wrote is taken literally, never as a pattern. */
import { join, type Sql, sql } from './sql.js';

/** True where `text` holds `part`, whatever the case. */
export function contains(text: Sql, part: Sql): Sql {
  return sql`${text} ilike '%' || ${literally(part)} || '%'`;
}

/** True where every word of `wanted` is the beginning of a word of these texts, whatever the case and order. */
export function hasWords(texts: readonly Sql[], wanted: Sql): Sql {
  const words = sql`regexp_split_to_table(btrim(${wanted}), '[[:space:]-]+') w`;
  const patterns = sql`array(select '% ' || ${literally(sql`w`)} || '%' from ${words})`;
  return sql`(' ' || translate(concat_ws(' ', ${join(texts, ', ')}), '-', ' ')) ilike all (${patterns})`;
}

function literally(text: Sql): Sql {
  return sql`replace(replace(replace(${text}, '\\', '\\\\'), '%', '\\%'), '_', '\\_')`;
}
