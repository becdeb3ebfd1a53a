/** Statistics as files: each is asked for by the same GraphQL operation that a portal would send, and then written differently. */

import type { WaysOut } from '../platform/way-out.js';
import { csvOf } from './csv.js';
import { LISTS } from './outcome-filter.js';
import { FUNNEL, reportOf } from './report.js';

type Given = Readonly<Record<string, unknown>>;

/** What an address asks for beside a filter, `own` by name; all else has to be a member of the filter, or is refused as none. */
function asked(search: URLSearchParams, own: Readonly<Record<string, (value: string) => unknown>>): Given {
  const given = Object.entries(own).flatMap(([name, read]) => {
    const value = search.get(name);
    return value === null ? [] : [[name, read(value)]];
  });
  const filter = [...search.keys()].filter((name) => !Object.hasOwn(own, name));
  return Object.fromEntries([
    ...given,
    ['filter', Object.fromEntries(filter.map((name) => [name, member(name, search)]))],
  ]);
}

/** `period=2026&deprivation=1,2&green=true`; what is neither is left for the schema to refuse. */
function member(name: string, search: URLSearchParams): unknown {
  const value = search.getAll(name).join();
  if (name === 'green') return value === 'true' || (value === 'false' ? false : value);
  if (!LISTS.has(name)) return value;
  return name === 'deprivation' ? value.split(',').map(Number) : value.split(',');
}

const GROUPS = `by { dimension value }`;
const COUNT = `{ value suppressed }`;

export const waysOut: WaysOut = {
  '/export/outcomes.csv': {
    query: `query OutcomesCsv($filter: OutcomeFilter, $by: [OutcomeDimension!]) {
      activity(filter: $filter, by: $by) { asOf groups { ${GROUPS} referrals ${COUNT} shares { measure value outOf percent suppressed } } }
    }`,
    contentType: 'text/csv; charset=utf-8',
    variables: (search) => asked(search, { by: (value) => value.split(',').filter(Boolean) }),
    write: (data) => csvOf(data),
  },
  '/export/outcomes.html': {
    query: `query OutcomesReport($filter: OutcomeFilter, $score: OutcomeScore!) {
      viewer { organisation { name } }
      activity(filter: $filter, measures: [${FUNNEL.map(([measure]) => measure).join(', ')}]) { asOf groups { ${GROUPS} referrals ${COUNT} shares { measure value suppressed } } }
      change(score: $score, filter: $filter, by: [DEPRIVATION]) { score caution isHigherBetter groups { ${GROUPS} pairs ${COUNT} missingPercent
        medianBefore medianAfter meanBefore meanAfter meanChange intervalFrom intervalTo intervalMethod } }
      inequality(filter: $filter, score: $score) { slopePerThousand groups { dimension value registered ${COUNT} referrals ${COUNT} perThousand engagedPercent declinedPercent neverReachedPercent } }
    }`,
    contentType: 'text/html; charset=utf-8',
    variables: (search) => ({ score: 'UCLA3', ...asked(search, { score: (value) => value }) }),
    write: (data, { filter }) => reportOf(data as never, filter as Given),
  },
};
