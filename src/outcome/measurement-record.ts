/** Recording a measurement: answers in, scores worked out, and a risk raised where an answer calls for one. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import { checkPast } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import { Plan } from '../plan/plan.entity.js';
import { Instrument, MeasurementStage } from './measurement.codes.js';
import { Measurement } from './measurement.entity.js';
import { ANSWERS, AnswerInput, LEVEL, SCORE, score } from './measurement-answers.js';
import { raiseSelfHarm } from './self-harm.js';

@InputType({ description: 'One dated set of answers to an instrument.' })
class MeasurementRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The plan it was taken for.' })
  @IdOf(Plan)
  plan!: string;

  @SameAs(Measurement)
  instrument!: Instrument;

  @SameAs(Measurement)
  stage!: MeasurementStage;

  @SameAs(Measurement)
  takenAt!: Date;

  @Field(() => [AnswerInput], { nullable: true, ...ANSWERS })
  @IsOptional()
  @ArrayMaxSize(20)
  answers?: AnswerInput[] | null;

  @Field(() => Float, SCORE)
  score?: number | null;

  @Field(() => Int, LEVEL)
  level?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person answered alone, without the caller.' })
  alone?: boolean | null;
}

mutation('measurementRecord', Measurement, {
  description:
    'Records a measurement for a plan. Scores are worked out, never sent (but for PAM, which is licensed). PHQ-9 item 9 above zero raises a risk that stands first in the worklists of scheme and practice.',
  input: MeasurementRecordInput,
  on: Plan,
  run: async (change, input, plan) => {
    const { instrument, stage, takenAt } = input;
    checkPast(change, input, 'takenAt');
    const recorder = actingMember(change);
    const earlier = { plan, instrument, stage: MeasurementStage.BASELINE, enteredInErrorAt: null };
    if (stage === MeasurementStage.BASELINE && (await change.em.count(Measurement, earlier)) > 0)
      change.warn('BASELINE_TAKEN', 'There is a baseline of this instrument for the plan already.');
    const measurement = change.add(Measurement, {
      plan,
      person: plan.person,
      instrument,
      stage,
      takenAt,
      by: input.alone ? undefined : recorder,
      recordedBy: recorder,
    });
    score(change, measurement, input);
    raiseSelfHarm(change, measurement);
    return measurement;
  },
});
