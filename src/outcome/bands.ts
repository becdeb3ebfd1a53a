/** What scores read as, in the bands their instruments publish, and how much change means something. */
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { computed, derived, relation } from '../graph/declare.js';
import { Risk } from '../person/risk.entity.js';
import { join, literal, raw, sql } from '../platform/sql.js';
import { Instrument } from './measurement.codes.js';
import { Measurement } from './measurement.entity.js';
import { anxietyBand, gad7Band, isLonely, MEANINGFUL_CHANGE, phq9Band, wellbeingBand } from './scoring.js';

enum BandedScore {
  SATISFIED = 'SATISFIED',
  WORTHWHILE = 'WORTHWHILE',
  HAPPY = 'HAPPY',
  ANXIOUS = 'ANXIOUS',
  SCORE = 'SCORE',
}
registerEnumType(BandedScore, {
  name: 'BandedScore',
  description: 'Which score of a measurement is read.',
  valuesConfig: {
    SATISFIED: { description: 'ONS4: satisfied with life.' },
    WORTHWHILE: { description: 'ONS4: things done are worthwhile.' },
    HAPPY: { description: 'ONS4: happy yesterday.' },
    ANXIOUS: { description: 'ONS4: anxious yesterday.' },
    SCORE: { description: 'The one score of the instrument.' },
  },
});

enum Band {
  VERY_LOW = 'VERY_LOW',
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
  VERY_HIGH = 'VERY_HIGH',
  MINIMAL = 'MINIMAL',
  MILD = 'MILD',
  MODERATE = 'MODERATE',
  MODERATELY_SEVERE = 'MODERATELY_SEVERE',
  SEVERE = 'SEVERE',
  NOT_LONELY = 'NOT_LONELY',
  LONELY = 'LONELY',
}
registerEnumType(Band, {
  name: 'Band',
  description: 'What a score reads as. It describes answers and diagnoses nothing.',
  valuesConfig: {
    VERY_LOW: { description: 'ONS4: very low (anxious: 0 or 1).' },
    LOW: { description: 'ONS4: low (0 to 4; anxious: 2 or 3).' },
    MEDIUM: { description: 'ONS4: medium (5 or 6; anxious: 4 or 5).' },
    HIGH: { description: 'ONS4: high (7 or 8; anxious: 6 to 10).' },
    VERY_HIGH: { description: 'ONS4: very high (9 or 10).' },
    MINIMAL: { description: 'PHQ-9 and GAD-7: below 5.' },
    MILD: { description: 'PHQ-9 and GAD-7: 5 to 9.' },
    MODERATE: { description: 'PHQ-9 and GAD-7: 10 to 14.' },
    MODERATELY_SEVERE: { description: 'PHQ-9: 15 to 19.' },
    SEVERE: { description: 'PHQ-9: 20 and more. GAD-7: 15 and more.' },
    NOT_LONELY: { description: 'UCLA-3: below 6.' },
    LONELY: { description: 'UCLA-3: 6 and more, by the convention of research.' },
  },
});

@ObjectType({ description: 'What one score of a measurement reads as.' })
class ScoreBand {
  @Field(() => BandedScore, { description: 'Which score.' })
  of!: `${BandedScore}`;

  @Field(() => Band, { description: 'What it reads as.' })
  band!: `${Band}`;
}

/** What is needed of a measurement, as the graph answers it. */
interface Scored {
  readonly instrument: Instrument;
  readonly satisfied: number | null;
  readonly worthwhile: number | null;
  readonly happy: number | null;
  readonly anxious: number | null;
  readonly score: number | null;
}

const BAND_OF: Partial<Record<Instrument, (score: number) => `${Band}`>> = {
  PHQ9: phq9Band,
  GAD7: gad7Band,
  UCLA3: (score) => (isLonely(score) ? 'LONELY' : 'NOT_LONELY'),
};

export function bandsOf({ instrument, satisfied, worthwhile, happy, anxious, score }: Scored): ScoreBand[] {
  const read = [
    ['SATISFIED', satisfied, wellbeingBand],
    ['WORTHWHILE', worthwhile, wellbeingBand],
    ['HAPPY', happy, wellbeingBand],
    ['ANXIOUS', anxious, anxietyBand],
    ['SCORE', score, BAND_OF[instrument]],
  ] as const;
  return read.flatMap(([of, value, bandOf]) => (value === null || !bandOf ? [] : [{ of, band: bandOf(value) }]));
}

computed(Measurement, 'bands', () => [ScoreBand], {
  description: 'What its scores read as; none for SWEMWBS, ONS_LONELINESS and PAM, which has its level.',
  needs: '{ instrument satisfied worthwhile happy anxious score }',
  compute: (batch: readonly { needs: Scored }[]) => batch.map(({ needs }) => bandsOf(needs)),
});

const CHANGES = Object.entries(MEANINGFUL_CHANGE).map(
  ([instrument, change]) => sql`when ${literal(instrument)} then ${raw(String(change))}`,
);

derived(Measurement, 'meaningfulChange', () => Float, {
  description:
    'By how much its score (SWEMWBS: the metric score) has to change to mean something for one person; null where no value is published.',
  sql: ({ instrument }) => sql`(case ${instrument} ${join(CHANGES, ' ')} end)::float8`,
});

relation(Risk, 'measurement', Measurement, {
  by: 'risk',
  one: true,
  description: 'The measurement that raised it; null when it came to light otherwise.',
  order: [{ key: 'createdAt' }],
});
