/** How the slice table is written: groups of fields of one type, who reads and writes them, and why not everyone. */
import type { Condition } from '../platform/policy.js';
import type { Role } from '../platform/viewer.js';

/** 'always', or the condition on the row under which the role reads the field. Not listed means never. */
export type Grant = 'always' | Condition;
export type Readers = { readonly [R in Role]?: Grant };

export interface FieldSlice {
  readonly read: Readers;
  /** Roles that may write it through its operations. */
  readonly write: readonly Role[];
  /** Why not everyone reads it. */
  readonly why: string;
}

export interface TypeSlices {
  readonly type: string;
  readonly fields: ReadonlyMap<string, FieldSlice>;
}

interface Group {
  /** Field names, separated by spaces. */
  readonly fields: string;
  readonly read: Readers;
  readonly write?: readonly Role[];
  readonly why: string;
}

export function slices(type: string, groups: readonly Group[]): TypeSlices {
  const fields = new Map<string, FieldSlice>();
  for (const { fields: names, read, write = [], why } of groups) {
    for (const name of names.split(/\s+/)) {
      if (fields.has(name)) throw new Error(`${type}.${name} is decided twice in the slice table.`);
      fields.set(name, { read, write, why });
    }
  }
  return { type, fields };
}

/** Fields that the framework gives many types: each is decided with another field of the row. */
const DECIDED_WITH: Readonly<Record<string, string>> = { allowedActions: 'version', withheld: 'id' };

/** The decision on a field; undefined where nobody has decided. */
export function decisionOn(slices: TypeSlices | undefined, field: string): FieldSlice | undefined {
  const known = slices?.fields.get(field);
  if (known) return known;
  const other = DECIDED_WITH[field] && slices?.fields.get(DECIDED_WITH[field]);
  return other ? { ...other, write: [] } : undefined;
}

/** Roles that read without condition. */
export function to(...roles: readonly Role[]): Readers {
  return Object.fromEntries(roles.map((role) => [role, 'always']));
}

/** The practice, the link worker and the team lead: those who look after the person. */
export const CARERS = ['GP', 'LINK_WORKER', 'TEAM_LEAD'] as const satisfies readonly Role[];

/** Every role that acts for people; an analyst sees aggregates only. */
export const ALL_BUT_ANALYST = [
  ...CARERS,
  'CHARITY',
  'REFERRER',
  'INTEGRATOR',
  'PRIVACY_OFFICER',
] as const satisfies readonly Role[];
