/** How the rows of statistics are laid out: what often goes together is kept once and named by a number, so that counting reads little. */

/** Each list of columns whose values stand together in a table of their own. */
export const PARTS = {
  place: 'scheme_id, practice_id, organisations, scheme, pcn, practice',
  period: 'month, quarter, year',
  background: 'age_band, gender, ethnicity, deprivation',
  course:
    'source, status, closure, green, contacted, in_time, engaged, declined, never_reached, planned, goal_set, connected, accepted, signposted, warm, attended, sustained, follow_up_due, follow_up_done, follow_up_late, barrier_met, barrier_resolved, ended, told_referrer, achievements, connections',
  needs: 'need',
  access_needs: 'access_need',
  charities: 'charity',
  categories: 'asset_category',
} as const;

/** What is kept of each referral beside the numbers of its parts. */
export const KEPT = 'referral_id, weight, days_to_contact, attempts, conversations, minutes, sessions, link_worker';

export const partOf = (dimension: string): string =>
  Object.entries(PARTS).find(([, columns]) => columns.split(', ').includes(dimension.toLowerCase()))?.[0] ??
  missing(dimension);

function missing(dimension: string): never {
  throw new Error(`${dimension} is in no part.`);
}
