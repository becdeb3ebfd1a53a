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
  return em.getConnection().execute(spelled(statement), [], 'all', em.getTransactionContext());
}

/** Statements in one round trip, one after the other; what they answer is not looked at. */
export async function executeAll(em: EntityManager, statements: readonly Sql[]): Promise<void> {
  if (statements.length === 0) return;
  await em.getConnection().execute(statements.map(spelled).join(';\n'), [], 'run', em.getTransactionContext());
}

function spelled(statement: Sql): string {
  const { text, slots } = render(statement);
  if (slots.length > 0) throw new Error('A statement of a mutation holds a parameter of a read.');
  return text;
}

/** Holds up every other mutation about the same person (or other subject) until this one has ended. */
export async function lock(em: EntityManager, subjects: Iterable<string>): Promise<void> {
  // In one order for everyone, or two mutations could wait for each other.
  for (const subject of [...new Set(subjects)].sort()) {
    await execute(em, sql`select ${holding(literal(subject))}`);
  }
}

/** Waits for others that hold the subject (text), then holds it until the end of the transaction. */
export function holding(subject: Sql): Sql {
  return sql`pg_advisory_xact_lock(hashtextextended(${subject}, 0))::text`;
}

/** The viewer and the moment inside SQL of a mutation, as row policies see them. */
export const surroundings = {
  now: viewerSettings.now,
  today: sql`(${viewerSettings.now} at time zone 'Europe/London')::date`,
  viewer: viewerSettings,
};
