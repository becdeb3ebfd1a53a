/** What hostile requests are put together from. */
import type { Random } from '../../../src/cli/seed/random.js';

export type Kind = (random: Random) => string | Buffer;

export const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  '__schema',
  'then',
];
export const ID = 'person_3f6c1d52-8a4e-4b7d-9c21-5e0d7f9a2b10';

export const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
export const asked = (query: string, variables?: unknown, more: object = {}): string =>
  JSON.stringify({ query, variables, ...more });
export const nested = (open: string, inside: string, close: string, depth: number): string =>
  open.repeat(depth) + inside + close.repeat(depth);
export const person = (inside: string): string => `{ person(id: "${ID}") { ${inside} } }`;
/** JSON.stringify would not end. */
export const deepJson = (open: string, close: string, depth: number): string => nested(open, '1', close, depth);
