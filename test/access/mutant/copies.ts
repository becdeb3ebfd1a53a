/** Copies of one person's whole record, as many as are wanted, in a database that is made to take them. */
import { Client } from 'pg';
import { v7 } from 'uuid';

export type Record = { [column: string]: unknown };

/** What stands between a person and who may see them is said for each copy, not copied. */
const NOT_COPIED = ['care_relationship', 'objection', 'person_merge_row'];
/** Columns that are left empty, for what is filled there ends the row or takes it back. */
const LEFT_EMPTY = ['merged_into_id', 'withdrawn_at', 'withdrawn_by_id', 'changed_in', 'changed_by'];
/** Where these are empty something is still to be done, and stays so. */
const STILL_TO_DO = ['occurred_at', 'cancelled_at'];

export class Copies {
  private readonly made = new Map<string, Record[]>();

  private constructor(
    private readonly client: Client,
    private readonly original: ReadonlyMap<string, readonly Record[]>,
  ) {}

  static async start(superuserUrl: string): Promise<Copies> {
    const client = new Client({ connectionString: superuserUrl });
    await client.connect();
    // A copy is no story: the rules of the record and what follows from a change do not hold for it.
    await client.query(`do $$ declare c record; begin
      for c in select conrelid::regclass as of, conname from pg_constraint
        where (contype = 'c' or contype = 'u' and conname like '%\\_unique') and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', c.of, c.conname);
      end loop;
      for c in select indexrelid::regclass as of from pg_index i join pg_class t on t.oid = i.indrelid
        where i.indisunique and t.relnamespace = 'public'::regnamespace
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid) loop
        execute format('drop index %s', c.of);
      end loop; end $$`);
    await client.query('set session_replication_role = replica');
    await fillEmptyColumns(client);
    return new Copies(client, await recordOf(client));
  }

  /** A person with a record of their own; `change` may alter each row of it. */
  add(change: (table: string, row: Record) => Record = (_table, row) => row): ReadonlyMap<string, readonly Record[]> {
    const ids = new Map<unknown, string>();
    for (const rows of this.original.values()) for (const { id } of rows) if (id !== undefined) ids.set(id, v7());
    const copy = new Map<string, readonly Record[]>();
    for (const [table, rows] of this.original) {
      const renamed = rows.map((row) =>
        change(table, Object.fromEntries(Object.entries(row).map(([name, value]) => [name, ids.get(value) ?? value]))),
      );
      copy.set(table, renamed);
      for (const row of renamed) this.insert(table, row);
    }
    return copy;
  }

  insert(table: string, row: Record): void {
    const rows = this.made.get(table) ?? [];
    this.made.set(table, rows);
    rows.push(row);
  }

  async finish(): Promise<void> {
    for (const [table, rows] of this.made) {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ');
      await this.client.query(
        `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1)`,
        [JSON.stringify(rows)],
      );
    }
    await this.client.end();
  }
}

const VALUES: Readonly<{ [type: string]: string }> = {
  text: `'Something.'`,
  'timestamp with time zone': `'2026-03-01T09:00:00Z'`,
  date: `'2026-03-01'`,
  boolean: 'true',
  integer: '1',
};

/** A column that is empty in every row hides nothing: one row of its table gets a value. */
async function fillEmptyColumns(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; type: string; target: string | null }>(
    `select c.table_name as table, c.column_name as column, c.data_type as type,
       (select k.confrelid::regclass::text from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid
        and a.attnum = any(k.conkey) where k.contype = 'f' and a.attname = c.column_name and c.column_name <> 'person_id'
        and k.conrelid = quote_ident(c.table_name)::regclass order by array_length(k.conkey, 1) limit 1) as target
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_nullable = 'YES' and c.is_generated = 'NEVER'`,
  );
  for (const { table, column, type, target } of rows) {
    const value = target ? `(select id from "${target}" order by id limit 1)` : VALUES[type];
    if (!value || LEFT_EMPTY.includes(column)) continue;
    await client.query(`update "${table}" set "${column}" = ${value} where ctid = (select min(ctid) from "${table}")
      and not exists (select from "${table}" where "${column}" is not null)`);
  }
}

/** One whole record: of every table about people a few rows, as far as possible of the one who has most of them. */
async function recordOf(client: Client): Promise<ReadonlyMap<string, readonly Record[]>> {
  const { rows: links } = await client.query<{ table: string; column: string }>(
    `select conrelid::regclass::text as table, a.attname as column from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'person'::regclass and array_length(c.conkey, 1) = 1
     and c.conrelid <> 'person'::regclass
     union select table_name::text, column_name::text from information_schema.columns
     where table_schema = 'public' and column_name = 'person_id' order by 1, 2`,
  );
  const about = links.filter(({ table }) => !NOT_COPIED.includes(table));
  const union = about.map(({ table, column }) => `select '${table}' as t, "${column}" as person from "${table}"`);
  const { rows: richest } = await client.query<{ person: string }>(
    `select person from (${union.join(' union all ')}) x group by 1 order by count(distinct t) desc, count(*) desc, 1 limit 1`,
  );
  const person = richest[0]?.person as string;
  const record = new Map<string, readonly Record[]>();
  const read = async (table: string, condition: string) => {
    const { rows } = await client.query<{ row: Record }>(
      `select to_jsonb(t) as row from "${table}" t where ${condition} order by to_jsonb(t)::text limit 3`,
      condition.includes('$1') ? [person] : [],
    );
    return rows.map(({ row }) => row);
  };
  record.set('person', await read('person', 'id = $1'));
  for (const { table, column } of about) {
    if (record.has(table)) continue;
    const own = await read(table, `"${column}" = $1`);
    const rows =
      own.length > 0 ? own : (await read(table, 'true')).slice(0, 1).map((row) => ({ ...row, [column]: person }));
    record.set(table, rows);
  }
  const events = (record.get('access_event_person') ?? []).map(({ event_id }) => `'${event_id}'`);
  record.set('access_event', await read('access_event', `id in (${events.join(', ')})`));
  for (const [table, rows] of record) record.set(table, await filled(client, table, rows));
  // Where a row belongs to another that is not among these, it belongs to the first that is.
  const { rows: keys } = await client.query<{ table: string; column: string; target: string }>(
    `select conrelid::regclass::text as table, a.attname as column, confrelid::regclass::text as target
     from pg_constraint c cross join lateral unnest(c.conkey, c.confkey) k(own, other)
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
     join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.other
     where c.contype = 'f' and b.attname = 'id'`,
  );
  for (const { table, column, target } of keys) {
    const targets = record.get(target) ?? [];
    for (const row of record.get(table) ?? [])
      if (targets.length > 0 && row[column] !== null && !targets.some(({ id }) => id === row[column]))
        row[column] = targets[0]?.id;
  }
  record.set('amendment', amendmentsOf(record));
  const relatives = record.get('related_person') ?? [];
  record.set(
    'related_person',
    relatives.flatMap((one) => [
      { ...one, is_emergency_contact: true },
      { ...one, id: v7(), is_emergency_contact: false },
    ]),
  );
  return record;
}

const AMENDED: readonly (readonly [type: string, table: string, fields: readonly string[]])[] = [
  ['ContactAttempt', 'contact_attempt', ['workingNote', 'channel']],
  ['Conversation', 'conversation', ['workingNotes', 'summary']],
  ['Attendance', 'attendance', ['code']],
  ['FollowUp', 'follow_up', ['workingNote', 'shareableSummary', 'plan']],
  ['Measurement', 'measurement', ['score', 'answers']],
];

/** What each record that can be amended said before. */
function amendmentsOf(record: ReadonlyMap<string, readonly Record[]>): readonly Record[] {
  const [amendment] = record.get('amendment') ?? [];
  return AMENDED.flatMap(([subject_type, table, fields]) =>
    (record.get(table) ?? []).flatMap(({ id: subject }) =>
      fields.map((field) => ({ ...amendment, id: v7(), subject_type, subject, field })),
    ),
  );
}

/** The rows with what is empty in them taken from any other row of the table. */
async function filled(client: Client, table: string, rows: readonly Record[]): Promise<readonly Record[]> {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => ![...LEFT_EMPTY, ...STILL_TO_DO].includes(name));
  const some = columns.map(
    (name) => `(select to_jsonb("${name}") from "${table}" where "${name}" is not null limit 1) as "${name}"`,
  );
  const { rows: found } = await client.query<Record>(`select ${some.join(', ')}`);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => name !== 'changed_in')
        .map(([name, value]) => [name, value ?? found[0]?.[name] ?? null]),
    ),
  );
}
