/** Measurements as they are recorded: what the instrument allows, what is worked out, and what a frightening answer sets off. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { listed } from '../support/listed.js';
import { mutate, refused } from '../support/mutate.js';

let kith: Kith;
let plan: { id: string; person: { id: string } };

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  const seenByGp = new Set((await listed<{ id: string }>(kith.as('gp'), 'plans', 'id')).map(({ id }) => id));
  const plans = await listed<typeof plan>(
    kith.as('link-worker'),
    'plans(where: { status: [ACTIVE] }',
    'id person { id }',
  );
  const found = plans.find(({ id }) => seenByGp.has(id));
  if (!found) throw new Error('No active plan is seen by practice and link worker.');
  plan = found;
});

afterAll(async () => {
  await kith.close();
});

const answers = (...values: (number | null)[]) =>
  values.flatMap((value, index) => (value === null ? [] : [{ item: index + 1, value }]));

const taken = (instrument: string, more: object) => ({
  plan: plan.id,
  instrument,
  stage: 'REVIEW',
  takenAt: '2026-03-02T10:00:00.000Z',
  ...more,
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
      taken(instrument, given),
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
    const extensions = await refused(kith.as('link-worker'), 'measurementRecord', taken(instrument, given));
    expect(extensions.code).toBe('INVALID_INPUT');
    expect(extensions.problems.map(({ path, rule }) => [path, rule])).toEqual(problems);
  });

  test('is recorded by link workers, and its answers read by them alone', async () => {
    expect(
      await refused(kith.as('gp'), 'measurementRecord', taken('UCLA3', { answers: answers(1, 1, 1) })),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    const { measurement } = await mutate<{ measurement: { id: string } }>(
      kith.as('link-worker'),
      'measurementRecord',
      taken('UCLA3', { answers: answers(1, 1, 1), alone: true }),
      'measurement { id by { name } recordedBy { name } }',
    );
    expect(measurement).toMatchObject({ by: null, recordedBy: { name: 'Priya Shah' } });
    const { data } = await kith
      .as('gp')
      .run('query Seen($id: ID!) { node(id: $id) { ... on Measurement { score answers } } }', { id: measurement.id });
    expect(data).toEqual({ node: { score: 3, answers: null } });
  });

  test('of a stage that has its baseline wants a yes', async () => {
    const baseline = taken('ONS_LONELINESS', { stage: 'BASELINE', answers: answers(2) });
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

test('item 9 of PHQ-9 above zero raises a risk that stands first for practice and scheme until it is taken care of', async () => {
  const { measurement } = await mutate<{
    measurement: { id: string; version: number; risk: { id: string; version: number } };
  }>(
    kith.as('link-worker'),
    'measurementRecord',
    taken('PHQ9', { answers: answers(0, 0, 0, 0, 0, 0, 0, 0, 1) }),
    'measurement { id version score risk { id version status kind source standsFirst measurement { id } history { to } } }',
  );
  expect(measurement).toMatchObject({
    score: 1,
    risk: {
      status: 'OPEN',
      kind: 'SUICIDE_OR_SELF_HARM',
      source: 'MEASUREMENT',
      standsFirst: true,
      measurement: { id: measurement.id },
      history: [{ to: 'OPEN' }],
    },
  });
  const risks = await listed<{ id: string; standsFirst: boolean; status: string }>(
    kith.as('gp'),
    'risks(orderBy: WORKLIST_ASC',
    'id standsFirst status',
  );
  const rank = ({ standsFirst, status }: (typeof risks)[0]) => (status !== 'OPEN' ? 2 : standsFirst ? 0 : 1);
  expect(risks.map(rank)).toEqual(risks.map(rank).sort());
  expect(risks.filter((risk) => rank(risk) === 0).map(({ id }) => id)).toContain(measurement.risk.id);

  const isFirst = async (who: string) => {
    const referrals = await listed<{
      safetyReview: boolean;
      urgency: string;
      person: { id: string; risks: { standsFirst: boolean; status: string }[] };
    }>(
      kith.as(who),
      'referrals(where: { open: true }, orderBy: WORKLIST_ASC',
      'safetyReview urgency person { id risks { standsFirst status } }',
    );
    const first = referrals.map(
      ({ safetyReview, person }) =>
        safetyReview || person.risks.some(({ standsFirst, status }) => standsFirst && status === 'OPEN'),
    );
    expect(first).toEqual([...first].sort((one, other) => Number(other) - Number(one)));
    return referrals.some(({ person }, index) => person.id === plan.person.id && first[index]);
  };
  expect(await isFirst('gp')).toBe(true);
  expect(await isFirst('team-lead')).toBe(true);
  await mutate(
    kith.as('gp'),
    'riskReview',
    { id: measurement.risk.id, expectedVersion: measurement.risk.version, status: 'MANAGED', reason: 'Seen today.' },
    'risk { status }',
  );
  expect(await isFirst('gp')).toBe(
    risks.some(({ id, standsFirst, status }) => standsFirst && status === 'OPEN' && id !== measurement.risk.id) &&
      (await isFirst('gp')),
  );
});

test('a corrected measurement is scored anew, keeps what it said, and raises the risk it should have', async () => {
  const caller = kith.as('link-worker');
  const { measurement } = await mutate<{ measurement: { id: string; version: number } }>(
    caller,
    'measurementRecord',
    taken('PHQ9', { answers: answers(1, 1, 1, 1, 1, 1, 1, 1, 0) }),
    'measurement { id version risk { id } }',
  );
  expect(measurement).toMatchObject({ risk: null });
  const amend = { id: measurement.id, expectedVersion: measurement.version, reason: 'One line off.' };
  expect(await refused(caller, 'measurementAmend', amend)).toMatchObject({ problems: [{ rule: 'different' }] });
  const AMENDMENTS = 'amendments { field before reason by { name } }';
  const amended = await mutate<{ measurement: { version: number } }>(
    caller,
    'measurementAmend',
    { ...amend, answers: answers(1, 1, 1, 1, 1, 1, 1, 1, 2) },
    `measurement { version score risk { standsFirst } ${AMENDMENTS} }`,
  );
  const score = { field: 'score', before: '8', reason: 'One line off.', by: { name: 'Priya Shah' } };
  expect(amended.measurement).toMatchObject({
    score: 10,
    risk: { standsFirst: true },
    amendments: [{ field: 'answers', before: '[1,1,1,1,1,1,1,1,0]' }, score],
  });
  const { data } = await kith
    .as('gp')
    .run(`query Seen($id: ID!) { node(id: $id) { ... on Measurement { ${AMENDMENTS} } } }`, { id: measurement.id });
  expect(data).toEqual({ node: { amendments: [score] } });

  const mark = { ...amend, expectedVersion: amended.measurement.version, reason: 'Another person’s sheet.' };
  const marked = await mutate<{ measurement: { version: number } }>(
    caller,
    'measurementEnteredInErrorMark',
    mark,
    'measurement { version score enteredInErrorAt enteredInErrorReason enteredInErrorBy { name } }',
  );
  expect(marked.measurement).toMatchObject({
    score: 10,
    enteredInErrorAt: '2026-03-02T12:00:00.000Z',
    enteredInErrorReason: 'Another person’s sheet.',
    enteredInErrorBy: { name: 'Priya Shah' },
  });
  const again = { ...mark, expectedVersion: marked.measurement.version };
  for (const name of ['measurementEnteredInErrorMark', 'measurementAmend'])
    expect(await refused(caller, name, again)).toMatchObject({
      code: 'WRONG_STATE',
      problems: [{ rule: 'notInError' }],
    });
});
