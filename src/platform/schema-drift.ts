/** Compares the tables the migrations made with those the entities describe, in PostgreSQL's own words. */
import type { Client } from 'pg';
import { z } from 'zod';

/** Ties that entities cannot express: a child's person (or organisation…) is its parent's. Migrations hold them. */
const ONLY_IN_MIGRATIONS = '%\\_same\\_%';

/** Columns that triggers keep and no entity knows; nor their indexes. */
const KEPT_BY_TRIGGERS = ['changed_by', 'changed_in'];

/**
 * Makes the entities' tables in a schema of their own, reads both catalogues, and rolls back. Comparing the text of
 * constraints instead would report every one that PostgreSQL writes differently from how it was given.
 */
export async function schemaDifferences(client: Client, createTables: string, notOurs: string): Promise<string[]> {
  await client.query('begin');
  try {
    const made = await describe(client, 'public', notOurs);
    await client.query('create schema kith_drift');
    await client.query('set local search_path = kith_drift, public');
    await client.query(createTables);
    const wanted = await describe(client, 'kith_drift', notOurs);
    return [
      ...[...wanted].filter((line) => !made.has(line)).map((line) => `entities:   ${line}`),
      ...[...made].filter((line) => !wanted.has(line)).map((line) => `migrations: ${line}`),
    ].sort((one, other) => one.slice(12).localeCompare(other.slice(12)));
  } finally {
    await client.query('rollback');
  }
}

async function describe(client: Client, schema: string, notOurs: string): Promise<Set<string>> {
  const { rows } = await client.query(DESCRIBE, [schema, notOurs, ONLY_IN_MIGRATIONS, KEPT_BY_TRIGGERS]);
  return new Set(
    z
      .array(z.object({ line: z.string() }))
      .parse(rows)
      .map(({ line }) => line),
  );
}

const DESCRIBE = `
  with tables as (
    select oid, relname from pg_class where relnamespace = $1::regnamespace and relkind = 'r' and relname <> $2)
  select format('%s.%s %s%s%s', relname, attname, format_type(atttypid, atttypmod),
    case when attnotnull then ' not null' end, ' default ' || pg_get_expr(adbin, adrelid)) as line
  from tables join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped and attname <> all($4)
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
  union all
  select format('%s constraint %s %s', relname, conname, pg_get_constraintdef(pg_constraint.oid, true))
  from tables join pg_constraint on conrelid = tables.oid and contype not in ('n', 't') and conname not like $3
  union all
  select pg_get_indexdef(indexrelid, 0, true)
  from tables join pg_index on indrelid = tables.oid join pg_class made on made.oid = indexrelid
  where made.relname not like $3 and not exists (select from pg_attribute kept
    where kept.attrelid = indrelid and kept.attnum = any(indkey) and kept.attname = any($4))`;
