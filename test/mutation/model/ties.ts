/** Who looks after a person, derived of what was done alone, as SETTLED.md says; and with it who sees and changes what. */
import {
  type Actor,
  CONNECTION_ENDS,
  type Connection,
  cameTo,
  DAY,
  isEnded,
  REFERRAL_ENDS,
  type Row,
  statusOf,
  type Told,
} from './told.js';

export interface Tie {
  readonly kind: string;
  readonly party: string;
  readonly stage: string;
  readonly isLead: boolean;
  readonly since: number;
  readonly until: number;
  /** The row that brought it about, where that matters to who sees it. */
  readonly cause?: Row;
}

const ON = Number.POSITIVE_INFINITY;
const NEVER_TAKEN_ON = ['REJECTED', 'REDIRECTED'];

/** All that are open now, or will be. */
export function tiesOf(told: Told): Tie[] {
  const all = [...firstTies(told), ...referralTies(told), ...told.connections.flatMap((one) => supporting(told, one))];
  return all.filter(({ since, until }) => until > told.now && until > since);
}

function tie(kind: string, party: string, until: number, more: Partial<Tie> = {}): Tie {
  return { kind, party, stage: 'CURRENT', isLead: false, since: 0, until, ...more };
}

/** What registering the person opened. */
function firstTies({ sender, begunAt, rules }: Told): Tie[] {
  if (sender === 'gp') return [tie('REGISTERED', 'practice', ON), tie('GRANTED', 'system', ON)];
  if (sender === 'referrer') return [tie('REFERRED', 'referrer', begunAt + rules.referred * DAY)];
  return [tie('TEAM', 'scheme', begunAt + rules.team * DAY)];
}

function referralTies(told: Told): Tie[] {
  const { referral, rules, sender } = told;
  const { lead, handovers } = leads(told);
  const status = statusOf(referral);
  const end = REFERRAL_ENDS.includes(status) ? (cameTo(referral, status) as number) : undefined;
  const lasts = (days: number): number => (end === undefined ? ON : end + days * DAY);
  const found = handovers.map(({ worker, at }) => tie('CASELOAD', worker, at + rules.handover * DAY));
  if (lead) found.push(tie('CASELOAD', lead, lasts(rules.caseload), { isLead: true }));
  const isSelf = sender === 'team-lead';
  if (!isSelf) found.push(tie('REFERRED', senderParty(told), lasts(rules.referred), { cause: referral }));
  const isKnownToTeam = isSelf || wasSent(told);
  if (isKnownToTeam && !NEVER_TAKEN_ON.includes(status)) {
    const stage = end === undefined && !lead ? 'QUEUE' : 'CURRENT';
    found.push(tie('TEAM', 'scheme', lasts(rules.team), { stage, cause: referral }));
    if (end !== undefined)
      found.push(tie('TEAM', 'scheme', ON, { stage: 'PAST', since: lasts(rules.team), cause: referral }));
  }
  // Each referral that continues this one elsewhere waits there, and its sender waits for it.
  for (const { to } of referral.story) {
    if (to !== 'REDIRECTED') continue;
    found.push(tie('TEAM', 'elsewhere', ON, { stage: 'QUEUE' }));
    if (!isSelf) found.push(tie('REFERRED', senderParty(told), ON));
  }
  return found;
}

/** The practice, or the referrer's organisation. */
const senderParty = ({ sender }: Told): string => (sender === 'gp' ? 'practice' : sender);

export const wasSent = ({ referral }: Told): boolean => cameTo(referral, 'SUBMITTED') !== undefined;

/** Who leads, and who handed over since it was last taken up; whoever comes back after ninety days finds nobody. */
export function leads({ referral, rules, now }: Told): { lead?: Actor; handovers: { worker: Actor; at: number }[] } {
  const handed = new Map<Actor, number>();
  let lead: Actor | undefined;
  let endedAt: number | undefined;
  const forget = (at: number): void => {
    if (endedAt !== undefined && endedAt + rules.caseload * DAY <= at) lead = undefined;
  };
  for (const event of referral.story) {
    if (event.from && REFERRAL_ENDS.includes(event.from)) {
      forget(event.at);
      handed.clear();
      endedAt = undefined;
    }
    if (event.lead) {
      if (lead) handed.set(lead, event.at);
      lead = event.lead;
    }
    if (event.to && REFERRAL_ENDS.includes(event.to)) endedAt = event.at;
  }
  forget(now);
  return { ...(lead ? { lead } : {}), handovers: [...handed].map(([worker, at]) => ({ worker, at })) };
}

function supporting({ rules, consents }: Told, connection: Connection): Tie[] {
  const sentAt = cameTo(connection, 'SENT');
  if (sentAt === undefined) return [];
  const status = statusOf(connection);
  const held = (stage: string, until: number): Tie[] => [
    tie('SUPPORTING', 'charity', until, { stage, cause: connection }),
  ];
  if (status === 'SENT' || status === 'ACKNOWLEDGED') return held('OFFERED', sentAt + rules.reply * DAY);
  if (status === 'WAITLISTED') return held('OFFERED', ON);
  if (!isEnded(connection, CONNECTION_ENDS)) return held('ACCEPTED', ON);
  const endedAt = cameTo(connection, status) as number;
  const isTakenBack = consents.some(({ withdrawnAt }) => withdrawnAt !== undefined && withdrawnAt >= endedAt);
  const wasAccepted = cameTo(connection, 'ACCEPTED') !== undefined;
  return wasAccepted && !isTakenBack ? held('ENDED', endedAt + rules.stub * DAY) : [];
}

const PARTIES: Readonly<Record<Actor, readonly string[]>> = {
  gp: ['practice'],
  referrer: ['referrer'],
  charity: ['charity'],
  'team-lead': ['scheme'],
  'link-worker': ['link-worker', 'scheme'],
  'link-worker-2': ['link-worker-2', 'scheme'],
};

/** Is tied to the person by more than work that ended long ago. */
export function looksAfter(told: Told, who: Actor): boolean {
  return tiesOf(told).some(
    ({ party, stage, since }) => PARTIES[who].includes(party) && stage !== 'PAST' && since <= told.now,
  );
}

export type Target = 'referral' | 'plan' | 'connection' | 'consent';

/** Whether a row exists for somebody, and whether it is theirs to change. */
export function reach(told: Told, who: Actor, target: Target, row: object): { sees: boolean; changes: boolean } {
  const open = tiesOf(told).filter(({ since }) => since <= told.now);
  const has = (kind: string, party: string, more: (one: Tie) => boolean = () => true): boolean =>
    open.some((one) => one.kind === kind && one.party === party && more(one));
  const both = (is: boolean) => ({ sees: is, changes: is });
  const isOfIt = ({ cause }: Tie): boolean => cause === row;
  switch (who) {
    case 'gp':
      return both(has('REGISTERED', 'practice'));
    case 'referrer':
      return both(target === 'referral' && has('REFERRED', 'referrer', isOfIt));
    case 'charity':
      return {
        sees: target === 'connection' && has('SUPPORTING', 'charity', isOfIt),
        changes: has('SUPPORTING', 'charity', (one) => isOfIt(one) && one.stage !== 'ENDED'),
      };
    case 'team-lead': {
      const cares = has('TEAM', 'scheme', ({ stage }) => stage !== 'PAST');
      const isOwn = target === 'referral' && has('TEAM', 'scheme', isOfIt);
      return { sees: cares || isOwn, changes: cares || (isOwn && told.sender === 'team-lead') };
    }
    default: {
      const isQueued = has('TEAM', 'scheme', ({ stage }) => stage === 'QUEUE');
      return {
        sees: isQueued || has('CASELOAD', who),
        changes: isQueued || has('CASELOAD', who, ({ isLead }) => isLead),
      };
    }
  }
}
