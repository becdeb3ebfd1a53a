/** Measurements as tests send them. */

/** The answers to items 1, 2, …; null leaves one out. */
export function answers(...values: (number | null)[]) {
  return values.flatMap((value, index) => (value === null ? [] : [{ item: index + 1, value }]));
}

/** The input of a review taken two hours ago. */
export function taken(plan: { readonly id: string }, instrument: string, more: object) {
  return { plan: plan.id, instrument, stage: 'REVIEW', takenAt: '2026-03-02T10:00:00.000Z', ...more };
}
