/** Every care relationship of the seed follows from its cause, as the rules say, told here a second time in SQL. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoOrganisations, demoScheme } from '../../src/cli/personas.js';
import { notableMembers } from '../../src/cli/seed/members.js';
import { Story } from './story.js';

let story: Story;
beforeAll(async () => {
  story = await Story.open();
});
afterAll(() => story.close());

const OPEN = 'r.since <= $1 and r.until > $1';
const ENDS = `('REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED')`;

/** Whom each referral is open to now: what the table says against what its status and dates say. */
async function differing(found: string, expected: string): Promise<object[]> {
  return story.rows(`with found as (${found}), expected as (${expected}), now as (select $1::timestamptz)
    (select 'too much' as what, * from (select * from found except all select * from expected) a)
    union all (select 'missing', * from (select * from expected except all select * from found) b)`);
}

test('TEAM: in the queue until assigned, then current, past ninety days after the end', async () => {
  const wrong = await differing(
    `select r.cause_id, r.party, r.person_id, r.stage from care_relationship r where r.kind = 'TEAM' and ${OPEN}`,
    `select f.id, f.scheme_id, f.person_id, case
        when f.status not in ${ENDS} then case when exists (select from referral_transition t where t.referral_id = f.id
          and t."to" = 'CONTACTING' and t.at >= coalesce((select max(e.at) from referral_transition e
            where e.referral_id = f.id and e."from" in ${ENDS}), f.submitted_at)) then 'CURRENT' else 'QUEUE' end
        when f.ended_at + interval '90 days' > $1 then 'CURRENT' else 'PAST' end
      from referral f where f.submitted_at is not null and f.status not in ('REJECTED', 'REDIRECTED')`,
  );
  expect(wrong).toEqual([]);
});

test('CASELOAD: one lead for each assigned referral until ninety days after the end', async () => {
  const wrong = await differing(
    `select r.cause_id, r.person_id from care_relationship r where r.kind = 'CASELOAD' and r.is_lead and ${OPEN}`,
    `select f.id, f.person_id from referral f where (f.status not in ${ENDS} or f.ended_at + interval '90 days' > $1)
      and exists (select from referral_transition t where t.referral_id = f.id and t."to" = 'CONTACTING')`,
  );
  expect(wrong).toEqual([]);
  const shared = `select from care_relationship r where r.kind = 'CASELOAD' and not r.is_lead and ${OPEN}`;
  expect(await story.count(shared)).toBeGreaterThan(0);
  expect(
    await story.count(`select from care_relationship r where ended_reason = 'Handed over to a colleague.'
    and not is_lead and until = since + interval '14 days'`),
  ).toBeGreaterThan(0);
});

test('REFERRED: what was sent, until thirty days after the end or ninety after the person moved', async () => {
  const moved = `(select min(m.until) from care_relationship m where m.person_id = f.person_id and m.kind = 'REGISTERED'
    and m.party = f.source_organisation_id)`;
  const wrong = await differing(
    `select r.cause_id, r.party from care_relationship r where r.kind = 'REFERRED' and ${OPEN}`,
    `select f.id, f.source_organisation_id from referral f where f.submitted_at is not null
      and f.source_organisation_id is not null and coalesce(f.ended_at + interval '30 days' > $1, true)
      and coalesce(${moved} + interval '90 days' > $1, true)`,
  );
  expect(wrong).toEqual([]);
  const fromBefore = `select from care_relationship r where r.kind = 'REFERRED' and ${OPEN} and exists (
    select from care_relationship o where o.person_id = r.person_id and o.party = r.party and o.kind = 'REGISTERED' and o.until <= $1)`;
  expect(await story.count(fromBefore)).toBeGreaterThan(0);
});

test('SUPPORTING: one for each connection that was sent, its stage that of the connection', async () => {
  const stage = `case when c.status in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED') then 'OFFERED'
    when c.status in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then 'ACCEPTED' else 'ENDED' end`;
  const withdrawn = `exists (select from consent s where s.person_id = c.person_id and s.organisation_id = c.organisation_id
    and s.withdrawn_at <= $1)`;
  const wrong = await differing(
    `select r.cause_id, r.party, r.person_id, r.stage, r.is_sensitive from care_relationship r where r.kind = 'SUPPORTING' and ${OPEN}`,
    `select c.id, c.organisation_id, c.person_id, ${stage}, c.is_sensitive from connection c where c.sent_at is not null
      and (c.ended_at is null or c.accepted_at is not null and c.ended_at + interval '30 days' > $1) and not ${withdrawn}`,
  );
  expect(wrong).toEqual([]);
  expect(
    await story.count(
      `select from care_relationship r where r.kind = 'SUPPORTING' group by r.cause_id having count(*) > 1`,
    ),
  ).toBe(0);
  expect(
    await story.count(
      `select from connection c where c.sent_at is not null and c.status = 'WITHDRAWN' and ${withdrawn}`,
    ),
  ).toBeGreaterThan(0);
});

test('nothing is shared before the person agreed, nor after they took it back', async () => {
  const without = `select c.id from connection c where c.shared_agreed_at is not null and c.sent_at is not null
    and not exists (select from consent s where s.person_id = c.person_id and s.organisation_id = c.organisation_id
      and s.scope = 'SHARE_WITH_ORGANISATION' and s.given_at <= c.shared_agreed_at)`;
  expect(await story.ids(without)).toEqual([]);
  const after = `select r.id from care_relationship r join consent s on s.person_id = r.person_id and s.organisation_id = r.party
    where r.kind = 'SUPPORTING' and s.withdrawn_at is not null and r.until > s.withdrawn_at`;
  expect(await story.ids(after)).toEqual([]);
  const lapsed = `select o.id from connection c join organisation o on o.id = c.organisation_id
    where c.sent_at is not null and (o.agreement_signed_on is null or o.agreement_expires_on < $1)`;
  expect(await story.ids(lapsed)).toEqual([]);
});

test('REGISTERED and GRANTED: one practice at a time, its record system with it', async () => {
  expect(
    await story.count(
      `select from care_relationship r where r.kind = 'REGISTERED' and ${OPEN} group by r.person_id having count(*) > 1`,
    ),
  ).toBe(0);
  const granting =
    await story.ids(`select distinct p.party as id from care_relationship r join care_relationship p on p.id = r.cause_id
    where r.kind = 'GRANTED' and ${OPEN}`);
  expect(granting).toContain(demoOrganisations.practice);
  const wrong = await differing(
    `select r.cause_id, r.party from care_relationship r where r.kind = 'GRANTED' and ${OPEN}`,
    `select r.id, '${demoOrganisations.recordSystem}'::uuid from care_relationship r where r.kind = 'REGISTERED' and ${OPEN}
      and r.party in (${granting.map((id) => `'${id}'`).join(', ')})`,
  );
  expect(wrong).toEqual([]);
  expect(
    await story.count(
      `select from care_relationship r where r.kind = 'GRANTED' and ended_reason = 'The practice took its grant back.'`,
    ),
  ).toBeGreaterThan(0);
  expect(
    await story.count(
      `select from person p where not exists (select from care_relationship r where r.person_id = p.id and r.kind = 'REGISTERED')`,
    ),
  ).toBeGreaterThan(0);
});

test('COVER and EMERGENCY: some over, some not, by people with a reason', async () => {
  for (const kind of ['COVER', 'EMERGENCY']) {
    const ends = await story.rows<{ open: boolean }>(
      `select distinct ${OPEN} as open from care_relationship r where r.kind = '${kind}'`,
    );
    expect([kind, ends.map(({ open }) => open).sort()]).toEqual([kind, [false, true]]);
  }
  expect(
    await story.count(
      `select from care_relationship r where r.kind = 'EMERGENCY' and (because is null or until <> since + interval '3 hours')`,
    ),
  ).toBe(0);
});

test('a few see nothing, only the past, or only named assets', async () => {
  const stages = `select distinct r.stage as id from care_relationship r join member_scheme m on m.scheme_id = r.party
    where m.member_id = '${notableMembers.pastTeamLead}' and ${OPEN}`;
  expect(await story.ids(stages)).toEqual(['PAST']);
  expect(
    await story.count(
      `select from care_relationship r join member_scheme m on m.scheme_id = r.party where m.member_id = '${notableMembers.idleTeamLead}'`,
    ),
  ).toBe(0);
  const limited = `select a.id from member_asset l join asset a on a.id = l.asset_id where l.member_id = '${notableMembers.limitedCharity}'
    and a.organisation_id = '${demoOrganisations.charity}'`;
  expect(await story.ids(limited)).toHaveLength(2);
  expect(await story.count(`select from member where id = '${notableMembers.suspended}' and not active`)).toBe(1);
  expect(
    await story.count(
      `select from organisation o where o.kind = 'GP_PRACTICE' and not exists (select from care_relationship r where r.party = o.id)`,
    ),
  ).toBeGreaterThan(0);
  expect(
    await story.count(`select from person p where not exists (select from referral r where r.person_id = p.id)`),
  ).toBeGreaterThan(5);
  expect(await story.count(`select from scheme where id = '${demoScheme}' and can_self_assign`)).toBe(1);
});
