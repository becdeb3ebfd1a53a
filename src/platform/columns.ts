/** Column decorators that carry their own database constraint, so that a bound is written once. */
import { Check, Property } from '@mikro-orm/decorators/legacy';

interface Nullable {
  readonly nullable?: boolean;
}

/** Text that is never empty and never longer than `longest` characters. Not for embeddables: their checks are not kept. */
export function Text(longest: number, options: Nullable = {}) {
  return (target: object, property: string): void => {
    Property({ type: 'text', ...options })(target, property);
    check(target, property, (column) => `char_length(${column}) between 1 and ${longest}`);
  };
}

/** A list of short texts, each of 1 to `longest` characters; empty when there is none. */
export function Texts(longest: number) {
  return (target: object, property: string): void => {
    Property({ type: 'text[]', default: [] })(target, property);
    check(target, property, (column) => `is_text_list(${column}, ${longest})`);
  };
}

/** A whole number within bounds, both included. */
export function Whole(least: number, greatest: number, options: Nullable & { readonly default?: number } = {}) {
  return (target: object, property: string): void => {
    Property({ type: 'integer', ...options })(target, property);
    check(target, property, (column) => `${column} between ${least} and ${greatest}`);
  };
}

function check(target: object, property: string, expression: (column: string) => string): void {
  Check<Record<string, unknown>>({ expression: (columns) => expression(`"${String(columns[property])}"`) })(
    // The decorator wants the class it stands on; this one stands on any, and reads of it only the one property.
    target as Record<string, unknown>,
    property as never,
  );
}
