/** Every known trap of access (graphql-shield, PostgreSQL, MikroORM, GraphQL) has a test that is named after it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const TRAPS = [
  'fallbackRule allows by default',
  'not(a rule that throws) grants',
  'a failing database reads as "Not Authorised!", or its raw message leaks',
  'a contextual rule gives the second the verdict of the first',
  'strict rules hash the parent',
  'input types and interfaces are silently ignored',
  'a denied payload is denied after the side effect',
  'subscriptions are guarded on resolve, not on subscribe',
  'it wraps every field of every type',
  'its ESM build imports util.isUndefined, which Node no longer has',
  'compiled operations bypass resolvers',
  'MikroORM filters do not reach QueryBuilder or raw SQL',
  'an object such as {"$ne": …} from a JSON scalar matches everything',
  'a loader or identity map lives for one request and one viewer',
  'counts and totalCount',
  'cursors',
  'error texts',
  '__typename',
  '"did you mean" suggestions',
  'variable-coercion errors',
  'settings read as the empty string, not NULL, once their transaction is over',
  'plain SET leaks',
  'owner-run views leak',
  'SECURITY DEFINER functions without a check of their own leak',
  'a unique violation can reveal a hidden NHS number',
  'the server connects as a role that owns nothing and bypasses nothing',
];

const folder = new URL('trap/', import.meta.url);

/** What the tests of the traps are called: the first string of each `test`, `describe` and row of a table. */
function titles(): ReadonlySet<string> {
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const named = texts.flatMap((text) => [...text.matchAll(/(?:\b(?:test|describe)\(|^ {4}\[)'((?:[^'\\]|\\.)*)'/gm)]);
  return new Set(named.map(([, title = '']) => title));
}

test.each(TRAPS)('%s', (trap) => {
  expect([...titles()]).toContain(trap);
});

test('a trap without a test would be missed', () => {
  expect([...titles()]).not.toContain('a trap that nobody has tested');
  expect(titles().size).toBeGreaterThanOrEqual(TRAPS.length);
});
