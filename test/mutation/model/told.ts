/** What the model holds of one person: what was done with them and when, told without the server. */

/** The personas of the demo who act here. */
export const ACTORS = ['gp', 'referrer', 'team-lead', 'link-worker', 'link-worker-2', 'charity'] as const;
export type Actor = (typeof ACTORS)[number];
export type Sender = 'gp' | 'referrer' | 'team-lead';

/** An entry of a history; one that leaves the state as it is, such as the next link worker, has no `to`. */
export interface Event {
  readonly at: number;
  readonly from?: string | undefined;
  readonly to?: string;
  readonly lead?: Actor;
}

export interface Row {
  id: string;
  version: number;
  readonly story: Event[];
}

export interface Referral extends Row {
  readonly hasRisk: boolean;
  hasCare: boolean;
  /** The ways tried in vain since it was last taken up. */
  attempts: string[];
  isReferrerTold: boolean;
}

export interface Plan extends Row {
  goals: number;
}

export type AssetKind = 'asking' | 'open';

export interface Connection extends Row {
  readonly asset: AssetKind;
  shares: boolean;
  /** The days on which the person came. */
  readonly came: Set<string>;
}

export interface Consent {
  id: string;
  version: number;
  withdrawnAt: number | undefined;
}

export interface Told {
  readonly rules: Rules;
  readonly person: string;
  readonly begunAt: number;
  now: number;
  /** Who registered the person and wrote the referral; the team lead does for one who refers themselves. */
  readonly sender: Sender;
  readonly referral: Referral;
  readonly plans: Plan[];
  readonly connections: Connection[];
  readonly consents: Consent[];
}

/** What DOMAIN and SETTLED say in numbers (days), and the states of an action where a test may want them wrong. */
export interface Rules {
  readonly caseload: number;
  readonly team: number;
  readonly referred: number;
  readonly handover: number;
  readonly reply: number;
  readonly stub: number;
  readonly planCompletes: readonly string[];
}

export const RULES: Rules = {
  caseload: 90,
  team: 90,
  referred: 30,
  handover: 14,
  reply: 14,
  stub: 30,
  planCompletes: ['IN_REVIEW'],
};

export const DAY = 86_400_000;

export const REFERRAL_ENDS = ['REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED'];
export const PLAN_ENDS = ['COMPLETED', 'ENDED_EARLY'];
export const CONNECTION_ENDS = [
  ...['DECLINED_BY_PERSON', 'DECLINED_BY_ASSET', 'NO_CAPACITY', 'NOT_ELIGIBLE', 'NO_REPLY'],
  ...['NEVER_STARTED', 'COMPLETED', 'DISENGAGED', 'WITHDRAWN'],
];

export function statusOf({ story }: Row): string {
  return story.findLast(({ to }) => to !== undefined)?.to as string;
}

/** When it last came to this state. */
export function cameTo({ story }: Row, state: string): number | undefined {
  return story.findLast(({ to }) => to === state)?.at;
}

export function move(told: Told, row: Row, to: string, more: Partial<Event> = {}): void {
  row.story.push({ at: told.now, from: statusOf(row), to, ...more });
  row.version += 1;
}

export function begin(told: Told, to: string): Row {
  return { id: '', version: 1, story: [{ at: told.now, to }] };
}

export const isEnded = (row: Row, ends: readonly string[]): boolean => ends.includes(statusOf(row));

export const consentInForce = ({ consents }: Told): Consent | undefined =>
  consents.find(({ withdrawnAt }) => withdrawnAt === undefined);
