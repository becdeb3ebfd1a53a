/** What scores read as, after the bands and changes that DOMAIN.md gives each instrument. */
import type { Row } from './world.js';

type Bands = readonly (readonly [from: number, band: string])[];

const WELLBEING: Bands = [
  [9, 'VERY_HIGH'],
  [7, 'HIGH'],
  [5, 'MEDIUM'],
  [0, 'LOW'],
];
const ANXIETY: Bands = [
  [6, 'HIGH'],
  [4, 'MEDIUM'],
  [2, 'LOW'],
  [0, 'VERY_LOW'],
];
const SCORES: Readonly<Record<string, Bands>> = {
  UCLA3: [
    [6, 'LONELY'],
    [3, 'NOT_LONELY'],
  ],
  PHQ9: [
    [20, 'SEVERE'],
    [15, 'MODERATELY_SEVERE'],
    [10, 'MODERATE'],
    [5, 'MILD'],
    [0, 'MINIMAL'],
  ],
  GAD7: [
    [15, 'SEVERE'],
    [10, 'MODERATE'],
    [5, 'MILD'],
    [0, 'MINIMAL'],
  ],
};
const CHANGES: Readonly<Record<string, number>> = { SWEMWBS: 1, PAM: 4, PHQ9: 6, GAD7: 4 };

export interface ScoreBand {
  readonly of: string;
  readonly band: string;
}

export function bandsOf(measurement: Row): readonly ScoreBand[] {
  const read: readonly (readonly [column: string, bands: Bands | undefined])[] = [
    ['satisfied', WELLBEING],
    ['worthwhile', WELLBEING],
    ['happy', WELLBEING],
    ['anxious', ANXIETY],
    ['score', SCORES[String(measurement.instrument)]],
  ];
  return read.flatMap(([column, bands]) => {
    const score = measurement[column];
    const found = score === null ? undefined : bands?.find(([from]) => Number(score) >= from);
    return found ? [{ of: column.toUpperCase(), band: found[1] }] : [];
  });
}

/** By how much a score has to change to mean something for one person. */
export function meaningfulChange({ instrument }: Row): number | null {
  return CHANGES[String(instrument)] ?? null;
}
