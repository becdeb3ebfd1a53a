/** The connection in the model: proposed, agreed, sent, answered each way, and what came of it; and consent taken back. */
import { type Step, step } from './step.js';
import {
  type Actor,
  type AssetKind,
  begin,
  CONNECTION_ENDS,
  type Connection,
  type Consent,
  cameTo,
  consentInForce,
  DAY,
  isEnded,
  move,
  type Plan,
  type Row,
  statusOf,
  type Told,
} from './told.js';

const WORKERS: readonly Actor[] = ['link-worker', 'link-worker-2'];
const TEAM: readonly Actor[] = ['team-lead', ...WORKERS];
const SUPPORTERS: readonly Actor[] = ['charity', ...TEAM];

const TAKING_PART = ['ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING'];
const OPEN = ['PROPOSED', 'CONSENTED', 'SENT', 'ACKNOWLEDGED', 'WAITLISTED', ...TAKING_PART];

const goes =
  (to: string) =>
  (told: Told, connection: Connection): void =>
    move(told, connection, to);

function propose(asset: AssetKind): Step {
  return step<Plan>(`connectionPropose ${asset}`, {
    on: 'plan',
    by: WORKERS,
    from: ['ACTIVE', 'IN_REVIEW'],
    pull: 6,
    isVersioned: false,
    does: (told) => {
      told.connections.push({ ...begin(told, 'PROPOSED'), asset, shares: false, came: new Set() });
    },
    input: () => ({ asset }),
  });
}

function consent(shared: readonly string[], method: string | undefined): Step {
  return step<Connection>(`connectionConsent ${shared.join()} ${method ?? 'as before'}`, {
    on: 'connection',
    by: WORKERS,
    from: ['PROPOSED'],
    pull: 5,
    refusal: (told) => (shared.length > 0 && !method && !consentInForce(told) ? 'INVALID_INPUT' : undefined),
    does: (told, connection) => {
      if (method && !consentInForce(told)) told.consents.push({ id: '', version: 1, withdrawnAt: undefined });
      connection.shares = shared.length > 0;
      move(told, connection, 'CONSENTED');
    },
    input: () => ({ shared, ...(method ? { method } : {}) }),
  });
}

const ANSWERED_FROM: Readonly<Record<string, readonly string[]>> = {
  ACKNOWLEDGED: ['SENT'],
  ACCEPTED: ['SENT', 'ACKNOWLEDGED', 'WAITLISTED'],
  WAITLISTED: ['SENT', 'ACKNOWLEDGED'],
  DECLINED_BY_ASSET: ['SENT', 'ACKNOWLEDGED'],
  NO_CAPACITY: ['SENT', 'ACKNOWLEDGED'],
  NOT_ELIGIBLE: ['SENT', 'ACKNOWLEDGED'],
};

export const replyBy = ({ rules }: Told, connection: Connection): number =>
  (cameTo(connection, 'SENT') as number) + rules.reply * DAY;

function answer(to: string, from: readonly string[]): Step {
  const declineReason = ['DECLINED_BY_ASSET', 'NOT_ELIGIBLE'].includes(to) ? 'AGE' : undefined;
  return step<Connection>(`connectionAnswer ${to}`, {
    on: 'connection',
    by: SUPPORTERS,
    from,
    pull: to === 'ACCEPTED' ? 8 : 4,
    refusal: (told, row) =>
      statusOf(row) !== 'WAITLISTED' && replyBy(told, row) <= told.now ? 'WRONG_STATE' : undefined,
    does: goes(to),
    input: (_told, who) => ({
      answer: to,
      ...(declineReason ? { declineReason } : {}),
      ...(who === 'charity' ? {} : { reportedChannel: 'TELEPHONE' }),
    }),
  });
}

const dayOf = ({ now }: Told): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(now));

function attend(code: string, isThere: boolean): Step {
  return step<Connection>(`attendanceRecord ${code}`, {
    on: 'connection',
    by: SUPPORTERS,
    from: TAKING_PART,
    pull: isThere ? 12 : 1,
    isVersioned: false,
    does: (told, connection) => {
      if (!isThere) return;
      connection.came.add(dayOf(told));
      const status = statusOf(connection);
      if (status === 'ACCEPTED' || status === 'INTRODUCED') move(told, connection, 'ATTENDED_ONCE');
      else if (status === 'ATTENDED_ONCE' && connection.came.size > 1) move(told, connection, 'PARTICIPATING');
    },
    input: (told) => ({ code, occurredOn: dayOf(told) }),
  });
}

/** One whom the organisation was told of, or that has not begun, ends with the consent it rests on. */
function rests(connection: Connection): boolean {
  if (isEnded(connection, CONNECTION_ENDS)) return false;
  return cameTo(connection, 'SENT') !== undefined || !TAKING_PART.includes(statusOf(connection));
}

const consentWithdraw: Step<Consent> = {
  name: 'consentWithdraw',
  on: 'consent',
  by: ['gp', ...TEAM],
  pull: 1,
  isVersioned: true,
  refusal: (_told, given) => (given.withdrawnAt === undefined ? undefined : 'WRONG_STATE'),
  does: (told, given) => {
    given.withdrawnAt = told.now;
    given.version += 1;
    for (const connection of told.connections.filter(rests)) move(told, connection, 'WITHDRAWN');
  },
  input: () => ({}),
};

/** Nobody answered in time: the server's own clock writes it down, as of when it was over. */
export function expire(told: Told): void {
  for (const connection of told.connections) {
    const isWaiting = ['SENT', 'ACKNOWLEDGED'].includes(statusOf(connection));
    if (isWaiting && replyBy(told, connection) <= told.now)
      move(told, connection, 'NO_REPLY', { at: replyBy(told, connection) });
  }
}

export const connectionSteps: readonly Step[] = [
  propose('asking'),
  propose('open'),
  step<Connection>('connectionDeclineByPerson', {
    on: 'connection',
    by: TEAM,
    from: ['PROPOSED'],
    does: goes('DECLINED_BY_PERSON'),
  }),
  consent(['NAME'], 'SPOKEN'),
  consent(['NAME'], undefined),
  consent([], undefined),
  step<Connection>('connectionSend', {
    on: 'connection',
    by: TEAM,
    from: ['CONSENTED'],
    pull: 30,
    refusal: (told) => (consentInForce(told) ? undefined : 'WRONG_STATE'),
    does: goes('SENT'),
  }),
  ...Object.entries(ANSWERED_FROM).map(([to, from]) => answer(to, from)),
  step<Connection>('connectionIntroduce', {
    on: 'connection',
    by: SUPPORTERS,
    from: ['CONSENTED', 'ACCEPTED'],
    pull: 4,
    refusal: (_told, row) => {
      const isUnasked = statusOf(row) === 'CONSENTED';
      return isUnasked && (row.shares || row.asset !== 'open') ? 'WRONG_STATE' : undefined;
    },
    does: goes('INTRODUCED'),
  }),
  attend('ATTENDED_ON_TIME', true),
  attend('DID_NOT_ATTEND', false),
  ...(
    [
      ['connectionComplete', 'COMPLETED', ['ATTENDED_ONCE', 'PARTICIPATING'], SUPPORTERS],
      ['connectionDisengage', 'DISENGAGED', ['ATTENDED_ONCE', 'PARTICIPATING'], SUPPORTERS],
      ['connectionNeverStarted', 'NEVER_STARTED', ['ACCEPTED', 'INTRODUCED'], SUPPORTERS],
      ['connectionWithdraw', 'WITHDRAWN', OPEN, TEAM],
    ] as const
  ).map(([name, to, from, by]) => step<Connection>(name, { on: 'connection', by, from, pull: 2, does: goes(to) })),
  consentWithdraw as unknown as Step<Row>,
];
