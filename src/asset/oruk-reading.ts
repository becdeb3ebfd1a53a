/** Reading untrusted Open Referral UK fields: what cannot be kept is left out and said, or refuses its record. */
import { GraphQLDate } from '../platform/scalars.js';

export type Json = Readonly<Record<string, unknown>>;

/** A record that cannot be imported at all; the message says why, for whoever keeps the feed. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** The objects of a list; nothing where the field is absent. */
export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Reads the fields of one record, and remembers what it had to leave out. */
export class Reading {
  readonly leftOut: string[] = [];

  leave(field: string, why: string): undefined {
    this.leftOut.push(`${field} ${why}`);
    return undefined;
  }

  text(from: Json, field: string, longest: number): string | undefined {
    const value = from[field];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') return this.leave(field, 'is not text');
    const text = value.trim();
    if (text === '') return undefined;
    if (text.includes('\0')) return this.leave(field, 'holds a NUL character');
    return [...text].length > longest ? this.leave(field, `is longer than ${longest} characters`) : text;
  }

  /** Only http and https: a portal will show it as a link. */
  url(from: Json, field: string): string | undefined {
    const text = this.text(from, field, 2_000);
    if (text === undefined) return undefined;
    return URL.canParse(text) && /^https?:/i.test(text) ? text : this.leave(field, 'is not an http or https address');
  }

  email(from: Json, field: string): string | undefined {
    const text = this.text(from, field, 254);
    if (text === undefined) return undefined;
    return /^[^\s@]+@[^\s@]+$/.test(text) ? text : this.leave(field, 'is not an email address');
  }

  number(from: Json, field: string, least: number, greatest: number): number | undefined {
    const value = from[field];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !(value >= least && value <= greatest)) {
      return this.leave(field, `is not a number from ${least} to ${greatest}`);
    }
    return value;
  }

  /** The day of a date or of a date with a time. */
  day(from: Json, field: string): string | undefined {
    const text = this.text(from, field, 40);
    if (text === undefined) return undefined;
    const day = text.slice(0, 10);
    return isDay(day) ? day : this.leave(field, 'is not a day that exists (YYYY-MM-DD)');
  }

  moment(from: Json, field: string): Date | undefined {
    const text = this.text(from, field, 40);
    if (text === undefined) return undefined;
    const moment = new Date(text);
    return Number.isNaN(moment.getTime()) ? this.leave(field, 'is not a date and time (RFC 3339)') : moment;
  }

  /** `HH:MM` of a time, whose seconds and offset no weekly session needs. */
  time(from: Json, field: string): string | undefined {
    const text = this.text(from, field, 40);
    if (text === undefined) return undefined;
    const found = /^(([01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
    return found?.[1] ?? this.leave(field, 'is not a time of day (HH:MM)');
  }

  /** Takes over what an inner reading left out, with where it was. */
  include(where: string, inner: Reading): void {
    this.leftOut.push(...inner.leftOut.map((entry) => `${where}.${entry}`));
  }
}

function isDay(text: string): boolean {
  try {
    return GraphQLDate.parseValue(text) === text;
  } catch {
    // The scalar says no by throwing; every other text reaches this as a plain false.
    return false;
  }
}
