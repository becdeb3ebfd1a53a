/** How a row of one agreed version is compared with the same row of the version before, as SQL. */
import { identifier, join, literal, type Sql, sql } from '../platform/sql.js';

const inSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The parts, as codes, in which the row `before` differs from `row`. */
export function changedParts<Part extends string>(
  parts: readonly Part[],
  row: { readonly [P in Part]: Sql },
  before: string,
): Sql {
  const differing = parts.map((part) => {
    const column = inSnakeCase(part);
    return sql`case when ${identifier(before)}.${identifier(column)} is distinct from ${row[part]} then ${literal(column.toUpperCase())} end`;
  });
  return sql`array_remove(array[${join(differing, ', ')}], null)`;
}

/** Whether that row was added, changed or kept: `changed` is null when the version before had none. */
export function changeOf(changed: Sql): Sql {
  return sql`(select case when c.parts is null then 'ADDED' when c.parts = '{}' then 'KEPT' else 'CHANGED' end
    from (select ${changed} as parts) c)`;
}
