/** JSON as SQL text: how each kind of value is written by PostgreSQL so that it equals what JavaScript would write. */
import { literal, parenthesise, raw, type Sql, sql } from '../platform/sql.js';

/** How a column's value becomes JSON text. `prefix` makes an opaque id. */
export type Writer =
  | 'text'
  | 'safe-text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'moment'
  | 'list'
  | { readonly prefix: string };

/** The JSON text of a value that is not null. 'safe-text' is for values that need no escaping (enums, checked codes). */
function written(value: Sql, writer: Writer): Sql {
  if (typeof writer === 'object') return sql`'"${raw(writer.prefix)}_' || ${value}::text || '"'`;
  switch (writer) {
    case 'text':
      return sql`to_json(${value}::text)::text`;
    case 'safe-text':
      return sql`'"' || ${value} || '"'`;
    case 'number':
    case 'boolean':
      return sql`${value}::text`;
    case 'date':
      return sql`to_char(${value}, '\\"YYYY-MM-DD\\"')`;
    case 'moment':
      return sql`to_char(${value} at time zone 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"')`;
    case 'list':
      return sql`array_to_json(${value})::text`;
  }
}

/** The JSON text of a value: `null` where it is null. */
export function toJson(value: Sql, writer: Writer, nullable: boolean): Sql {
  const text = written(value, writer);
  return nullable ? sql`coalesce(${text}, 'null')` : parenthesise(text);
}

/** A piece of JSON text: fixed characters, or SQL of type text that is never null. */
export type Piece = string | Sql;

/** Joins pieces into one text expression; neighbouring fixed characters become one literal. */
export function concatenate(pieces: readonly Piece[]): Sql {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  const expressions = merged.map((piece) => (typeof piece === 'string' ? literal(piece) : piece));
  if (expressions.length === 0) return literal('');
  return expressions.reduce((left, right) => sql`${left} || ${right}`);
}

/** A JSON object from its members, in their order. Keys are GraphQL names, so they need no escaping. */
export function object(members: readonly { readonly key: string; readonly value: Piece }[]): Piece[] {
  const pieces: Piece[] = ['{'];
  members.forEach(({ key, value }, index) => {
    pieces.push(`${index === 0 ? '' : ','}"${key}":`, value);
  });
  pieces.push('}');
  return pieces;
}
