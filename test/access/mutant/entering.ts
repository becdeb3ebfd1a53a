/** Statements run as a viewer's own role of the database, with something changed that is taken back at once. */
import { settingsOf } from '../../../src/platform/policy.js';
import type { NamedViewer } from '../../oracle/viewers.js';
import { NOW } from '../../support/kith.js';
import type { Probe } from './probe.js';

export async function asViewer(
  probe: Probe,
  viewer: NamedViewer,
  as: string,
  text: string,
  statements: readonly string[],
): Promise<readonly { id?: unknown }[]> {
  await probe.anyone.query('begin');
  try {
    await enter(probe, viewer, as, statements);
    return (await probe.anyone.query<{ id?: unknown }>(text)).rows;
  } finally {
    await probe.anyone.query('rollback');
  }
}

/** Changes what is to be changed, and becomes the viewer: what follows from a change of data plays no part here. */
export async function enter(
  probe: Probe,
  named: NamedViewer,
  as: string,
  statements: readonly string[],
): Promise<void> {
  const client = probe.anyone;
  const settings = settingsOf(await probe.test.house.viewers.of(named), NOW);
  for (const statement of statements) await client.query(statement);
  await client.query('set local session_replication_role = replica');
  for (const setting of Object.entries(settings)) await client.query('select set_config($1, $2, true)', setting);
  await client.query(`set local role ${as}`);
}
