/** What must hold of the database before the server takes a request; else it says what to mend and does not start. */
import { Client } from 'pg';
import { z } from 'zod';
import { ENTERED } from './database-roles.js';
import { pendingMigrations } from './migrate.js';
import { codeOf, StartRefused } from './start-refused.js';

const factsShape = z.object({
  version: z.int(),
  role: z.string(),
  superuser: z.boolean(),
  bypasses: z.boolean(),
  owns: z.string().nullable(),
  /** The first of the roles it has to be able to enter, and cannot. */
  shut: z.string().nullable(),
});

// What a role may become by `set role` counts as what it is.
const facts = `
select current_setting('server_version_num')::int as version, current_user as role,
  exists (select from pg_roles r where r.rolsuper and pg_has_role(current_user, r.oid, 'member')) as superuser,
  exists (select from pg_roles r where r.rolbypassrls and pg_has_role(current_user, r.oid, 'member')) as bypasses,
  (select min(c.oid::regclass::text) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'member')) as owns,
  (select min(wanted) from unnest(array[${ENTERED.map((role) => `'${role}'`).join()}]) wanted
    where not exists (select from pg_roles r where r.rolname = wanted and pg_has_role(current_user, r.oid, 'member'))
  ) as shut`;

/** Connects as the server will, and throws with every reason not to. */
export async function assertFitToServe(appUrl: string): Promise<void> {
  const client = await connect(appUrl);
  try {
    const { rows } = await client.query(facts);
    const found = factsShape.parse(rows[0]);
    const problems = objections(found);
    if (problems.length === 0) {
      const pending = await pendingMigrations(client);
      if (pending.length > 0) {
        problems.push(
          `The database lacks ${pending.length === 1 ? 'the migration' : `${pending.length} migrations, the first of them`} ${pending[0]}. Run npm run migrate with MIGRATE_DATABASE_URL, or start with it.`,
        );
      }
    }
    if (problems.length > 0)
      throw new StartRefused(['Kith does not start on this database:', ...problems].join('\n  '));
  } finally {
    await client.end();
  }
}

/** Whether nothing has been put into the database yet: the moment for the demo. Asked as the owner. */
export async function hasNoOrganisation(ownerUrl: string): Promise<boolean> {
  const client = await connect(ownerUrl);
  try {
    const { rowCount } = await client.query('select from organisation limit 1');
    return rowCount === 0;
  } finally {
    await client.end();
  }
}

function objections({ version, role, superuser, bypasses, owns, shut }: z.infer<typeof factsShape>): string[] {
  const problems: string[] = [];
  if (version < 150_000) {
    problems.push(`It is PostgreSQL ${Math.floor(version / 10_000)}; Kith needs 15 or newer.`);
  }
  const mend = 'Make DATABASE_URL log in as kith_app (npm run migrate -- --print-roles shows how it is made).';
  if (superuser) problems.push(`The role ${role} is, or may become, a superuser: row security would not hold. ${mend}`);
  else if (bypasses) problems.push(`The role ${role} bypasses, or may bypass, row security. ${mend}`);
  else if (owns !== null)
    problems.push(`The role ${role} owns the table ${owns}, and an owner may lift row security. ${mend}`);
  else if (shut !== null) problems.push(`The role ${role} is not a member of ${shut}. ${mend}`);
  return problems;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const why = error instanceof Error && error.message !== '' ? error.message : (codeOf(error) ?? String(error));
    // The address without the password, which a URL carries.
    const { hostname, port, pathname } = new URL(url);
    throw new StartRefused(`PostgreSQL at ${hostname}:${port || 5432}${pathname} cannot be reached: ${why}.`, {
      cause: error,
    });
  }
}
