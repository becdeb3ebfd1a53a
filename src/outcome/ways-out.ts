/** Statistics as files: each is asked for by the same GraphQL operation that a portal would send, and then written differently. */

import type { WaysOut } from '../platform/way-out.js';
import { csvOf } from './csv.js';
import { reportOf } from './report.js';

const LISTS: ReadonlySet<string> = new Set([
  'pcn',
  'practice',
  'source',
  'ageBand',
  'gender',
  'ethnicity',
  'deprivation',
]);
const SCALARS: ReadonlySet<string> = new Set([
  'period',
  'scheme',
  'charity',
  'need',
  'accessNeed',
  'assetCategory',
  'green',
]);

/** The filter out of an address: `?period=2026&deprivation=1,2&by=NEED`. */
function asked(search: URLSearchParams): Readonly<Record<string, unknown>> {
  const filter: Record<string, unknown> = {};
  for (const [name, value] of search) {
    if (LISTS.has(name)) filter[name] = name === 'deprivation' ? value.split(',').map(Number) : value.split(',');
    else if (name === 'green') filter[name] = value === 'true';
    else if (SCALARS.has(name)) filter[name] = value;
  }
  const by = search.get('by')?.split(',').filter(Boolean) ?? [];
  return { filter, by, score: search.get('score') ?? 'UCLA3' };
}

const GROUPS = `by { dimension value }`;
const COUNT = `{ value suppressed }`;

export const waysOut: WaysOut = {
  '/export/outcomes.csv': {
    query: `query OutcomesCsv($filter: OutcomeFilter, $by: [OutcomeDimension!]) {
      activity(filter: $filter, by: $by) { asOf groups { ${GROUPS} referrals ${COUNT} shares { measure value outOf percent suppressed } } }
    }`,
    contentType: 'text/csv; charset=utf-8',
    variables: (search) => {
      const { filter, by } = asked(search);
      return { filter, by };
    },
    write: (data) => csvOf(data),
  },
  '/export/outcomes.html': {
    query: `query OutcomesReport($filter: OutcomeFilter, $score: OutcomeScore!) {
      activity(filter: $filter) { asOf groups { ${GROUPS} referrals ${COUNT} shares { measure value outOf percent suppressed } } }
      change(score: $score, filter: $filter, by: [DEPRIVATION]) { score design caution isHigherBetter meaningfulChange groups { ${GROUPS} measuredBefore ${COUNT} pairs ${COUNT} missingPercent
        meanBefore meanAfter meanChange intervalFrom intervalTo intervalMethod improvedPercent worsenedPercent } }
      inequality(filter: $filter, score: $score) { slopePerThousand groups { dimension value registered ${COUNT} referrals ${COUNT} perThousand engagedPercent declinedPercent neverReachedPercent } }
    }`,
    contentType: 'text/html; charset=utf-8',
    variables: (search) => {
      const { filter, score } = asked(search);
      return { filter, score };
    },
    write: (data) => reportOf(data as never),
  },
};
