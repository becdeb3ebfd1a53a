/** Places in worklists: what stands first, before anything is sorted by its date. */
import type { Masked } from './filter.js';

interface Place {
  /** The fields it looks at, as `Type.field`. */
  readonly uses: string;
  /** The lowest first. */
  readonly of: (row: Masked) => number | null;
}

const URGENCIES = ['URGENT', 'SOON', 'ROUTINE'];

const standsFirst = ({ get }: Masked): boolean => get('standsFirst') === true && get('status') === 'OPEN';

export const places: Readonly<Record<string, Place>> = {
  // Safety reviews and people with a risk that stands first come before all; then the more urgent.
  'Referral.worklist': {
    uses: `Referral.safetyReview Referral.urgency Referral.person Person.risks Risk.standsFirst Risk.status`,
    of: ({ get, some }) => {
      const isAtRisk = some('person', (person) => person.some('risks', standsFirst));
      if (get('safetyReview') === true || isAtRisk) return 0;
      const place = URGENCIES.indexOf(String(get('urgency')));
      return place < 0 ? null : place + 1;
    },
  },
  'Risk.worklist': {
    uses: 'Risk.status Risk.standsFirst',
    of: (risk) => {
      if (risk.get('status') !== 'OPEN') return 2;
      return standsFirst(risk) ? 0 : 1;
    },
  },
  'Escalation.worklist': {
    uses: 'Escalation.acknowledgedAt',
    of: ({ get }) => (get('acknowledgedAt') === null ? 0 : 1),
  },
};
