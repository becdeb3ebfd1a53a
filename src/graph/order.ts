/** Orders and keyset cursors: which SQL sorts a list, and which rows lie beyond a cursor. */
import { invalidInput } from '../platform/errors.js';
import { and, join, or, raw, type Sql, sql } from '../platform/sql.js';
import { isNullable, refuseUnsortable } from './columns.js';
import type { Compilation } from './compilation.js';
import type { OrderKey, Reach } from './declared.js';
import type { TypeModel } from './model.js';
import { type Run, slot } from './run.js';

export interface Key {
  readonly value: Sql;
  /** PostgreSQL type, without collation. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly isDescending: boolean;
}

/** One key of an order over masked columns; refused where the role never reads it, or may not sort by it. */
export function resolveKey(
  c: Compilation,
  model: TypeModel,
  row: object,
  { key, descending, type }: OrderKey<never, never>,
  reach: Reach,
  where: unknown,
): Key {
  const isDescending = descending ?? false;
  if (typeof key !== 'string') {
    const made = (key as (row: object, reach: Reach, where: unknown) => Sql)(row, reach, where);
    return { value: collated(made, type ?? 'text'), type: type ?? 'text', isNullable: true, isDescending };
  }
  refuseUnsortable(c, model, key);
  const source = model.fields.get(key) ?? model.internal.get(key);
  const columnType = source?.kind === 'column' || source?.kind === 'reference' ? source.type : 'text';
  const value = collated((row as Readonly<Record<string, Sql>>)[key] as Sql, columnType);
  return { value, type: columnType, isNullable: isNullable(c, model, key), isDescending };
}

/** Every order ends in `id`, in the direction of the key before it. */
export function endedById(row: object, keys: readonly Key[]): Key[] {
  const isDescending = keys.at(-1)?.isDescending ?? false;
  return [
    ...keys,
    { value: (row as Readonly<Record<string, Sql>>).id as Sql, type: 'uuid', isNullable: false, isDescending },
  ];
}

function collated(value: Sql, type: string): Sql {
  return type === 'text' ? sql`${value} collate "kith_text"` : value;
}

export function orderBy(keys: readonly Key[], isBackward = false): Sql {
  return join(
    keys.map(({ value, isDescending, isNullable: canBeNull }) => {
      const isDown = isDescending !== isBackward;
      // Nulls stand last in the list, so first when it is walked backward.
      const nulls = canBeNull ? raw(isBackward ? ' nulls first' : ' nulls last') : raw('');
      return sql`${value}${raw(isDown ? ' desc' : '')}${nulls}`;
    }),
    ', ',
  );
}

/** Rows that lie beyond the cursor, away from it in the walking direction. */
export function beyond(keys: readonly Key[], cursor: readonly Sql[], isBackward: boolean): Sql {
  const isUniform = keys.every((key) => !key.isNullable && key.isDescending === keys[0]?.isDescending);
  if (isUniform) {
    const operator = (keys[0]?.isDescending ?? false) === isBackward ? ' > ' : ' < ';
    return sql`(${join(
      keys.map((key) => key.value),
      ', ',
    )})${raw(operator)}(${join(cursor, ', ')})`;
  }
  const alternatives = keys.map((key, index) => {
    const same = keys
      .slice(0, index)
      .map((earlier, at) => sql`${earlier.value} is not distinct from ${cursor[at] as Sql}`);
    return and([...same, pastKey(key, cursor[index] as Sql, isBackward)]);
  });
  return or(alternatives);
}

function pastKey({ value, isNullable: canBeNull, isDescending }: Key, at: Sql, isBackward: boolean): Sql {
  const compared = isDescending === isBackward ? sql`${value} > ${at}` : sql`${value} < ${at}`;
  if (!canBeNull) return compared;
  return isBackward
    ? sql`(${compared} or (${at} is null and ${value} is not null))`
    : sql`(${at} is not null and (${compared} or ${value} is null))`;
}

/** The cursor of a row as SQL text: base64url of `[tag, keys as text…]`; the last key is the id. */
export function cursorOf(keys: readonly Sql[], tag: Sql): Sql {
  const parts = keys.map((key) => sql`',' || coalesce(to_json(${key}::text)::text, 'null')`);
  const text = sql`'["' || ${tag} || '"' || ${join(parts, ' || ')} || ']'`;
  return sql`translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\n', '-_')`;
}

const KEY_FORMS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4,6}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/,
  int: /^-?\d{1,10}$/,
  int4: /^-?\d{1,10}$/,
  integer: /^-?\d{1,10}$/,
  float8: /^(-?\d+(\.\d+)?(e[+-]?\d+)?)$/,
  'double precision': /^(-?\d+(\.\d+)?(e[+-]?\d+)?)$/,
  boolean: /^(true|false)$/,
};

/** The keys a caller's cursor holds, as parameters; refused when it is not a cursor of this list for this viewer. */
export function cursorSlots(
  keys: readonly Key[],
  given: (run: Run) => unknown,
  list: (run: Run) => string,
  path: readonly string[],
): Sql[] {
  const read = (run: Run): readonly (string | null)[] => {
    const parts = decode(given(run));
    const isOurs = parts?.length === keys.length + 1 && typeof parts[0] === 'string' && run.isTag(parts[0], list(run));
    const values = parts?.slice(1);
    if (!isOurs || !values?.every((value, index) => isKey(keys[index] as Key, value))) {
      const message = `${path.join('.')} is not a cursor of this list: take endCursor or startCursor of a page with the same filter and order.`;
      throw invalidInput([{ path, rule: 'cursor', message }]);
    }
    return values as (string | null)[];
  };
  return keys.map((key, index) => slot(key.type, (run) => read(run)[index]));
}

function isKey(key: Key, value: unknown): boolean {
  if (value === null) return key.isNullable;
  if (typeof value !== 'string' || value.includes('\0')) return false;
  return KEY_FORMS[key.type]?.test(value) ?? true;
}

/** What a cursor (or watermark) holds, its tag first; undefined when it is none. */
export function decode(cursor: unknown): unknown[] | undefined {
  if (typeof cursor !== 'string' || !/^[\w-]{1,4000}$/.test(cursor)) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    // Not JSON, so not a cursor: the caller is told so by whoever asked.
    return undefined;
  }
}
