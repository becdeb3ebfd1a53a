/** Runs a plan against PostgreSQL: one transaction under the viewer's settings, read-only and sent in one round trip. */
import type { Pool, PoolClient } from 'pg';
import { viewerRole } from '../platform/database-roles.js';
import type { Deadline } from '../platform/deadline.js';
import { invalidInput, KithError } from '../platform/errors.js';
import { refusedByFunction } from '../platform/function-refusal.js';
import { CANCELLED, isBroken, type Rows, together } from '../platform/pipeline.js';
import { codeOf } from '../platform/start-refused.js';
import type { Viewer } from '../platform/viewer.js';
import { type Plan, parametersOf } from './plan.js';
import { PreparedStatements } from './prepared.js';
import type { Run } from './run.js';

/** The token was right, but the member has changed or been suspended since the viewer was built. */
export class OutdatedViewer extends Error {}

export interface Answer {
  /** JSON text of `data`, as the database wrote it. */
  readonly json: string;
  /** Ids (UUID) of every person in the answer. */
  readonly persons: readonly string[];
}

export interface ReaderOptions {
  /** False: compiled reads run as `kith_reader`, whose row policies let all through; the compiled rules alone hold. */
  readonly hasRowSecurity: boolean;
  /** False for poolers that cannot follow prepared statements. */
  readonly isPrepared: boolean;
}

const ENTER = `select set_config('kith.role', $1, true), set_config('kith.organisation', $2, true),
  set_config('kith.member', $3, true), set_config('kith.parties', $4::uuid[]::text, true),
  set_config('kith.assets', coalesce($5::uuid[]::text, ''), true), set_config('kith.now', $6, true),
  is_current_viewer($3::uuid, $2::uuid, $1, $7), set_config('role', $8, true),
  set_config('statement_timeout', coalesce($9, current_setting('statement_timeout')), true),
  set_config('transaction_read_only', $10, true)`;

/** Planning a statement costs more than running it, so a prepared one is planned once, whatever its parameters are. */
const ENTER_PREPARED = `${ENTER}, set_config('plan_cache_mode', 'force_generic_plan', true)`;

export class Reader {
  private readonly prepared = new WeakMap<PoolClient, PreparedStatements>();

  constructor(
    private readonly pool: Pool,
    private readonly options: ReaderOptions,
  ) {}

  async read(plan: Plan, run: Run, deadline?: Deadline): Promise<Answer> {
    const values = parametersOf(plan, run);
    const isUnderRowSecurity = this.options.hasRowSecurity || plan.isUnderRowSecurity;
    const statement = { name: plan.name, text: plan.text, values, isReadOnly: !plan.isWrittenDown };
    const { rows } = await this.transaction(run.viewer, run.now, statement, isUnderRowSecurity, deadline);
    const [json, persons] = rows[0] as [string, string];
    // A row beneath which nobody was found leaves an empty place.
    return { json, persons: [...new Set(persons.split(','))].filter((person) => person !== '') };
  }

  private async transaction(
    viewer: Viewer,
    now: string,
    { name, text, values, isReadOnly }: { name: string; text: string; values: unknown[]; isReadOnly: boolean },
    isUnderRowSecurity: boolean,
    deadline: Deadline | undefined,
  ): Promise<Rows> {
    const client = await this.pool.connect();
    let failure: unknown;
    try {
      deadline?.check();
      const { role, organisation, member, parties, assets, stamp } = viewer;
      const { isPrepared } = this.options;
      const enter = [
        role,
        organisation,
        member,
        parties,
        assets ?? null,
        now,
        stamp,
        isUnderRowSecurity ? viewerRole(role) : 'kith_reader',
        deadline ? String(deadline.left) : null,
        isReadOnly ? 'on' : 'off',
      ];
      if (isPrepared) this.preparedBy(client).use(name);
      const [entered, read] = await together(client, [
        {
          ...(isPrepared ? { name: 'enter', text: ENTER_PREPARED } : { text: ENTER }),
          values: enter,
          rowMode: 'array',
        },
        { ...(isPrepared ? { name } : {}), text, values, rowMode: 'array' },
      ]);
      if (entered?.rows[0]?.[6] !== true) throw new OutdatedViewer();
      return read as Rows;
    } catch (error) {
      failure = error;
      throw codeOf(error) === CANCELLED && deadline ? deadline.reason() : explained(error);
    } finally {
      // A connection that broke is not given back; a refused statement leaves it whole.
      const isOurs = failure instanceof OutdatedViewer || failure instanceof KithError;
      client.release(!isOurs && isBroken(failure));
    }
  }

  private preparedBy(client: PoolClient): PreparedStatements {
    const known = this.prepared.get(client) ?? new PreparedStatements(client);
    this.prepared.set(client, known);
    return known;
  }
}

/** A value the database cannot take is the caller's to mend, and a function of ours says itself what it refuses; all else is unexpected. */
function explained(error: unknown): unknown {
  const refused = refusedByFunction(error);
  if (refused) return refused;
  if (!codeOf(error)?.startsWith('22')) return error;
  return invalidInput([
    { path: [], rule: 'range', message: 'A value in the arguments is outside what the database can hold.' },
  ]);
}
