/** What is counted of referrals, each as a condition on a row of statistics, and of what it is a share. */

interface Measure {
  readonly counts: string;
  /** The measure it is a share of. */
  readonly among?: string;
}

const goal = (achievement: string): Measure => ({
  counts: `'${achievement}' = any(f.achievements)`,
  among: 'GOAL_SET',
});
const connection = (...statuses: string[]): Measure => ({
  counts: `f.connected and f.connections && '{${statuses.join()}}'`,
  among: 'CONNECTED',
});

export const ACTIVITY: Readonly<Record<string, Measure>> = {
  REFERRED: { counts: 'true' },
  CONTACTED: { counts: 'f.contacted', among: 'REFERRED' },
  CONTACTED_IN_TIME: { counts: 'f.in_time', among: 'CONTACTED' },
  ENGAGED: { counts: 'f.engaged', among: 'REFERRED' },
  DECLINED: { counts: 'f.declined', among: 'REFERRED' },
  NEVER_REACHED: { counts: 'f.never_reached', among: 'REFERRED' },
  PLAN_AGREED: { counts: 'f.engaged and f.planned', among: 'ENGAGED' },
  GOAL_SET: { counts: 'f.engaged and f.goal_set', among: 'PLAN_AGREED' },
  GOAL_IN_PROGRESS: goal('IN_PROGRESS'),
  GOAL_IMPROVING: goal('IMPROVING'),
  GOAL_WORSENING: goal('WORSENING'),
  GOAL_NO_CHANGE: goal('NO_CHANGE'),
  GOAL_ACHIEVED: goal('ACHIEVED'),
  GOAL_SUSTAINING: goal('SUSTAINING'),
  GOAL_NOT_ACHIEVED: goal('NOT_ACHIEVED'),
  GOAL_NO_PROGRESS: goal('NO_PROGRESS'),
  GOAL_NOT_ATTAINABLE: goal('NOT_ATTAINABLE'),
  SIGNPOSTED_OR_CONNECTED: { counts: 'f.signposted or f.connected', among: 'REFERRED' },
  SIGNPOST_ONLY: { counts: 'f.signposted and not f.connected', among: 'SIGNPOSTED_OR_CONNECTED' },
  CONNECTED: { counts: 'f.connected', among: 'SIGNPOSTED_OR_CONNECTED' },
  CONNECTED_GREEN: { counts: `f.connected and f.green = 'YES'`, among: 'CONNECTED' },
  WARM_HANDOVER: { counts: 'f.warm', among: 'CONNECTED' },
  CONNECTION_ACCEPTED: { counts: 'f.connected and f.accepted', among: 'CONNECTED' },
  CONNECTION_TURNED_DOWN: connection('DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE'),
  CONNECTION_NO_REPLY: connection('NO_REPLY'),
  CONNECTION_NEVER_STARTED: connection('NEVER_STARTED'),
  CONNECTION_DISENGAGED: connection('DISENGAGED'),
  CONNECTION_COMPLETED: connection('COMPLETED'),
  ATTENDED: { counts: 'f.connected and f.attended', among: 'CONNECTED' },
  ATTENDED_ONCE_ONLY: { counts: 'f.connected and f.attended and not f.sustained', among: 'ATTENDED' },
  SUSTAINED: { counts: 'f.connected and f.attended and f.sustained', among: 'ATTENDED' },
  FOLLOW_UP_DUE: { counts: 'f.follow_up_due', among: 'REFERRED' },
  FOLLOW_UP_DONE: { counts: 'f.follow_up_due and f.follow_up_done', among: 'FOLLOW_UP_DUE' },
  FOLLOW_UP_LATE: { counts: 'f.follow_up_due and f.follow_up_late', among: 'FOLLOW_UP_DUE' },
  BARRIER_MET: { counts: 'f.barrier_met', among: 'REFERRED' },
  BARRIER_RESOLVED: { counts: 'f.barrier_met and f.barrier_resolved', among: 'BARRIER_MET' },
  ENDED: { counts: 'f.ended', among: 'REFERRED' },
  LOOP_CLOSED: { counts: 'f.ended and f.told_referrer', among: 'ENDED' },
};

/** Whether a measure holds of a counted row: its bit of the row's course. */
export const holds = (name: string, row = 'c.'): string =>
  `${row}course & ${2 ** Object.keys(ACTIVITY).indexOf(name)} <> 0`;

/** What is measured of each referral, and told as quartiles. */
export const SPREADS: Readonly<Record<string, string>> = {
  DAYS_TO_FIRST_CONTACT: 'days_to_contact',
  ATTEMPTS: 'attempts',
  CONVERSATIONS: 'conversations',
};
