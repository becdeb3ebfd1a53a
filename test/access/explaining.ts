/** `explainAccess` as tests ask it. */

export interface Explained {
  readonly type: string;
  readonly because: readonly { readonly kind: string; readonly stage: string; readonly until: string | null }[];
  readonly fields: readonly {
    readonly field: string;
    readonly isRead: boolean;
    readonly reason: string | null;
    readonly rule: string;
    readonly wouldChange: readonly string[];
  }[];
}

export const EXPLAIN = `query ($id: ID!, $fields: [String!]) { explainAccess(id: $id, fields: $fields) {
  type because { kind stage until } fields { field isRead reason rule wouldChange } } }`;
