/** Rows for tests of the database itself: each with only what its table asks for, written as the owner. */
import { Client } from 'pg';
import { v7 } from 'uuid';
import { freshDatabase } from './database.js';

type Row = Readonly<Record<string, unknown>>;

const REQUIRED: Readonly<Record<string, Row>> = {
  organisation: { name: 'Riverside Surgery', kind: 'GP_PRACTICE' },
  scheme: { name: 'Riverside Link Workers', kind: 'GENERAL' },
  member: { name: 'Priya Shah', role: 'LINK_WORKER' },
  person: { given_name: 'Ann', family_name: 'Smith', birth_date: '1950-02-28' },
  related_person: { name: 'Jo Smith', relationship: 'daughter' },
  care_relationship: { kind: 'CASELOAD', since: '2026-01-01' },
  referral: {
    reference: 'K7M-2QX',
    source: 'SELF',
    method: 'SELF_REFERRAL',
    reason: 'Would like company.',
    status: 'SUBMITTED',
    submitted_at: '2026-01-01',
  },
  goal: { title: 'Meet people' },
  action: { what: 'Call the club', who: 'PERSON' },
  plan_version: { number: 1, agreed_at: '2026-01-02', agreed_with: 'PERSON' },
  plan_version_goal: { title: 'Meet people', lifecycle: 'ACCEPTED' },
  plan_version_action: { what: 'Call the club', who: 'PERSON', status: 'PLANNED' },
  goal_transition: { to: 'PROPOSED', at: '2026-01-02' },
  goal_progress: { at: '2026-01-03', words: 'It is going well.' },
  action_transition: { to: 'PLANNED', at: '2026-01-02' },
  asset: { name: 'Garden club' },
  connection: { kind: 'SUPPORTED', status: 'PROPOSED' },
  connection_transition: { to: 'PROPOSED', occurred_at: '2026-01-03' },
  attendance: { occurred_on: '2026-01-04', code: 'FUTURE' },
  follow_up: { due_on: '2026-01-10' },
  follow_up_barrier: { barrier: 'MONEY' },
};

/** A database of one's own, as the owner, with rows added by table name. */
export class Rows {
  private constructor(readonly client: Client) {}

  static async open(): Promise<Rows> {
    const client = new Client({ connectionString: (await freshDatabase()).ownerUrl });
    await client.connect();
    return new Rows(client);
  }

  async add(table: string, values: Row = {}): Promise<string> {
    const isJoin = table.endsWith('_link') || table === 'member_scheme' || table === 'member_asset';
    const row: Row = { ...(isJoin ? {} : { id: v7() }), ...REQUIRED[table], ...values };
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`).join(', ');
    await this.client.query(
      `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values (${places})`,
      Object.values(row),
    );
    return String(row.id);
  }

  async change(table: string, id: string, values: Row): Promise<void> {
    const sets = Object.keys(values).map((column, index) => `"${column}" = $${index + 2}`);
    await this.client.query(`update ${table} set ${sets.join(', ')} where id = $1`, [id, ...Object.values(values)]);
  }

  async value(table: string, id: string, column: string): Promise<unknown> {
    const { rows } = await this.client.query(`select "${column}" as value from ${table} where id = $1`, [id]);
    return rows[0]?.value;
  }

  async idOf(table: string, key: string): Promise<string> {
    const { rows } = await this.client.query(`select id from ${table} where key = $1`, [key]);
    return String(rows[0]?.id);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
