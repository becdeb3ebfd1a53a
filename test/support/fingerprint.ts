/** Everything a database holds as one short text for each table, so that two moments can be compared. */
import type { Client } from 'pg';

/** Where the audit of what was asked is written. */
const AUDIT: readonly string[] = ['access_event', 'access_event_person', 'access_event_seal'];

/** A fingerprint of the rows of each table, the audit left out; `client` is the owner's. */
export async function fingerprint(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname <> 'kith_migration' order by relname`,
  );
  const tables = rows.map(({ name }) => name).filter((name) => !AUDIT.includes(name));
  const prints = tables.map(
    (name) =>
      `select '${name}' as name, coalesce(sum(hashtextextended(t::text, 0)), 0)::text || ' in ' || count(*) as print from "${name}" t`,
  );
  const found = await client.query<{ name: string; print: string }>(prints.join(' union all '));
  return Object.fromEntries(found.rows.map(({ name, print }) => [name, print]));
}
