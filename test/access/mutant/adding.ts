/** Whether the database lets a viewer add rows: rows there are, added once more as they stand. */
import { writerRole } from '../../../src/platform/database-roles.js';
import type { NamedViewer } from '../../oracle/viewers.js';
import type { Row } from '../../oracle/world.js';
import { Writes } from '../../oracle/writes.js';
import { enter } from './entering.js';
import type { Probe } from './probe.js';

/** Rows to add again: some the viewer may write, some of each kind that they may not. */
export function sampleOf(probe: Probe, viewer: NamedViewer, table: string): readonly Row[] {
  const writes = new Writes(probe.view(viewer));
  const all = probe.world.all(table);
  const may = all.filter((row) => writes.mayWrite(table, row)).slice(0, 3);
  return [...may, ...all.filter((row) => !writes.mayWrite(table, row)).slice(0, 6)];
}

/** Which of the rows, added once more as they stand, the policy lets in. */
export async function addable(
  probe: Probe,
  viewer: NamedViewer,
  table: string,
  rows: readonly Row[],
  statements: readonly string[],
): Promise<readonly boolean[]> {
  const client = probe.anyone;
  await client.query('begin');
  try {
    await enter(probe, viewer, writerRole(viewer.role), statements);
    const found: boolean[] = [];
    for (const row of rows) {
      await client.query('savepoint one');
      const [id, values] = row.id.includes('-') ? ['id', [row.id]] : ['asset_id', [row.asset_id]];
      const { rows: columns } = await client.query<{ names: string }>(
        `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      const names = columns[0]?.names;
      const added = await client
        .query(
          `insert into "${table}" (${names}) select ${names} from "${table}" where ${id} = $1 limit 1 on conflict do nothing`,
          values,
        )
        .then(
          () => true,
          (error: { code: string; message: string }) => {
            if (error.code !== '42501') throw error;
            return false;
          },
        );
      found.push(added);
      await client.query('rollback to savepoint one');
    }
    return found;
  } finally {
    await client.query('rollback');
  }
}
