/** Who may call the mutations on cover and caseloads, and which rows those may add or change. */
import type { Changes } from '../rows.js';

export const cover: Changes = {
  mutations: {},
  tables: {},
};
