/** What may come to pass that would let a role read more of rows it sees: the rules themselves are asked about it. */
import type { RuleRow, WhatIf } from '../platform/policy.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import { WAITING } from './conditions.js';

/** These facts would hold of the person. */
function holding(change: WhatIf['change'], ...facts: readonly string[]): WhatIf {
  const fact = (row: RuleRow, name: string): Sql => (facts.includes(name) ? raw('true') : row.fact(name));
  return { change, row: (row) => ({ column: row.column, fact: (name) => fact(row, name) }) };
}

/** What the person shares with the charity would be this. */
function sharing(change: WhatIf['change'], shared: (row: RuleRow) => Sql, status?: (status: Sql) => Sql): WhatIf {
  return {
    change,
    row: (row) => ({
      column: (name) => (name === 'status' && status ? status(row.column(name)) : row.column(name)),
      fact: (name) => (name === 'shared' ? shared(row) : row.fact(name)),
    }),
  };
}

const accepted = (status: Sql): Sql => sql`case when ${status} in ${WAITING} then 'ACCEPTED' else ${status} end`;

const inCare = ['care', 'known'] as const;

/** Nobody is told of what does not exist for them, so nothing here says what would bring a person into sight. */
export const whatIf: { readonly [R in Role]?: readonly WhatIf[] } = {
  GP: [holding('ASSIGNMENT', ...inCare), holding('EMERGENCY_ACCESS', ...inCare)],
  TEAM_LEAD: [holding('ASSIGNMENT', ...inCare), holding('EMERGENCY_ACCESS', ...inCare)],
  CHARITY: [
    sharing('STAGE', (row) => row.fact('sharedOnceAccepted'), accepted),
    sharing('CONSENT', (row) => row.fact('sharedOnceAgreed')),
  ],
};
