/** Statements beside the ORM's, inside the transaction of a mutation: values are written as literals, never spliced. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { viewerSettings } from '../platform/policy.js';
import { literal, raw, render, type Sql, sql } from '../platform/sql.js';

/** A value as SQL of the type given; null where there is none. */
export function value(given: string | number | boolean | Date | null | undefined, type = 'text'): Sql {
  if (given === null || given === undefined) return raw(`null::${type}`);
  return sql`${literal(given instanceof Date ? given.toISOString() : String(given))}${raw(`::${type}`)}`;
}

export function values(given: readonly string[], type = 'text'): Sql {
  const items = given.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`);
  return value(`{${items.join(',')}}`, `${type}[]`);
}

export async function execute<R extends object>(em: EntityManager, statement: Sql): Promise<R[]> {
  const { text, slots } = render(statement);
  if (slots.length > 0) throw new Error('A statement of a mutation holds a parameter of a read.');
  return em.getConnection().execute(text, [], 'all', em.getTransactionContext());
}

/** Holds up every other mutation about the same person (or other subject) until this one has ended. */
export async function lock(em: EntityManager, subjects: Iterable<string>): Promise<void> {
  // In one order for everyone, or two mutations could wait for each other.
  for (const subject of [...new Set(subjects)].sort()) {
    await execute(em, sql`select pg_advisory_xact_lock(hashtextextended(${literal(subject)}, 0))::text`);
  }
}

/** The viewer and the moment inside SQL of a mutation, as row policies see them. */
export const surroundings = {
  now: viewerSettings.now,
  today: sql`(${viewerSettings.now} at time zone 'Europe/London')::date`,
  viewer: viewerSettings,
};
