/** Sorting as Kith promises it: nulls last whichever way, text by the rules of en-GB, and every order ends in the id. */
import type { Cell, Row } from './world.js';

/** One key of an order: a field by name, or something worked out of the row. */
export interface Key {
  readonly of: string | ((row: Row) => Cell);
  readonly descending?: boolean;
}

const collator = new Intl.Collator('en-GB');
const isText = (value: Cell) => typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}/.test(value);

export function sorted(rows: readonly Row[], keys: readonly Key[], value: (row: Row, field: string) => Cell): Row[] {
  const worked = rows.map((row) => ({
    row,
    values: keys.map(({ of }) => (typeof of === 'string' ? value(row, of) : of(row))),
  }));
  worked.sort((a, b) => {
    for (const [index, { descending }] of keys.entries()) {
      const difference = compare(a.values[index] ?? null, b.values[index] ?? null, descending === true);
      if (difference !== 0) return difference;
    }
    // The id that ends every order runs the way its last key does.
    const difference = plain(a.row.id, b.row.id);
    return keys.at(-1)?.descending === true ? -difference : difference;
  });
  return worked.map(({ row }) => row);
}

function compare(one: Cell, other: Cell, descending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const difference = isText(one) && isText(other) ? byCollation(String(one), String(other)) : plain(one, other);
  return descending ? -difference : difference;
}

/** Texts that the collation holds equal are told apart by their bytes, as PostgreSQL does. */
export function byCollation(one: string, other: string): number {
  return collator.compare(one, other) || Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function plain(one: Cell, other: Cell): number {
  if (one === other) return 0;
  return (one ?? 0) < (other ?? 0) ? -1 : 1;
}
