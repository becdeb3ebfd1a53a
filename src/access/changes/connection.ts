/** Who may call the mutations on connections and consents to them, and which rows those may add or change. */
import type { Changes } from '../rows.js';

export const connection: Changes = {
  mutations: {},
  tables: {},
};
