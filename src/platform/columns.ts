/** Column decorators that carry their own database constraint, so that a bound is written once. */
import { Check, Property } from '@mikro-orm/decorators/legacy';

interface Nullable {
  readonly nullable?: boolean;
}

/** Text that is never empty and never longer than `longest` characters. Not for embeddables: their checks are not kept. */
export function Text(longest: number, options: Nullable = {}) {
  return (target: object, property: string): void => {
    Property({ type: 'text', ...options })(target, property);
    bound(target, property, (value) => isText(value, longest), `must have 1 to ${longest} characters`);
    check(target, property, (column) => `char_length(${column}) between 1 and ${longest}`);
  };
}

/** A list of short texts, each of 1 to `longest` characters; empty when there is none. */
export function Texts(longest: number) {
  return (target: object, property: string): void => {
    Property({ type: 'text[]', default: [] })(target, property);
    bound(
      target,
      property,
      (value) => Array.isArray(value) && value.length <= MOST_TEXTS && value.every((item) => isText(item, longest)),
      `must hold at most ${MOST_TEXTS} texts, each of 1 to ${longest} characters`,
    );
    check(target, property, (column) => `is_text_list(${column}, ${longest})`);
  };
}

/** A whole number within bounds, both included. */
export function Whole(least: number, greatest: number, options: Nullable & { readonly default?: number } = {}) {
  return (target: object, property: string): void => {
    Property({ type: 'integer', ...options })(target, property);
    const isWithin = (value: unknown): boolean => typeof value === 'number' && value >= least && value <= greatest;
    bound(target, property, isWithin, `must be from ${least} to ${greatest}`);
    check(target, property, (column) => `${column} between ${least} and ${greatest}`);
  };
}

/** As many as `is_text_list` of the database lets pass. */
const MOST_TEXTS = 100;

interface Bound {
  readonly holds: (value: unknown) => boolean;
  readonly says: string;
}

const bounds = new Map<object, Map<string, Bound>>();

function bound(target: object, property: string, holds: Bound['holds'], says: string): void {
  bounds.set(target, new Map([...(bounds.get(target) ?? []), [property, { holds, says }]]));
}

/** Characters as the database counts them: a pair of surrogates is one. */
function isText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.length > 0 && [...value].length <= longest;
}

/** What is wrong with a value for a column of an entity, in words that go on from its name; undefined when nothing is. */
export function outOfBounds(
  Entity: { readonly prototype: object },
  property: string,
  value: unknown,
): string | undefined {
  if (value === null || value === undefined) return undefined;
  for (let target: object | null = Entity.prototype; target; target = Object.getPrototypeOf(target)) {
    const found = bounds.get(target)?.get(property);
    if (found) return found.holds(value) ? undefined : found.says;
  }
  return undefined;
}

function check(target: object, property: string, expression: (column: string) => string): void {
  Check<Record<string, unknown>>({ expression: (columns) => expression(`"${String(columns[property])}"`) })(
    // The decorator wants the class it stands on; this one stands on any, and reads of it only the one property.
    target as Record<string, unknown>,
    property as never,
  );
}
