/** Who may call the mutations on referrals, and which rows those may add or change. */
import type { Changes } from '../rows.js';

export const referral: Changes = {
  mutations: {},
  tables: {},
};
