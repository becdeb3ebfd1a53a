/** Who may call the mutations on referrals, and which rows those may add or change. */
import { type Changes, care } from '../rows.js';

const TEAM = ['TEAM_LEAD', 'LINK_WORKER'] as const;

export const referral: Changes = {
  mutations: {
    referralReceive: TEAM,
    referralAccept: TEAM,
  },
  tables: {
    referral: { TEAM_LEAD: care, LINK_WORKER: care },
    referral_transition: { TEAM_LEAD: care, LINK_WORKER: care },
  },
};
