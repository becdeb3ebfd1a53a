/** How much each role may ask for at once: the most rows that all the pages of one operation may add up to. */
import type { Role } from '../platform/viewer.js';

/** Fifty people with all that was agreed, arranged and heard since, pages being reckoned as full, come to 56,000. */
const OF_CARE = 100_000;
const OF_A_FEW = 20_000;

export const largestAnswer: Readonly<Record<Role, number>> = {
  GP: OF_CARE,
  LINK_WORKER: OF_CARE,
  TEAM_LEAD: OF_CARE,
  CHARITY: OF_A_FEW,
  REFERRER: OF_A_FEW,
  PRIVACY_OFFICER: OF_A_FEW,
  // A system that copies what it may read: no person waits in front of it.
  INTEGRATOR: 200_000,
  ANALYST: OF_A_FEW,
};
