/** What is refused of referrals, why, and to whom; each is put right afterwards, and then goes through. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoOrganisations, demoScheme } from '../../src/cli/personas.js';
import { mutate, refused } from '../support/mutate.js';
import { Flow, uuid, worker } from './flow.js';

let flow: Flow;
let elsewhere = '';
beforeAll(async () => {
  flow = await Flow.open();
  elsewhere = `scheme_${(await flow.rows<{ id: string }>(`select id from scheme where kind = 'GREEN'`))[0]?.id}`;
}, 60_000);
afterAll(() => flow?.close());

const rulesOf = ({ problems }: { problems: readonly { rule: string }[] }): string[] => problems.map(({ rule }) => rule);

describe('making and sending', () => {
  const made = { scheme: `scheme_${demoScheme}`, reason: 'Would like company.', needs: ['loneliness'] };

  test('all that is wrong with a draft is told at once', async () => {
    const person = await flow.person();
    const wrong = { ...made, person, needs: ['loneliness', 'happiness'], personAgreedAt: '2026-03-02T13:00:00.000Z' };
    const refusal = await refused(flow.as('gp'), 'referralMake', wrong);
    expect(refusal.code).toBe('INVALID_INPUT');
    expect(refusal.problems.map(({ path }) => path.join('.'))).toEqual([
      'input.needs.1',
      'input.personAgreedHow',
      'input.personAgreedAt',
    ]);
  });

  test('nobody is referred who is unknown to the viewer, or has died; the referrer is not told of the death', async () => {
    const person = await flow.person();
    expect(await refused(flow.as('referrer'), 'referralMake', { ...made, person })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await flow.tie(uuid(person), 'REFERRED', demoOrganisations.socialCare);
    await flow.rows(`update person set deceased_on = '2026-02-01' where id = $1 returning id`, uuid(person));
    const refusal = await refused(flow.as('referrer'), 'referralMake', { ...made, person });
    expect(refusal).toMatchObject({ code: 'WRONG_STATE', problems: [{ rule: 'referable' }] });
    expect(JSON.stringify(refusal)).not.toMatch(/dece|died|death/i);
  });

  test('a team writes to its own schemes only; a system names no sensitive need', async () => {
    const person = await flow.person();
    await flow.tie(uuid(person), 'CASELOAD', uuid(worker('link-worker')));
    const input = { ...made, person, scheme: elsewhere };
    expect(rulesOf(await refused(flow.as('link-worker'), 'referralMake', input))).toEqual(['own']);
    await flow.tie(uuid(person), 'GRANTED', demoOrganisations.recordSystem);
    const sensitive = { ...made, person, needs: ['domestic-abuse'] };
    expect(rulesOf(await refused(flow.as('integrator'), 'referralMake', sensitive))).toEqual(['role']);
    const { referral } = await mutate<{ referral: object }>(
      flow.as('integrator'),
      'referralMake',
      { ...made, person },
      'referral { source sourceOrganisation { id } method }',
    );
    expect(referral).toEqual({
      source: 'GP',
      sourceOrganisation: { id: `organisation_${demoOrganisations.practice}` },
      method: 'ELECTRONIC',
    });
    const sent = await flow.draftFor(person, 'integrator');
    await flow.step('integrator', 'referralSubmit', sent);
    await flow.step('integrator', 'referralWithdraw', sent, { reason: 'Sent twice.' });
    expect(await flow.ties(sent)).toEqual(['REFERRED 30', 'TEAM CURRENT 90', 'TEAM PAST 90..on']);
  });

  test('it is sent by whoever refers, once the person agreed; a second to the same scheme wants a yes', async () => {
    const draft = await flow.draft('referrer', { personAgreedAt: null, personAgreedHow: null });
    expect(rulesOf(await flow.refused('gp', 'referralSubmit', draft))).toEqual(['sender', 'personAgreed']);
    expect(await flow.refused('team-lead', 'referralSubmit', draft)).toMatchObject({ code: 'NOT_FOUND' });
    expect(rulesOf(await flow.refused('referrer', 'referralSubmit', draft))).toEqual(['personAgreed']);
    const agreed = { personAgreedAt: '2026-03-02T09:00:00.000Z', personAgreedHow: 'WRITTEN' };
    await flow.step('referrer', 'referralUpdate', draft, agreed);
    await flow.step('referrer', 'referralSubmit', draft);

    const again = await flow.draftFor(draft.person, 'referrer');
    const refusal = await flow.refused('referrer', 'referralSubmit', again);
    expect(refusal).toMatchObject({ code: 'CONFIRM_NEEDED', allowed: ['DUPLICATE_OPEN_REFERRAL'] });
    await flow.step('referrer', 'referralSubmit', again, { confirm: ['DUPLICATE_OPEN_REFERRAL'] });
    // Another organisation does not learn of either.
    await flow.tie(uuid(draft.person), 'REFERRED', demoOrganisations.charity);
    await flow.step('charity', 'referralSubmit', await flow.draftFor(draft.person, 'charity'));
  });
});

describe('changing', () => {
  test('a draft is its writer’s, with its needs as last said; what was sent stays, but the team sets how soon', async () => {
    const draft = await flow.draft('referrer', { needs: ['loneliness', 'housing'] });
    const version = await flow.version(draft.id);
    expect(rulesOf(await flow.refused('referrer', 'referralUpdate', draft, { needs: ['housing'] }))).toEqual(['fewer']);
    const emptied = await flow.refused('referrer', 'referralUpdate', draft, {
      scheme: null,
      needs: null,
      reason: null,
    });
    expect(rulesOf(emptied)).toEqual(['required', 'required', 'required']);
    await flow.step('referrer', 'referralUpdate', draft, {
      needs: ['housing', 'benefits'],
      referrerNote: 'Ring late.',
    });
    const stale = { id: draft.id, expectedVersion: version, reason: 'Other.' };
    expect(await refused(flow.as('referrer'), 'referralUpdate', stale)).toMatchObject({ code: 'CONFLICT' });
    const needs = await flow.seen<{ needs: { need: { key: string } }[] }>('gp', draft, 'needs { need { key } }');
    expect(needs?.needs.map(({ need }) => need.key).sort()).toEqual(['benefits', 'housing']);
    expect(rulesOf(await flow.refused('gp', 'referralUpdate', draft, { reason: 'Mine.' }))).toEqual(['writer']);

    await flow.step('referrer', 'referralSubmit', draft);
    expect(rulesOf(await flow.refused('referrer', 'referralUpdate', draft, { reason: 'Late.' }))).toEqual(['writer']);
    const late = { reason: 'Late.', scheme: elsewhere, urgency: 'SOON' };
    expect(rulesOf(await flow.refused('team-lead', 'referralUpdate', draft, late))).toEqual(['sent', 'sent']);
    await flow.step('team-lead', 'referralUpdate', draft, { urgency: 'SOON', contactBy: '2026-03-04' });
    expect(await flow.seen('link-worker', draft, 'urgency contactBy reason')).toEqual({
      urgency: 'SOON',
      contactBy: '2026-03-04',
      reason: 'Would like company.',
    });
    const foreign = await flow.refused('referrer', 'referralUpdate', draft, { contactBy: '2026-03-03' });
    expect(foreign).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('it is taken back by whoever sent it or by the team, by nobody else', async () => {
    const reason = { reason: 'Moved in with family.' };
    const sent = await flow.sent('referrer');
    expect(rulesOf(await flow.refused('gp', 'referralWithdraw', sent, reason))).toEqual(['sender']);
    await flow.step('referrer', 'referralWithdraw', sent, reason);
    expect(await flow.seen('team-lead', sent, 'status statusReason')).toEqual({
      status: 'WITHDRAWN',
      statusReason: reason.reason,
    });
    const draft = await flow.draft('referrer');
    await flow.step('referrer', 'referralWithdraw', draft, reason);
    expect(await flow.ties(draft)).toEqual(['REFERRED 30']);
    expect(rulesOf(await flow.refused('gp', 'referralReopen', draft, { note: 'Again.' }))).toEqual(['wasSent']);
  });
});

test('a practice where the person is no longer registered still takes back what it sent', async () => {
  const referral = await flow.sent('gp');
  await flow.rows(
    `update care_relationship set until = '2026-03-02' where person_id = $1 and kind = 'REGISTERED' returning id`,
    uuid(referral.person),
  );
  await flow.step('gp', 'referralWithdraw', referral, { reason: 'Moved.' });
  expect(await flow.ties(referral)).toEqual(['REFERRED 30', 'TEAM CURRENT 90', 'TEAM PAST 90..on']);
});

describe('assigning', () => {
  test('only to active link workers of the scheme; by a link worker only to themselves, where the scheme lets them', async () => {
    const referral = await flow.at(['referralReceive', 'referralAccept']);
    const assign = (who: string, linkWorker?: string) =>
      flow.refused(who, 'referralAssign', referral, linkWorker ? { linkWorker } : {});
    expect(rulesOf(await assign('team-lead'))).toEqual(['team']);
    expect(rulesOf(await assign('team-lead', worker('gp')))).toEqual(['team']);
    expect(rulesOf(await assign('link-worker', worker('link-worker-2')))).toEqual(['self']);
    const [other] = await flow.rows<{ id: string }>(
      `select m.id from member m where m.role = 'LINK_WORKER' and m.active and not exists (
         select from member_scheme l where l.member_id = m.id and l.scheme_id = $1) order by m.id limit 1`,
      demoScheme,
    );
    expect(rulesOf(await assign('team-lead', `member_${other?.id}`))).toEqual(['team']);
    await flow.step('link-worker', 'referralAssign', referral);
    expect(await flow.ties(referral)).toEqual(['CASELOAD lead on', 'REFERRED on', 'TEAM CURRENT on']);
    expect(rulesOf(await assign('team-lead', worker('link-worker')))).toEqual(['other']);
    expect(rulesOf(await assign('link-worker'))).toEqual(['selfAssignment']);

    const version = await flow.version(referral.id);
    await flow.step('team-lead', 'referralAssign', referral, { linkWorker: worker('link-worker-2') });
    const late = { id: referral.id, expectedVersion: version, linkWorker: worker('link-worker') };
    expect(await refused(flow.as('team-lead'), 'referralAssign', late)).toMatchObject({ code: 'CONFLICT' });
    expect(await flow.seen('link-worker', referral, 'status linkWorker { id }')).toEqual({
      status: 'CONTACTING',
      linkWorker: { id: worker('link-worker-2') },
    });
    // Whoever handed it over reads on, and no longer writes.
    const hold = { reason: 'In hospital.' };
    expect(await flow.refused('link-worker', 'referralHold', referral, hold)).toMatchObject({ code: 'NOT_ALLOWED' });
    await flow.step('link-worker-2', 'referralHold', referral, hold);
  });

  test('reopened, it goes to the queue when its link worker has left', async () => {
    const referral = await flow.at(['referralReceive', 'referralAccept', 'assign']);
    await flow.step('team-lead', 'referralDeclineRecord', referral);
    await flow.rows('delete from member_scheme where member_id = $1 returning scheme_id', uuid(worker('link-worker')));
    await flow.step('gp', 'referralReopen', referral, { note: 'Changed their mind.' });
    expect(await flow.status(referral)).toBe('RECEIVED');
    expect(await flow.ties(referral)).toEqual(['REFERRED on', 'TEAM QUEUE on']);
    await flow.rows(
      'insert into member_scheme values ($1, $2) returning scheme_id',
      uuid(worker('link-worker')),
      demoScheme,
    );
  });
});

describe('reaching', () => {
  test('not contactable only after the attempts and ways that the scheme wants, as far as they are safe', async () => {
    const referral = await flow.at(['referralReceive', 'referralAccept', 'assign']);
    const isMissing = async () => rulesOf(await flow.refused('link-worker', 'referralUncontactable', referral));
    expect(await isMissing()).toEqual(['contactAttempts', 'contactChannels']);
    await flow.attempt(referral, 'TELEPHONE');
    await flow.attempt(referral, 'TELEPHONE');
    await flow.attempt(referral, 'EMAIL', true);
    expect(await isMissing()).toEqual(['contactAttempts', 'contactChannels']);
    await flow.attempt(referral, 'EMAIL');
    expect(await isMissing()).toEqual(['contactChannels']);
    await flow.rows(
      `update person set safe_contact_text_allowed = false where id = $1 returning id`,
      uuid(referral.person),
    );
    expect(await flow.step('link-worker', 'referralUncontactable', referral)).toMatchObject({ to: 'UNCONTACTABLE' });
  });

  test('what happened lies neither ahead nor before the referral; a team lead writes no working notes', async () => {
    const referral = await flow.at(['referralReceive', 'referralAccept', 'assign']);
    const record = (who: string, mutation: string, more: object) =>
      refused(flow.as(who), mutation, {
        referral: referral.id,
        channel: 'TELEPHONE',
        occurredAt: '2026-03-02T12:00:00.000Z',
        ...more,
      });
    const ahead = { occurredAt: '2026-03-02T12:00:01.000Z', reached: false };
    expect(rulesOf(await record('link-worker', 'contactAttemptRecord', ahead))).toEqual(['past']);
    const before = { occurredAt: '2026-03-01T12:00:00.000Z', needs: ['nothing'] };
    expect(rulesOf(await record('link-worker', 'conversationRecord', before))).toEqual(['sent', 'key']);
    const byDoctor = { reached: true, by: worker('gp') };
    expect(rulesOf(await record('link-worker', 'contactAttemptRecord', byDoctor))).toEqual(['team']);
    const noted = { reached: true, workingNote: 'Not home.' };
    expect(await record('team-lead', 'contactAttemptRecord', noted)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await flow.status(referral)).toBe('CONTACTING');
  });
});

test('a team that looked after somebody long ago writes down that they refer themselves again', async () => {
  const person = await flow.person();
  await flow.rows(
    `insert into care_relationship (id, person_id, party, kind, stage, since)
     values (gen_random_uuid(), $1, $2, 'TEAM', 'PAST', '2026-03-01') returning id`,
    uuid(person),
    demoScheme,
  );
  const draft = await flow.draftFor(person, 'team-lead');
  await flow.step('team-lead', 'referralSubmit', draft);
  expect(await flow.seen('link-worker', draft, 'status')).toEqual({ status: 'SUBMITTED' });
});
