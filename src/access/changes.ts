/** What may be changed: which role may call which mutation, and which rows of a table its mutations may add or change. */
import { conditionsOf, type RowRule } from '../platform/policy.js';
import { and, or } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import { asset } from './changes/asset.js';
import { connection } from './changes/connection.js';
import { cover } from './changes/cover.js';
import { death, followUp } from './changes/follow-up.js';
import { measurement } from './changes/measurement.js';
import { person } from './changes/person.js';
import { plan } from './changes/plan.js';
import { referral } from './changes/referral.js';
import { risk } from './changes/risk.js';
import { type Changes, care, type TableRows } from './rows.js';

const all: readonly Changes[] = [person, risk, referral, cover, plan, asset, connection, followUp, measurement, death];

export const mutationDoors: Readonly<Record<string, readonly Role[]>> = Object.assign(
  {},
  ...all.map(({ mutations }) => mutations),
);

const work: RowRule = { fact: 'work' };

/** Several concepts may write one table: a role may what any of them lets it. */
export const changes: Readonly<Record<string, TableRows>> = merged();

export const removable: ReadonlySet<string> = new Set(all.flatMap((concept) => concept.removable ?? []));

function merged(): Record<string, TableRows> {
  const found: Record<string, Record<string, RowRule>> = {};
  for (const { tables } of all) {
    for (const [table, rules] of Object.entries(tables)) {
      const known = found[table] ?? {};
      found[table] = known;
      for (const [role, rule] of Object.entries(rules)) {
        const before = known[role];
        const written = writtenBy(role as Role, rule);
        known[role] = before && before !== written ? either(before, written) : written;
      }
    }
  }
  return found;
}

/** A link worker writes of those whose care they see, but for the people they have handed over. */
function writtenBy(role: Role, rule: RowRule): RowRule {
  if (role !== 'LINK_WORKER' || rule.fact !== 'care') return rule;
  return rule === care ? work : { ...rule, fact: 'work' };
}

function either(one: RowRule, other: RowRule): RowRule {
  // Where both ask the same fact, whichever asks nothing else lets through all that the other would.
  const wider = one.fact === other.fact ? [one, other].find(({ where }) => !where) : undefined;
  if (wider) return wider;
  return { where: (row, viewer) => or([one, other].map((rule) => and(conditionsOf(rule, row, viewer)))) };
}
