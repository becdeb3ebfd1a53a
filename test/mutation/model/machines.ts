/** The arrows of DOMAIN.md §3, copied by hand: which state may follow which, whatever brings it about. */

const ANY_TIME = ['ON_HOLD', 'WITHDRAWN', 'CLOSED'];
const REOPENED = ['CONTACTING', 'RECEIVED'];
const ANSWERS = ['ACCEPTED', 'WAITLISTED', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY', 'WITHDRAWN'];

/** What is not named leads nowhere: it is an end that stays one. */
const NEXT: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  referral: {
    '': ['DRAFT'],
    DRAFT: ['SUBMITTED', 'WITHDRAWN', 'CLOSED'],
    SUBMITTED: ['RECEIVED', ...ANY_TIME],
    RECEIVED: ['ACCEPTED', 'REJECTED', 'REDIRECTED', ...ANY_TIME],
    ACCEPTED: ['WAITLISTED', 'CONTACTING', ...ANY_TIME],
    WAITLISTED: ['CONTACTING', ...ANY_TIME],
    CONTACTING: ['ENGAGED', 'DECLINED', 'UNCONTACTABLE', ...ANY_TIME],
    ENGAGED: ANY_TIME,
    ON_HOLD: ['SUBMITTED', 'RECEIVED', 'ACCEPTED', 'WAITLISTED', 'CONTACTING', 'ENGAGED', 'WITHDRAWN', 'CLOSED'],
    REJECTED: REOPENED,
    REDIRECTED: REOPENED,
    DECLINED: REOPENED,
    UNCONTACTABLE: REOPENED,
    WITHDRAWN: REOPENED,
    CLOSED: REOPENED,
  },
  plan: {
    '': ['DRAFT'],
    DRAFT: ['ACTIVE', 'ENDED_EARLY'],
    ACTIVE: ['IN_REVIEW', 'ENDED_EARLY'],
    IN_REVIEW: ['ACTIVE', 'COMPLETED', 'ENDED_EARLY'],
  },
  connection: {
    '': ['PROPOSED'],
    PROPOSED: ['DECLINED_BY_PERSON', 'CONSENTED', 'WITHDRAWN'],
    CONSENTED: ['SENT', 'INTRODUCED', 'WITHDRAWN'],
    SENT: ['ACKNOWLEDGED', ...ANSWERS],
    ACKNOWLEDGED: ANSWERS,
    WAITLISTED: ['ACCEPTED', 'WITHDRAWN'],
    ACCEPTED: ['INTRODUCED', 'ATTENDED_ONCE', 'NEVER_STARTED', 'WITHDRAWN'],
    INTRODUCED: ['ATTENDED_ONCE', 'NEVER_STARTED', 'WITHDRAWN'],
    ATTENDED_ONCE: ['PARTICIPATING', 'COMPLETED', 'DISENGAGED', 'WITHDRAWN'],
    PARTICIPATING: ['COMPLETED', 'DISENGAGED', 'WITHDRAWN'],
  },
};

/** Every arrow there is, as `referral DRAFT → SUBMITTED`. */
export const ARROWS: ReadonlySet<string> = new Set(
  Object.entries(NEXT).flatMap(([kind, next]) =>
    Object.entries(next).flatMap(([from, following]) => following.map((to) => arrow(kind, from, to))),
  ),
);

export function arrow(kind: string, from: string | null, to: string): string {
  return `${kind} ${from ?? ''} → ${to}`;
}
