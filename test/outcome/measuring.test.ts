/** Measurements as they are recorded: what the instrument allows, and what is worked out. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { listed } from '../support/listed.js';
import { mutate, refused } from '../support/mutate.js';
import { answers, taken } from './taken.js';

let kith: Kith;
let plan: { id: string };

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  const seenByGp = new Set((await listed<{ id: string }>(kith.as('gp'), 'plans', 'id')).map(({ id }) => id));
  const plans = await listed<typeof plan>(kith.as('link-worker'), 'plans(where: { status: [ACTIVE] }', 'id');
  const found = plans.find(({ id }) => seenByGp.has(id));
  if (!found) throw new Error('No active plan is seen by practice and link worker.');
  plan = found;
});

afterAll(async () => {
  await kith.close();
});

const SCORES = 'satisfied anxious score metricScore level meaningfulChange bands { of band } answers';

describe('a measurement', () => {
  test.each([
    [
      'ONS4',
      { answers: answers(7, null, 3, 6) },
      {
        satisfied: 7,
        anxious: 6,
        score: null,
        answers: [7, null, 3, 6],
        bands: [
          { of: 'SATISFIED', band: 'HIGH' },
          { of: 'HAPPY', band: 'LOW' },
          { of: 'ANXIOUS', band: 'HIGH' },
        ],
      },
    ],
    [
      'SWEMWBS',
      { answers: answers(3, 3, 3, 3, 3, 3, 3) },
      { score: 21, metricScore: 19.25, meaningfulChange: 1, bands: [] },
    ],
    ['SWEMWBS', { answers: answers(3, 3, null, 3, 3, 3, 3) }, { score: null, metricScore: null }],
    [
      'UCLA3',
      { answers: answers(2, 2, 2) },
      { score: 6, meaningfulChange: null, bands: [{ of: 'SCORE', band: 'LONELY' }] },
    ],
    [
      'GAD7',
      { answers: answers(1, 1, 1, 1, 1, 1, 1) },
      { score: 7, meaningfulChange: 4, bands: [{ of: 'SCORE', band: 'MILD' }] },
    ],
    ['PAM', { score: 55.2, level: 3 }, { score: 55.2, level: 3, answers: [], meaningfulChange: 4 }],
  ])('of %s is scored', async (instrument, given, expected) => {
    const { measurement } = await mutate<{ measurement: object }>(
      kith.as('link-worker'),
      'measurementRecord',
      taken(plan, instrument, given),
      `measurement { ${SCORES} by { name } }`,
    );
    expect(measurement).toMatchObject({ ...expected, by: { name: 'Priya Shah' } });
  });

  test.each([
    [
      'every wrong answer is told',
      'UCLA3',
      {
        answers: [
          { item: 1, value: 4 },
          { item: 4, value: 1 },
          { item: 2, value: 2 },
          { item: 2, value: 3 },
        ],
      },
      [
        [['input', 'answers', 0, 'value'], 'range'],
        [['input', 'answers', 1, 'item'], 'item'],
        [['input', 'answers', 3, 'item'], 'twice'],
      ],
    ],
    ['scores are never sent', 'GAD7', { answers: answers(0), score: 3 }, [[['input', 'score'], 'computed']]],
    ['nothing was answered', 'PHQ9', { answers: [] }, [[['input', 'answers'], 'required']]],
    [
      'PAM has no answers',
      'PAM',
      { answers: answers(1), score: 60 },
      [
        [['input', 'answers'], 'licensed'],
        [['input', 'level'], 'required'],
      ],
    ],
    ['a level fits its score', 'PAM', { score: 72.5, level: 3 }, [[['input', 'level'], 'fit']]],
    [
      'it was taken',
      'ONS_LONELINESS',
      { answers: answers(1), takenAt: '2026-03-02T12:00:00.001Z' },
      [[['input', 'takenAt'], 'past']],
    ],
  ])('is refused unless %s', async (_what, instrument, given, problems) => {
    const extensions = await refused(kith.as('link-worker'), 'measurementRecord', taken(plan, instrument, given));
    expect(extensions.code).toBe('INVALID_INPUT');
    expect(extensions.problems.map(({ path, rule }) => [path, rule])).toEqual(problems);
  });

  test('is recorded by link workers, and its answers read by them alone', async () => {
    expect(
      await refused(kith.as('gp'), 'measurementRecord', taken(plan, 'UCLA3', { answers: answers(1, 1, 1) })),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    const { measurement } = await mutate<{ measurement: { id: string } }>(
      kith.as('link-worker'),
      'measurementRecord',
      taken(plan, 'UCLA3', { answers: answers(1, 1, 1), alone: true }),
      'measurement { id by { name } recordedBy { name } }',
    );
    expect(measurement).toMatchObject({ by: null, recordedBy: { name: 'Priya Shah' } });
    const { data } = await kith
      .as('gp')
      .run('query Seen($id: ID!) { node(id: $id) { ... on Measurement { score answers } } }', { id: measurement.id });
    expect(data).toEqual({ node: { score: 3, answers: null } });
  });

  test('of a stage that has its baseline wants a yes', async () => {
    const baseline = taken(plan, 'ONS_LONELINESS', { stage: 'BASELINE', answers: answers(2) });
    const first = await kith
      .as('link-worker')
      .run(
        'query Taken($id: ID!) { plan(id: $id) { measurements(where: { instrument: [ONS_LONELINESS], stage: [BASELINE] }) { nodes { id } } } }',
        { id: plan.id },
      );
    const known = (first.data as { plan: { measurements: { nodes: object[] } } }).plan.measurements.nodes;
    if (known.length === 0) await mutate(kith.as('link-worker'), 'measurementRecord', baseline, '__typename');
    expect(await refused(kith.as('link-worker'), 'measurementRecord', baseline)).toMatchObject({
      code: 'CONFIRM_NEEDED',
      allowed: ['BASELINE_TAKEN'],
    });
  });
});
