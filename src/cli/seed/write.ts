/** Writes batches of rows quickly: COPY into temporary tables, for COPY refuses tables with row security, then insert. */
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { type Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Batch, Table } from './tables.js';

export class Writer {
  #rows = 0;

  private constructor(
    readonly client: Client,
    readonly tables: readonly Table[],
  ) {}

  /** Inside a transaction: the temporary tables go with it. */
  static async begin(client: Client, tables: readonly Table[]): Promise<Writer> {
    const made = tables.map(
      ({ name, columns }) =>
        `create temporary table ${temporary(name)} on commit drop as select ${list(columns)} from ${escapeIdentifier(name)} with no data`,
    );
    await client.query(made.join(';\n'));
    return new Writer(client, tables);
  }

  /** How many rows were written so far. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Resolves once all is inserted. The inserts go out as one piece, so that the database works through them while the
   * next batch is being made.
   */
  async write(batch: Batch): Promise<void> {
    const wanted = this.tables.filter(({ entity }) => batch.rows.has(entity));
    for (const table of wanted) await this.#copy(table, batch.rows.get(table.entity) ?? []);
    const inserts = wanted.map(({ name, columns }) => {
      const names = list(columns);
      return `insert into ${escapeIdentifier(name)} (${names}) select ${names} from ${temporary(name)};\ntruncate ${temporary(name)}`;
    });
    await this.client.query(inserts.join(';\n'));
  }

  async #copy(table: Table, rows: readonly object[]): Promise<void> {
    const stream = this.client.query(copyFrom(`copy ${temporary(table.name)} (${list(table.columns)}) from stdin`));
    const done = finished(stream);
    let piece = '';
    for (const row of rows) {
      piece += table.line(row);
      if (piece.length < 1 << 16) continue;
      if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), done]);
      piece = '';
    }
    stream.end(piece);
    await done;
    this.#rows += rows.length;
  }
}

function temporary(name: string): string {
  return `pg_temp.${escapeIdentifier(`seed_${name}`)}`;
}

function list(columns: readonly string[]): string {
  return columns.map(escapeIdentifier).join(', ');
}
