/** The mutants of the database's lock: row policies and their functions, dropped, closed, or made for a role that has none. */
import { facts } from '../../../src/access/facts.js';
import { policy } from '../../../src/access/policy.js';
import { rows as rowRules } from '../../../src/access/rows.js';
import { viewerRole, writerRole } from '../../../src/platform/database-roles.js';
import { ROLES, type Role } from '../../../src/platform/viewer.js';
import type { NamedViewer } from '../../oracle/viewers.js';
import type { Row } from '../../oracle/world.js';
import { Writes } from '../../oracle/writes.js';
import { addable, sampleOf } from './adding.js';
import { typesOf } from './asking.js';
import { asViewer } from './entering.js';
import type { Mutant } from './mutant.js';
import type { Probe } from './probe.js';

interface RowPolicy {
  readonly table: string;
  readonly name: string;
  readonly command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly using: string | null;
  readonly check: string | null;
}

type Look = (viewer: NamedViewer, statements: readonly string[]) => Promise<string>;

/** Every row policy, gone and closed; and one for each role that has none. */
export async function rowPoliciesOf(probe: Probe): Promise<Mutant[]> {
  const { rows } = await probe.anyone.query<RowPolicy>(
    `select tablename as table, policyname as name, cmd as command, qual as using, with_check as check from pg_policies
     where roles && $1 and cmd <> 'ALL' and policyname not in ('reader', 'writer') order by 1, 2`,
    [ROLES.flatMap((role) => [viewerRole(role), writerRole(role)])],
  );
  const mutant = (one: RowPolicy, says: string, role: Role, statements: readonly string[]): Mutant => {
    const look = lookOf(probe, one);
    const name = `${one.name} on ${one.table}: ${says}`;
    return {
      kind: 'row policy',
      name,
      isKilled: () => looksOtherwise(probe, [role], look.seen, look.expected, statements),
    };
  };
  const changed = (one: RowPolicy, says: string, role: Role, change: (condition: string) => string) =>
    mutant(one, says, role, altered(one, change));
  const standing = rows.flatMap((one) => {
    const role = ROLES.find((name) => isOf(name, one));
    if (!role) throw new Error(`${one.name} on ${one.table} is no role's.`);
    const rules = one.command === 'SELECT' ? policy.rows(role, one.table) : policy.changes(role, one.table);
    // Whoever registers people may add any.
    const isAll =
      JSON.stringify(rules) === '{}' ||
      (one.table === 'person' && one.command === 'INSERT' && REGISTRARS.includes(role));
    return [
      ...(isAll ? [] : [changed(one, 'dropped', role, () => 'true')]),
      changed(one, 'closed', role, () => 'false'),
    ];
  });
  const tables = [...rows.map(({ table }) => table), ...Object.keys(rowRules)].filter(isFirst);
  const made = (table: string, command: RowPolicy['command']): Mutant[] =>
    ROLES.filter((role) => !rows.some((one) => one.table === table && one.command === command && isOf(role, one))).map(
      (role) => {
        const name = command === 'SELECT' ? viewerRole(role) : writerRole(role);
        const lets = `${command === 'INSERT' ? '' : 'using (true)'} ${/INSERT|UPDATE/.test(command) ? 'with check (true)' : ''}`;
        return mutant(
          { table, name, command, using: null, check: null },
          `${command} made for a role that has none`,
          role,
          [`create policy mutant on "${table}" for ${command} to ${name} ${lets}`],
        );
      },
    );
  const written = rows.filter(({ command }) => command !== 'SELECT');
  const writable = written.filter((one) => written.find((other) => isAlike(one, other)) === one);
  const added = [
    ...tables.flatMap((table) => made(table, 'SELECT')),
    ...writable.flatMap(({ table, command }) => made(table, command)),
  ];
  return [...standing, ...added];
}

/** The policy is that of this role, for reading or for writing. */
const isOf = (role: Role, { name }: RowPolicy): boolean =>
  name === viewerRole(role) || name.startsWith(`${writerRole(role)}_`);

const isAlike = (one: RowPolicy, other: RowPolicy): boolean =>
  one.table === other.table && one.command === other.command;

const isFirst = <Item>(item: Item, index: number, items: readonly Item[]): boolean => items.indexOf(item) === index;

/** What policies, and changes of relationships, stand on: the function opened and closed to each role, the view opened to all. */
export async function functionsOf(probe: Probe): Promise<Mutant[]> {
  const { rows } = await probe.anyone.query<{ name: string; body: string; made: string }>(
    `select proname as name, prosrc as body, pg_get_functiondef(oid) as made from pg_proc where proname = 'viewer_acts_for'`,
  );
  const functions = rows.flatMap(({ name, body, made }) => {
    const look = actsFor(probe);
    return ROLES.flatMap((role) =>
      // Who meets nobody has nothing to be closed to.
      (facts[role].known ? ['true', 'false'] : ['true']).flatMap((verdict) => {
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
  return [...functions, ...['true', 'false'].map((verdict) => ownRelationships(probe, verdict))];
}

/** The view shows everybody's relationships as one's own, or none. */
function ownRelationships(probe: Probe, verdict: string): Mutant {
  const people = {
    table: 'person',
    name: viewerRole('LINK_WORKER'),
    command: 'SELECT',
    using: null,
    check: null,
  } as const;
  const { seen, expected } = lookOf(probe, people);
  const statement = `create or replace view own_relationship as select * from care_relationship where ${verdict}`;
  return {
    kind: 'view',
    name: `own_relationship: → ${verdict}`,
    isKilled: () => looksOtherwise(probe, ['LINK_WORKER'], seen, expected, [statement]),
  };
}

function actsFor(probe: Probe): { seen: Look; expected(viewer: NamedViewer): string } {
  return {
    expected: (viewer) =>
      idsOf(probe.world.all('person').filter(({ id }) => probe.view(viewer).rules.rows.ties.of(id).known)),
    seen: async (viewer, statements) => {
      const ids = probe.world
        .all('person')
        .map(({ id }) => `'${id}'`)
        .join(', ');
      const text = `select id::text as id from unnest(array[${ids}]::uuid[]) id where viewer_acts_for(id)`;
      return idsOf(await asViewer(probe, viewer, viewerRole(viewer.role), text, statements));
    },
  };
}

function idsOf(rows: readonly { readonly id?: unknown }[]): string {
  return rows
    .map(({ id }) => String(id))
    .sort()
    .join();
}

const withRole = (role: Role, verdict: string) => (condition: string) =>
  `case current_setting('kith.role', true) when '${role}' then ${verdict} else (${condition}) end`;

function altered({ table, name, using, check }: RowPolicy, changed: (condition: string) => string): readonly string[] {
  const parts = [using && `using (${changed(using)})`, check && `with check (${changed(check)})`];
  return [`alter policy ${name} on "${table}" ${parts.filter(Boolean).join(' ')}`];
}

/** What a policy lets a viewer do, asked of the database itself, and what the oracle says of it. */
function lookOf(probe: Probe, { table, command }: RowPolicy): { seen: Look; expected(viewer: NamedViewer): string } {
  const all = probe.world.all(table);
  const hasId = all.some(({ id }) => id.includes('-'));
  const told = (rows: readonly { readonly id?: unknown }[]) => (hasId ? idsOf(rows) : String(rows.length));
  if (command === 'SELECT') {
    const columns = hasId ? `select id::text as id from "${table}"` : `select from "${table}"`;
    return {
      expected: (viewer) => told(all.filter((row) => existsFor(probe, viewer, table, row))),
      seen: async (viewer, statements) => {
        return told(await asViewer(probe, viewer, viewerRole(viewer.role), columns, statements));
      },
    };
  }
  const writes = (viewer: NamedViewer, row: Row) => new Writes(probe.view(viewer)).mayWrite(table, row);
  if (command === 'INSERT') {
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
    command === 'UPDATE' ? `select ${key} from "${table}" for update` : `delete from "${table}" returning ${key}`;
  return {
    expected: (viewer) => told(all.filter((row) => writes(viewer, row))),
    seen: async (viewer, statements) => {
      return told(await asViewer(probe, viewer, writerRole(viewer.role), text, statements));
    },
  };
}

const REGISTRARS: readonly string[] = ['GP', 'LINK_WORKER', 'TEAM_LEAD', 'INTEGRATOR', 'CHARITY', 'REFERRER'];

/** What Kith keeps for itself; of the log of who looked, a viewer meets the lines about people. */
const KEPT_FOR_ITSELF = [
  ...['idempotency_key', 'imported_organisation', 'person_merge_row'],
  ...['access_event', 'access_event_seal', 'access_history'],
];

function existsFor(probe: Probe, viewer: NamedViewer, table: string, row: Row): boolean {
  const { rules } = probe.view(viewer);
  const type = typesOf(probe).get(table);
  if (table === 'care_relationship') return rules.rows.ties.isParty(row) || rules.mayFollow(row);
  if (type) return rules.exists(type, row);
  // Who works where, what belongs to which asset: known to all that meet anybody; nobody reads what Kith keeps for itself.
  return viewer.role !== 'ANALYST' && !KEPT_FOR_ITSELF.includes(table);
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
