/** What a mutation leaves behind in its own transaction, and the database roles that may write it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { type AccessRecord, recording, spelled } from '../platform/audit.js';
import { viewerRole } from '../platform/database-roles.js';
import { identifier, sql } from '../platform/sql.js';
import type { Claims } from '../platform/viewer.js';
import { execute, value } from './statement.js';

/** Written down with what was done, or neither is. */
export async function record(em: EntityManager, event: AccessRecord): Promise<void> {
  await as(em, event.viewer, 'kith_recorder', () => execute(em, recording(value(spelled([event], v7)))));
}

/** What was decided is written under the writer's policies, which let a role write only what access says. */
export function asWriter<T>(em: EntityManager, viewer: Claims, work: () => Promise<T>): Promise<T> {
  return as(em, viewer, 'kith_writer', work);
}

async function as<T>(em: EntityManager, { role: back }: Claims, role: string, work: () => Promise<T>): Promise<T> {
  await execute(em, sql`set local role ${identifier(role)}`);
  const done = await work();
  await execute(em, sql`set local role ${identifier(viewerRole(back))}`);
  return done;
}
