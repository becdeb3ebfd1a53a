/** The referral in the model: every step of its machine, by whom and from where, written by hand from DOMAIN.md §3. */
import { claimsOf } from '../../support/kith.js';
import { type Step, step } from './step.js';
import { leads, looksAfter, wasSent } from './ties.js';
import { type Actor, move, REFERRAL_ENDS, type Referral, statusOf, type Told } from './told.js';

const WORKERS: readonly Actor[] = ['link-worker', 'link-worker-2'];
const TEAM: readonly Actor[] = ['team-lead', ...WORKERS];
const SENDERS: readonly Actor[] = ['gp', 'referrer', 'charity', ...TEAM];

const ASSIGNABLE = ['ACCEPTED', 'WAITLISTED', 'CONTACTING', 'ENGAGED'];
const PAUSABLE = ['SUBMITTED', 'RECEIVED', ...ASSIGNABLE];
const OPEN = ['DRAFT', ...PAUSABLE, 'ON_HOLD'];
const SENT = [...PAUSABLE, 'ON_HOLD', ...REFERRAL_ENDS];

const reason = () => ({ reason: 'Because.' });

/** Whoever refers: the organisation that wrote it, or the team for one who refers themselves. */
const sends = ({ sender }: Told, who: Actor): boolean => (TEAM.includes(who) ? sender === 'team-lead' : sender === who);

const goes =
  (to: string) =>
  (told: Told, referral: Referral): void =>
    move(told, referral, to);

function assign(worker: Actor): Step {
  return step<Referral>(`referralAssign ${worker}`, {
    on: 'referral',
    by: TEAM,
    from: ASSIGNABLE,
    pull: 4,
    refusal: (told, _referral, who) => {
      const { lead } = leads(told);
      if (who !== 'team-lead' && lead) return 'WRONG_STATE';
      return lead === worker || (who !== 'team-lead' && who !== worker) ? 'INVALID_INPUT' : undefined;
    },
    does: (told, referral) => {
      if (['ACCEPTED', 'WAITLISTED'].includes(statusOf(referral))) {
        move(told, referral, 'CONTACTING', { lead: worker });
      } else {
        referral.story.push({ at: told.now, lead: worker });
        referral.version += 1;
      }
    },
    input: () => ({ linkWorker: `member_${claimsOf(worker).member}` }),
  });
}

/** Two of three attempts are in vain by each way the scheme wants tried. */
function attempt(channel: string): Step {
  return step<Referral>(`contactAttemptRecord ${channel}`, {
    on: 'referral',
    by: TEAM,
    from: [...ASSIGNABLE, 'ON_HOLD'],
    pull: 2,
    isVersioned: false,
    does: (_told, referral) => {
      referral.attempts.push(channel);
    },
    input: ({ now }) => ({ channel, occurredAt: new Date(now).toISOString(), reached: false }),
  });
}

function close(outcome: string, from: readonly string[], isSaidWhyNot: boolean): Step {
  return step<Referral>(`referralClose ${outcome}${isSaidWhyNot ? ' unsaid' : ''}`, {
    on: 'referral',
    by: TEAM,
    from,
    refusal: (told, referral) => {
      const isKnown = isSaidWhyNot || told.sender === 'team-lead' || !wasSent(told) || referral.isReferrerTold;
      return isKnown ? undefined : 'INVALID_INPUT';
    },
    does: goes('CLOSED'),
    input: () => ({ outcome, ...(isSaidWhyNot ? { noFeedbackReason: 'They closed down.' } : {}) }),
  });
}

export const CHANNELS = ['TELEPHONE', 'TEXT_MESSAGE', 'EMAIL'];
const ATTEMPTS_WANTED = 3;

export const referralSteps: readonly Step[] = [
  step<Referral>('referralSubmit', {
    on: 'referral',
    by: SENDERS,
    from: ['DRAFT'],
    pull: 30,
    refusal: (told, _referral, who) => (sends(told, who) ? undefined : 'WRONG_STATE'),
    does: goes('SUBMITTED'),
  }),
  step<Referral>('referralWithdraw', {
    on: 'referral',
    by: SENDERS,
    from: OPEN,
    refusal: (told, referral, who) => {
      const isTeam = TEAM.includes(who) && statusOf(referral) !== 'DRAFT';
      return sends(told, who) || isTeam ? undefined : 'WRONG_STATE';
    },
    does: goes('WITHDRAWN'),
    input: reason,
  }),
  step<Referral>('referralReceive', {
    on: 'referral',
    by: TEAM,
    from: ['SUBMITTED'],
    pull: 30,
    does: goes('RECEIVED'),
  }),
  step<Referral>('referralAccept', {
    on: 'referral',
    by: TEAM,
    from: ['RECEIVED'],
    pull: 30,
    refusal: (_told, { hasRisk, hasCare }) => (hasRisk && !hasCare ? 'WRONG_STATE' : undefined),
    does: goes('ACCEPTED'),
  }),
  step<Referral>('referralReject', {
    on: 'referral',
    by: TEAM,
    from: ['RECEIVED'],
    does: goes('REJECTED'),
    input: reason,
  }),
  step<Referral>('referralRedirect', {
    on: 'referral',
    by: TEAM,
    from: ['RECEIVED'],
    does: goes('REDIRECTED'),
    input: reason,
  }),
  step<Referral>('referralCareRecord', {
    on: 'referral',
    by: ['gp', 'team-lead'],
    from: OPEN,
    pull: 6,
    refusal: (_told, { hasRisk, hasCare }) => (hasRisk && !hasCare ? undefined : 'WRONG_STATE'),
    does: (_told, referral) => {
      referral.hasCare = true;
      referral.version += 1;
    },
    input: () => ({ careInPlace: 'The crisis team visits.', careInPlaceClinician: 'Dr Adeyemi' }),
  }),
  step<Referral>('referralWaitlist', {
    on: 'referral',
    by: TEAM,
    from: ['ACCEPTED'],
    pull: 2,
    does: goes('WAITLISTED'),
  }),
  ...WORKERS.map(assign),
  ...CHANNELS.map(attempt),
  step<Referral>('conversationRecord', {
    on: 'referral',
    by: WORKERS,
    from: ['CONTACTING', 'ENGAGED'],
    pull: 20,
    isVersioned: false,
    does: (told, referral) => {
      if (statusOf(referral) === 'CONTACTING') move(told, referral, 'ENGAGED');
    },
    input: ({ now }) => ({ channel: 'VIDEO', occurredAt: new Date(now).toISOString() }),
  }),
  step<Referral>('referralDeclineRecord', { on: 'referral', by: TEAM, from: ['CONTACTING'], does: goes('DECLINED') }),
  step<Referral>('referralUncontactable', {
    on: 'referral',
    by: TEAM,
    from: ['CONTACTING'],
    pull: 4,
    refusal: (_told, { attempts }) => {
      const isTried = attempts.length >= ATTEMPTS_WANTED && CHANNELS.every((channel) => attempts.includes(channel));
      return isTried ? undefined : 'WRONG_STATE';
    },
    does: goes('UNCONTACTABLE'),
  }),
  step<Referral>('referralHold', { on: 'referral', by: TEAM, from: PAUSABLE, does: goes('ON_HOLD'), input: reason }),
  step<Referral>('referralResume', {
    on: 'referral',
    by: TEAM,
    from: ['ON_HOLD'],
    pull: 6,
    does: (told, referral) =>
      move(told, referral, referral.story.findLast(({ to }) => to === 'ON_HOLD')?.from as string),
  }),
  step<Referral>('referralFeedbackSend', {
    on: 'referral',
    by: TEAM,
    from: SENT,
    isVersioned: false,
    refusal: ({ sender }) => (sender === 'team-lead' ? 'WRONG_STATE' : undefined),
    does: (_told, referral) => {
      referral.isReferrerTold = true;
    },
    input: () => ({ kind: 'OUTCOME', text: 'It went well.' }),
  }),
  close('GOALS_MET', ['ENGAGED'], false),
  close('GOALS_MET', ['ENGAGED'], true),
  close('MOVED', OPEN, true),
  step<Referral>('referralReopen', {
    on: 'referral',
    by: ['gp', ...TEAM],
    from: REFERRAL_ENDS,
    pull: 6,
    refusal: (told, _referral, who) => (wasSent(told) && looksAfter(told, who) ? undefined : 'WRONG_STATE'),
    does: (told, referral) => {
      move(told, referral, leads(told).lead ? 'CONTACTING' : 'RECEIVED');
      referral.attempts = [];
      referral.isReferrerTold = false;
    },
    input: () => ({ note: 'They asked again.' }),
  }),
];
