/** Who may call the mutations on connections and consents to them, and which rows those may add or change. */
import { type Changes, care, known, ofOwnOpenConnection, ownOpenConnection } from '../rows.js';
import { CARERS } from '../slice.js';

const LINK_WORKERS = ['LINK_WORKER'] as const;
const TEAM = ['LINK_WORKER', 'TEAM_LEAD'] as const;
const SUPPORTERS = [...TEAM, 'CHARITY'] as const;

const ofCarers = { GP: care, LINK_WORKER: care, TEAM_LEAD: care };

export const connection: Changes = {
  mutations: {
    connectionPropose: LINK_WORKERS,
    connectionDeclineByPerson: TEAM,
    connectionConsent: LINK_WORKERS,
    connectionSend: TEAM,
    connectionAnswer: SUPPORTERS,
    connectionIntroduce: SUPPORTERS,
    attendanceRecord: SUPPORTERS,
    attendanceAmend: SUPPORTERS,
    attendanceEnteredInErrorMark: SUPPORTERS,
    connectionComplete: SUPPORTERS,
    connectionDisengage: SUPPORTERS,
    connectionNeverStarted: SUPPORTERS,
    connectionWithdraw: TEAM,
    signpostGive: LINK_WORKERS,
    signpostOutcome: TEAM,
    consentWithdraw: CARERS,
  },
  tables: {
    // A GP changes none of itself, but whoever takes a consent back ends the connections that rest on it.
    connection: { ...ofCarers, CHARITY: ownOpenConnection },
    connection_transition: { ...ofCarers, CHARITY: ofOwnOpenConnection },
    attendance: { LINK_WORKER: care, TEAM_LEAD: care, CHARITY: ofOwnOpenConnection },
    amendment: { LINK_WORKER: care, TEAM_LEAD: care, CHARITY: known },
    consent: ofCarers,
  },
};
