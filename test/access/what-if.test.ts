/** What if: whatever the explanation says would change it does. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { AGREEABLE } from '../../src/access/facts.js';
import { demoScheme } from '../../src/cli/personas.js';
import { SharedItem } from '../../src/connection/connection.codes.js';
import { accepted, propose, send, supported, take } from '../connection/caseload.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, NOW, startKith } from '../support/kith.js';
import { mutate } from '../support/mutate.js';
import { EXPLAIN, type Explained } from './explaining.js';

let kith: Kith;
let owner: Client;
beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await kith.close();
});

const field = async (who: string, id: string, name: string) => {
  const { data, text } = await kith.as(who).run(EXPLAIN, { id, fields: [name] });
  const told = (data as { explainAccess: Explained | null } | null)?.explainAccess?.fields[0];
  if (!told) throw new Error(text);
  return told;
};
const person = async (text: string, ...values: unknown[]): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>(text, values);
  if (!rows[0]) throw new Error(`The population has nobody like this: ${text}`);
  return `person_${rows[0].id}`;
};
/** Somebody whom one of these relationships alone ties to the viewer now. */
const tiedBy = (who: string, kind: string) =>
  person(
    `select p.id from person p, viewer_of($1) v where p.nhs_number_status = 'VERIFIED'
        and exists (select from care_relationship r where r.person_id = p.id and r.party = any(v.parties) and r.since <= $2 and r.until > $2 and ${kind})
        and not exists (select from care_relationship r where r.person_id = p.id and r.party = any(v.parties) and r.since <= $2 and r.until > $2 and not (${kind}))
       order by p.id limit 1`,
    claimsOf(who).member,
    NOW,
  );
const inEmergency = async (who: string, id: string) => {
  const { rows } = await owner.query('select nhs_number, birth_date::text from person where id = $1', [id.slice(7)]);
  const [{ nhs_number: nhsNumber, birth_date: birthDate }] = rows as [{ nhs_number: string; birth_date: string }];
  const because = 'Found unconscious in the waiting room.';
  await mutate(kith.as(who), 'emergencyAccessOpen', { nhsNumber, birthDate, because }, '__typename');
};

test('STAGE: the charity accepts what it was offered', async () => {
  const [whom] = (await supported(owner, 1, `p.phone is not null`)) as [Awaited<ReturnType<typeof supported>>[number]];
  const sent = await send(kith, await propose(kith, whom), ['CONTACT', 'CAUTIONS'], { cautions: 'Short of breath.' });
  expect(await field('charity', whom.person, 'phone')).toMatchObject({
    isRead: false,
    wouldChange: ['STAGE', 'CONSENT'],
  });
  expect(await field('charity', whom.person, 'familyName')).toMatchObject({
    isRead: false,
    wouldChange: ['CONSENT'],
  });
  expect(await field('charity', sent.id, 'cautions')).toMatchObject({ isRead: false, wouldChange: ['STAGE'] });
  expect(await field('charity', sent.id, 'barriersForeseen')).toMatchObject({ isRead: false, wouldChange: [] });
  await take(kith, 'charity', 'connectionAnswer', sent, { answer: 'ACCEPTED', confirm: ['ASSET_FULL'] });
  expect(await field('charity', whom.person, 'phone')).toMatchObject({ isRead: true });
  expect(await field('charity', sent.id, 'cautions')).toMatchObject({ isRead: true });
  expect(await field('charity', whom.person, 'familyName')).toMatchObject({ isRead: false });
  expect(await field('charity', sent.id, 'barriersForeseen')).toMatchObject({ isRead: false });
});

test('CONSENT: the person agrees to share it for a further connection', async () => {
  const [whom] = await supported(owner, 1);
  if (!whom) throw new Error('Nobody is left.');
  await accepted(kith, whom, ['NAME']);
  expect(await field('charity', whom.person, 'address')).toMatchObject({ isRead: false, wouldChange: ['CONSENT'] });
  const { rows } = await owner.query(
    `select 'asset_' || id as id from asset where organisation_id = $1 and status = 'ACTIVE' and 'asset_' || id <> $2
         and not exists (select from asset_category_link x join asset_category k on k.id = x.category_id where x.asset_id = asset.id and k.is_sensitive)
       order by id limit 1`,
    [whom.organisation.slice('organisation_'.length), whom.asset],
  );
  await accepted(kith, { ...whom, asset: rows[0]?.id }, ['ADDRESS']);
  expect(await field('charity', whom.person, 'address')).toMatchObject({ isRead: true });
});

test('but never a way to reach somebody whom nobody may contact, and only those who were told that are told this', async () => {
  const [whom] = await supported(owner, 1);
  if (!whom) throw new Error('Nobody is left.');
  await send(kith, await propose(kith, whom), ['CONTACT']);
  await owner.query('update person set contact_prohibited = true where id = $1', [whom.person.slice(7)]);
  expect(await field('charity', whom.person, 'contactVia')).toMatchObject({ isRead: true });
  expect(await field('charity', whom.person, 'phone')).toMatchObject({ isRead: false, wouldChange: [] });
  const ended = await tiedBy('charity', `r.kind = 'SUPPORTING' and r.stage = 'ENDED'`);
  const before = await field('charity', ended, 'phone');
  await owner.query('update person set contact_prohibited = not contact_prohibited where id = $1', [ended.slice(7)]);
  expect(await field('charity', ended, 'phone')).toEqual(before);
});

test.each([
  ['gp', `r.kind = 'REFERRED'`],
  ['team-lead', `r.kind = 'TEAM' and r.stage = 'PAST'`],
])('EMERGENCY_ACCESS: %s opens the record', async (who, kind) => {
  const id = await tiedBy(who, kind);
  expect(await field(who, id, 'address')).toMatchObject({
    isRead: false,
    reason: 'STAGE',
    wouldChange: ['ASSIGNMENT', 'EMERGENCY_ACCESS'],
  });
  await inEmergency(who, id);
  expect(await field(who, id, 'address')).toMatchObject({ isRead: true });
});

test('ASSIGNMENT: a past team is referred the person again, and a practice registers them', async () => {
  const past = await tiedBy('team-lead', `r.kind = 'TEAM' and r.stage = 'PAST'`);
  expect((await field('team-lead', past, 'address')).wouldChange).toContain('ASSIGNMENT');
  await opened(past, demoScheme, 'TEAM', 'QUEUE');
  expect(await field('team-lead', past, 'address')).toMatchObject({ isRead: true });
  const referred = await tiedBy('gp', `r.kind = 'REFERRED'`);
  expect((await field('gp', referred, 'address')).wouldChange).toContain('ASSIGNMENT');
  await opened(referred, claimsOf('gp').organisation, 'REGISTERED', 'CURRENT');
  expect(await field('gp', referred, 'address')).toMatchObject({ isRead: true });
});

/** The relationship that the assignment opens. */
const opened = (id: string, party: string, kind: string, stage: string) =>
  owner.query(
    `insert into care_relationship (id, person_id, party, kind, stage, since, created_at, updated_at)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $5, $5)`,
    [id.slice('person_'.length), party, kind, stage, NOW],
  );

test('what consent could share is all that a connection can share', () => {
  expect([...AGREEABLE].sort()).toEqual(Object.values(SharedItem).sort());
});
