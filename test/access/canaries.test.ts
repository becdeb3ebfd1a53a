/** Fifty strings planted in private fields never show where they have no business: in no log, error or record of access. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { issueDevelopmentToken } from '../../src/platform/development-issuer.js';
import type { Claims } from '../../src/platform/viewer.js';
import { clearAway, type KithProcess, startKith, temporaryHome } from '../platform/kith-process.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf } from '../support/kith.js';
import { testSchemas } from '../support/schemas.js';
import { canaries, canary, foundIn, PRIVATE, plant } from './canaries.js';
import { withCheckDigit } from './seen.js';

/** Names of fields, arguments and members that there are not: told to whoever wrote them, as values never are. */
const NAMES = ['unknown field', 'unknown argument', 'unknown member'];
let owner: Client;
let kith: KithProcess;
let url: string;
let home: string;
/** Everything that was answered beside the data itself. */
const told: string[] = [];

beforeAll(async () => {
  const database = await freshDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await plant(owner);
  home = temporaryHome();
  const { appUrl, ownerUrl } = database;
  kith = startKith({ KITH_HOME: home, DATABASE_URL: appUrl, MIGRATE_DATABASE_URL: ownerUrl });
  url = await kith.ready();
}, 120_000);

afterAll(async () => {
  await owner?.end();
  await clearAway();
});

interface Told {
  readonly status: number;
  readonly data: Record<string, never> | null | undefined;
  readonly codes: readonly unknown[];
}

async function ask(who: string | Claims, query: string, variables: object = {}): Promise<Told> {
  const authorization = `Bearer ${await issueDevelopmentToken(home, claimsOf(who), 600)}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const text = await response.text();
  const { data, ...rest } = JSON.parse(text);
  told.push(JSON.stringify(rest), JSON.stringify([...response.headers]));
  const errors = (rest.errors ?? []) as { extensions: { code: unknown } }[];
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code) };
}

function mutate(who: string, name: string, input: object): Promise<Told> {
  const type = testSchemas().full.getMutationType()?.getFields()[name]?.args[0]?.type;
  return ask(who, `mutation ($input: ${type}) { ${name}(input: $input) { __typename } }`, { input });
}

const REGISTERED = (): Record<string, unknown> => ({
  givenName: canary('registered.givenName'),
  familyName: canary('registered.familyName'),
  birthDate: '1950-01-01',
  preferredName: canary('registered.preferredName'),
  pronouns: canary('registered.pronouns'),
  email: `${canary('registered.email')}@example.org`,
});

describe('what may go wrong goes wrong', () => {
  test('a person is registered, and somebody’s number is refused', async () => {
    const one = await mutate('gp', 'personRegister', REGISTERED());
    expect(one.codes).toEqual([]);
    const number = withCheckDigit('999900077') ?? withCheckDigit('999900078');
    canaries.set('registered.nhsNumber', String(number));
    expect((await mutate('gp', 'personRegister', { ...REGISTERED(), nhsNumber: number })).codes).toEqual([]);
    const wrong = '9999999999';
    canaries.set('refused.nhsNumber', wrong);
    expect((await mutate('gp', 'personRegister', { ...REGISTERED(), nhsNumber: wrong })).codes).toEqual([
      'INVALID_INPUT',
    ]);
  });

  test.each<[string, () => string, () => object]>([
    ['a text that does not parse', () => `{ people(where: { name: "${canary('unparsed')}" `, () => ({})],
    ['an unknown field', () => `{ ${canary('unknown field')} }`, () => ({})],
    ['an unknown argument', () => `{ people(${canary('unknown argument')}: 1) { totalCount } }`, () => ({})],
    ['a literal of another type', () => `{ people(first: "${canary('literal')}") { totalCount } }`, () => ({})],
    ['a literal enum', () => `{ people(orderBy: ${canary('literal enum')}) { totalCount } }`, () => ({})],
    [
      'a literal date',
      () => `{ referrals(where: { waitingSince: "${canary('literal date')}" }) { totalCount } }`,
      () => ({}),
    ],
    ['a literal id', () => `{ person(id: "${canary('literal id')}") { id } }`, () => ({})],
    [
      'a variable of another type',
      () => 'query ($n: Int) { people(first: $n) { totalCount } }',
      () => ({ n: canary('variable') }),
    ],
    [
      'a variable enum',
      () => 'query ($o: PersonOrder) { people(orderBy: $o) { totalCount } }',
      () => ({ o: canary('variable enum') }),
    ],
    [
      'an unknown member',
      () => 'query ($w: PersonWhere) { people(where: $w) { totalCount } }',
      () => ({ w: { [canary('unknown member')]: 1 } }),
    ],
    ['a cursor', () => 'query ($a: String) { people(after: $a) { totalCount } }', () => ({ a: canary('cursor') })],
    [
      'a watermark',
      () => 'query ($a: String) { people(updatedSince: $a) { totalCount } }',
      () => ({ a: canary('watermark') }),
    ],
    [
      'a number with a wrong check digit',
      () => 'query ($n: NhsNumber!) { personByNhsNumber(nhsNumber: $n) { id } }',
      () => ({ n: canary('number') }),
    ],
    [
      'a moment',
      () => 'query ($m: DateTime) { referrals(where: { waitingSince: $m }) { totalCount } }',
      () => ({ m: canary('moment') }),
    ],
    [
      'a zero byte',
      () => 'query ($n: String) { people(where: { name: $n }) { totalCount } }',
      () => ({ n: `${canary('zero')}\u0000` }),
    ],
    ['an operation name', () => `query ${canary('operation')} { nothing }`, () => ({})],
  ])('%s is refused', async (_, query, variables) => {
    const { status, codes } = await ask('link-worker', query(), variables());
    expect({ status, codes: [...new Set(codes)] }).toEqual({ status: 400, codes: ['INVALID_INPUT'] });
  });

  test('a constraint is violated, and a trigger raises with all that was sent', async () => {
    const { rows } = await owner.query(
      `select p.id, p.version from person p join care_relationship r on r.person_id = p.id
      where r.party = $1 and r.kind = 'REGISTERED' and r.until = 'infinity' order by p.id limit 1`,
      [claimsOf('gp').organisation],
    );
    const update = () =>
      mutate('gp', 'personUpdate', {
        id: `person_${rows[0].id}`,
        expectedVersion: rows[0].version,
        safetyNotes: undefined,
        preferredName: canary('constraint'),
      });
    await owner.query(
      `alter table person add constraint canary_check check (preferred_name not like 'Canary%') not valid`,
    );
    expect((await update()).codes).toEqual(['INVALID_INPUT']);
    await owner.query('alter table person drop constraint canary_check');
    await owner.query(`create function canary_raise() returns trigger language plpgsql as $$
      begin raise exception 'It is % of %', new.preferred_name, old.family_name using detail = row_to_json(new)::text; end $$`);
    await owner.query(
      'create trigger canary_raise before update on person for each row execute function canary_raise()',
    );
    expect((await update()).codes).toEqual(['INTERNAL']);
    await owner.query('drop trigger canary_raise on person');
  });

  test('a read whose table is gone', async () => {
    await owner.query('alter table measurement rename to measurement_gone');
    const name = canary('table gone');
    const { codes } = await ask(
      'link-worker',
      'query ($n: String) { people(where: { name: $n }) { nodes { measurements { totalCount } } } }',
      { n: name },
    );
    expect(codes).toEqual(['INTERNAL']);
    await owner.query('alter table measurement_gone rename to measurement');
  });

  test('everything of everybody is read, by everyone', async () => {
    const read = new Set<string>();
    for (const who of ['gp', 'link-worker', 'team-lead', 'charity', 'integrator']) {
      const { data, codes } = await ask(
        who,
        `{ people(first: 100) { nodes { givenName familyName preferredName phone email safetyNotes
        relatedPeople { name } referrals(first: 3) { nodes { reason referrerNote } } conversations(first: 3) { nodes { summary workingNotes } } } } }`,
      );
      expect(codes).toEqual([]);
      for (const where of foundIn(JSON.stringify(data))) read.add(where);
    }
    // The data is where they belong: what looks for them finds them there.
    expect(read.size).toBeGreaterThan(3);
  });
});

describe('and nothing of it shows', () => {
  test('in what the process says', async () => {
    expect(canaries.size).toBeGreaterThanOrEqual(50);
    expect(kith.output()).toMatch(/failed unexpectedly/);
    expect(foundIn(kith.output())).toEqual([]);
  });

  test('in any error, extension or header', () => {
    expect(foundIn(told.join('\n')).filter((where) => !NAMES.includes(where))).toEqual([]);
  });

  test('in the record of who looked, and in the keys of what was sent', async () => {
    for (const table of ['access_event', 'access_event_person', 'idempotency_key']) {
      const { rows } = await owner.query(`select t::text as row from "${table}" t`);
      expect({ table, found: foundIn(rows.map(({ row }) => row).join('\n')) }).toEqual({ table, found: [] });
    }
  });

  test('while in the rows themselves each of those planted is found', async () => {
    for (const [table, names] of Object.entries(PRIVATE)) {
      const { rows } = await owner.query(`select t::text as row from "${table}" t`);
      const found = foundIn(rows.map(({ row }) => row).join('\n'));
      for (const name of names.split(/\s+/)) expect(found).toContain(`${table}.${name}`);
    }
  });
});
