/** Which rows a role's mutations may change, as a condition: asked before a mutation starts, and told by `allowedActions`. */
import { conditionsOf, type Policy, type RuleRow, type ViewerSql } from '../platform/policy.js';
import { and, raw, type Sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';

export function changeable(policy: Policy, role: Role, table: string, row: RuleRow, viewer: ViewerSql): Sql {
  const rule = policy.changes(role, table);
  return rule === 'none' ? raw('false') : and(conditionsOf(rule, row, viewer));
}
