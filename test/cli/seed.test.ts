/** The seed is the same for the same seed, whole or not at all, and gives each persona something to look at. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations, personas } from '../../src/cli/personas.js';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { withoutForeignKeys } from '../../src/cli/seed/foreign-keys.js';
import { type SeedOptions, seed } from '../../src/cli/seed.js';
import { freshDatabase } from '../support/database.js';

const TODAY = '2026-03-02';
/** Several databases are made and filled, on a machine that may be busy. */
const PATIENCE = 90_000;
const options = { seed: 1, today: TODAY, progress: () => {} } as const;

interface Database {
  readonly url: string;
  readonly client: Client;
}

/** What the migrations bring. */
const CODES = `'need', 'asset_category', 'goal_template'`;

/** Migrated and without people: as an installation begins. */
async function emptyDatabase(): Promise<Database> {
  const { ownerUrl: url } = await freshDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ names: string }>(`select string_agg(quote_ident(tablename), ', ') as names
    from pg_tables where schemaname = 'public' and tablename not in ('kith_migration', ${CODES})`);
  // A real installation begins without a log: only here is it emptied.
  for (const table of ['access_event', 'access_event_person', 'access_event_seal'])
    await client.query(`alter table ${table} disable trigger never_emptied`);
  await client.query(`truncate ${rows[0]?.names}`);
  await client.query(`delete from asset_category where is_sensitive`);
  return { url, client };
}

async function hashes({ client }: Database): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(`select tablename as name from pg_tables
    where schemaname = 'public' and tablename not in ('kith_migration', ${CODES}) order by 1`);
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query(
      `select count(*) || ' ' || md5(string_agg(r.text, '|' order by r.text)) as hash
       from (select (to_jsonb(t) - 'changed_in')::text as text from ${name} t) r`,
    );
    found[name] = rows[0].hash;
  }
  return found;
}

describe('the same seed', () => {
  test(
    'makes the same rows, also without the triggers that keep what is sensitive; another makes others',
    async () => {
      const [one, two, three] = [await emptyDatabase(), await emptyDatabase(), await emptyDatabase()];
      const { rows: triggers } = await two.client.query<{
        statement: string;
      }>(`select format('alter table %s disable trigger %I',
      tgrelid::regclass, tgname) as statement from pg_trigger where not tgisinternal and tgname = 'sensitivity'`);
      expect(triggers.length).toBeGreaterThan(5);
      for (const { statement } of triggers) await two.client.query(statement);
      const people = 120;
      for (const { url } of [one, two]) await seed({ ...options, url, people });
      await seed({ ...options, url: three.url, people, seed: 2 });
      const found = await hashes(one);
      expect(await hashes(two)).toEqual(found);
      const others = await hashes(three);
      expect(Object.keys(found).filter((table) => found[table] === others[table])).toEqual([
        'access_event_seal',
        'idempotency_key',
        'imported_organisation',
      ]);
      const sensitive = await one.client.query('select from follow_up where is_sensitive');
      expect(sensitive.rowCount).toBeGreaterThan(0);
      await Promise.all([one, two, three].map(({ client }) => client.end()));
    },
    PATIENCE,
  );
});

describe('a seed', () => {
  test('that is stopped leaves nothing behind', async () => {
    const database = await emptyDatabase();
    const stopped: SeedOptions = {
      ...options,
      url: database.url,
      people: 60,
      progress: () => {
        throw new Error('stopped on the way');
      },
    };
    await expect(seed(stopped)).rejects.toThrow('stopped on the way');
    expect((await database.client.query('select from organisation union all select from person')).rowCount).toBe(0);
    await database.client.end();
  });

  test('refuses a database in which somebody is', async () => {
    const { ownerUrl: url } = await freshDatabase();
    await expect(seed({ ...options, url, people: 10 })).rejects.toThrow('only fills an empty one');
  });
});

describe('foreign keys, lifted while much is loaded,', () => {
  const definitions = `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as key
    from pg_constraint where contype = 'f' order by 1`;

  test('are the same again, and what they would have refused is still refused', async () => {
    const { client } = await emptyDatabase();
    const keys = async () => (await client.query<{ key: string }>(definitions)).rows.map(({ key }) => key);
    const before = await keys();
    expect(before.length).toBeGreaterThan(90);
    const loading = async (statement: string) => {
      await client.query('begin');
      await withoutForeignKeys(client, async () => {
        expect(await keys()).toEqual([]);
        await client.query(statement);
      });
      await client.query('commit');
    };
    await loading('select 1');
    expect(await keys()).toEqual(before);
    // A row with a check that waits for the commit.
    const id = '01941f29-7c00-7000-8000-00000000ffff';
    const waiting = `insert into person (id, given_name, family_name, birth_date) values ('${id}', 'Ann', 'Smith', '1950-02-28');
      insert into care_relationship (id, person_id, party, kind, stage, since)
      values ('${id}', '${id}', '${id}', 'SUPPORTING', 'OFFERED', '2026-01-01')`;
    await loading(waiting);
    expect(await keys()).toEqual(before);
    const orphan = `insert into scheme_practice values (gen_random_uuid(), gen_random_uuid())`;
    await expect(loading(orphan)).rejects.toThrow('violates foreign key constraint');
    await client.query('rollback');
    expect(await keys()).toEqual(before);
    await client.end();
  });
});

describe('the demo of 400 people', () => {
  let database: Database;
  beforeAll(async () => {
    database = await emptyDatabase();
    await seed({ ...options, url: database.url, people: 400 });
  }, PATIENCE);
  afterAll(() => database.client.end());

  const OPEN = `r.since <= '${TODAY}' and r.until > '${TODAY}'`;
  const people = async (condition: string): Promise<number> => {
    const { rows } = await database.client.query(
      `select count(distinct r.person_id)::int as count from care_relationship r where ${condition} and ${OPEN}`,
    );
    return rows[0].count;
  };
  const persona = (name: string) => {
    const found = personas.find((one) => one.name === name);
    if (found === undefined) throw new Error(`There is no persona ${name}.`);
    return found;
  };

  test('has exactly the personas', async () => {
    const ids = personas.map(({ member }) => member);
    const { rows } = await database.client.query(
      'select id, name, role, organisation_id, job_title, active from member where id = any($1)',
      [ids],
    );
    const expected = personas.map(
      ({ member: id, givenName, familyName, role, organisation: organisation_id, title: job_title }) => ({
        id,
        name: `${givenName} ${familyName}`,
        role,
        organisation_id,
        job_title,
        active: true,
      }),
    );
    expect(rows.sort((a, b) => a.id.localeCompare(b.id))).toEqual(expected);
  });

  test.each([
    ['link-worker', 30, 60],
    ['link-worker-2', 12, 45],
  ])('%s has a caseload of a real size', async (name, least, most) => {
    const count = await people(`r.kind = 'CASELOAD' and r.party = '${persona(name).member}'`);
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
  });

  test.each([
    ['gp', "r.kind = 'REGISTERED'", 40, 140],
    ['gp-2', "r.kind = 'REGISTERED'", 40, 140],
    ['charity', "r.kind = 'SUPPORTING'", 15, 45],
    ['charity-2', "r.kind = 'SUPPORTING'", 8, 40],
    ['referrer', "r.kind = 'REFERRED'", 5, 60],
    ['integrator', "r.kind = 'GRANTED'", 40, 300],
  ])('%s sees enough people and not too many', async (name, condition, least, most) => {
    const count = await people(`${condition} and r.party = '${persona(name).organisation}'`);
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
  });

  test('the charity has people in every stage, sensitive ones and one who may not be contacted', async () => {
    const supporting = `r.kind = 'SUPPORTING' and r.party = '${demoOrganisations.charity}'`;
    for (const stage of ['OFFERED', 'ACCEPTED', 'ENDED']) {
      expect([stage, (await people(`${supporting} and r.stage = '${stage}'`)) > 0]).toEqual([stage, true]);
    }
    expect(await people(`${supporting} and r.is_sensitive`)).toBeGreaterThan(0);
    expect(
      await people(`${supporting} and exists (select from person p where p.id = r.person_id and p.contact_prohibited)`),
    ).toBeGreaterThan(0);
  });

  test('the record system has people with something sensitive, with consent and without', async () => {
    const sensitive = `r.kind = 'GRANTED' and exists (select from goal g where g.person_id = r.person_id and g.is_sensitive)`;
    const consented = `exists (select from consent c where c.person_id = r.person_id and c.organisation_id = r.party and c.withdrawn_at is null)`;
    expect(await people(`${sensitive} and ${consented}`)).toBeGreaterThan(0);
    expect(await people(`${sensitive} and not ${consented}`)).toBeGreaterThan(0);
  });

  test('the demo person is known to the GP, the link worker and, as far as she agreed, to both charities', async () => {
    const { rows } = await database.client.query(
      `select r.kind, r.stage, r.party from care_relationship r where r.person_id = $1 and ${OPEN} order by r.kind, r.stage`,
      [DEMO_PERSON.id],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { kind: 'REGISTERED', stage: 'CURRENT', party: persona('gp').organisation },
        { kind: 'CASELOAD', stage: 'CURRENT', party: persona('link-worker').member },
        { kind: 'SUPPORTING', stage: 'ACCEPTED', party: demoOrganisations.charity },
        { kind: 'SUPPORTING', stage: 'OFFERED', party: demoOrganisations.secondCharity },
      ]),
    );
    const { rows: connections } = await database.client.query(
      'select status, shared from connection where person_id = $1 and organisation_id = $2',
      [DEMO_PERSON.id, demoOrganisations.charity],
    );
    expect(connections).toEqual([{ status: 'ACCEPTED', shared: ['NAME', 'ACCESS_NEEDS'] }]);
  });
});
