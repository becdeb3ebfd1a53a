/** How the oracle writes down what a member of a `where` means: over masked values, of which null matches nothing. */
import type { View } from './view.js';
import type { Cell, Row } from './world.js';

/** One row as the viewer reads it. */
export interface Masked {
  readonly get: (field: string) => Cell;
  /** True where an edge leads to a visible row for which the condition holds. */
  readonly some: (edge: string, condition: (row: Masked) => boolean) => boolean;
  readonly row: Row;
  readonly view: View;
}

export interface Filter {
  /** The fields it looks at, as `Type.field`: a role that never reads one of them may not use it. */
  readonly uses: string;
  readonly holds: (row: Masked, wanted: unknown) => boolean;
}

export const isOneOf = (value: Cell, wanted: unknown) =>
  value !== null && Array.isArray(wanted) && wanted.includes(value);
export const is = (value: Cell, wanted: unknown) => value !== null && value === wanted;
export const text = (wanted: unknown) => String(wanted).toLowerCase();
export const has = (value: Cell, wanted: unknown) =>
  value !== null && String(value).toLowerCase().includes(text(wanted));
export const uuid = (id: unknown) => String(id).slice(String(id).lastIndexOf('_') + 1);

/** Each word wanted begins some word of these texts, in any order. */
export function hasWords(texts: readonly Cell[], wanted: unknown): boolean {
  const words = (words: string) => words.toLowerCase().split(/[\s-]+/);
  const known = texts.flatMap((cell) => (cell === null ? [] : words(String(cell))));
  return words(String(wanted).trim()).every((word) => known.some((start) => start.startsWith(word)));
}

export function list(type: string, field: string): Filter {
  return { uses: `${type}.${field}`, holds: (row, wanted) => isOneOf(row.get(field), wanted) };
}

export function same(type: string, field: string): Filter {
  return { uses: `${type}.${field}`, holds: (row, wanted) => is(row.get(field), wanted) };
}

export function ref(type: string, field: string): Filter {
  return { uses: `${type}.${field}`, holds: (row, wanted) => is(row.get(field), uuid(wanted)) };
}

/** `open: true` asks for what has not ended, false for what has. */
export function open(type: string, ends: string): Filter {
  const ended = ends.split(' ');
  return {
    uses: `${type}.status`,
    holds: (row, wanted) => {
      const status = row.get('status');
      return status !== null && ended.includes(String(status)) !== wanted;
    },
  };
}

/** By the key of the need that an edge's rows are about. */
export function need(type: string, edge: string, target: string): Filter {
  return {
    uses: `${type}.${edge} ${target}.need`,
    holds: (row, wanted) =>
      row.some(edge, (other) => isOneOf(other.view.world.get('need', other.get('need'))?.key ?? null, wanted)),
  };
}

export const byDay = (type: string, field: string, holds: (day: string, wanted: string) => boolean): Filter => ({
  uses: `${type}.${field}`,
  holds: (row, wanted) => row.get(field) !== null && holds(String(row.get(field)), String(wanted)),
});
