/** How measurements are listed: filters, orders, and the edges that lead to them. */
import { Field, InputType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Person } from '../person/person.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { sql } from '../platform/sql.js';
import { Instrument, MeasurementStage } from './measurement.codes.js';
import { Measurement } from './measurement.entity.js';

@InputType({ description: 'Which measurements. All that is given must hold.' })
class MeasurementWhere {
  @Field(() => [Instrument], { nullable: true, description: 'With any of these instruments.' })
  instrument?: Instrument[];

  @Field(() => [MeasurementStage], { nullable: true, description: 'Taken at any of these stages.' })
  stage?: MeasurementStage[];
}

enum MeasurementOrder {
  TAKEN_ASC = 'TAKEN_ASC',
  TAKEN_DESC = 'TAKEN_DESC',
}
registerEnumType(MeasurementOrder, {
  name: 'MeasurementOrder',
  description: 'How measurements are ordered.',
  valuesConfig: {
    TAKEN_ASC: { description: 'Earliest taken first.' },
    TAKEN_DESC: { description: 'Latest taken first.' },
  },
});

export const MeasurementList = listing(Measurement, {
  where: MeasurementWhere,
  filters: {
    instrument: (measurement, instruments) => sql`${measurement.instrument} = any(${instruments})`,
    stage: (measurement, stages) => sql`${measurement.stage} = any(${stages})`,
  },
  orderBy: MeasurementOrder,
  orders: { TAKEN_ASC: [{ key: 'takenAt' }], TAKEN_DESC: [{ key: 'takenAt', descending: true }] },
  defaultOrder: 'TAKEN_DESC',
});
relation(Person, 'measurements', MeasurementList, {
  by: 'person',
  description: 'The measurements taken with the person.',
});
relation(Plan, 'measurements', MeasurementList, { by: 'plan', description: 'The measurements taken for the plan.' });
timelineOf(Measurement, { kind: 'MEASUREMENT', description: 'They answered a questionnaire.', at: 'takenAt' });
