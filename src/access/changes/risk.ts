/** Who may call the mutations on risks, escalations, measurements and mending, and which rows those may add or change. */
import type { Changes } from '../rows.js';

export const risk: Changes = {
  mutations: {},
  tables: {},
};
