/** Each measure of activity is what plain code finds over the same record, by what the schema says it counts. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ActivityMeasure } from '../../src/outcome/statistics.codes.js';
import { type Rare, startRare } from './rare.js';
import { connectionsOf, dayOf, firstContactOf, followUpsOf, percent, type Row, TODAY } from './record.js';

let rare: Rare;
beforeAll(async () => {
  rare = await startRare();
});
afterAll(() => rare?.close());

interface Share {
  readonly measure: string;
  readonly value: number;
  readonly outOf: number | null;
  readonly percent: number | null;
}

const ACTIVITY = `{
  activity(by: [SOURCE]) { groups { by { value } referrals { value } shares { measure value outOf percent } } }
}`;

/** What holds of one referral. */
function holding(row: Row): Record<string, boolean> {
  const { record } = rare;
  const own = <Of extends { referral_id?: unknown }>(rows: readonly Of[]) =>
    rows.filter((of) => of.referral_id === row.id);
  const first = firstContactOf(record, row);
  const within = record.schemes.find(({ id }) => id === row.scheme_id)?.first_contact_within_days;
  const agreed = own(record.plans).filter(({ agreed_at: at }) => at !== null);
  const goals = record.goals.filter(({ plan_id: of }) => agreed.some(({ id }) => id === of));
  const connections = connectionsOf(record, row);
  const some = (is: (of: (typeof connections)[number]) => boolean): boolean => connections.some(is);
  const stood = (...statuses: string[]): boolean => made && some(({ status }) => statuses.includes(status));
  const made = some(({ isMade }) => isMade);
  const signposted = some(({ kind }) => kind === 'SIGNPOST');
  const attended = made && some(({ isAttended }) => isAttended);
  const sustained = some(
    ({ status, sessions }) => status === 'PARTICIPATING' || status === 'COMPLETED' || sessions > 1,
  );
  const followUps = followUpsOf(record, row);
  const due = followUps.filter(({ due_on: on }) => on !== null && dayOf(on) <= TODAY);
  const isLate = ({ due_on: on, occurred_at: at }: Row): boolean =>
    on !== null && (at === null ? dayOf(on) < TODAY : dayOf(at) > dayOf(on));
  const barriers = record.barriers.filter(({ follow_up_id: of }) => followUps.some(({ id }) => id === of));
  const engaged = row.engaged_at !== null;
  const ended = row.ended_at !== null;
  return {
    REFERRED: true,
    CONTACTED: first !== undefined,
    CONTACTED_IN_TIME: first !== undefined && dayOf(first) - dayOf(row.submitted_at) <= Number(within),
    ENGAGED: engaged,
    DECLINED: row.status === 'DECLINED',
    NEVER_REACHED: row.status === 'UNCONTACTABLE',
    PLAN_AGREED: engaged && agreed.length > 0,
    GOAL_SET: engaged && goals.length > 0,
    ...Object.fromEntries(
      Object.keys(ActivityMeasure)
        .filter((name) => name.startsWith('GOAL_') && name !== 'GOAL_SET')
        .map((name) => [name, goals.some(({ achievement }) => `GOAL_${achievement}` === name)]),
    ),
    SIGNPOSTED_OR_CONNECTED: signposted || made,
    SIGNPOST_ONLY: signposted && !made,
    CONNECTED: made,
    CONNECTED_GREEN: some(({ isMade, isGreen }) => isMade && isGreen),
    WARM_HANDOVER: some(({ isMade, isWarm }) => isMade && isWarm),
    CONNECTION_ACCEPTED: stood('ACCEPTED', 'INTRODUCED', 'NEVER_STARTED') || attended,
    CONNECTION_TURNED_DOWN: stood('DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE'),
    CONNECTION_NO_REPLY: stood('NO_REPLY'),
    CONNECTION_NEVER_STARTED: stood('NEVER_STARTED'),
    CONNECTION_DISENGAGED: stood('DISENGAGED'),
    CONNECTION_COMPLETED: stood('COMPLETED'),
    ATTENDED: attended,
    ATTENDED_ONCE_ONLY: attended && !sustained,
    SUSTAINED: attended && sustained,
    FOLLOW_UP_DUE: due.length > 0,
    FOLLOW_UP_DONE: due.some(({ reached }) => reached),
    FOLLOW_UP_LATE: due.length > 0 && followUps.some(isLate),
    BARRIER_MET: barriers.length > 0,
    BARRIER_RESOLVED: barriers.some(({ is_resolved: is }) => is),
    ENDED: ended,
    LOOP_CLOSED: ended && own(record.feedback).some(({ kind }) => kind === 'OUTCOME'),
  };
}

/** What each is a share of, as its description says. */
const AMONG: Readonly<Record<string, readonly string[]>> = {
  REFERRED: [
    'CONTACTED',
    'ENGAGED',
    'DECLINED',
    'NEVER_REACHED',
    'SIGNPOSTED_OR_CONNECTED',
    'FOLLOW_UP_DUE',
    'BARRIER_MET',
    'ENDED',
  ],
  CONTACTED: ['CONTACTED_IN_TIME'],
  ENGAGED: ['PLAN_AGREED'],
  PLAN_AGREED: ['GOAL_SET'],
  SIGNPOSTED_OR_CONNECTED: ['SIGNPOST_ONLY', 'CONNECTED'],
  ATTENDED: ['ATTENDED_ONCE_ONLY', 'SUSTAINED'],
  FOLLOW_UP_DUE: ['FOLLOW_UP_DONE', 'FOLLOW_UP_LATE'],
  BARRIER_MET: ['BARRIER_RESOLVED'],
  ENDED: ['LOOP_CLOSED'],
};
const baseOf = (measure: string): string | undefined =>
  Object.entries(AMONG).find(([, names]) => names.includes(measure))?.[0] ??
  (measure.startsWith('GOAL_') ? 'GOAL_SET' : /^(CONNECT|WARM|ATTENDED$)/.test(measure) ? 'CONNECTED' : undefined);

test('of all, and of each source', async () => {
  const { activity } = await rare.asked<{
    activity: { groups: { by: { value: string }[]; referrals: { value: number }; shares: Share[] }[] };
  }>('analyst', ACTIVITY);
  expect(activity.groups.length).toBeGreaterThan(4);
  for (const { by, referrals, shares } of activity.groups) {
    const source = by[0]?.value;
    const own = rare.record.referrals.filter((row) => source === undefined || row.source === source).map(holding);
    const count = (measure: string): number => own.filter((of) => of[measure]).length;
    const expected = Object.keys(ActivityMeasure).map((measure) => {
      const base = baseOf(measure);
      const outOf = base === undefined ? null : count(base);
      return { measure, value: count(measure), outOf, percent: outOf ? percent(count(measure), outOf) : null };
    });
    expect([source, referrals.value, shares]).toEqual([source, own.length, expected]);
  }
});

test('each of them holds of somebody and not of everybody, or nothing was compared', () => {
  const all = rare.record.referrals.map(holding);
  const undecided = Object.keys(ActivityMeasure).filter(
    (measure) => measure !== 'REFERRED' && new Set(all.map((of) => of[measure])).size < 2,
  );
  expect(undecided).toEqual([]);
});
