/** What is compared: one operation with its variables, and as whom it is asked; as a permalink holds it after the `#`. */

export interface Comparison {
  readonly operation: string;
  /** JSON, as it is written. */
  readonly variables: string;
  /** Names of callers, in the order of their columns. */
  readonly callers: readonly string[];
}

export const MOST_CALLERS = 4;

export function permalinkOf({ operation, variables, callers }: Comparison): string {
  return `#${new URLSearchParams({ as: callers.join(','), operation, variables })}`;
}

/** Undefined where it is no permalink, or one that was cut off on its way. */
export function comparisonIn(hash: string): Comparison | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const operation = given.get('operation');
  const variables = given.get('variables');
  const callers = [...new Set((given.get('as') ?? '').split(',').filter((name) => /^[a-z0-9-]+$/.test(name)))];
  if (!operation?.trim() || variables === null || callers.length === 0) return undefined;
  return { operation, variables, callers: callers.slice(0, MOST_CALLERS) };
}
