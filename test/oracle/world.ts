/** The whole seeded database in memory, as plain rows: what the oracle reads instead of asking PostgreSQL again. */
import pg from 'pg';

export type Cell = string | number | boolean | null | readonly (string | number | null)[];

/** A row of a table; columns keep their database names, moments are ISO text in UTC, days are YYYY-MM-DD. */
export type Row = Readonly<Record<string, Cell>> & { readonly id: string };

const { builtins } = pg.types;
const TIMESTAMPTZ_ARRAY = 1185;

export class World {
  private readonly byId = new Map<string, ReadonlyMap<string, Row>>();
  private readonly indexes = new Map<string, ReadonlyMap<Cell, readonly Row[]>>();

  constructor(private readonly tables: ReadonlyMap<string, readonly Row[]>) {
    for (const [table, rows] of tables) this.byId.set(table, new Map(rows.map((row) => [row.id, row])));
  }

  all(table: string): readonly Row[] {
    const rows = this.tables.get(table);
    if (rows === undefined) throw new Error(`There is no table ${table}.`);
    return rows;
  }

  get(table: string, id: Cell | undefined): Row | undefined {
    return typeof id === 'string' ? this.byId.get(table)?.get(id) : undefined;
  }

  /** The rows of `table` whose `column` is `value`. */
  by(table: string, column: string, value: Cell | undefined): readonly Row[] {
    if (value === undefined || value === null) return [];
    const name = `${table}.${column}`;
    const index = this.indexes.get(name) ?? indexOf(this.all(table), column);
    this.indexes.set(name, index);
    return index.get(value) ?? [];
  }

  /** True where a pure join table ties the two. */
  joins(table: string, one: [string, Cell | undefined], other: [string, Cell | undefined]): boolean {
    return this.by(table, one[0], one[1]).some((row) => row[other[0]] === other[1]);
  }
}

function indexOf(rows: readonly Row[], column: string): ReadonlyMap<Cell, readonly Row[]> {
  const index = new Map<Cell, Row[]>();
  for (const row of rows) {
    const value = row[column];
    if (value === undefined) throw new Error(`There is no column ${column}.`);
    const found = index.get(value);
    if (found) found.push(row);
    else index.set(value, [row]);
  }
  return index;
}

/** Reads every table once, as the owner of the tables, whom no policy limits. */
export async function loadWorld(ownerUrl: string): Promise<World> {
  const client = new pg.Client({ connectionString: ownerUrl, types: { getTypeParser: parserOf } });
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'`);
    const names = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const tables = new Map<string, readonly Row[]>();
    for (const { name } of names.rows) {
      const { rows } = await client.query<Record<string, Cell>>(`select * from "${name}"`);
      // Pure joins have no id of their own; a number makes them rows like the others.
      tables.set(
        name,
        rows.map((row, index) => ({ id: `${index}`, ...row })),
      );
    }
    return new World(tables);
  } finally {
    await client.end();
  }
}

function parserOf(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (type === builtins.TIMESTAMPTZ) return (text) => (text === 'infinity' ? text : new Date(text).toISOString());
  if (type === builtins.DATE) return (text) => text;
  if (type === TIMESTAMPTZ_ARRAY) throw new Error('No column is a list of moments.');
  return pg.types.getTypeParser(type, format === 'binary' ? 'binary' : 'text');
}

/** `careTeam` → `care_team`. */
export function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The table of a type: `FollowUp` → `follow_up`. */
export function tableOf(type: string): string {
  return snake(type).slice(1);
}

/** A row's id as the graph writes it: `follow_up_0190…`. */
export function globalId(type: string, id: string): string {
  return `${tableOf(type)}_${id}`;
}

/** The type that a global id names. */
export function typeOf(id: string): string {
  const words = id.slice(0, Math.max(id.lastIndexOf('_'), 0)).split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
