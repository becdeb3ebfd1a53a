/** Which care relationships may be looked at beneath an answer, to say who leads, by roles that read none of them. */
import type { RowRule, RuleRow } from '../platform/policy.js';
import { type Sql, sql } from '../platform/sql.js';
import { care, knownUnlessSensitive, type TableRows } from './rows.js';

const isLeadLinkWorker = (row: RuleRow): Sql => sql`(${row.column('kind')} = 'CASELOAD' and ${row.column('is_lead')})`;

/** Whoever made a referral learns who leads it. */
const leadLinkWorker: RowRule = { fact: 'known', where: isLeadLinkWorker };

/** Relationships that rules and declarations look at beneath an answer, beyond those a role may read as rows. */
export const relationshipsBeneath: TableRows = {
  // A practice that only referred the person reads as a referrer.
  GP: { fact: 'known', where: (row) => sql`(${row.fact('care')} or ${isLeadLinkWorker(row)})` },
  LINK_WORKER: care,
  TEAM_LEAD: care,
  PRIVACY_OFFICER: knownUnlessSensitive,
  INTEGRATOR: { fact: 'care', where: (row) => sql`${row.column('kind')} = 'REGISTERED'` },
  CHARITY: leadLinkWorker,
  REFERRER: leadLinkWorker,
};
