/** Who may call the mutations on follow-ups, and which rows those may add or change. */
import { belowOwnFollowUp, type Changes, care, ofOwnOpenConnection } from '../rows.js';

const TEAM = ['LINK_WORKER', 'TEAM_LEAD'] as const;
const SUPPORTERS = [...TEAM, 'CHARITY'] as const;

export const followUp: Changes = {
  mutations: {
    followUpSchedule: TEAM,
    connectionFollowUpSchedule: SUPPORTERS,
    followUpRecord: SUPPORTERS,
    followUpUnplannedRecord: TEAM,
    connectionFollowUpUnplannedRecord: SUPPORTERS,
    followUpCancel: SUPPORTERS,
  },
  tables: {
    follow_up: { LINK_WORKER: care, TEAM_LEAD: care, CHARITY: ofOwnOpenConnection },
    follow_up_barrier: { LINK_WORKER: care, TEAM_LEAD: care, CHARITY: belowOwnFollowUp },
  },
};
