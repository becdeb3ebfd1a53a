/** Who may call the mutations on risks, escalations, measurements and mending, and which rows those may add or change. */
import type { RowRule } from '../../platform/policy.js';
import { sql } from '../../platform/sql.js';
import { type Changes, care, known, rows, type TableRows } from '../rows.js';
import { CARERS } from '../slice.js';

const LINK_WORKER = ['LINK_WORKER'] as const;
const TEAM = [...LINK_WORKER, 'TEAM_LEAD'] as const;
const SUPPORTERS = [...TEAM, 'CHARITY'] as const;

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
const ofTeam = { LINK_WORKER: care, TEAM_LEAD: care };

/** A charity changes what it sees of its own connections. */
const ofSupporters = (table: 'attendance' | 'follow_up') => {
  const own = rows[table]?.CHARITY;
  return own ? { ...ofTeam, CHARITY: own } : ofTeam;
};

export const risk: Changes = {
  mutations: {
    riskRecord: CARERS,
    riskReview: CARERS,
    concernRaise: [...CARERS, 'CHARITY', 'REFERRER', 'INTEGRATOR'],
    riskEscalate: CARERS,
    escalationAcknowledge: CARERS,
    measurementRecord: LINK_WORKER,
    measurementAmend: LINK_WORKER,
    measurementEnteredInErrorMark: LINK_WORKER,
    conversationAmend: LINK_WORKER,
    conversationEnteredInErrorMark: LINK_WORKER,
    contactAttemptAmend: TEAM,
    contactAttemptEnteredInErrorMark: TEAM,
    attendanceAmend: SUPPORTERS,
    attendanceEnteredInErrorMark: SUPPORTERS,
    followUpAmend: SUPPORTERS,
    followUpEnteredInErrorMark: SUPPORTERS,
  },
  tables: {
    risk: raisers('raised_at'),
    risk_transition: raisers('at'),
    escalation: { GP: care, LINK_WORKER: care, TEAM_LEAD: care },
    measurement: { LINK_WORKER: care },
    conversation: { LINK_WORKER: care },
    contact_attempt: ofTeam,
    attendance: ofSupporters('attendance'),
    follow_up: ofSupporters('follow_up'),
    amendment: { ...ofTeam, CHARITY: known },
    referral: { LINK_WORKER: care },
    referral_transition: { LINK_WORKER: care },
  },
};
