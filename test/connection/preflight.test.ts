/** The preflight tells, check by check, what `connectionPropose` would say, and more that a person has to judge. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { type Caller, type Kith, startGraph, startKith, type TestGraph } from '../support/kith.js';
import { send } from '../support/mutate.js';

interface Check {
  readonly code: string;
  readonly level: 'BLOCKS' | 'WARNS' | 'FINE';
  readonly says: string | null;
}

const ASKED = `query ($plan: ID!, $asset: ID!) {
  plan(id: $plan) { connectionPreflight(asset: $asset) { code level ...Words } } }
  fragment Words on PreflightCheck { says }`;
/** What only the preflight looks at. */
const BESIDE = ['CONSENT_MISSING', 'ELIGIBILITY_IN_WORDS'];

let database: TestDatabase;
let kith: Kith;
let owner: Client;
let worker: Caller;
let plan: string;
let person: string;
let assets: string[];

beforeAll(async () => {
  database = await freshDatabase();
  kith = await startKith({}, database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  worker = kith.as('link-worker');
  const { data } = await worker.run(
    '{ plans(first: 1, where: { status: [ACTIVE] }) { nodes { id person { id } } } assets(first: 30) { nodes { id } } }',
  );
  const found = data as unknown as {
    plans: { nodes: { id: string; person: { id: string } }[] };
    assets: { nodes: { id: string }[] };
  };
  plan = found.plans.nodes[0]?.id as string;
  person = uuid(found.plans.nodes[0]?.person.id as string);
  assets = found.assets.nodes.map(({ id }) => id);
});
afterAll(async () => {
  await owner.end();
  await kith.close();
});

const uuid = (id: string): string => id.slice(id.lastIndexOf('_') + 1);

async function checksOf(asset: string, caller = worker): Promise<Check[]> {
  const { data, errors } = await caller.run(ASKED, { plan, asset });
  expect(errors).toEqual([]);
  return (data as unknown as { plan: { connectionPreflight: Check[] } }).plan.connectionPreflight;
}

const at = (checks: readonly Check[], level: Check['level']): string[] =>
  checks.filter((check) => check.level === level).map(({ code }) => code);

test('what it blocks and warns of is what the proposal would be refused for', async () => {
  await owner.query(
    `update person set access_needs = '{TRANSPORT,MONEY,LANGUAGE,MOBILITY}', preferred_language = 'ur' where id = $1`,
    [person],
  );
  const levels = new Set<string>();
  for (const asset of assets) {
    const checks = await checksOf(asset);
    const blocked = at(checks, 'BLOCKS');
    const warned = at(checks, 'WARNS').filter((code) => !BESIDE.includes(code));
    for (const { level } of checks) levels.add(level);
    const { errors } = await send(worker, 'connectionPropose', { plan, asset });
    const { code, problems } = (errors[0]?.extensions ?? {}) as { code?: string; problems?: { rule: string }[] };
    const rules = problems?.map(({ rule }) => rule);
    if (blocked.length > 0) expect([asset, code, rules]).toEqual([asset, 'INVALID_INPUT', blocked]);
    else if (warned.length > 0) expect([asset, code, rules]).toEqual([asset, 'CONFIRM_NEEDED', warned]);
    else expect([asset, errors]).toEqual([asset, []]);
  }
  expect([...levels].sort()).toEqual(['BLOCKS', 'FINE', 'WARNS']);
});

describe('each check', () => {
  const fine = `update asset set status = 'ACTIVE', available_places = 3, maximum_places = 10, assured_on = '2026-02-01',
    minimum_age = null, maximum_age = null, languages = '{en,ur}', eligibility = null, referral_route = 'SELF',
    accessibility = '{STEP_FREE,PUBLIC_TRANSPORT,HEARING_LOOP}' where id = $1`;
  let asset: string;

  beforeAll(async () => {
    const { rows } = await owner.query(`select asset_id from connection where person_id = $1`, [person]);
    const known = new Set(rows.map(({ asset_id: known }) => known));
    asset = assets.find((one) => !known.has(uuid(one))) as string;
    const id = uuid(asset);
    await owner.query(fine, [id]);
    await owner.query(`delete from cost_option where asset_id = $1`, [id]);
    await owner.query(`update organisation set agreement_signed_on = '2025-01-01', agreement_expires_on = null
      where id = (select organisation_id from asset where id = '${id}')`);
    await owner.query(`update person set deceased_on = null, access_needs = '{}', preferred_language = 'ur',
      birth_date = '1950-01-01', address_postcode = 'LS6 1AA' where id = '${person}'`);
    await owner.query(`insert into consent (id, person_id, scope, organisation_id, given_at, method)
      select gen_random_uuid(), '${person}', 'SHARE_WITH_ORGANISATION', organisation_id, '2026-01-01', 'SPOKEN'
      from asset where id = '${id}'`);
  });

  test('is fine where nothing is the matter', async () => {
    const checks = await checksOf(asset);
    expect(checks.filter(({ level }) => level !== 'FINE')).toEqual([]);
    expect(checks.every(({ says }) => says === null)).toBe(true);
  });

  const ofAsset = (change: string) => () => `update asset set ${change} where id = '${uuid(asset)}'`;
  const ofPerson = (change: string) => () => `update person set ${change} where id = '${person}'`;
  test.each<[string, Check['level'], () => string]>([
    ['PERSON_DECEASED', 'BLOCKS', ofPerson(`deceased_on = '2026-03-01'`)],
    ['ASSET_NOT_ACTIVE', 'BLOCKS', ofAsset(`status = 'TEMPORARILY_CLOSED'`)],
    ['ASSET_FULL', 'WARNS', ofAsset('available_places = 0')],
    ['LISTING_STALE', 'WARNS', ofAsset(`assured_on = '2025-09-02'`)],
    ['AGE_OUTSIDE', 'WARNS', ofAsset('maximum_age = 75')],
    ['ELIGIBILITY_IN_WORDS', 'WARNS', ofAsset(`eligibility = 'Men only'`)],
    ['MAY_COST', 'WARNS', ofPerson(`access_needs = '{MONEY}'`)],
    [
      'NOT_STEP_FREE',
      'WARNS',
      () => `${ofPerson(`access_needs = '{MOBILITY}'`)()}; ${ofAsset(`accessibility = '{}'`)()}`,
    ],
    [
      'HARD_TO_REACH',
      'WARNS',
      () => `${ofPerson(`access_needs = '{TRANSPORT}'`)()}; ${ofAsset(`accessibility = '{}'`)()};
      update location set kind = 'POSTAL' where asset_id = '${uuid(asset)}'`,
    ],
    [
      'LANGUAGE_NOT_USED',
      'WARNS',
      () => `${ofPerson('interpreter_needed = true')()}; ${ofAsset(`languages = '{en}'`)()}`,
    ],
    ['CULTURE_OR_FAITH', 'WARNS', ofPerson(`access_needs = '{CULTURE_OR_FAITH}'`)],
    ['CONSENT_MISSING', 'WARNS', () => `update consent set withdrawn_at = '2026-03-01' where person_id = '${person}'`],
    [
      'AGREEMENT_MISSING',
      'WARNS',
      () => `update organisation set agreement_expires_on = '2026-03-01'
      where id = (select organisation_id from asset where id = '${uuid(asset)}')`,
    ],
  ])('%s', async (code, level, change) => {
    const undo = await changed(change());
    const found = (await checksOf(asset)).filter((check) => check.level !== 'FINE');
    await undo();
    expect(found).toEqual([{ code, level, says: expect.any(String) }]);
  });

  test('HARD_TO_REACH is fine where the asset is close to home', async () => {
    const undo = await changed(`${ofPerson(`access_needs = '{TRANSPORT}'`)()}; ${ofAsset(`accessibility = '{}'`)()};
      insert into postcode values ('LS61AA', 53.82, -1.57) on conflict (postcode) do update set latitude = 53.82, longitude = -1.57;
      update location set kind = 'PHYSICAL', latitude = 53.83, longitude = -1.57 where asset_id = '${uuid(asset)}'`);
    const near = at(await checksOf(asset), 'WARNS');
    await owner.query(`update location set latitude = 53.85 where asset_id = '${uuid(asset)}'`);
    const far = at(await checksOf(asset), 'WARNS');
    await undo();
    expect([near, far]).toEqual([[], ['HARD_TO_REACH']]);
  });
});

/** Nothing else of the database changes meanwhile: it is put back as it was. */
async function changed(statements: string): Promise<() => Promise<void>> {
  const tables = ['person', 'asset', 'consent', 'organisation', 'location'];
  for (const table of tables) await owner.query(`create temporary table was_${table} as select * from ${table}`);
  await owner.query(statements);
  return async () => {
    for (const table of tables) {
      const { rows } = await owner.query(
        `select column_name from information_schema.columns where table_name = $1 and table_schema = 'public'
         and column_name <> 'id' and is_generated = 'NEVER'`,
        [table],
      );
      const set = rows.map(({ column_name: column }) => `"${column}" = w."${column}"`).join(', ');
      await owner.query(`update ${table} t set ${set} from was_${table} w where w.id = t.id and t is distinct from w`);
      await owner.query(`drop table was_${table}`);
    }
  };
}

test('an asset that is not there', async () => {
  const checks = await checksOf('asset_00000000-0000-4000-8000-000000000000');
  expect(at(checks, 'BLOCKS')).toEqual(['ASSET_UNKNOWN']);
  expect(checks[0]?.says).toBe('There is no such asset.');
});

test('nobody else is told, and every way of answering tells the same', async () => {
  const gp = await kith.as('gp').run(ASKED, { plan, asset: assets[0] });
  expect(gp.extensions).toMatchObject({ withheld: [{ field: 'Plan.connectionPreflight', reason: 'ROLE' }] });
  const ways: TestGraph[] = [
    await startGraph({}, database),
    await startGraph({ isAlwaysExecuted: true, hasRowSecurity: false }, database),
  ];
  const [first, second] = await Promise.all(
    ways.map(async (way) => (await way.answer('link-worker', ASKED, { plan, asset: assets[1] })).data),
  );
  expect(JSON.parse(second as string)).toEqual(JSON.parse(first as string));
  for (const way of ways) await way.close();
});
