/** Who may call the mutations on risks and escalations, and which rows those may add or change. */
import type { RowRule } from '../../platform/policy.js';
import { sql } from '../../platform/sql.js';
import { type Changes, care, known, type TableRows } from '../rows.js';
import { CARERS } from '../slice.js';

/** A link worker who has handed a person over still raises what worries them, and changes nothing that stands. */
const raisedNow = (moment: string): RowRule => ({
  fact: 'known',
  where: (row, viewer) => sql`(${row.fact('work')} or ${row.column(moment)} = ${viewer.now})`,
});

/** Whoever knows a person may raise a concern about them, whether or not they look after them. */
const raisers = (moment: string): TableRows => ({
  GP: known,
  LINK_WORKER: raisedNow(moment),
  TEAM_LEAD: known,
  CHARITY: known,
  REFERRER: known,
  INTEGRATOR: care,
});

export const risk: Changes = {
  mutations: {
    riskRecord: CARERS,
    riskReview: CARERS,
    concernRaise: [...CARERS, 'CHARITY', 'REFERRER', 'INTEGRATOR'],
    riskEscalate: CARERS,
    escalationAcknowledge: CARERS,
  },
  tables: {
    risk: raisers('raised_at'),
    risk_transition: raisers('at'),
    escalation: { GP: care, LINK_WORKER: care, TEAM_LEAD: care },
  },
};
