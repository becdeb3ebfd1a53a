/** The traps of the database: settings, views, functions that run as the owner, and roles. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, type ClientBase, type QueryResult } from 'pg';
import { ENTERED, viewerRole } from '../../../src/platform/database-roles.js';
import { ROLES, type Role } from '../../../src/platform/viewer.js';
import { freshDatabase, testDatabase } from '../../support/database.js';
import { claimsOf, NOW, startGraph } from '../../support/kith.js';

/** One query in a transaction that has entered the role of a viewer. */
async function as(role: Role, client: ClientBase, query: string): Promise<QueryResult> {
  await client.query('begin');
  await client.query(`set local role ${viewerRole(role)}`);
  const found = await client.query(query);
  await client.query('commit');
  return found;
}

describe('the database alone, to the role the server connects as', () => {
  let app: Client;
  beforeAll(async () => {
    app = new Client({ connectionString: (await testDatabase()).appUrl });
    await app.connect();
  });
  afterAll(() => app?.end());

  /** How many rows of each table a viewer of this role sees under these settings, where any are. */
  async function seen(role: Role, settings: Readonly<Record<string, string>>): Promise<Record<string, number>> {
    const { rows } = await app.query(`select c.relname as name from pg_class c where c.relkind = 'r'
      and c.relnamespace = 'public'::regnamespace and c.relrowsecurity order by 1`);
    await app.query('begin read only');
    try {
      for (const [name, value] of Object.entries(settings))
        await app.query('select set_config($1, $2, true)', [`kith.${name}`, value]);
      await app.query(`set local role ${viewerRole(role)}`);
      const counts: [string, number][] = [];
      for (const { name } of rows) {
        const found = await app.query(`select count(*)::int as n from "${name}"`);
        counts.push([name, found.rows[0].n]);
      }
      return Object.fromEntries(counts.filter(([, count]) => count > 0));
    } finally {
      await app.query('rollback');
    }
  }

  const { organisation, member } = claimsOf('charity');
  const now = NOW.toISOString();
  const aboutPeople = [
    'person',
    'referral',
    'plan',
    'connection',
    'follow_up',
    'consent',
    'care_relationship',
    'access_event_person',
  ];

  test('shows nothing to the server itself, until it enters the role of a viewer', async () => {
    await expect(app.query('select from person')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('select from asset')).rejects.toMatchObject({ code: '42501' });
  });

  test.each([
    ['no settings at all', {}],
    ['settings that are empty', { role: '', parties: '', organisation: '', member: '', now: '', assets: '' }],
  ])('shows nobody under %s', async (_what, settings) => {
    for (const role of ROLES) {
      const found = await seen(role, settings);
      expect([role, Object.keys(found).filter((table) => aboutPeople.includes(table))]).toEqual([role, []]);
    }
  });

  test.each(ROLES)('shows a %s without parties nobody', async (role) => {
    const found = await seen(role, { role, now, organisation, member, parties: '{}', assets: '' });
    expect(Object.keys(found).filter((table) => aboutPeople.includes(table))).toEqual([]);
  });

  test('shows a right role without a moment nobody: an open end is not an open door', async () => {
    const found = await seen('CHARITY', {
      role: 'CHARITY',
      organisation,
      member,
      parties: `{${organisation}}`,
      assets: '',
    });
    expect(Object.keys(found).filter((table) => table !== 'care_relationship' && aboutPeople.includes(table))).toEqual(
      [],
    );
    expect(
      await seen('CHARITY', { role: 'CHARITY', organisation, member, parties: `{${organisation}}`, assets: '', now }),
    ).toHaveProperty('person');
  });

  test('settings read as the empty string, not NULL, once their transaction is over', async () => {
    await app.query('begin');
    await app.query(`select set_config('kith.role', 'GP', true), set_config('kith.parties', $1, true)`, [
      `{${organisation}}`,
    ]);
    await app.query('commit');
    const { rows } = await as(
      'GP',
      app,
      `select current_setting('kith.role', true) as role, count(*)::int as n from person`,
    );
    expect(rows).toEqual([{ role: '', n: 0 }]);
  });

  test('SECURITY DEFINER functions have a fixed search path, and nobody calls them but by grant', async () => {
    const { rows } = await app.query(`select p.proname as name, p.prorettype = 'trigger'::regtype as is_trigger,
        coalesce(array_to_string(p.proconfig, ',') like 'search_path=%pg_temp', false) as fixed,
        p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0) as public
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ fixed }) => !fixed)).toEqual([]);
    // A trigger function can only be called by a trigger, and the server's role can make none.
    expect(rows.filter(({ is_trigger, public: isPublic }) => !is_trigger && isPublic)).toEqual([]);
  });

  test('SECURITY DEFINER functions without a check of their own leak', async () => {
    const { rows } = await as(
      'LINK_WORKER',
      app,
      `select viewer_acts_for(id) as told from unnest(array['${member}'::uuid]) id`,
    );
    expect(rows).toEqual([{ told: false }]);
    const stranger = await app.query('select * from viewer_of($1)', ['00000000-0000-4000-8000-000000000000']);
    expect(stranger.rows).toEqual([]);
  });

  test('the one view of the owner is a security barrier, and shows nobody more than their own', async () => {
    const { rows: views } = await app.query(`select relname as name, reloptions as options from pg_class
      where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`);
    expect(views).toEqual([{ name: 'own_relationship', options: ['security_barrier=true'] }]);
    const others = `select count(*)::int as n from own_relationship where party <> all(nullif(current_setting('kith.parties', true), '')::uuid[])`;
    expect((await as('GP', app, others)).rows).toEqual([{ n: 0 }]);
    expect((await as('GP', app, 'select count(*)::int as n from own_relationship')).rows).toEqual([{ n: 0 }]);
  });

  test('the server connects as a role that owns nothing and bypasses nothing', async () => {
    const { rows } =
      await app.query(`select r.rolname as name, g.inherit_option as inherits, g.admin_option as grants, r.rolcanlogin as logs_in,
        u.rolsuper or u.rolbypassrls or u.rolcreaterole or u.rolcreatedb as mighty
      from pg_auth_members g join pg_roles r on r.oid = g.roleid join pg_roles u on u.oid = g.member
      where u.rolname = 'kith_app' order by 1`);
    const entered = { inherits: false, grants: false, logs_in: false, mighty: false };
    expect(rows).toEqual([...ENTERED].sort().map((name) => ({ name, ...entered })));
  });

  test.each([
    ['make itself a relationship', `insert into care_relationship (id) values ('${member}')`],
    ['end one', 'update care_relationship set until = now()'],
    ['make itself another member', `update member set role = 'GP'`],
    ['forget who looked', 'delete from access_event'],
    ['make a function', 'create function leak() returns int language sql as $$ select 1 $$'],
    ['make a temporary table, with triggers of its own', 'create temporary table mine (id int)'],
    ['become the owner', 'set role kith_owner'],
  ])('cannot %s', async (_what, text) => {
    await expect(app.query(text)).rejects.toMatchObject({ code: '42501' });
  });
});

test('plain SET leaks', async () => {
  const graph = await startGraph();
  const pool = await graph.house.orm.em.getDriver().getConnection().getNativeClient();
  const ask = async () => (await graph.answer('charity', '{ people { totalCount nodes { id } } }')).data;
  const counted = async () => {
    const client = await pool.connect();
    try {
      return await as(
        'GP',
        client,
        `select current_setting('kith.role', true) as role, count(*)::int as n from person`,
      );
    } finally {
      client.release();
    }
  };
  try {
    const alone = await ask();
    const clients = await Promise.all([1, 2, 3, 4].map(() => pool.connect()));
    for (const client of clients) {
      // What one would leave behind that forgot the word `local` …
      await client.query(`set kith.role = 'GP'; set kith.now = '${NOW.toISOString()}';
        set kith.parties = '{${claimsOf('gp').organisation}}'; set kith.organisation = '${claimsOf('gp').organisation}'`);
      client.release();
    }
    const { rows } = await counted();
    expect(rows[0]).toEqual({ role: 'GP', n: expect.any(Number) });
    expect(rows[0].n).toBeGreaterThan(0);
    // … does not reach the next viewer, whose settings all come first in their own transaction,
    expect(await ask()).toBe(alone);
    for (const client of clients) await client.query('reset all');
    // and no answer of ours leaves anything behind.
    await ask();
    expect((await counted()).rows[0].n).toBe(0);
  } finally {
    await graph.close();
  }
});

describe('owner-run views leak', () => {
  const OWNER_RUN = `select relname as name from pg_class where relnamespace = 'public'::regnamespace
    and (relkind = 'm' or relkind = 'v' and not coalesce(array_to_string(reloptions, ',') like '%security_invoker=true%', false))
    order by relname = 'everybody'`;
  const OWN = { name: 'own_relationship' };
  let owner: Client;
  beforeAll(async () => {
    owner = new Client({ connectionString: (await freshDatabase()).superuserUrl });
    await owner.connect();
  });
  afterAll(() => owner?.end());

  test('there is one, which asks itself whose relationships it shows', async () => {
    expect((await owner.query(OWNER_RUN)).rows).toEqual([OWN]);
  });

  test('one would tell a viewer of everybody, and is found', async () => {
    await owner.query('begin');
    await owner.query('create view everybody as select id from person');
    await owner.query('grant select on everybody to kith_viewer');
    expect((await owner.query(OWNER_RUN)).rows).toEqual([OWN, { name: 'everybody' }]);
    await owner.query('set local role kith_gp');
    expect((await owner.query('select from everybody')).rowCount).toBeGreaterThan(100);
    expect((await owner.query('select from person')).rowCount).toBe(0);
    await owner.query('rollback');
  });
});
