/** Mending a measurement: what the person answered is corrected, and the scores are worked out anew. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { SameAs } from '../mutation/input.js';
import { checkPast } from '../mutation/when.js';
import { MendInput, mendable } from '../person/mend.js';
import type { MeasurementStage } from './measurement.codes.js';
import { Measurement } from './measurement.entity.js';
import { ANSWERS, AnswerInput, LEVEL, SCORE, score } from './measurement-answers.js';
import { raiseSelfHarm } from './self-harm.js';

@InputType({ description: 'What is corrected of a measurement. What is left out stays as it is.' })
class MeasurementAmendInput extends MendInput {
  @Field(() => ID, { description: 'The measurement.' })
  @IdOf(Measurement)
  id!: string;

  @SameAs(Measurement, { nullable: true })
  stage?: MeasurementStage | null;

  @SameAs(Measurement, { nullable: true })
  takenAt?: Date | null;

  @Field(() => [AnswerInput], { nullable: true, description: `All of them anew. ${ANSWERS.description}` })
  @IsOptional()
  @ArrayMaxSize(20)
  answers?: AnswerInput[] | null;

  @Field(() => Float, SCORE)
  score?: number | null;

  @Field(() => Int, LEVEL)
  level?: number | null;
}

mendable(Measurement, {
  called: 'a measurement',
  amendInput: MeasurementAmendInput,
  amends: ['stage', 'takenAt'],
  follows: ['answers', 'satisfied', 'worthwhile', 'happy', 'anxious', 'score', 'metricScore', 'level'],
  settle: (change, measurement, input) => {
    checkPast(change, input, 'takenAt');
    const isAnswered = [input.answers, input.score, input.level].some((given) => given !== undefined && given !== null);
    if (isAnswered) score(change, measurement, input);
    raiseSelfHarm(change, measurement);
  },
});
