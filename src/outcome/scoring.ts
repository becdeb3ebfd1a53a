/** Exact scoring of the instruments, as published: answers in, scores out, and what a score reads as. */
import { Instrument } from './measurement.codes.js';

/** An answer in the instrument's own numbers; null where the item was left out. */
export type Answers = readonly (number | null)[];

export interface Scores {
  /** ONS4 only: four scores that are never added up. */
  readonly satisfied?: number;
  readonly worthwhile?: number;
  readonly happy?: number;
  readonly anxious?: number;
  /** The sum of the answers (SWEMWBS: the raw score, 7 to 35). */
  readonly score?: number;
  /** SWEMWBS only: the raw score on the metric scale. */
  readonly metricScore?: number;
}

/** How many answers an instrument has and their bounds; PAM is licensed: its score and level are entered. */
export const ITEMS = {
  ONS4: { count: 4, least: 0, greatest: 10 },
  SWEMWBS: { count: 7, least: 1, greatest: 5 },
  UCLA3: { count: 3, least: 1, greatest: 3 },
  ONS_LONELINESS: { count: 1, least: 1, greatest: 5 },
  PAM: { count: 0, least: 0, greatest: 0 },
  PHQ9: { count: 9, least: 0, greatest: 3 },
  GAD7: { count: 7, least: 0, greatest: 3 },
} as const satisfies { [I in Instrument]: { count: number; least: number; greatest: number } };

/** SWEMWBS raw 7 to 35 on the metric scale (Stewart-Brown et al. 2009). */
export const SWEMWBS_METRIC: readonly number[] = [
  7.0, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98, 20.73,
  21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7, 32.55, 35.0,
];

/** The scores of a set of answers. An instrument that is summed has no score while an answer is missing. */
export function scoresOf(instrument: Instrument, answers: Answers): Scores {
  const { count, least, greatest } = ITEMS[instrument];
  const isInRange = (answer: number | null) =>
    answer === null || (Number.isInteger(answer) && answer >= least && answer <= greatest);
  if (answers.length !== count || !answers.every(isInRange)) {
    throw new RangeError(`${instrument} takes ${count} whole numbers from ${least} to ${greatest}.`);
  }
  if (instrument === Instrument.ONS4) {
    const [satisfied, worthwhile, happy, anxious] = answers.map((answer) => answer ?? undefined);
    return { satisfied, worthwhile, happy, anxious };
  }
  if (instrument === Instrument.PAM || instrument === Instrument.ONS_LONELINESS) return {};
  if (answers.includes(null)) return {};
  const score = answers.reduce<number>((sum, answer) => sum + (answer ?? 0), 0);
  return instrument === Instrument.SWEMWBS ? { score, metricScore: SWEMWBS_METRIC[score - 7] } : { score };
}

export type WellbeingBand = 'VERY_LOW' | 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH';

/** ONS bands of satisfied, worthwhile and happy, 0 to 10. */
export function wellbeingBand(score: number): WellbeingBand {
  if (score <= 4) return 'LOW';
  if (score <= 6) return 'MEDIUM';
  return score <= 8 ? 'HIGH' : 'VERY_HIGH';
}

/** ONS bands of anxious, 0 to 10, where high is worse. */
export function anxietyBand(score: number): WellbeingBand {
  if (score <= 1) return 'VERY_LOW';
  if (score <= 3) return 'LOW';
  return score <= 5 ? 'MEDIUM' : 'HIGH';
}

/** The activation level a PAM score belongs to. */
export function pamLevel(score: number): 1 | 2 | 3 | 4 {
  if (score < 47.1) return 1;
  if (score < 55.2) return 2;
  return score < 72.5 ? 3 : 4;
}

export type SeverityBand = 'MINIMAL' | 'MILD' | 'MODERATE' | 'MODERATELY_SEVERE' | 'SEVERE';

/** PHQ-9 severity, cut at 5, 10, 15 and 20. */
export function phq9Band(score: number): SeverityBand {
  if (score < 5) return 'MINIMAL';
  if (score < 10) return 'MILD';
  if (score < 15) return 'MODERATE';
  return score < 20 ? 'MODERATELY_SEVERE' : 'SEVERE';
}

/** GAD-7 severity, cut at 5, 10 and 15. */
export function gad7Band(score: number): SeverityBand {
  if (score < 5) return 'MINIMAL';
  if (score < 10) return 'MILD';
  return score < 15 ? 'MODERATE' : 'SEVERE';
}

/** UCLA-3: six or more is read as lonely by convention; not a diagnosis. */
export function isLonely(score: number): boolean {
  return score >= 6;
}

/** By how much a score (SWEMWBS: the metric one) has to change to mean something for one person. */
export const MEANINGFUL_CHANGE: Partial<Record<Instrument, number>> = { SWEMWBS: 1, PAM: 4, PHQ9: 6, GAD7: 4 };

/** PHQ-9 item 9 (thoughts of self-harm) above 0 is a risk that a clinician must see. */
export function raisesRisk(instrument: Instrument, answers: Answers): boolean {
  return instrument === Instrument.PHQ9 && (answers[8] ?? 0) > 0;
}
