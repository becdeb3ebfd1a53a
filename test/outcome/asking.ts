/** Asking statistics in a test: as a viewer, of a database of its own, with rules that can be changed or taken away. */
import { Client } from 'pg';
import { personas } from '../../src/cli/personas.js';
import { viewerRole } from '../../src/platform/database-roles.js';
import type { Claims } from '../../src/platform/viewer.js';
import type { TestDatabase } from '../support/database.js';
import { NOW } from '../support/kith.js';

export interface Group {
  readonly by: readonly { readonly dimension: string; readonly value: string }[];
  readonly referrals: { readonly value: number | null; readonly suppressed: boolean };
}

type Filter = Readonly<Record<string, readonly string[]>>;

/** The functions of the database, as the server's own role for a viewer may call them. */
export class Statistics {
  private constructor(
    readonly owner: Client,
    private readonly app: Client,
  ) {}

  static async of({ superuserUrl, appUrl }: TestDatabase): Promise<Statistics> {
    const [owner, app] = [superuserUrl, appUrl].map((connectionString) => new Client({ connectionString }));
    await Promise.all([owner?.connect(), app?.connect()]);
    return new Statistics(owner as Client, app as Client);
  }

  /** Shows every count as it is. */
  async unprotected(): Promise<void> {
    await this.owner.query('update statistics.setting set threshold = 1, rounding = 1');
    // Of a group that people came to a second time only, no one is its first: it would be hidden still.
    await this.mutate('protect', 'least(c.n, c.people) < p_setting.threshold', 'false');
  }

  /** Makes a function of the database anew with a piece of its text changed; fails where there is no such piece. */
  async mutate(name: string, piece: string, other: string): Promise<void> {
    const { rows } = await this.owner.query<{ text: string }>(
      `select pg_get_functiondef(p.oid) as text from pg_proc p where p.pronamespace = 'statistics'::regnamespace and p.proname = $1`,
      [name],
    );
    const text = rows[0]?.text ?? '';
    if (!text.includes(piece)) throw new Error(`statistics.${name} has no such piece: ${piece}`);
    await this.owner.query(text.replaceAll(piece, other));
  }

  async ask<Answer>(who: string | Claims, question: string, ...args: unknown[]): Promise<Answer> {
    return this.as(who, () => this.answer<Answer>(question, args));
  }

  /** Asks, and does something else before the question's transaction has ended. */
  async asking(who: string | Claims, question: string, args: readonly unknown[], meanwhile: () => Promise<void>) {
    await this.as(who, async () => {
      await this.answer(question, args);
      await meanwhile();
    });
  }

  /** How many rows of the tables of statistics the database reads for an answer, by table; those of a few rows left out. */
  async rowsRead(who: string | Claims, question: string, ...args: unknown[]): Promise<Record<string, number>> {
    const read = async (): Promise<Map<string, number>> => {
      const { rows } = await this.app.query<{ name: string; read: number }>(
        `select schemaname || '.' || relname as name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables`,
      );
      return new Map(rows.map(({ name, read: count }) => [name, count]));
    };
    return this.as(who, async () => {
      const before = await read();
      await this.answer(question, args);
      return Object.fromEntries([...(await read())].map(([name, count]) => [name, count - (before.get(name) ?? 0)]));
    });
  }

  private async answer<Answer>(question: string, args: readonly unknown[]): Promise<Answer> {
    const { rows } = await this.app.query<{ answer: Answer }>(
      `select statistics.${question}(${args.map((_, index) => `$${index + 1}`).join(', ')}) as answer`,
      [...args],
    );
    return rows[0]?.answer as Answer;
  }

  /** One transaction of the server's, as it enters the viewer's role. */
  private async as<Result>(who: string | Claims, work: () => Promise<Result>): Promise<Result> {
    const viewer = typeof who === 'string' ? (personas.find(({ name }) => name === who) as Claims) : who;
    const { rows: schemes } = await this.owner.query('select scheme_id from member_scheme where member_id = $1', [
      viewer.member,
    ]);
    await this.app.query('begin');
    try {
      await this.app.query(
        `select set_config('kith.role', $1, true), set_config('kith.organisation', $2, true), set_config('kith.member', $3, true),
          set_config('kith.parties', $4, true), set_config('kith.now', $5, true), set_config('role', $6, true)`,
        [
          viewer.role,
          viewer.organisation,
          viewer.member,
          `{${schemes.map(({ scheme_id: id }) => id).join()}}`,
          NOW.toISOString(),
          viewerRole(viewer.role),
        ],
      );
      const result = await work();
      await this.app.query('commit');
      return result;
    } catch (error) {
      await this.app.query('rollback');
      throw error;
    }
  }

  async cohort(who: string | Claims, by: readonly string[], filter: Filter = {}): Promise<readonly Group[]> {
    const { groups } = await this.ask<{ groups: Group[] }>(who, 'cohort', by, JSON.stringify(filter));
    return groups;
  }

  /** Groups with how many a measure holds of, instead of how many there are. */
  async measured(
    who: string | Claims,
    measure: string,
    by: readonly string[],
    filter: Filter = {},
  ): Promise<readonly Group[]> {
    const { groups } = await this.ask<{ groups: (Group & { shares: Group['referrals'][] })[] }>(
      who,
      'activity',
      by,
      JSON.stringify(filter),
      [measure],
    );
    // A hidden group tells nothing of what holds of it.
    return groups.map((group) => ({ ...group, referrals: group.shares[0] ?? group.referrals }));
  }

  async close(): Promise<void> {
    await Promise.all([this.owner.end(), this.app.end()]);
  }
}
