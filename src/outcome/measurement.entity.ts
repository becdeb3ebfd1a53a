/** A measurement: one dated set of answers to a validated instrument, with its scores. */
import { ArrayType } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Member } from '../organisation/member.entity.js';
import { Mendable } from '../person/mendable.js';
import { Risk } from '../person/risk.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { Whole } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { Instrument, MeasurementStage } from './measurement.codes.js';

@ObjectType({ implements: Node, description: 'One dated set of answers to a validated instrument, with its scores.' })
@Entity()
@Index({ properties: ['person', 'takenAt'] })
@Index({ properties: ['plan', 'takenAt'] })
@Check({
  name: 'measurement_answers_check',
  expression: `case instrument
    when 'ONS4' then cardinality(answers) = 4 and 0 <= all(answers) and 10 >= all(answers)
    when 'SWEMWBS' then cardinality(answers) = 7 and 1 <= all(answers) and 5 >= all(answers)
    when 'UCLA3' then cardinality(answers) = 3 and 1 <= all(answers) and 3 >= all(answers)
    when 'ONS_LONELINESS' then cardinality(answers) = 1 and 1 <= all(answers) and 5 >= all(answers)
    when 'PHQ9' then cardinality(answers) = 9 and 0 <= all(answers) and 3 >= all(answers)
    when 'GAD7' then cardinality(answers) = 7 and 0 <= all(answers) and 3 >= all(answers)
    else cardinality(answers) = 0 end`,
})
@Check({
  name: 'measurement_ons4_check',
  expression: `instrument = 'ONS4' or num_nonnulls(satisfied, worthwhile, happy, anxious) = 0`,
})
@Check({
  name: 'measurement_score_check',
  expression: `case instrument when 'SWEMWBS' then score between 7 and 35 when 'UCLA3' then score between 3 and 9
    when 'PAM' then score between 0 and 100 when 'PHQ9' then score between 0 and 27
    when 'GAD7' then score between 0 and 21 else score is null end`,
})
@Check({
  name: 'measurement_metric_score_check',
  expression: `(metric_score is not null) = (instrument = 'SWEMWBS' and score is not null)
    and metric_score between 7 and 35`,
})
@Check({
  name: 'measurement_pam_check',
  expression: `(level is not null) = (instrument = 'PAM' and score is not null)`,
})
export class Measurement extends Mendable {
  @Field(() => Plan, { nullable: true, description: 'The plan it was taken for; null when there was none yet.' })
  @ManyToOne(() => Plan, { nullable: true })
  plan?: Plan;

  @Field(() => Instrument, { description: 'The instrument.' })
  @Enum({ items: () => Instrument })
  instrument!: Instrument;

  @Field(() => MeasurementStage, { description: 'When in the support it was taken.' })
  @Enum({ items: () => MeasurementStage })
  stage!: MeasurementStage;

  @Field(() => GraphQLDateTime, { description: 'When the person answered.' })
  @Property({ type: 'datetime', length: 3 })
  takenAt!: Date;

  @Field(() => [Int], {
    nullable: 'items',
    description: 'The answers in the instrument’s order and numbers; null where one was left out. Empty for PAM.',
  })
  @Property({
    type: new ArrayType<number | null>((item) => (item === null || item === 'NULL' ? null : Number(item))),
    columnType: 'integer[]',
    default: [],
  })
  answers: (number | null)[] = [];

  @Field(() => Int, { nullable: true, description: 'ONS4: satisfied with life, 0 to 10, higher is better.' })
  @Whole(0, 10, { nullable: true })
  satisfied?: number;

  @Field(() => Int, { nullable: true, description: 'ONS4: things done are worthwhile, 0 to 10, higher is better.' })
  @Whole(0, 10, { nullable: true })
  worthwhile?: number;

  @Field(() => Int, { nullable: true, description: 'ONS4: happy yesterday, 0 to 10, higher is better.' })
  @Whole(0, 10, { nullable: true })
  happy?: number;

  @Field(() => Int, { nullable: true, description: 'ONS4: anxious yesterday, 0 to 10, lower is better.' })
  @Whole(0, 10, { nullable: true })
  anxious?: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The score: SWEMWBS raw 7–35, UCLA3 3–9, PHQ9 0–27, GAD7 0–21, PAM 0–100. Null for ONS4 and ONS_LONELINESS, which have none, and where an answer is missing.',
  })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  score?: number;

  @Field(() => Float, { nullable: true, description: 'SWEMWBS only: the score on the metric scale, 7.00 to 35.00.' })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  metricScore?: number;

  @Field(() => Int, { nullable: true, description: 'PAM only: the activation level, 1 to 4.' })
  @Whole(1, 4, { nullable: true })
  level?: number;

  @Field(() => Risk, { nullable: true, description: 'The risk that an answer raised; null when none did.' })
  @Index()
  @ManyToOne(() => Risk, { nullable: true })
  risk?: Risk;

  @Field(() => Member, { nullable: true, description: 'Who took it with the person; null when the person was alone.' })
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => Member, { nullable: true, description: 'Who recorded it.' })
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;
}
