/** Who asks, as the oracle knows them, and whether a care relationship is theirs. */
import type { Row, World } from './world.js';

export type Role =
  | 'GP'
  | 'LINK_WORKER'
  | 'TEAM_LEAD'
  | 'CHARITY'
  | 'REFERRER'
  | 'INTEGRATOR'
  | 'ANALYST'
  | 'PRIVACY_OFFICER';

export interface Asker {
  readonly role: Role;
  readonly organisation: string;
  readonly member: string;
}

/** The operation's one moment, and its day in Europe/London. */
export interface Moment {
  readonly now: string;
  readonly today: string;
}

const londonDays = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short' });

export function londonDay(moment: string): string {
  return londonDays.format(new Date(moment));
}

export function momentOf(now: Date): Moment {
  return { now: now.toISOString(), today: londonDay(now.toISOString()) };
}

export function isOpen(relationship: Row, now: string): boolean {
  return String(relationship.since) <= now && now < String(relationship.until);
}

export function schemesOf(world: World, member: string): readonly string[] {
  return world.by('member_scheme', 'member_id', member).map((row) => String(row.scheme_id));
}

/** The assets a charity's member is limited to; undefined when not limited. */
export function assetsOf(world: World, member: string): ReadonlySet<string> | undefined {
  const named = world.by('member_asset', 'member_id', member);
  return named.length === 0 ? undefined : new Set(named.map((row) => String(row.asset_id)));
}
