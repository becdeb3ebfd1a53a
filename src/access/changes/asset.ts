/** Who may call the mutations on assets, and which rows those may add or change. */
import type { Changes } from '../rows.js';

export const asset: Changes = {
  mutations: {},
  tables: {},
};
