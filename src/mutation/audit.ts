/** What is written down of a mutation: in its own transaction when it was done, in one of its own when it was refused. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import type { AccessOutcome } from '../platform/audit.entity.js';
import { viewerRole } from '../platform/database-roles.js';
import { viewerSettings } from '../platform/policy.js';
import { join, raw, sql } from '../platform/sql.js';
import type { Viewer } from '../platform/viewer.js';
import { execute, value, values } from './statement.js';

export interface Recorded {
  readonly outcome: keyof typeof AccessOutcome;
  readonly operation: string | undefined;
  readonly requestId: string;
  readonly coordinates: readonly string[];
  /** Ids (UUID) of the people concerned. */
  readonly persons: readonly string[];
}

/** Longest name of an operation that is kept. */
const LONGEST_NAME = 200;

export async function record(em: EntityManager, event: Recorded): Promise<void> {
  const id = value(v7(), 'uuid');
  await execute(
    em,
    sql`insert into access_event (id, created_at, updated_at, occurred_at, member_id, organisation_id, role, operation,
        coordinates, outcome, request_id)
      values (${id}, ${viewerSettings.now}, ${viewerSettings.now}, ${viewerSettings.now}, ${viewerSettings.member},
        ${viewerSettings.organisation}, ${viewerSettings.role}, ${value(event.operation?.slice(0, LONGEST_NAME))},
        ${values(event.coordinates)}, ${value(event.outcome)}, ${value(event.requestId)})`,
  );
  if (event.persons.length === 0) return;
  const rows = event.persons.map((person) => sql`(${id}, ${value(person, 'uuid')})`);
  await execute(em, sql`insert into access_event_person (event_id, person_id) values ${join(rows, ', ')}`);
}

/** The writer's role: what was decided is written under its policies, which let a role write only what access says. */
export async function asWriter<T>(em: EntityManager, viewer: Viewer, work: () => Promise<T>): Promise<T> {
  await execute(em, raw('set local role kith_writer'));
  const done = await work();
  await execute(em, raw(`set local role ${viewerRole(viewer.role)}`));
  return done;
}
