/** What the explorer says has changed since the last release: each right that became another, and nothing else. */
import { expect, test } from '@jest/globals';
import { accessTable } from '../../src/access/access-table.js';
import { buildSchemas } from '../../src/app.js';
import { accessChanges } from '../../src/explorer/access/access-changes.js';
import type { AccessTable, FieldAccess } from '../../src/explorer/access/table.js';

const ROLES = ['GP', 'CHARITY'];

const field = (given: Partial<FieldAccess>): FieldAccess => ({
  name: 'phone',
  type: 'String',
  description: '',
  read: { GP: 'always' },
  write: [],
  why: '',
  ...given,
});
const table = (fields: readonly FieldAccess[], doing = {}): AccessTable => ({
  reading: { person: ['GP'] },
  doing,
  types: [{ name: 'Person', description: '', fields }],
});

test('nothing has changed between a table and itself', () => {
  const today = accessTable(buildSchemas().full);
  expect(accessChanges(today as unknown as AccessTable, today as unknown as AccessTable, ROLES)).toEqual([]);
});

test('a right that was given, taken, or hangs on something else is told, for the roles that were asked for', () => {
  const before = table([field({}), field({ name: 'email', read: { GP: 'always', CHARITY: 'once agreed' } })]);
  const after = table([
    field({ read: { GP: 'always', CHARITY: 'once accepted' }, write: ['GP'] }),
    field({ name: 'email' }),
  ]);
  expect(accessChanges(before, after, ROLES)).toEqual([
    { what: 'Person.phone', right: 'read', role: 'CHARITY', before: 'never', after: 'once accepted' },
    { what: 'Person.phone', right: 'write', role: 'GP', before: 'never', after: 'always' },
    { what: 'Person.email', right: 'read', role: 'CHARITY', before: 'once agreed', after: 'never' },
  ]);
  expect(accessChanges(before, after, ['GP'])).toHaveLength(1);
});

test('of what is new or gone, whoever has or had it', () => {
  const before = table([field({})]);
  const after = table([], { followUpRecord: ['CHARITY'] });
  expect(accessChanges(before, after, ROLES)).toEqual([
    { what: 'Person.phone', right: 'read', role: 'GP', before: 'always', after: 'not there' },
    { what: 'followUpRecord', right: 'call', role: 'CHARITY', before: 'not there', after: 'always' },
  ]);
});
