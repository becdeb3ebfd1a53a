/** A record opened in an emergency: by whom, against what, for how long, and who learns of it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations } from '../../src/cli/personas.js';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';

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

const EVERYONE = ['gp', 'gp-2', 'link-worker', 'team-lead', 'charity', 'charity-2', 'integrator', 'privacy-officer'];

async function seeing(id: string): Promise<string[]> {
  const found = [];
  for (const one of EVERYONE) {
    const { data } = await kith.as(one).run('query ($id: ID!) { person(id: $id) { id } }', { id });
    if (data?.person) found.push(one);
  }
  return found;
}

describe('an emergency', () => {
  const because = 'Found unconscious in the waiting room.';
  const key = async () => {
    const { rows } = await owner.query<{ id: string; nhs_number: string; birth_date: string }>(
      `select p.id, p.nhs_number, p.birth_date::text from person p where p.nhs_number_status = 'VERIFIED'
         and exists (select from care_relationship r join member m on m.id = r.party where r.person_id = p.id and r.kind = 'CASELOAD'
           and r.is_lead and r.until = 'infinity' and m.id = (select id from member where name = 'Priya Shah'))
         and not exists (select from care_relationship r where r.person_id = p.id and r.party in (
           select id from organisation where id = $1 union select id from member where organisation_id = $1))
       order by p.id limit 1`,
      [demoOrganisations.secondPractice],
    );
    const found = rows[0];
    if (!found) throw new Error('Nobody of the caseload is a stranger to the second practice.');
    return { id: `person_${found.id}`, input: { nhsNumber: found.nhs_number, birthDate: found.birth_date, because } };
  };

  test('opens the record for whoever asks, against any objection, and for three hours', async () => {
    const { id, input } = await key();
    expect(await seeing(id)).not.toContain('gp-2');
    await mutate(kith.as('link-worker'), 'objectionRecord', { person: id, role: 'GP' }, '__typename');
    const { person } = await mutate<{ person: { id: string; familyName: string; phone: string } }>(
      kith.as('gp-2'),
      'emergencyAccessOpen',
      input,
      'person { id familyName phone }',
    );
    expect(person).toMatchObject({ id, familyName: expect.any(String) });
    expect(await seeing(id)).toContain('gp-2');
    expect(await seeing(id)).not.toContain('gp');
    await owner.query(
      `update care_relationship set since = since - interval '4 hours', until = until - interval '4 hours' where kind = 'EMERGENCY' and person_id = $1`,
      [id.slice(7)],
    );
    expect(await seeing(id)).not.toContain('gp-2');
  });

  test('is told to the link worker, and stands in the privacy officer’s queue until reviewed', async () => {
    const list = `{ emergencyAccesses(first: 1, where: { review: [AWAITED] }) { nodes { id version because person { id } member { name } review } } }`;
    const told = await kith.as('link-worker').run(list);
    const queue = await kith.as('privacy-officer').run(list);
    const nodeOf = (data: unknown) =>
      (data as { emergencyAccesses: { nodes: { id: string; version: number; because: string }[] } }).emergencyAccesses
        .nodes[0];
    const access = nodeOf(told.data);
    expect(access).toMatchObject({ because, member: { name: 'Tom Hughes' }, review: 'AWAITED' });
    expect(nodeOf(queue.data)).toEqual(access);
    const review = { id: access?.id, expectedVersion: access?.version, finding: 'JUSTIFIED', reviewNote: 'Seen.' };
    expect((await refused(kith.as('link-worker'), 'emergencyAccessReview', review)).code).toBe('NOT_ALLOWED');
    const done = await mutate(
      kith.as('privacy-officer'),
      'emergencyAccessReview',
      review,
      'emergencyAccess { review reviewNote reviewedBy { name } }',
    );
    expect(done).toEqual({
      emergencyAccess: { review: 'JUSTIFIED', reviewNote: 'Seen.', reviewedBy: { name: 'Owen Price' } },
    });
    const again = await refused(kith.as('privacy-officer'), 'emergencyAccessReview', { ...review, expectedVersion: 2 });
    expect(again.code).toBe('WRONG_STATE');
  });

  test('finds nobody by half of the key, and no other role opens one', async () => {
    const { input } = await key();
    const wrong = await refused(kith.as('gp-2'), 'emergencyAccessOpen', { ...input, birthDate: '1900-01-01' });
    const unknown = await refused(kith.as('gp-2'), 'emergencyAccessOpen', {
      ...input,
      nhsNumber: '9990001006',
      birthDate: '1900-01-01',
    });
    expect([wrong.code, unknown.code]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    for (const who of ['charity', 'referrer', 'integrator', 'privacy-officer'])
      expect((await refused(kith.as(who), 'emergencyAccessOpen', input)).code).toBe('NOT_ALLOWED');
    const { rows } = await owner.query('select count(*)::int as n from emergency_access where because = $1', [because]);
    expect(rows).toEqual([{ n: 1 }]);
  });
});
