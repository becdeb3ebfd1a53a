/** What rows and slices look at beside the row is followed: else what it brings into sight would never be told. */
import { expect, test } from '@jest/globals';
import { factOf } from '../../src/access/facts.js';
import { resighted } from '../../src/access/following.js';
import { policy } from '../../src/access/policy.js';
import { declared } from '../../src/graph/declared.js';
import { type RuleRow, viewerSettings } from '../../src/platform/policy.js';
import { raw, render, type Sql } from '../../src/platform/sql.js';
import { ROLES, type Role } from '../../src/platform/viewer.js';
import { testSchemas } from '../support/schemas.js';

const { model } = testSchemas();
const listed = [...declared.listings.keys()].map(({ name }) => model.type(name));

/** Not followed, and why that loses nothing. */
const NEED_NOT: readonly string[] = [
  // What a charity may use to reach a person: on the person itself, which is then written.
  'person',
  // Who works for a scheme: a trigger writes the member, who is followed.
  'member_scheme',
  // Whether a note was written by one's own colleague: who wrote it stays the same.
  'member',
];

function rowOf(role: Role): RuleRow {
  const person = raw('x.person_id');
  return { column: (name) => raw(`x."${name}"`), fact: (name) => factOf(role, name).sql(person, viewerSettings) };
}

function tablesOf(conditions: readonly Sql[]): Set<string> {
  const text = conditions.map((condition) => render(condition).text).join('\n');
  return new Set([...text.matchAll(/\b(?:from|join) (?!lateral)"?([a-z_]+)/g)].map(([, table]) => table as string));
}

test.each(ROLES)('%s', (role) => {
  const row = rowOf(role);
  const since = { transaction: raw('0'), moment: raw('now()') };
  for (const { name, table = '', person, fields } of listed) {
    const rule = policy.rows(role, table);
    if (rule === 'none') continue;
    const asked = [
      ...(rule.fact ? [row.fact(rule.fact)] : []),
      ...(rule.where ? [rule.where(row, viewerSettings)] : []),
    ];
    const shown = [...fields.keys()].flatMap((field) => {
      const decision = policy.field(role, name, field);
      return typeof decision === 'object' ? [decision.when(row, viewerSettings)] : [];
    });
    const about = person === undefined ? undefined : row.column(person);
    const followed = resighted(role, table, row, about, viewerSettings, since);
    const known = followed ? tablesOf([followed]) : new Set();
    const missed = [...tablesOf([...asked, ...shown])].filter(
      (found) => !known.has(found) && !NEED_NOT.includes(found),
    );
    expect({ name, missed }).toEqual({ name, missed: [] });
  }
});
