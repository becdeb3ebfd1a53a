/** How the hand-written statements reach PostgreSQL: alone as `kith_reader`, or in a transaction as the viewer's role. */
import { Pool, type QueryResult } from 'pg';
import { viewerRole } from '../../../src/platform/database-roles.js';
import type { Viewer } from '../../../src/platform/viewer.js';
import type { Moment } from './reads.js';

export interface Found {
  /** JSON text of `data`. */
  readonly json: string;
  readonly persons: readonly string[];
}

interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

const ENTER = `select set_config('kith.role', $1, true), set_config('kith.organisation', $2, true),
  set_config('kith.member', $3, true), set_config('kith.parties', $4::uuid[]::text, true),
  set_config('kith.assets', coalesce($5::uuid[]::text, ''), true), set_config('kith.now', $6, true),
  set_config('role', $7, true)`;

/** A prepared statement is planned once, whatever its parameters are. */
const SETTINGS = { max: 10, keepAlive: true, pipeline: true };

export function openPool(connectionString: string, role: string | undefined): Pool {
  const as = role ? ` -c role=${role}` : '';
  return new Pool({ connectionString, ...SETTINGS, options: `-c plan_cache_mode=force_generic_plan${as}` });
}

/** One statement, and nothing around it. */
export async function readAlone(pool: Pool, statement: Statement): Promise<Found> {
  return foundIn(await pool.query({ ...statement, rowMode: 'array' }));
}

/** The viewer's role of the database, its settings and the statement, sent in one round trip. */
export async function readAsViewer(pool: Pool, viewer: Viewer, moment: Moment, statement: Statement): Promise<Found> {
  return foundIn(await transaction(pool, 'begin read only', viewerRole(viewer.role), viewer, moment, [statement]));
}

/** A mutation is a transaction whether or not row security holds; `as` reads what it is decided by. The last statement answers. */
export async function write(
  pool: Pool,
  as: string,
  viewer: Viewer,
  moment: Moment,
  statements: readonly Statement[],
): Promise<string> {
  return foundIn(await transaction(pool, 'begin', as, viewer, moment, statements)).json;
}

async function transaction(
  pool: Pool,
  begin: string,
  as: string,
  { role, organisation, member, parties, assets }: Viewer,
  { now }: Moment,
  statements: readonly Statement[],
): Promise<QueryResult<unknown[]>> {
  const client = await pool.connect();
  const settings = [role, organisation, member, parties, assets ?? null, now, as];
  const outcomes = await Promise.allSettled([
    client.query(begin),
    client.query({ name: 'enter', text: ENTER, values: settings, rowMode: 'array' }),
    ...statements.map((statement) => client.query({ ...statement, rowMode: 'array' })),
    client.query('commit'),
  ]);
  client.release();
  const answers = outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
  return answers.at(-2) as QueryResult<unknown[]>;
}

function foundIn({ rows }: QueryResult<unknown[]>): Found {
  const [json, persons] = rows[0] as [string, (readonly string[] | null)?];
  return { json, persons: persons ?? [] };
}
