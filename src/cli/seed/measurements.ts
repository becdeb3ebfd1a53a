/** Makes the measurements of a plan: at the start, on the way and at the end, a little better each time on average. */
import { Instrument, MeasurementStage } from '../../outcome/measurement.codes.js';
import { Measurement } from '../../outcome/measurement.entity.js';
import { ITEMS, pamLevel, raisesRisk, scoresOf } from '../../outcome/scoring.js';
import { Amended } from '../../person/amendment.entity.js';
import type { Life, PlanFacts } from './life.js';
import { amend, inError } from './mended.js';
import { addMeasuredRisk } from './risks.js';
import { made } from './tables.js';

/** How often each is used, and whether its higher numbers are better. */
const INSTRUMENTS = [
  [Instrument.ONS4, 0.85, true],
  [Instrument.SWEMWBS, 0.35, true],
  [Instrument.UCLA3, 0.3, false],
  [Instrument.ONS_LONELINESS, 0.25, true],
  [Instrument.PAM, 0.2, true],
  [Instrument.PHQ9, 0.12, false],
  [Instrument.GAD7, 0.12, false],
] as const;

export function addMeasurements(life: Life, plan: PlanFacts): void {
  const { random } = life;
  const { agreedAgo, untilAgo, isEnded } = plan;
  const length = agreedAgo - untilAgo;
  for (const [instrument, probability, isHigherBetter] of INSTRUMENTS) {
    if (!random.chance(probability * 0.75)) continue;
    // How well the person is, from 0 to 1; most get a little better, some do not.
    const start = random.between(0.15, 0.6);
    const gain = random.between(-0.1, 0.35);
    addMeasurement(
      life,
      plan,
      instrument,
      MeasurementStage.BASELINE,
      agreedAgo - 0.05,
      isHigherBetter ? start : 1 - start,
    );
    if (length > 50 && random.chance(0.55)) {
      const now = start + gain / 2;
      addMeasurement(
        life,
        plan,
        instrument,
        MeasurementStage.REVIEW,
        agreedAgo - length * 0.5,
        isHigherBetter ? now : 1 - now,
      );
    }
    if (isEnded && random.chance(0.6)) {
      const now = start + gain;
      addMeasurement(life, plan, instrument, MeasurementStage.CLOSURE, untilAgo + 0.1, isHigherBetter ? now : 1 - now);
    }
  }
}

function addMeasurement(
  life: Life,
  plan: PlanFacts,
  instrument: Instrument,
  stage: MeasurementStage,
  ago: number,
  level: number,
): void {
  const { random, calendar, batch, person } = life;
  const { count, least, greatest } = ITEMS[instrument];
  const answers = Array.from({ length: count }, (_, index) => {
    const isTurned = instrument === Instrument.ONS4 && index === 3;
    const value = Math.min(1, Math.max(0, (isTurned ? 1 - level : level) + random.between(-0.2, 0.2)));
    return random.chance(0.012) ? null : Math.round(least + value * (greatest - least));
  });
  const isPam = instrument === Instrument.PAM;
  const pam = Math.round(Math.min(1, Math.max(0, level)) * 1000) / 10;
  const scores = isPam ? { score: pam } : scoresOf(instrument, answers);
  const takenAt = calendar.ago(ago);
  const { id } = plan.referral.linkWorker;
  const isAlone = random.chance(0.15);
  const stamp = made(random, takenAt);
  const measurement = batch.add(Measurement, {
    ...stamp,
    person: person.id,
    plan: plan.id,
    instrument,
    stage,
    takenAt,
    answers,
    ...scores,
    level: isPam ? pamLevel(pam) : undefined,
    risk: raisesRisk(instrument, answers) ? addMeasuredRisk(life, ago, plan.referral.linkWorker) : undefined,
    by: isAlone ? undefined : id,
    recordedBy: id,
    ...inError(stamp, id),
  });
  if (!isPam) amend(life, Amended.Measurement, measurement, id, { answers: JSON.stringify(answers.map(() => least)) });
}
