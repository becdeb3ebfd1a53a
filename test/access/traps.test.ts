/** The known traps of the access rules, one test each: of graphql-shield, of settings, of functions that run as the owner. */
import * as util from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { Client } from 'pg';
import { mutationDoors } from '../../src/access/changes.js';
import { doors, openDoors } from '../../src/access/doors.js';
import { ROLES, type Role, type Viewer } from '../../src/platform/viewer.js';
import { testDatabase } from '../support/database.js';
import { claimsOf, NOW } from '../support/kith.js';

const viewer = (role: Role): Viewer => ({ ...claimsOf('gp'), role, parties: [], stamp: '1' });

describe('graphql-shield', () => {
  const fields = (decided: object) => `{ ${Object.keys(decided).join(': Int ')}: Int undecided: Int }`;
  const schema = buildSchema(`type Query ${fields(doors)} type Mutation ${fields(mutationDoors)}`);
  const open = openDoors(schema);

  test('its default is to allow; ours is to deny what nobody decided', async () => {
    for (const role of ROLES) {
      expect(await open(viewer(role), 'undecided')).toBe(false);
      expect(await open(viewer(role), 'absent')).toBe(false);
      expect(await open(viewer(role), 'undecided', 'Mutation')).toBe(false);
      // A door of reading is none of doing.
      expect(await open(viewer(role), 'viewer', 'Mutation')).toBe(false);
    }
  });

  test('each door opens to the roles it names and to no other', async () => {
    for (const [field, roles] of Object.entries(doors))
      for (const role of ROLES)
        expect([field, role, await open(viewer(role), field)]).toEqual([field, role, roles.includes(role)]);
    for (const [field, roles] of Object.entries(mutationDoors))
      for (const role of ROLES)
        expect([field, role, await open(viewer(role), field, 'Mutation')]).toEqual([field, role, roles.includes(role)]);
  });

  test('one viewer’s verdict is not another’s', async () => {
    const asked = await Promise.all(
      ROLES.flatMap((role) => [open(viewer(role), 'plan'), open(viewer(role), 'viewer')]),
    );
    expect(asked).toEqual(ROLES.flatMap((role) => [doors.plan?.includes(role), true]));
  });

  test('a rule that fails is a fault, neither a grant nor a refusal', async () => {
    const failing = Object.defineProperty({ ...viewer('GP') }, 'role', {
      get: () => {
        throw new Error('the viewer is broken');
      },
    });
    await expect(open(failing, 'plan')).rejects.toThrow('the viewer is broken');
  });

  test('its CommonJS build is the one that loads: the other imports what Node no longer has', () => {
    expect('isUndefined' in util).toBe(false);
    expect(typeof openDoors).toBe('function');
  });
});

describe('the database alone, to the role the server connects as', () => {
  let app: Client;
  beforeAll(async () => {
    app = new Client({ connectionString: (await testDatabase()).appUrl });
    await app.connect();
  });
  afterAll(() => app?.end());

  /** How many rows of each table are seen under these settings, where any are. */
  async function seen(settings: Readonly<Record<string, string>>): Promise<Record<string, number>> {
    const { rows } = await app.query(`select c.relname as name from pg_class c where c.relkind = 'r'
      and c.relnamespace = 'public'::regnamespace and c.relrowsecurity order by 1`);
    await app.query('begin read only');
    try {
      for (const [name, value] of Object.entries(settings))
        await app.query('select set_config($1, $2, true)', [`kith.${name}`, value]);
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
    'access_event',
  ];

  test.each([
    ['no settings at all', {}],
    ['an unknown role', { role: 'NOBODY', parties: `{${organisation}}`, organisation, member, now, assets: '' }],
    ['settings that are empty', { role: '', parties: '', organisation: '', member: '', now: '', assets: '' }],
  ])('shows nothing under %s', async (what, settings) => {
    const { care_relationship: own = 0, ...others } = await seen(settings);
    expect(others).toEqual({});
    // The relationships of a party are told by the party alone: all other policies stand on them.
    expect(own > 0).toBe(what === 'an unknown role');
  });

  test.each(ROLES)('shows a %s without parties nobody', async (role) => {
    const found = await seen({ role, now, organisation, member, parties: '{}', assets: '' });
    expect(Object.keys(found).filter((table) => aboutPeople.includes(table))).toEqual([]);
  });

  test('shows a right role without a moment nobody: an open end is not an open door', async () => {
    const found = await seen({ role: 'CHARITY', organisation, member, parties: `{${organisation}}`, assets: '' });
    expect(Object.keys(found).filter((table) => table !== 'care_relationship' && aboutPeople.includes(table))).toEqual(
      [],
    );
    expect(
      await seen({ role: 'CHARITY', organisation, member, parties: `{${organisation}}`, assets: '', now }),
    ).toHaveProperty('person');
  });

  test('settings read as the empty string once their transaction is over, and then give nothing', async () => {
    await app.query('begin');
    await app.query(`select set_config('kith.role', 'GP', true), set_config('kith.parties', $1, true)`, [
      `{${organisation}}`,
    ]);
    await app.query('commit');
    const { rows } = await app.query(
      `select current_setting('kith.role', true) as role, (select count(*)::int from person) as n`,
    );
    expect(rows).toEqual([{ role: '', n: 0 }]);
  });

  test('functions that run as their owner have a fixed search path, and nobody calls them but by grant', async () => {
    const { rows } = await app.query(`select p.proname as name, p.prorettype = 'trigger'::regtype as is_trigger,
        coalesce(array_to_string(p.proconfig, ',') like 'search_path=%pg_temp', false) as fixed,
        p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0) as public
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ fixed }) => !fixed)).toEqual([]);
    // A trigger function can only be called by a trigger, and the server's role can make none.
    expect(rows.filter(({ is_trigger, public: isPublic }) => !is_trigger && isPublic)).toEqual([]);
  });

  test('such a function makes its own check: without a viewer it knows nobody', async () => {
    const { rows } = await app.query(`select care_relationship_is_beneath(id, 'CASELOAD', true, false) as told
      from unnest(array['${member}'::uuid]) id`);
    expect(rows).toEqual([{ told: false }]);
    const stranger = await app.query('select * from viewer_of($1)', ['00000000-0000-4000-8000-000000000000']);
    expect(stranger.rows).toEqual([]);
  });

  test('the roles that go past row security are entered by name only, never inherited', async () => {
    const { rows } =
      await app.query(`select r.rolname as name, g.inherit_option as inherits, g.admin_option as grants, r.rolcanlogin as logs_in,
        u.rolsuper or u.rolbypassrls or u.rolcreaterole or u.rolcreatedb as mighty
      from pg_auth_members g join pg_roles r on r.oid = g.roleid join pg_roles u on u.oid = g.member
      where u.rolname = 'kith_app' order by 1`);
    const entered = { inherits: false, grants: false, logs_in: false, mighty: false };
    expect(rows).toEqual([
      { name: 'kith_reader', ...entered },
      { name: 'kith_recorder', ...entered },
      { name: 'kith_writer', ...entered },
    ]);
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
