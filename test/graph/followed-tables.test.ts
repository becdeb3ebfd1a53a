/** What filters and relations look at beside the row is followed too: by the list itself, or by a trigger that writes the row. */
import { expect, test } from '@jest/globals';
import { policy } from '../../src/access/policy.js';
import { Candidates, orNone } from '../../src/graph/candidates.js';
import { Compilation } from '../../src/graph/compilation.js';
import { declared } from '../../src/graph/declared.js';
import { tie } from '../../src/graph/tie.js';
import { placeholder } from '../../src/graph/usable.js';
import { raw, render, type Sql } from '../../src/platform/sql.js';
import { ROLES } from '../../src/platform/viewer.js';
import { testSchemas } from '../support/schemas.js';

const { model, full } = testSchemas();

/** Not followed, and why that loses nothing. */
const NEED_NOT: readonly string[] = [
  // Migration …408 writes their owner: asset, practice.
  ...['asset_category_link', 'cost_option', 'scheme_practice'],
  // A trigger counts up the member's version.
  ...['member_scheme', 'member_asset'],
  // Keys and places that stay as they are.
  ...['need', 'asset_category', 'postcode'],
  // Written once, with the event.
  'access_event_person',
];

function tablesOf(conditions: readonly Sql[]): string[] {
  const text = conditions.map((condition) => render(condition).text).join('\n');
  const found = [...text.matchAll(/\b(?:from|join) (?!lateral)"?([a-z_]+)\b(?!\()/g)].map(
    ([, table]) => table as string,
  );
  return [...new Set(found)];
}

test.each(ROLES)('%s', (role) => {
  const c = new Compilation(full, model, policy, role, new Map(), {}, false);
  const since = { transaction: raw('0'), moment: raw('now()') };
  const missed: string[] = [];
  const look = (what: string, candidates: Candidates, asked: readonly Sql[]) => {
    const followed = tablesOf([candidates.changedSince(since)]);
    const isMissed = (table: string) => ![...followed, ...NEED_NOT, candidates.target.table].includes(table);
    const found = tablesOf(asked).filter(isMissed);
    missed.push(...found.map((table) => `${what} looks at ${table}`));
  };
  for (const { name, options } of declared.listings.values()) {
    const target = model.type(name);
    if (policy.rows(role, target.table as string) === 'none') continue;
    for (const [member, filter] of Object.entries(options.filters ?? {})) {
      const candidates = new Candidates(c, { target, person: undefined, conditions: () => [] });
      const value = placeholder(full, `${name}Where`, member);
      const asked = orNone(() => filter(candidates.masked, value, candidates.reach));
      look(`${name}Where.${member}`, candidates, asked);
    }
  }
  for (const field of declared.fields) {
    if (field.kind !== 'relation' || !field.listing) continue;
    const column = (name: string): Sql => raw(`o."${name}"`);
    const origin = { model: model.type(field.Owner.name), column, person: undefined, fact: () => raw('true') };
    const tied = tie(c, origin, field);
    if (policy.rows(role, tied.target.table as string) === 'none') continue;
    const candidates = new Candidates(c, tied);
    look(`${field.Owner.name}.${field.name}`, candidates, tied.conditions({ column, fact: () => raw('true') }));
  }
  expect(missed).toEqual([]);
});
