/** The mutants of the database's lock and of what may be written: row policies dropped, opened or closed to a role, rules changed. */
import { changes } from '../../../src/access/changes.js';
import { facts } from '../../../src/access/facts.js';
import { policy } from '../../../src/access/policy.js';
import { rows as rowRules } from '../../../src/access/rows.js';
import { changeable } from '../../../src/mutation/changeable.js';
import { viewerRole } from '../../../src/platform/database-roles.js';
import { type Policy, viewerSettings } from '../../../src/platform/policy.js';
import { raw, render, type Sql } from '../../../src/platform/sql.js';
import { ROLES, type Role } from '../../../src/platform/viewer.js';
import type { NamedViewer } from '../../oracle/viewers.js';
import type { Row } from '../../oracle/world.js';
import { Writes } from '../../oracle/writes.js';
import { NOW } from '../../support/kith.js';
import { changedRules, typesOf } from './first-lock.js';
import type { Mutant } from './mutant.js';
import type { Probe } from './probe.js';
import { changedStatements } from './template.js';

interface RowPolicy {
  readonly table: string;
  readonly name: string;
  readonly command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly using: string | null;
  readonly check: string | null;
}

type Look = (viewer: NamedViewer, statements: readonly string[]) => Promise<string>;

/** Every row policy: gone, closed, and both for each role that it tells apart; and one for each role that has none. */
export async function rowPoliciesOf(probe: Probe): Promise<Mutant[]> {
  const { rows } = await probe.anyone.query<RowPolicy>(
    `select tablename as table, policyname as name, cmd as command, qual as using, with_check as check from pg_policies
     where roles && $1 and cmd <> 'ALL' and policyname not in ('reader', 'writer') order by 1, 2`,
    [['kith_viewer', 'kith_writer', ...ROLES.map(viewerRole)]],
  );
  const mutant = (one: RowPolicy, says: string, roles: readonly Role[], statements: readonly string[]): Mutant => {
    const look = lookOf(probe, one);
    const name = `${one.name} on ${one.table}: ${says}`;
    return {
      kind: 'row policy',
      name,
      isKilled: () => looksOtherwise(probe, roles, look.seen, look.expected, statements),
    };
  };
  const changed = (one: RowPolicy, says: string, roles: readonly Role[], change: (condition: string) => string) =>
    mutant(one, says, roles, altered(one, change));
  const standing = rows.flatMap((one) => {
    const ofOne = ROLES.find((role) => one.name === viewerRole(role));
    const rules = (role: Role) =>
      one.command === 'SELECT' ? policy.rows(role, one.table) : policy.changes(role, one.table);
    const isAll = (role: Role) => JSON.stringify(rules(role)) === '{}';
    const roles = ofOne ? [ofOne] : ROLES;
    return [
      ...(ofOne && isAll(ofOne) ? [] : [changed(one, 'dropped', roles, () => 'true')]),
      changed(one, 'closed', roles, () => 'false'),
      ...(ofOne ? [] : ROLES).flatMap((role) => [
        ...(isAll(role) ? [] : [changed(one, `opened to ${role}`, [role], withRole(role, 'true'))]),
        ...(rules(role) === 'none' ? [] : [changed(one, `closed to ${role}`, [role], withRole(role, 'false'))]),
      ]),
    ];
  });
  const added = [...new Set(rows.map(({ table }) => table)), ...Object.keys(rowRules)]
    .filter(isFirst)
    .flatMap((table) =>
      ROLES.filter(
        (role) => !rows.some((one) => one.table === table && (one.name === viewerRole(role) || one.name === 'viewer')),
      ).map((role) =>
        mutant(
          { table, name: viewerRole(role), command: 'SELECT', using: null, check: null },
          'made for a role that has none',
          [role],
          [`create policy mutant on "${table}" for select to ${viewerRole(role)} using (true)`],
        ),
      ),
    );
  return [...standing, ...added];
}

const isFirst = <Item>(item: Item, index: number, items: readonly Item[]): boolean => items.indexOf(item) === index;

/** What the functions tell that policies, and changes of relationships, stand on: opened and closed to each role. */
export async function functionsOf(probe: Probe): Promise<Mutant[]> {
  const { rows } = await probe.anyone.query<{ name: string; body: string; made: string }>(
    `select proname as name, prosrc as body, pg_get_functiondef(oid) as made from pg_proc
     where proname in ('care_relationship_is_beneath', 'viewer_acts_for') order by 1`,
  );
  return rows.flatMap(({ name, body, made }) => {
    const ofRelationships: RowPolicy = {
      table: 'care_relationship',
      name: 'viewer',
      command: 'SELECT',
      using: null,
      check: null,
    };
    const look = name === 'viewer_acts_for' ? actsFor(probe) : lookOf(probe, ofRelationships);
    return ROLES.flatMap((role) =>
      ['true', 'false'].flatMap((verdict) => {
        const wrapped = `select ${withRole(role, verdict)(body.replace(/^\s*select/, ''))}`;
        const statement = made.replace(body, () => wrapped);
        return [
          {
            kind: 'function',
            name: `${name} for ${role}: → ${verdict}`,
            isKilled: () => looksOtherwise(probe, [role], look.seen, look.expected, [statement]),
          },
        ];
      }),
    );
  });
}

function actsFor(probe: Probe): { seen: Look; expected(viewer: NamedViewer): string } {
  return {
    expected: (viewer) =>
      probe.world
        .all('person')
        .filter(({ id }) => probe.view(viewer).rules.rows.ties.of(id).known)
        .map(({ id }) => id)
        .sort()
        .join(),
    seen: async (viewer, statements) => {
      const ids = probe.world
        .all('person')
        .map(({ id }) => `'${id}'`)
        .join(', ');
      const text = `select id::text as id from unnest(array[${ids}]::uuid[]) id where viewer_acts_for(id)`;
      const rows = await asViewer(probe, viewer, viewerRole(viewer.role), text, statements);
      return rows
        .map(({ id }) => String(id))
        .sort()
        .join();
    },
  };
}

const withRole = (role: Role, verdict: string) => (condition: string) =>
  `case current_setting('kith.role', true) when '${role}' then ${verdict} else (${condition}) end`;

function altered({ table, name, using, check }: RowPolicy, changed: (condition: string) => string): readonly string[] {
  const parts = [using && `using (${changed(using)})`, check && `with check (${changed(check)})`];
  return [`alter policy ${name} on "${table}" ${parts.filter(Boolean).join(' ')}`];
}

/** What a policy lets a viewer do, asked of the database itself, and what the oracle says of it. */
function lookOf(
  probe: Probe,
  { table, name, command }: RowPolicy,
): { seen: Look; expected(viewer: NamedViewer): string } {
  const all = probe.world.all(table);
  const hasId = all.some(({ id }) => id.includes('-'));
  const told = (rows: readonly Row[]) =>
    hasId
      ? rows
          .map(({ id }) => id)
          .sort()
          .join()
      : String(rows.length);
  if (command === 'SELECT') {
    const columns = hasId ? `select id::text as id from "${table}"` : `select from "${table}"`;
    return {
      expected: (viewer) => told(all.filter((row) => existsFor(probe, viewer, table, row))),
      seen: async (viewer, statements) => {
        const rows = await asViewer(probe, viewer, viewerRole(viewer.role), columns, statements);
        return hasId
          ? rows
              .map(({ id }) => String(id))
              .sort()
              .join()
          : String(rows.length);
      },
    };
  }
  const writes = (viewer: NamedViewer, row: Row) => new Writes(probe.view(viewer)).mayWrite(table, row);
  if (name === 'adds') {
    const sample = (viewer: NamedViewer) => sampleOf(probe, viewer, table);
    // Nobody has a relationship yet to a person who is only being registered.
    const mayAdd = (viewer: NamedViewer, row: Row) =>
      table === 'person' ? REGISTRARS.includes(viewer.role) : writes(viewer, row);
    return {
      expected: (viewer) =>
        sample(viewer)
          .map((row) => mayAdd(viewer, row))
          .join(),
      seen: async (viewer, statements) => (await addable(probe, viewer, table, sample(viewer), statements)).join(),
    };
  }
  const key = hasId ? 'id::text as id' : 'ctid';
  const text =
    name === 'changes' ? `select ${key} from "${table}" for update` : `delete from "${table}" returning ${key}`;
  return {
    expected: (viewer) => told(all.filter((row) => writes(viewer, row))),
    seen: async (viewer, statements) => {
      const rows = await asViewer(probe, viewer, 'kith_writer', text, statements);
      return hasId
        ? rows
            .map(({ id }) => String(id))
            .sort()
            .join()
        : String(rows.length);
    },
  };
}

const REGISTRARS: readonly string[] = ['GP', 'LINK_WORKER', 'TEAM_LEAD', 'INTEGRATOR', 'CHARITY', 'REFERRER'];

/** Rows to add again: some the viewer may write, some of each kind that they may not. */
function sampleOf(probe: Probe, viewer: NamedViewer, table: string): readonly Row[] {
  const writes = new Writes(probe.view(viewer));
  const all = probe.world.all(table);
  const may = all.filter((row) => writes.mayWrite(table, row)).slice(0, 3);
  return [...may, ...all.filter((row) => !writes.mayWrite(table, row)).slice(0, 6)];
}

/** Which of the rows, added once more as they stand, the policy lets in. */
async function addable(
  probe: Probe,
  viewer: NamedViewer,
  table: string,
  rows: readonly Row[],
  statements: readonly string[],
): Promise<readonly boolean[]> {
  const client = probe.anyone;
  await client.query('begin');
  try {
    await enter(probe, viewer, 'kith_writer', statements);
    const found: boolean[] = [];
    for (const row of rows) {
      await client.query('savepoint one');
      const [id, values] = row.id.includes('-') ? ['id', [row.id]] : ['asset_id', [row.asset_id]];
      const { rows: columns } = await client.query<{ names: string }>(
        `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and column_name <> 'id'`,
        [table],
      );
      const names = columns[0]?.names;
      const [into, from] = row.id.includes('-') ? [`id, ${names}`, `gen_random_uuid(), ${names}`] : [names, names];
      const added = await client
        .query(
          `insert into "${table}" (${into}) select ${from} from "${table}" where ${id} = $1 limit 1 on conflict do nothing`,
          values,
        )
        .then(
          () => true,
          (error: { code: string; message: string }) => {
            if (error.code !== '42501') throw error;
            return false;
          },
        );
      found.push(added);
      await client.query('rollback to savepoint one');
    }
    return found;
  } finally {
    await client.query('rollback');
  }
}

function existsFor(probe: Probe, viewer: NamedViewer, table: string, row: Row): boolean {
  const { rules } = probe.view(viewer);
  const { ties } = rules.rows;
  const type = typesOf(probe).get(table);
  if (table === 'care_relationship') return ties.isParty(row) || rules.mayFollow(row);
  if (type) return rules.exists(type, row);
  if (table === 'access_event_person') {
    const tie = ties.of(String(row.person_id));
    if (viewer.role === 'PRIVACY_OFFICER') return tie.known;
    return ['GP', 'LINK_WORKER', 'TEAM_LEAD'].includes(viewer.role) && tie.full;
  }
  // Who works where, what belongs to which asset: known to all that meet anybody; nobody reads what Kith keeps for itself.
  return viewer.role !== 'ANALYST' && !['idempotency_key', 'imported_organisation', 'person_merge_row'].includes(table);
}

async function looksOtherwise(
  probe: Probe,
  roles: readonly Role[],
  seen: Look,
  expected: (viewer: NamedViewer) => string,
  statements: readonly string[],
): Promise<boolean> {
  for (const viewer of probe.viewers.filter(({ role }) => roles.includes(role))) {
    const right = expected(viewer);
    if ((await seen(viewer, [])) !== right) throw new Error(`The oracle says otherwise for ${viewer.name}.`);
    if ((await seen(viewer, statements)) !== right) return true;
  }
  return false;
}

/** Every rule of what a role's mutations may change, in the form in which a mutation asks it. */
export function changeRulesOf(probe: Probe): Mutant[] {
  const types = typesOf(probe);
  const ofRules = Object.keys(rowRules)
    .filter((table) => types.has(table))
    .flatMap((table) =>
      ROLES.flatMap((role) =>
        changedRules(role, policy.changes(role, table)).map(({ says, rule }) =>
          writesMutant(probe, `${table} for ${role}: ${says}`, role, [table], { ...policy, changes: () => rule }),
        ),
      ),
    );
  const { work } = facts.LINK_WORKER;
  if (!work) throw new Error('Nothing says when a link worker may write.');
  const ofWork = changedStatements(work.sql).map(({ says, made }) =>
    writesMutant(
      probe,
      `work of LINK_WORKER: ${says}`,
      'LINK_WORKER',
      ['person', ...Object.keys(changes).filter((table) => types.has(table))],
      {
        ...policy,
        fact: (role, name) => (name === 'work' ? { sql: made } : policy.fact(role, name)),
      },
    ),
  );
  return [...ofRules, ...ofWork];
}

function writesMutant(probe: Probe, name: string, role: Role, tables: readonly string[], changed: Policy): Mutant {
  return {
    kind: 'change rule',
    name,
    isKilled: async () => {
      for (const table of tables) {
        const all = probe.world.all(table);
        const look =
          (as: Policy): Look =>
          async (viewer) => {
            const person = probe.test.house.schemas.model.type(typesOf(probe).get(table) as string)?.person;
            const column = (one: string): Sql => raw(`t."${one}"`);
            const about = person === undefined ? raw('null::uuid') : column(person);
            const fact = (one: string) => as.fact(role, one).sql(about, viewerSettings);
            const { text } = render(changeable(as, role, table, { column, fact }, viewerSettings));
            const rows = await asViewer(
              probe,
              viewer,
              'kith_writer',
              `select id::text as id from "${table}" t where ${text}`,
              [],
            );
            return rows
              .map(({ id }) => String(id))
              .sort()
              .join();
          };
        const expected = (viewer: NamedViewer) =>
          all
            .filter((row) => new Writes(probe.view(viewer)).mayWrite(table, row))
            .map(({ id }) => id)
            .sort()
            .join();
        for (const viewer of probe.viewersAs(role)) {
          const right = expected(viewer);
          if ((await look(policy)(viewer, [])) !== right)
            throw new Error(`The oracle says otherwise of ${table} for ${viewer.name}.`);
          if ((await look(changed)(viewer, [])) !== right) return true;
        }
      }
      return false;
    },
  };
}

async function asViewer(
  probe: Probe,
  viewer: NamedViewer,
  as: string,
  text: string,
  statements: readonly string[],
): Promise<readonly { id?: unknown }[]> {
  await probe.anyone.query('begin');
  try {
    await enter(probe, viewer, as, statements);
    return (await probe.anyone.query<{ id?: unknown }>(text)).rows;
  } finally {
    await probe.anyone.query('rollback');
  }
}

/** Changes what is to be changed, and becomes the viewer: what follows from a change of data plays no part here. */
async function enter(probe: Probe, named: NamedViewer, as: string, statements: readonly string[]): Promise<void> {
  const client = probe.anyone;
  const { role, organisation, member, parties, assets } = await probe.test.house.viewers.of(named);
  for (const statement of statements) await client.query(statement);
  await client.query('set local session_replication_role = replica');
  const settings = {
    role,
    organisation,
    member,
    parties: `{${parties.join()}}`,
    assets: assets ? `{${assets.join()}}` : '',
    now: NOW.toISOString(),
  };
  for (const [name, value] of Object.entries(settings))
    await client.query('select set_config($1, $2, true)', [`kith.${name}`, value]);
  await client.query(`set local role ${as}`);
}
