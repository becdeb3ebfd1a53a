/** What the graph and access agree on: which rows exist for a role and which fields of them it reads, as SQL. */
import type { FieldKind } from './field-kind.js';
import { raw, type Sql } from './sql.js';
import type { Role, Viewer } from './viewer.js';
import type { WithheldReason } from './withheld-reason.js';

/** The viewer inside SQL: as parameters in a compiled statement, as settings in a row policy. */
export interface ViewerSql {
  readonly role: Sql;
  readonly organisation: Sql;
  readonly member: Sql;
  /** uuid[] of the parties whose care relationships count for the viewer. */
  readonly parties: Sql;
  /** uuid[] of the assets a charity member is limited to; null when not limited. */
  readonly assets: Sql;
  /** The operation's one moment (timestamptz). */
  readonly now: Sql;
  /** Where care relationships are looked for: all of them, or only those of the viewer's parties. */
  readonly relationships: Sql;
}

/** The care relationships of the viewer's parties, in a view of the owner: no policy is asked again within a policy. */
export const OWN_RELATIONSHIP = raw('own_relationship');

/** The settings that tell row policies who asks; the server sets them first in every transaction. */
export const viewerSettings: ViewerSql = {
  role: setting('role', 'text'),
  organisation: setting('organisation', 'uuid'),
  member: setting('member', 'uuid'),
  parties: setting('parties', 'uuid[]'),
  assets: setting('assets', 'uuid[]'),
  now: setting('now', 'timestamptz'),
  relationships: OWN_RELATIONSHIP,
};

/** The same as settings of a transaction, by their names. */
export function settingsOf(
  { role, organisation, member, parties, assets }: Viewer,
  now: Date,
): Readonly<Record<string, string>> {
  return {
    'kith.role': role,
    'kith.organisation': organisation,
    'kith.member': member,
    'kith.parties': `{${parties.join()}}`,
    'kith.assets': assets ? `{${assets.join()}}` : '',
    'kith.now': now.toISOString(),
  };
}

/** A setting reads as '' once a transaction that set it has ended, hence `nullif`; the sub-select is run once a statement. */
function setting(name: string, type: string): Sql {
  // Cast inside, or each row would read the text again; outside too, or `any((select …))` would compare with the rows
  // of a sub-select instead of the items of its array.
  return raw(`(select nullif(current_setting('kith.${name}', true), '')::${type})::${type}`);
}

/** A row as a rule sees it: its real columns by their database names, and what is known of the person it is about. */
export interface RuleRow {
  column(name: string): Sql;
  /** A named statement about this viewer and the row's person (see `Policy.facts`). */
  fact(name: string): Sql;
}

export interface Condition {
  readonly reason: keyof typeof WithheldReason;
  /** True where the role may not even sort by what it reads of some rows. */
  readonly isUnsortable?: boolean;
  /** In words, for those who sign the access table. */
  readonly says: string;
  readonly when: (row: RuleRow, viewer: ViewerSql) => Sql;
}

/** Whether a role reads a field: of every row it sees, of none, or of those where a condition holds. */
export type Decision = 'always' | 'never' | Condition;

/** Which rows of a table exist for a role: those where the fact about the person holds, and `where` too. */
export interface RowRule {
  /** A fact about the row's person; not asked again along edges that stay with the person. */
  readonly fact?: string;
  /** A condition on the row itself. */
  readonly where?: (row: RuleRow, viewer: ViewerSql) => Sql;
  /** Facts that hold of the person of any row that passed. */
  readonly gives?: readonly string[];
}

/** What holds of a row when the rule does; nothing for a rule that lets every row pass. */
export function conditionsOf({ fact, where }: RowRule, row: RuleRow, viewer: ViewerSql): Sql[] {
  return [...(fact ? [row.fact(fact)] : []), ...(where ? [where(row, viewer)] : [])];
}

/** Whether a condition asks anything of the row's own columns, and not only what is known of its person. */
export function asksOfRow(condition: (row: RuleRow, viewer: ViewerSql) => Sql): boolean {
  let isAsked = false;
  const column = (): Sql => {
    isAsked = true;
    return raw('null');
  };
  condition({ column, fact: () => raw('true') }, viewerSettings);
  return isAsked;
}

/** A statement about a viewer and a person, such as "an open care relationship ties them". */
export interface Fact {
  readonly sql: (person: Sql, viewer: ViewerSql) => Sql;
  /** Facts that follow from this one. */
  readonly implies?: readonly string[];
}

/** How far an earlier answer knew of changes: the first transaction it may have missed, and its moment. */
export interface Since {
  /** xid8 */
  readonly transaction: Sql;
  /** timestamptz */
  readonly moment: Sql;
}

/** What could let a viewer read more than they do, tried on the rules themselves. */
export interface WhatIf {
  readonly change: AccessChange;
  /** The row as it would be for the viewer then. */
  readonly row: (row: RuleRow) => RuleRow;
}

export type AccessChange = 'ASSIGNMENT' | 'CONSENT' | 'STAGE' | 'EMERGENCY_ACCESS' | 'OTHER_ROLE';

export interface Policy {
  /** 'none' when no row of the table exists for the role, whatever else holds. */
  rows(role: Role, table: string): RowRule | 'none';
  /** Which care relationships a declaration may look at beneath an answer, beyond those the role reads as rows. */
  beneath(role: Role): RowRule | 'none';
  field(role: Role, type: string, field: string): Decision;
  /** Why not everyone reads a field, in words. */
  why(type: string, field: string): string;
  /** The viewer's care relationships that let them know of a person: what follows `from`; `r` is the relationship. */
  ties(role: Role, person: Sql, viewer: ViewerSql): Sql;
  /** What may come to pass that would let the role read more of rows it sees. */
  whatIf(role: Role): readonly WhatIf[];
  /** Whether the role may call a query at all. */
  mayAsk(role: Role, query: string): boolean;
  /** Whether operations of the role set the field. */
  maySet(role: Role, type: string, field: string): boolean;
  /** Which rows of a table the role's mutations may add or change; 'none' when it may not touch the table. */
  changes(role: Role, table: string): RowRule | 'none';
  /** Whether the role may call a mutation at all. */
  mayCall(role: Role, mutation: string): boolean;
  /** Whether the role may give a member of a mutation's input that sets the field of the same name. */
  mayGive(role: Role, type: string, member: string): boolean;
  fact(role: Role, name: string): Fact;
  /** What kinds of thing these fields (`Type.field`) tell of people, each once; none where they are nobody's. */
  kinds(coordinates: Iterable<string>): readonly FieldKind[];
  /**
   * Holds where a row may have come into the viewer's sight, or shows them more or less than before, though nobody wrote
   * to it since; undefined where that cannot be. `person` is whom the row is about.
   */
  resighted(
    role: Role,
    table: string,
    row: RuleRow,
    person: Sql | undefined,
    at: ViewerSql,
    since: Since,
  ): Sql | undefined;
  /** The most rows that one operation of the role may ask for. */
  largestAnswer(role: Role): number;
}
