/** What Kith set out to reach, beside what a run has reached: a missed figure is said to be missed. */

/** One measured value: of an operation, or of whatever else the figure is about. */
export interface Measure {
  readonly of: string;
  readonly value: number;
}

export interface Goal {
  /** As the table shows it. */
  readonly wanted: string;
  readonly isReached: (value: number) => boolean;
  readonly digits: number;
}

export interface Figure extends Goal {
  readonly says: string;
  /** None where nobody was measured for it, not a number where this machine cannot tell: the figure is left out. */
  readonly measured: readonly Measure[];
}

export const atLeast = (least: number): Goal => ({
  wanted: `≥ ${least}`,
  isReached: (value) => value >= least,
  digits: 2,
});

export const atMost = (most: number, digits: number): Goal => ({
  wanted: `≤ ${most}`,
  isReached: (value) => value <= most,
  digits,
});

export const below = (bound: number, digits: number): Goal => ({
  wanted: `< ${bound}`,
  isReached: (value) => value < bound,
  digits,
});

/** A row for each figure: what was wanted, what was measured, and whether all of it is reached. */
export function verdicts(figures: readonly Figure[]): string {
  const rows = figures.flatMap(({ says, wanted, isReached, measured: given, digits }) => {
    const measured = given.filter(({ value }) => Number.isFinite(value));
    if (measured.length === 0) return [];
    const told = measured.map(({ of, value }) => `${of} ${value.toFixed(digits)}`.trim()).join(', ');
    const reached = measured.filter(({ value }) => isReached(value)).length;
    const ofMany = measured.length === 1 ? '' : `: ${reached} of ${measured.length} reached`;
    return [`| ${says} | ${wanted} | ${told} | ${reached === measured.length ? 'reached' : `missed${ofMany}`} |`];
  });
  return ['| figure | wanted | measured | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
