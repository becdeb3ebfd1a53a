/** The instruments that measure outcomes, and when in the support they are used. */
import { registerEnumType } from 'type-graphql';

export enum Instrument {
  ONS4 = 'ONS4',
  SWEMWBS = 'SWEMWBS',
  UCLA3 = 'UCLA3',
  ONS_LONELINESS = 'ONS_LONELINESS',
  PAM = 'PAM',
  PHQ9 = 'PHQ9',
  GAD7 = 'GAD7',
}
registerEnumType(Instrument, {
  name: 'Instrument',
  description: 'A validated instrument. The wording of licensed ones is not part of Kith.',
  valuesConfig: {
    ONS4: {
      description:
        'ONS personal well-being: satisfied, worthwhile, happy, anxious, each 0 to 10; four scores, no total.',
    },
    SWEMWBS: { description: 'Short Warwick-Edinburgh Mental Well-being Scale: 7 answers of 1 to 5; higher is better.' },
    UCLA3: { description: 'UCLA three-item loneliness: 3 answers of 1 to 3; lower is better.' },
    ONS_LONELINESS: {
      description:
        'ONS direct measure of loneliness: 1 often or always, 2 some of the time, 3 occasionally, 4 hardly ever, 5 never; an order, never averaged.',
    },
    PAM: { description: 'Patient Activation Measure: score 0 to 100 and level 1 to 4 are entered (licensed).' },
    PHQ9: { description: 'PHQ-9, depression: 9 answers of 0 to 3; lower is better.' },
    GAD7: { description: 'GAD-7, anxiety: 7 answers of 0 to 3; lower is better.' },
  },
});

export enum MeasurementStage {
  BASELINE = 'BASELINE',
  REVIEW = 'REVIEW',
  CLOSURE = 'CLOSURE',
}
registerEnumType(MeasurementStage, {
  name: 'MeasurementStage',
  description: 'When in the support a measurement was taken.',
  valuesConfig: {
    BASELINE: { description: 'At the start.' },
    REVIEW: { description: 'On the way.' },
    CLOSURE: { description: 'At the end.' },
  },
});
