/** Who is asking: one role, one organisation, one member, and the parties whose care relationships count for them. */

/** The roles a token can carry; exactly one is selected at a time. */
export const ROLES = [
  'GP',
  'LINK_WORKER',
  'TEAM_LEAD',
  'CHARITY',
  'REFERRER',
  'INTEGRATOR',
  'ANALYST',
  'PRIVACY_OFFICER',
] as const;

export type Role = (typeof ROLES)[number];

/** A role as files and commands name it: `link-worker`. */
export function fileNameOf(role: Role): string {
  return role.toLowerCase().replaceAll('_', '-');
}

/** What a verified token says. Ids are UUIDs. */
export interface Claims {
  readonly member: string;
  readonly organisation: string;
  readonly role: Role;
}

/** The claims, confirmed by the database: the member is active, belongs to the organisation and holds the role. */
export interface Viewer extends Claims {
  /** Ids (organisation, scheme or member) that stand as `party` in the care relationships this viewer acts under. */
  readonly parties: readonly string[];
  /** Assets a charity member is limited to; undefined when not limited. */
  readonly assets?: readonly string[] | undefined;
  /** Changes whenever anything the viewer was built from changes; the database refuses an outdated one. */
  readonly stamp: string;
}
