/** Who may call the mutations on measurements, and which rows those may add or change. */
import { type Changes, care } from '../rows.js';

const LINK_WORKER = ['LINK_WORKER'] as const;
const byLinkWorker = { LINK_WORKER: care };

export const measurement: Changes = {
  mutations: {
    measurementRecord: LINK_WORKER,
    measurementAmend: LINK_WORKER,
    measurementEnteredInErrorMark: LINK_WORKER,
  },
  tables: { measurement: byLinkWorker, amendment: byLinkWorker },
};
