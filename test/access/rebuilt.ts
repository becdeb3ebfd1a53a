/** The graph of a house, built once more with another policy or other doors: for tests that change what decides. */
import { openDoors } from '../../src/access/doors.js';
import { policy } from '../../src/access/policy.js';
import type { House } from '../../src/app.js';
import { type Door, Graph } from '../../src/graph/graph.js';
import { Reader } from '../../src/graph/reader.js';
import type { Policy } from '../../src/platform/policy.js';
import { CURSOR_SECRET } from '../support/kith.js';

export interface Rebuilt {
  readonly policy?: Policy;
  readonly door?: Door;
  readonly isAlwaysExecuted?: boolean;
  /** False: the compiled rules alone hold. */
  readonly hasRowSecurity?: boolean;
}

export async function rebuilt({ orm, schemas }: House, parts: Rebuilt): Promise<Graph> {
  const pool = await orm.em.getDriver().getConnection().getNativeClient();
  const { hasRowSecurity = true, isAlwaysExecuted = false } = parts;
  return new Graph({
    schema: schemas.full,
    roleSchemas: schemas.ofRole,
    model: schemas.model,
    policy: parts.policy ?? policy,
    door: parts.door ?? openDoors(schemas.full),
    // What is changed from one question to the next is not worth preparing.
    reader: new Reader(pool, { hasRowSecurity, isPrepared: false }),
    cursorSecret: CURSOR_SECRET,
    isAlwaysExecuted,
  });
}
