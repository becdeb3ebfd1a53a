/** Answers as they are sent, by number of the item; every one that the instrument does not know is told. */
import { Field, InputType, Int } from 'type-graphql';
import type { Change } from '../mutation/change.js';
import { Instrument } from './measurement.codes.js';
import type { Measurement } from './measurement.entity.js';
import { ITEMS, pamLevel, scoresOf } from './scoring.js';

@InputType('MeasurementAnswerInput', { description: 'The answer to one item of an instrument.' })
export class AnswerInput {
  @Field(() => Int, { description: 'The number of the item, from 1, in the instrument’s order.' })
  item!: number;

  @Field(() => Int, { description: 'The answer, in the instrument’s own numbers.' })
  value!: number;
}

/** What of a measurement is told by the person; everything else of it is worked out. */
export interface Answered {
  answers?: AnswerInput[] | null;
  score?: number | null;
  level?: number | null;
}

export const ANSWERS = {
  description: 'The answers; an item left out was not answered. For PAM none: its score and level are entered.',
};
export const SCORE = { nullable: true, description: 'PAM only: the score, 0 to 100. All others are worked out.' };
export const LEVEL = { nullable: true, description: 'PAM only: the level, 1 to 4, which must fit the score.' };

/** Puts answers and scores into a measurement; everything the instrument does not allow becomes a problem. */
export function score(change: Change, measurement: Measurement, answered: Answered): void {
  const { instrument } = measurement;
  if (instrument === Instrument.PAM) enter(change, measurement, answered);
  else workOut(change, measurement, answered);
}

function workOut(change: Change, measurement: Measurement, { answers, score: entered, level }: Answered): void {
  const { instrument } = measurement;
  for (const [member, value] of Object.entries({ score: entered, level })) {
    if (typeof value === 'number')
      change.problem(
        ['input', member],
        'computed',
        `The ${member} of ${instrument} is worked out of the answers, never sent.`,
      );
  }
  const read = inOrder(change, instrument, answers ?? []);
  if (!read) return;
  const scores = scoresOf(instrument, read);
  const { satisfied, worthwhile, happy, anxious, metricScore } = scores;
  Object.assign(measurement, {
    answers: read,
    satisfied,
    worthwhile,
    happy,
    anxious,
    score: scores.score,
    metricScore,
  });
}

/** The answers in the order of the items, null where one was left out; undefined when something is wrong with them. */
function inOrder(
  change: Change,
  instrument: Instrument,
  answers: readonly AnswerInput[],
): (number | null)[] | undefined {
  const { count, least, greatest } = ITEMS[instrument];
  const read = Array<number | null>(count).fill(null);
  let isWrong = false;
  const wrong = (path: (string | number)[], rule: string, message: string) => {
    isWrong = true;
    change.problem(['input', 'answers', ...path], rule, message);
  };
  if (answers.length === 0) wrong([], 'required', `Send the answers to ${instrument}.`);
  for (const [index, { item, value }] of answers.entries()) {
    if (item < 1 || item > count) wrong([index, 'item'], 'item', `${instrument} has items 1 to ${count}.`);
    else if (read[item - 1] !== null) wrong([index, 'item'], 'twice', `Item ${item} is answered twice.`);
    else if (value < least || value > greatest)
      wrong([index, 'value'], 'range', `Item ${item} of ${instrument} takes ${least} to ${greatest}.`);
    else read[item - 1] = value;
  }
  return isWrong ? undefined : read;
}

function enter(change: Change, measurement: Measurement, { answers, score: entered, level }: Answered): void {
  if (answers?.length)
    change.problem(['input', 'answers'], 'licensed', 'The answers to PAM are not kept: send its score and level.');
  const given = { score: entered ?? measurement.score, level: level ?? measurement.level };
  for (const [member, value] of Object.entries(given)) {
    if (typeof value !== 'number') change.problem(['input', member], 'required', `PAM needs its ${member}.`);
  }
  if (typeof given.score !== 'number' || typeof given.level !== 'number') return;
  if (given.score < 0 || given.score > 100)
    change.problem(['input', 'score'], 'range', 'A PAM score lies between 0 and 100.');
  else if (pamLevel(given.score) !== given.level)
    change.problem(['input', 'level'], 'fit', `A PAM score in this range is level ${pamLevel(given.score)}.`);
  Object.assign(measurement, given);
}
