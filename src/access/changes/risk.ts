/** Who may call the mutations on risks and escalations, and which rows those may add or change. */
import { type Changes, care, known } from '../rows.js';
import { CARERS } from '../slice.js';

/** Whoever knows a person may raise a concern about them, whether or not they look after them. */
const raisers = { GP: known, LINK_WORKER: known, TEAM_LEAD: known, CHARITY: known, REFERRER: known, INTEGRATOR: care };

export const risk: Changes = {
  mutations: {
    riskRecord: CARERS,
    riskReview: CARERS,
    concernRaise: [...CARERS, 'CHARITY', 'REFERRER', 'INTEGRATOR'],
    riskEscalate: CARERS,
    escalationAcknowledge: CARERS,
  },
  tables: {
    risk: raisers,
    risk_transition: raisers,
    escalation: { GP: care, LINK_WORKER: care, TEAM_LEAD: care },
  },
};
