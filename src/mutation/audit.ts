/** What a mutation leaves behind in its own transaction, and the database roles that may write it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { type AccessRecord, recording, spelled } from '../platform/audit.js';
import { viewerRole, writerRole } from '../platform/database-roles.js';
import { identifier, type Sql, sql } from '../platform/sql.js';
import type { Claims } from '../platform/viewer.js';
import { executeAll, value } from './statement.js';

/** Written down with what was done, or neither is. */
export async function record(em: EntityManager, event: AccessRecord): Promise<void> {
  const entry = recording(value(spelled([event], v7)));
  await executeAll(em, [entering('kith_recorder'), entry, entering(viewerRole(event.viewer.role))]);
}

/** What was decided is written under the writer's policies, which let a role write only what access says. */
export async function asWriter<T>(em: EntityManager, { role }: Claims, work: () => Promise<T>): Promise<T> {
  await executeAll(em, [entering(writerRole(role))]);
  const done = await work();
  await executeAll(em, [entering(viewerRole(role))]);
  return done;
}

const entering = (role: string): Sql => sql`set local role ${identifier(role)}`;
