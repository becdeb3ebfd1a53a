/** Who may call the mutations on people, their consents and related people, and which rows those may add or change. */
import type { Changes } from '../rows.js';

export const person: Changes = {
  mutations: {},
  tables: {},
};
