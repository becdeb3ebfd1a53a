/** Who may call the mutations on follow-ups, and which rows those may add or change. */
import type { Changes } from '../rows.js';

export const followUp: Changes = {
  mutations: {},
  tables: {},
};
