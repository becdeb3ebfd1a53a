/** Who may call the mutations on plans and goals, and which rows those may add or change. */
import type { Changes } from '../rows.js';

export const plan: Changes = {
  mutations: {},
  tables: {},
};
