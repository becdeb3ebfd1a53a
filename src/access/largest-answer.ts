/** How much each role may ask for at once: the most rows that the pages of one operation may multiply to. */
import type { Role } from '../platform/viewer.js';

export const largestAnswer: Readonly<Record<Role, number>> = {
  GP: 10_000,
  LINK_WORKER: 10_000,
  TEAM_LEAD: 10_000,
  CHARITY: 10_000,
  REFERRER: 10_000,
  PRIVACY_OFFICER: 10_000,
  // Systems that copy what they may read, and reports: no person waits in front of them.
  INTEGRATOR: 20_000,
  ANALYST: 20_000,
};
