/** Attacks on access by writing: nobody gets to see or keep more than they had by what they may write. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoScheme } from '../../src/cli/personas.js';
import { freshDatabase } from '../support/database.js';
import { type Caller, claimsOf, type Kith, NOW, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';
import { testSchemas } from '../support/schemas.js';

let kith: Kith;
let owner: Client;
beforeAll(async () => {
  testSchemas();
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await kith?.close();
});

type Cells = Readonly<Record<string, string>>;
const rows = async (text: string, ...values: unknown[]): Promise<readonly Cells[]> =>
  (await owner.query<Cells>(text.replaceAll('$now', `timestamptz '${NOW.toISOString()}'`), values)).rows;
/** The first of them; fails where there is none, so that no test passes for want of a case. */
async function row(text: string, ...values: unknown[]): Promise<Cells> {
  const [first] = await rows(text, ...values);
  if (!first) throw new Error(`The population has no such row: ${text}`);
  return first;
}
const isOpen = 'r.since <= $now and r.until > $now';
const scheme = `scheme_${demoScheme}`;
const rulesOf = ({ problems }: { problems: readonly { rule: string }[] }): string[] => problems.map(({ rule }) => rule);
const draft = (person: string | undefined) => ({
  person,
  scheme,
  reason: 'Would like company.',
  needs: ['loneliness'],
});

async function seen(caller: Caller, person: string | undefined, fields: string): Promise<unknown> {
  return (await caller.run(`{ person(id: "person_${person}") { ${fields} } }`)).data?.person;
}

async function addTie(person: string | undefined, party: string, kind: string, stage: string, until: string) {
  await rows(
    `insert into care_relationship (id, person_id, party, kind, stage, since, until)
     values (gen_random_uuid(), $1, $2, $3, $4, $now::timestamptz - interval '1 day', $now::timestamptz + $5::interval)`,
    ...[person, party, kind, stage, until],
  );
}

/** Somebody with a verified number whom neither the persona nor their organisation or scheme knows. */
const stranger = (who: string): Promise<Cells> =>
  row(
    `select p.id, p.version, p.nhs_number as number, p.birth_date::text as born from person p
     where p.nhs_number_status = 'VERIFIED' and p.deceased_on is null and not exists (
       select from care_relationship r where r.person_id = p.id and r.party in ($1, $2, $3)) order by p.id limit 1`,
    claimsOf(who).member,
    claimsOf(who).organisation,
    demoScheme,
  );

test('a charity that is only offered somebody does not learn their name by referring them', async () => {
  const offered = await row(
    `select r.person_id as person, r.party, m.id as member from care_relationship r
       join member m on m.organisation_id = r.party and m.role = 'CHARITY' and m.active
     where r.kind = 'SUPPORTING' and r.stage = 'OFFERED' and ${isOpen}
       and not exists (select from member_asset l where l.member_id = m.id)
       and not exists (select from care_relationship x where x.person_id = r.person_id and x.party = r.party and x.id <> r.id)
     limit 1`,
  );
  const charity = kith.as({ member: offered.member ?? '', organisation: offered.party ?? '', role: 'CHARITY' });
  const refusal = await refused(charity, 'referralMake', draft(`person_${offered.person}`));
  expect(refusal.code).toBe('WRONG_STATE');
  expect(rulesOf(refusal)).toEqual(['brought']);
  expect(await seen(charity, offered.person, 'familyName area')).toEqual({
    familyName: null,
    area: expect.any(String),
  });
});

describe('a team whose work with a person ended long ago', () => {
  const lead = () => kith.as('team-lead');
  const care = 'nhsNumber plans { totalCount }';
  const unseen = { nhsNumber: null, plans: { totalCount: 0 } };
  let past: Cells;
  beforeAll(async () => {
    past = await row(
      `select r.person_id as person, f.id as referral, f.version from care_relationship r
         join referral f on f.id = r.cause_id and f.source = 'SELF' join person p on p.id = r.person_id
       where r.kind = 'TEAM' and r.stage = 'PAST' and ${isOpen} and r.party = $1 and p.nhs_number_status <> 'VERIFIED'
         and p.deceased_on is null and not exists (select from care_relationship x where x.person_id = r.person_id
           and x.kind in ('TEAM', 'EMERGENCY') and x.stage <> 'PAST' and x.until > $now) order by r.id limit 1`,
      demoScheme,
    );
    expect(await seen(lead(), past.person, care)).toEqual(unseen);
  });

  test('does not come back to it by reopening what the person once asked for', async () => {
    const input = { id: `referral_${past.referral}`, expectedVersion: past.version, note: 'Once more.' };
    expect(rulesOf(await refused(lead(), 'referralReopen', input))).toEqual(['lookedAfter']);
    expect(await seen(lead(), past.person, care)).toEqual(unseen);
  });

  test('nor by merging them into somebody it looks after', async () => {
    const { person } = await mutate<{ person: { id: string; version: number } }>(
      lead(),
      'personRegister',
      { givenName: 'Nobody', familyName: 'Inparticular', birthDate: '1950-01-01', scheme },
      'person { id version }',
    );
    const input = {
      id: person.id,
      expectedVersion: person.version,
      duplicate: `person_${past.person}`,
      reason: 'One.',
    };
    expect((await refused(lead(), 'personMerge', input)).code).toBe('NOT_ALLOWED');
    const inEmergency = await stranger('team-lead');
    const { number, born, id, version } = inEmergency;
    await mutate(
      lead(),
      'emergencyAccessOpen',
      { nhsNumber: number, birthDate: born, because: 'Found unconscious.' },
      '__typename',
    );
    const other = { id: `person_${id}`, expectedVersion: version, duplicate: person.id, reason: 'One.' };
    expect((await refused(lead(), 'personMerge', other)).code).toBe('NOT_ALLOWED');
  });

  test('nor by a draft that the person did not ask for', async () => {
    expect(rulesOf(await refused(lead(), 'referralMake', draft(`person_${past.person}`)))).toEqual(['required']);
    expect(await seen(lead(), past.person, care)).toEqual(unseen);
  });
});

describe('an emergency', () => {
  const opened = async (who: string): Promise<Cells> => {
    const found = await stranger(who);
    const input = { nhsNumber: found.number, birthDate: found.born, because: 'Found unconscious.' };
    await mutate(kith.as(who), 'emergencyAccessOpen', input, '__typename');
    return found;
  };

  test('settles neither where a person is registered nor what they object to', async () => {
    const { id, version } = await opened('gp');
    const objection = await row(
      `insert into objection (id, person_id, role, objected_at) values (gen_random_uuid(), $1, 'GP', $now) returning id`,
      id,
    );
    const back = { id: `objection_${objection.id}`, expectedVersion: 1 };
    expect(rulesOf(await refused(kith.as('gp'), 'objectionWithdraw', back))).toEqual(['lookedAfter']);
    const practice = `organisation_${claimsOf('gp').organisation}`;
    const move = { id: `person_${id}`, expectedVersion: version, practice };
    expect(rulesOf(await refused(kith.as('gp'), 'registrationChange', move))).toEqual(['lookedAfter']);
  });

  test('does not last longer by a referral that the person did not ask for', async () => {
    const { id } = await opened('link-worker');
    const refusal = await refused(kith.as('link-worker'), 'referralMake', draft(`person_${id}`));
    expect(rulesOf(refusal)).toEqual(['required']);
  });
});

test('a team lead in an emergency takes no referral over to a scheme of their own', async () => {
  const [other] = await rows(`select id from scheme where id <> $1 order by id limit 1`, demoScheme);
  const { person, id, version, number, born } = await row(
    `insert into referral (id, person_id, scheme_id, reference, source, method, reason, status, submitted_at)
     select gen_random_uuid(), p.id, $2, 'ZZZ-ZZZ', 'SELF', 'SELF_REFERRAL', 'Company.', 'RECEIVED', $now from person p
     where p.id = $1 returning id, version, person_id as person,
       (select q.nhs_number from person q where q.id = $1) as number, (select q.birth_date::text from person q where q.id = $1) as born`,
    (await stranger('team-lead')).id,
    other?.id,
  );
  const opening = { nhsNumber: number, birthDate: born, because: 'Found unconscious.' };
  await mutate(kith.as('team-lead'), 'emergencyAccessOpen', opening, '__typename');
  const input = { id: `referral_${id}`, expectedVersion: version, scheme, reason: 'Suits better.' };
  expect(rulesOf(await refused(kith.as('team-lead'), 'referralRedirect', input))).toEqual(['lookedAfter']);
  expect(person).toBeDefined();
});

test('a link worker who has handed a person over raises what worries them, and changes nothing that stands', async () => {
  const { member } = claimsOf('link-worker-2');
  const { person, risk, version } = await row(
    `select k.person_id as person, k.id as risk, k.version from risk k where k.status = 'OPEN' and not exists (
       select from care_relationship r where r.person_id = k.person_id and r.party = any(array[$1, $2]::uuid[])) limit 1`,
    member,
    demoScheme,
  );
  await addTie(person, member, 'CASELOAD', 'CURRENT', '10 days');
  const worker = kith.as('link-worker-2');
  const review = { id: `risk_${risk}`, expectedVersion: version, status: 'CLOSED', reason: 'Not mine any more.' };
  expect((await refused(worker, 'riskReview', review)).code).toBe('NOT_ALLOWED');
  const of = { person: `person_${person}` };
  const object = { ...of, role: 'CHARITY' };
  expect((await refused(worker, 'objectionRecord', object)).code).toBe('NOT_ALLOWED');
  const worry = { ...of, kind: 'OTHER', description: 'Called in tears.' };
  const raised = await mutate(worker, 'concernRaise', worry, 'risk { status }');
  expect(raised).toEqual({ risk: { status: 'OPEN' } });
});

test('a charity neither does nor calls off what the link worker has to ask about its connection', async () => {
  const asked = await row(
    `select u.id, u.version, r.party, m.id as member from follow_up u
       join member w on w.id = u.assigned_to_id and w.role = 'LINK_WORKER'
       join care_relationship r on r.cause_id = u.connection_id and r.kind = 'SUPPORTING' and r.stage = 'ACCEPTED' and ${isOpen}
       join member m on m.organisation_id = r.party and m.role = 'CHARITY' and m.active
     where u.occurred_at is null and u.cancelled_at is null and not exists (select from member_asset l where l.member_id = m.id)
     limit 1`,
  );
  const charity = kith.as({ member: asked.member ?? '', organisation: asked.party ?? '', role: 'CHARITY' });
  const input = { id: `follow_up_${asked.id}`, expectedVersion: asked.version };
  const calledOff = await refused(charity, 'followUpCancel', { ...input, cancelledReason: 'All is well.' });
  expect(rulesOf(calledOff)).toEqual(['ownStaff']);
  const done = await refused(charity, 'followUpRecord', { ...input, reached: true, channel: 'TELEPHONE' });
  expect(rulesOf(done)).toEqual(['ownStaff']);
});

describe('the function that changes relationships', () => {
  const { member, organisation } = claimsOf('referrer');
  const opening = { id: '01941f29-7c00-7000-8000-00000000ffff', stage: 'CURRENT', since: NOW.toISOString() };
  const known = `select r.person_id as id from care_relationship r where r.kind = 'REFERRED' and r.party = '${organisation}' and ${isOpen} limit 1`;
  const forgotten = `insert into person (id, given_name, family_name, birth_date, nhs_number_status)
    values (gen_random_uuid(), 'Ann', 'Other', '1950-01-01', 'NOT_PRESENT_TRACE_NOT_REQUIRED') returning id`;

  test.each([
    ['registers nobody for a referrer', known, { open: { ...opening, kind: 'REGISTERED', party: organisation } }],
    ['lets no tie last longer than it would', known, { end: { kinds: ['REFERRED'], extends: true } }],
    ['takes nobody for new who was there', forgotten, { open: { ...opening, kind: 'REFERRED', party: organisation } }],
  ])('%s', async (_what, find, wanted) => {
    const { id } = await row(find);
    const app = new Client({ connectionString: kith.database.appUrl });
    await app.connect();
    try {
      await app.query('begin');
      const settings = { role: 'REFERRER', organisation, member, parties: `{${organisation}}`, now: NOW.toISOString() };
      for (const [name, value] of Object.entries(settings))
        await app.query('select set_config($1, $2, true)', [`kith.${name}`, value]);
      await app.query('set local role kith_referrer_writer');
      const asked = app.query('select change_relationships($1, $2)', [id, JSON.stringify([wanted])]);
      await expect(asked).rejects.toMatchObject({ code: '42501' });
    } finally {
      await app.end();
    }
  });
});
