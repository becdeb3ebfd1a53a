/** All that happened to a person, as far as the rows that tell of it exist for the viewer: the newest first. */
import { londonMoment } from './sessions.js';
import type { View } from './view.js';
import { type Row, tableOf } from './world.js';

export interface Entry {
  readonly kind: string;
  readonly at: string;
  readonly type: string;
  readonly row: Row;
}

interface Source {
  readonly type: string;
  readonly kind: string;
  /** The field that says when. */
  readonly at: string;
  readonly only?: (row: Row) => boolean;
}

const ofKind =
  (kind: string) =>
  (row: Row): boolean =>
    row.kind === kind;

const SOURCES: readonly Source[] = [
  { type: 'CareRelationship', kind: 'REGISTERED', at: 'since', only: ofKind('REGISTERED') },
  { type: 'CareRelationship', kind: 'LINK_WORKER_ASSIGNED', at: 'since', only: ofKind('CASELOAD') },
  { type: 'Consent', kind: 'CONSENT_GIVEN', at: 'givenAt' },
  { type: 'Consent', kind: 'CONSENT_WITHDRAWN', at: 'withdrawnAt' },
  { type: 'Objection', kind: 'OBJECTION_MADE', at: 'objectedAt' },
  { type: 'Objection', kind: 'OBJECTION_WITHDRAWN', at: 'withdrawnAt' },
  { type: 'EmergencyAccess', kind: 'EMERGENCY_ACCESS', at: 'openedAt' },
  { type: 'Risk', kind: 'RISK_RAISED', at: 'raisedAt' },
  { type: 'RiskTransition', kind: 'RISK_REVIEWED', at: 'at', only: ({ from }) => from !== null },
  { type: 'Escalation', kind: 'ESCALATED', at: 'at' },
  { type: 'Escalation', kind: 'ESCALATION_ACKNOWLEDGED', at: 'acknowledgedAt' },
  { type: 'ReferralTransition', kind: 'REFERRAL_STEP', at: 'at' },
  { type: 'Feedback', kind: 'FEEDBACK', at: 'sentAt' },
  { type: 'ContactAttempt', kind: 'CONTACT_ATTEMPT', at: 'occurredAt' },
  { type: 'Conversation', kind: 'CONVERSATION', at: 'occurredAt' },
  { type: 'PlanVersion', kind: 'PLAN_AGREED', at: 'agreedAt' },
  { type: 'PlanTransition', kind: 'PLAN_STEP', at: 'at' },
  { type: 'GoalTransition', kind: 'GOAL_STEP', at: 'at' },
  { type: 'GoalProgress', kind: 'GOAL_PROGRESS', at: 'at' },
  { type: 'ActionTransition', kind: 'ACTION_STEP', at: 'at' },
  { type: 'UnmetNeed', kind: 'UNMET_NEED', at: 'recordedAt' },
  { type: 'ConnectionTransition', kind: 'CONNECTION_STEP', at: 'occurredAt' },
  { type: 'Attendance', kind: 'ATTENDANCE', at: 'occurredOn' },
  { type: 'FollowUp', kind: 'FOLLOW_UP', at: 'occurredAt' },
  { type: 'Measurement', kind: 'MEASUREMENT', at: 'takenAt' },
];

/** The types of rows of which a viewer's timelines can tell. */
export function toldOf({ rules }: View): readonly string[] {
  return SOURCES.filter(({ type, at }) => !rules.isNeverRead(type, at)).map(({ type }) => type);
}

export interface TimelineArguments {
  readonly kinds?: readonly string[] | null;
  readonly since?: string | null;
}

export function timelineOf(person: Row, { kinds, since }: TimelineArguments, view: View): readonly Entry[] {
  const from = typeof since === 'string' ? new Date(since).toISOString() : '';
  return SOURCES.filter(({ kind }) => !kinds || kinds.includes(kind))
    .flatMap((source) => entriesOf(source, person, view))
    .filter(({ at }) => at >= from && at <= view.moment.now)
    .toSorted((a, b) => plain(b.at, a.at) || plain(b.kind, a.kind) || plain(b.row.id, a.row.id));
}

function entriesOf({ type, kind, at, only }: Source, person: Row, view: View): readonly Entry[] {
  if (view.rules.isNeverRead(type, at)) return [];
  return view.world
    .by(tableOf(type), 'person_id', person.id)
    .filter((row) => view.rules.exists(type, row) && only?.(row) !== false)
    .flatMap((row) => {
      const said = view.value(type, row, at);
      if (said === null) return [];
      // What is known by its day only happened as that day began.
      const moment = String(said).length === 10 ? londonMoment(String(said), '00:00') : String(said);
      return [{ kind, at: moment, type, row }];
    });
}

const plain = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
