/** The kinds and stages of care relationships, the times they may lie in, and which of them serve which role (SETTLED.md). */

export type Kind = readonly [kind: string, stage: string];
export type Span = readonly [since: number, until: number];

export const KINDS: readonly Kind[] = [
  ...['REGISTERED', 'CASELOAD', 'COVER', 'REFERRED', 'GRANTED', 'EMERGENCY'].map((kind) => [kind, 'CURRENT'] as const),
  ...['QUEUE', 'CURRENT', 'PAST'].map((stage) => ['TEAM', stage] as const),
  ...['OFFERED', 'ACCEPTED', 'ENDED'].map((stage) => ['SUPPORTING', stage] as const),
];

/** Hours from now: no longer than an emergency lasts. */
export const OPEN: Span = [-1, 1];
export const ENDED: Span = [-2, -1];
export const AHEAD: Span = [1, 2];

/** The kinds that serve a role (SETTLED.md), and whom each ties to the person. */
export const SERVES: Readonly<{ [role: string]: readonly string[] }> = {
  GP: ['REGISTERED', 'REFERRED', 'EMERGENCY'],
  LINK_WORKER: ['CASELOAD', 'COVER', 'EMERGENCY', 'TEAM'],
  TEAM_LEAD: ['TEAM', 'EMERGENCY'],
  CHARITY: ['SUPPORTING', 'REFERRED'],
  REFERRER: ['REFERRED'],
  INTEGRATOR: ['GRANTED'],
};
export const OF_MEMBERS = ['CASELOAD', 'COVER', 'EMERGENCY'];

export const STATUSES: Readonly<{ [stage: string]: readonly string[] }> = {
  OFFERED: ['SENT', 'ACKNOWLEDGED', 'WAITLISTED'],
  ACCEPTED: ['ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING'],
  ENDED: ['COMPLETED', 'NEVER_STARTED'],
};
export const SHARED = [
  'NAME',
  'CONTACT',
  'ADDRESS',
  'DATE_OF_BIRTH',
  'ABOUT_ME',
  'CAUTIONS',
  'BARRIERS',
  'GOAL',
  'EMERGENCY_CONTACT',
];
