/** Mending by a charity: its own records, with what its own notes said before, and nobody else's. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Claims } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
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

interface Versioned {
  readonly id: string;
  readonly version: number;
}

const seen = async (who: string | Claims, type: string, id: string, selection: string) => {
  const { data } = await kith
    .as(who)
    .run(`query Seen($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } }`, { id });
  return (data as { node: unknown }).node;
};

/** A row of a connection that a charity's member recorded, or that nobody of it did. */
async function ofCharity(table: string, isOwn: boolean, more = 'true') {
  const { rows } = await owner.query<{ id: string; version: number; member: string; organisation: string; lw: string }>(
    `select t.id, t.version, m.id as member, m.organisation_id as organisation, l.party as lw
     from ${table} t join care_relationship r on r.cause_id = t.connection_id and r.kind = 'SUPPORTING'
       and r.stage = 'ACCEPTED' and r.until > '2026-03-02T12:00Z' and r.since < '2026-03-02T12:00Z'
     join member m on m.organisation_id = t.organisation_id and m.role = 'CHARITY' and m.active
       and not exists (select from member_asset a where a.member_id = m.id)
     join care_relationship l on l.person_id = t.person_id and l.kind = 'CASELOAD' and l.until > '2026-03-02T12:00Z'
     where (t.recorded_by_id = m.id) = ${isOwn} and t.entered_in_error_at is null and ${more}
       and not exists (select from member o where o.id = t.recorded_by_id and o.organisation_id = m.organisation_id and not ${isOwn})
     order by t.id limit 1`,
  );
  const [found] = rows;
  if (!found) throw new Error(`No ${table} fits.`);
  const { id, version, member, organisation, lw } = found;
  return {
    id: `${table}_${id}`,
    version,
    charity: { member, organisation, role: 'CHARITY' } as const,
    linkWorker: async (): Promise<Claims> => {
      const of = await owner.query<{ organisation_id: string }>('select organisation_id from member where id = $1', [
        lw,
      ]);
      return { member: lw, organisation: of.rows[0]?.organisation_id as string, role: 'LINK_WORKER' };
    },
  };
}

test('amendments go with their record when it turns out to be of somebody else', async () => {
  const { rows } = await owner.query<{ subject: string; other: string }>(
    `select a.subject, (select p.id from person p where p.id <> a.person_id limit 1) as other
     from amendment a where a.subject_type = 'ContactAttempt' limit 1`,
  );
  const [{ subject, other } = { subject: '', other: '' }] = rows;
  await owner.query('begin; set constraints all deferred');
  await owner.query('update contact_attempt set person_id = $2 where id = $1', [subject, other]);
  const moved = await owner.query('select distinct person_id as person from amendment where subject = $1', [subject]);
  await owner.query('rollback');
  expect(moved.rows).toEqual([{ person: other }]);
});

describe('a charity', () => {
  test('corrects and marks the attendance it recorded', async () => {
    const { id, version, charity } = await ofCharity('attendance', true, `t.code <> 'ATTENDED_LATE'`);
    const amend = { id, expectedVersion: version, reason: 'Came in at the end.' };
    const { attendance } = await mutate<{ attendance: Versioned }>(
      kith.as(charity),
      'attendanceAmend',
      { ...amend, code: 'ATTENDED_LATE' },
      'attendance { id version code amendments { field reason } }',
    );
    expect(attendance).toMatchObject({
      code: 'ATTENDED_LATE',
      amendments: expect.arrayContaining([{ field: 'code', reason: amend.reason }]),
    });
    expect(
      await refused(kith.as(charity), 'attendanceAmend', {
        ...amend,
        expectedVersion: attendance.version,
        occurredOn: '2026-03-03',
      }),
    ).toMatchObject({ problems: [{ path: ['input', 'occurredOn'], rule: 'past' }] });
    const marked = await mutate(
      kith.as(charity),
      'attendanceEnteredInErrorMark',
      { ...amend, expectedVersion: attendance.version },
      'attendance { enteredInErrorAt connection { id } }',
    );
    expect(marked).toMatchObject({ attendance: { enteredInErrorAt: '2026-03-02T12:00:00.000Z' } });
  });

  test('mends no record of somebody else', async () => {
    const { id, version, charity } = await ofCharity('attendance', false);
    const mend = { id, expectedVersion: version, reason: 'Not ours.' };
    expect(await refused(kith.as(charity), 'attendanceEnteredInErrorMark', mend)).toMatchObject({
      code: 'WRONG_STATE',
      problems: [{ rule: 'ownRecord' }],
    });
    const others = charity.organisation === claimsOf('charity').organisation ? 'charity-2' : 'charity';
    expect(await refused(kith.as(others), 'attendanceEnteredInErrorMark', mend)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('keeps the earlier text of its own working note, which nobody but link workers reads besides', async () => {
    const { id, version, charity, linkWorker } = await ofCharity(
      'follow_up',
      true,
      't.occurred_at is not null and t.working_note is not null',
    );
    const amend = { id, expectedVersion: version, reason: 'Too blunt.', workingNote: 'Was tired.', howItGoes: 'Well.' };
    const FIELDS = 'workingNote amendments { field }';
    const { followUp } = await mutate<{ followUp: { amendments: { field: string }[] } }>(
      kith.as(charity),
      'followUpAmend',
      amend,
      `followUp { ${FIELDS} }`,
    );
    const told = followUp.amendments;
    expect(told.map(({ field }) => field)).toEqual(expect.arrayContaining(['howItGoes', 'workingNote']));
    expect(await seen(await linkWorker(), 'FollowUp', id, FIELDS)).toEqual({
      workingNote: 'Was tired.',
      amendments: told,
    });
    const withoutNote = { workingNote: null, amendments: told.filter(({ field }) => field !== 'workingNote') };
    const gps = await owner.query<{ member: string; organisation: string }>(
      `select m.id as member, m.organisation_id as organisation from follow_up f
       join care_relationship r on r.person_id = f.person_id and r.kind = 'REGISTERED' and r.until > '2026-03-02T12:00Z'
       join member m on m.organisation_id = r.party and m.role = 'GP' and m.active where 'follow_up_' || f.id = $1 limit 1`,
      [id],
    );
    expect(await seen({ ...gps.rows[0], role: 'GP' } as Claims, 'FollowUp', id, FIELDS)).toEqual(withoutNote);
  });
});
