/** One execution of a plan: who asks, when, with which variables; slots take their values from it. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ViewerSql } from '../platform/policy.js';
import { raw, Slot, type Sql, sql } from '../platform/sql.js';
import type { Viewer } from '../platform/viewer.js';

type Values = Readonly<Record<string, unknown>>;

/** What gives a field its arguments, from the variables of a run. */
interface Source {
  read(variables: Values): Values;
}

export class Run {
  private readonly values = new Map<Source, Values>();

  constructor(
    readonly viewer: Viewer,
    /** The operation's one moment, RFC 3339. */
    readonly now: string,
    readonly variables: Values,
    private readonly cursorSecret: string,
  ) {}

  /** The arguments of one field of the operation, coerced and checked once. */
  arguments(source: Source): Values {
    const known = this.values.get(source) ?? source.read(this.variables);
    this.values.set(source, known);
    return known;
  }

  /** Marks cursors of one list for one viewer; a cursor with another tag is of another list or viewer. */
  cursorTag(list: string): string {
    const { member, organisation, role } = this.viewer;
    return createHmac('sha256', this.cursorSecret)
      .update(JSON.stringify([member, organisation, role, list]))
      .digest('base64url')
      .slice(0, 22);
  }

  /** Names what the viewer's rows are found by, beside their role: a change of it can bring anything into sight. */
  get sight(): string {
    const { parties, assets } = this.viewer;
    return createHash('sha256')
      .update(JSON.stringify([parties.toSorted(), assets?.toSorted() ?? null]))
      .digest('base64url')
      .slice(0, 22);
  }

  isTag(given: string, list: string): boolean {
    const expected = Buffer.from(this.cursorTag(list));
    const actual = Buffer.from(given);
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  }
}

/** The viewer as parameters of a compiled statement. */
export const viewerSlots = {
  role: slot('text', (run) => run.viewer.role),
  organisation: slot('uuid', (run) => run.viewer.organisation),
  member: slot('uuid', (run) => run.viewer.member),
  parties: slot('uuid[]', (run) => run.viewer.parties),
  assets: slot('uuid[]', (run) => run.viewer.assets ?? null),
  now: slot('timestamptz', (run) => run.now),
  relationships: raw('care_relationship'),
} satisfies ViewerSql;

export const today: Sql = sql`(${viewerSlots.now} at time zone 'Europe/London')::date`;

export function slot(type: string, value: (run: Run) => unknown): Sql {
  return sql`${new Slot<Run>(type, value) as Slot}`;
}
