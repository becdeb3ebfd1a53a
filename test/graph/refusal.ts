/** How bad input must be answered, whatever it is: no data, a status of 4xx, a code, and no guess at what was meant. */
import { expect } from '@jest/globals';
import type { GraphQLFormattedError } from 'graphql';
import type { Problem } from '../../src/platform/errors.js';
import type { Kith } from '../support/kith.js';

export interface Refusal {
  readonly status: number;
  readonly code: unknown;
  /** `rule at.path` of each thing that is wrong; empty when the document itself is. */
  readonly problems: readonly string[];
  readonly errors: readonly GraphQLFormattedError[];
  readonly text: string;
}

export async function refusalOf(
  kith: Kith,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  persona = 'link-worker',
): Promise<Refusal> {
  const { status, data, errors, text } = await kith.as(persona).run(document, variables);
  expect(data).toBeUndefined();
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(text).not.toMatch(/did you mean/i);
  for (const { message } of errors) expect(message).toMatch(/^[A-Za-z0-9$`].{10,}\.$/s);
  const problems = errors.flatMap(({ extensions }) => (extensions?.problems ?? []) as readonly Problem[]);
  // A document that is wrong says where it is wrong; a value that is wrong, which value.
  for (const error of errors) expect(Boolean(error.locations?.length) || problems.length > 0).toBe(true);
  return {
    status,
    code: errors[0]?.extensions?.code,
    problems: problems.map(({ rule, path }) => `${rule} ${path.join('.')}`),
    errors,
    text,
  };
}
