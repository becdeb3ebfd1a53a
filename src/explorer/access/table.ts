/** The access table as it is generated (schema/access.json), and as the last release had it. */
import today from '../../../schema/access.json' with { type: 'json' };
import released from '../../../schema/released-access.json' with { type: 'json' };

export interface FieldAccess {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** The type of the rows it leads to. */
  readonly leadsTo?: string;
  /** Role → `always`, or the condition in words; a role that is not there never reads it. */
  readonly read: Readonly<Record<string, string>>;
  readonly write: readonly string[];
  readonly why: string;
}

export interface TypeAccess {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly FieldAccess[];
}

export interface AccessTable {
  readonly reading: Readonly<Record<string, readonly string[]>>;
  readonly doing: Readonly<Record<string, readonly string[]>>;
  readonly types: readonly TypeAccess[];
}

export const accessToday = today as unknown as AccessTable;
export const release = released as unknown as { readonly release: string; readonly table: AccessTable };

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
