/** What a referral made by a practice does, told a second time without the server: its states, and who may know of it. */

export interface Told {
  status: string;
  wasSent: boolean;
  lead: string | undefined;
  /** How many former link workers read on. */
  handovers: number;
  heldIn: string | undefined;
  attempts: number;
  isTold: boolean;
}

export const begun = (): Told => ({
  status: 'DRAFT',
  wasSent: false,
  lead: undefined,
  handovers: 0,
  heldIn: undefined,
  attempts: 0,
  isTold: false,
});

export const ENDS = ['REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED'];
const NEVER_TAKEN = ['REJECTED', 'REDIRECTED'];
const ASSIGNABLE = ['ACCEPTED', 'WAITLISTED', 'CONTACTING', 'ENGAGED'];
const REACHABLE = [...ASSIGNABLE, 'ON_HOLD'];

const isOpen = ({ status }: Told): boolean => !ENDS.includes(status);

/** The scheme's team lead knows of what was sent, unless it turned it down. */
const isKnownToTeam = ({ wasSent, status }: Told): boolean => wasSent && !NEVER_TAKEN.includes(status);

export interface Action {
  readonly name: string;
  /** A code it is refused with, or undefined; then it has changed what is told. */
  readonly does: (told: Told) => string | undefined;
}

/** By the team lead: refused where they do not know of it, or in another state. */
function byTeam(name: string, from: readonly string[], to: string | ((told: Told) => string | undefined)): Action {
  return {
    name,
    does: (told) => {
      if (!isKnownToTeam(told)) return 'NOT_FOUND';
      if (!from.includes(told.status)) return 'WRONG_STATE';
      if (typeof to === 'function') return to(told);
      told.status = to;
      return undefined;
    },
  };
}

function byPractice(name: string, isPossible: (told: Told) => boolean, does: (told: Told) => void): Action {
  return {
    name,
    does: (told) => {
      if (!isPossible(told)) return 'WRONG_STATE';
      does(told);
      return undefined;
    },
  };
}

function assign(worker: string): Action {
  return byTeam(`assign ${worker}`, ASSIGNABLE, (told) => {
    if (told.lead === worker) return 'INVALID_INPUT';
    if (told.lead) told.handovers += 1;
    told.lead = worker;
    if (told.status !== 'ENGAGED') told.status = 'CONTACTING';
    return undefined;
  });
}

const OPEN = ['SUBMITTED', 'RECEIVED', ...REACHABLE];

function close(name: string, from: readonly string[]): Action {
  return byTeam(name, from, (told) => {
    if (!told.isTold) return 'INVALID_INPUT';
    told.status = 'CLOSED';
    return undefined;
  });
}

export const ACTIONS: readonly Action[] = [
  byPractice(
    'referralSubmit',
    ({ status }) => status === 'DRAFT',
    (told) => {
      told.status = 'SUBMITTED';
      told.wasSent = true;
    },
  ),
  byPractice('referralWithdraw', isOpen, (told) => {
    told.status = 'WITHDRAWN';
  }),
  byPractice(
    'referralReopen',
    (told) => !isOpen(told) && told.wasSent,
    (told) => {
      told.status = told.lead ? 'CONTACTING' : 'RECEIVED';
      told.handovers = 0;
    },
  ),
  byTeam('referralReceive', ['SUBMITTED'], 'RECEIVED'),
  byTeam('referralAccept', ['RECEIVED'], 'ACCEPTED'),
  byTeam('referralWaitlist', ['ACCEPTED'], 'WAITLISTED'),
  byTeam('referralReject', ['RECEIVED'], 'REJECTED'),
  byTeam('referralRedirect', ['RECEIVED'], 'REDIRECTED'),
  assign('link-worker'),
  assign('link-worker-2'),
  byTeam('attempt', REACHABLE, (told) => {
    told.attempts += 1;
    return undefined;
  }),
  {
    name: 'talk',
    does: (told) => {
      const isQueued = told.wasSent && isOpen(told);
      if (!told.lead && !isQueued) return 'NOT_FOUND';
      if (!['CONTACTING', 'ENGAGED'].includes(told.status)) return 'WRONG_STATE';
      told.status = 'ENGAGED';
      return undefined;
    },
  },
  byTeam('referralDeclineRecord', ['CONTACTING'], 'DECLINED'),
  byTeam('referralUncontactable', ['CONTACTING'], (told) => {
    if (told.attempts < 3) return 'WRONG_STATE';
    told.status = 'UNCONTACTABLE';
    return undefined;
  }),
  byTeam(
    'referralHold',
    OPEN.filter((status) => status !== 'ON_HOLD'),
    (told) => {
      told.heldIn = told.status;
      told.status = 'ON_HOLD';
      return undefined;
    },
  ),
  byTeam('referralResume', ['ON_HOLD'], (told) => {
    told.status = told.heldIn ?? '';
    return undefined;
  }),
  byTeam('tell', [...OPEN, ...ENDS], (told) => {
    told.isTold = true;
    return undefined;
  }),
  close('close GOALS_MET', ['ENGAGED']),
  close('close MOVED', OPEN),
];

/** The relationships that what is told implies, as `Flow.ties` tells those that are there. */
export function tiesOf(told: Told): string[] {
  const { status, wasSent, lead, handovers } = told;
  const isEnd = !isOpen(told);
  const handedOver = Array<string>(handovers).fill('CASELOAD 14');
  const leads = lead ? [`CASELOAD lead ${isEnd ? '90' : 'on'}`] : [];
  const referred = [`REFERRED ${isEnd ? '30' : 'on'}`];
  if (!wasSent || NEVER_TAKEN.includes(status)) return [...handedOver, ...leads, ...referred].sort();
  const team = isEnd ? ['TEAM CURRENT 90', 'TEAM PAST 90..on'] : [`TEAM ${lead ? 'CURRENT' : 'QUEUE'} on`];
  return [...handedOver, ...leads, ...referred, ...team].sort();
}
