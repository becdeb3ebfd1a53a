/** Changing what is written down of a person: themselves, those close to them, and what they agreed to. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations, demoScheme } from '../../src/cli/personas.js';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
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

const dot = `person_${DEMO_PERSON.id}`;

async function version(id: string, who = 'link-worker'): Promise<number> {
  const { data } = await kith
    .as(who)
    .run('query ($id: ID!) { node(id: $id) { ... on Person { version } ... on RelatedPerson { version } } }', { id });
  return (data as { node: { version: number } }).node.version;
}

describe('personUpdate', () => {
  test('changes what is given, empties what is null, and leaves the rest', async () => {
    const input = {
      id: dot,
      expectedVersion: await version(dot),
      preferredName: null,
      phone: '0117 496 0000',
      accessNeeds: ['TRANSPORT'],
      safeContact: { times: 'Mornings.', wordsToAvoid: null },
      address: { postcode: 'BS1 4DJ' },
    };
    const before = await owner.query('select family_name, address_line1, imd_decile from person where id = $1', [
      DEMO_PERSON.id,
    ]);
    const { person } = await mutate<{ person: object }>(
      kith.as('link-worker'),
      'personUpdate',
      input,
      'person { version preferredName phone accessNeeds familyName safeContact { times wordsToAvoid } address { line1 postcode } imdDecile }',
    );
    expect(before.rows[0].imd_decile).not.toBeNull();
    expect(person).toEqual({
      version: input.expectedVersion + 1,
      preferredName: null,
      phone: '0117 496 0000',
      accessNeeds: ['TRANSPORT'],
      familyName: before.rows[0].family_name,
      safeContact: { times: 'Mornings.', wordsToAvoid: null },
      address: { line1: before.rows[0].address_line1, postcode: 'BS1 4DJ' },
      imdDecile: null,
    });
  });

  test('empties a part as a whole where null stands for it', async () => {
    const input = { id: dot, expectedVersion: await version(dot), safeContact: null };
    expect(
      await mutate(kith.as('link-worker'), 'personUpdate', input, 'person { safeContact { times textAllowed } }'),
    ).toEqual({ person: { safeContact: { times: null, textAllowed: null } } });
  });

  test.each([
    ['gp', { safetyNotes: 'Visit in pairs.' }, 'NOT_ALLOWED', 'input.safetyNotes'],
    ['team-lead', { ethnicity: 'IRISH' }, 'NOT_ALLOWED', 'input.ethnicity'],
    ['link-worker', { familyName: null }, 'INVALID_INPUT', 'input.familyName'],
    ['link-worker', { birthDate: '1879-12-31' }, 'INVALID_INPUT', 'input.birthDate'],
    ['link-worker', { nhsNumber: '9990001006' }, 'INVALID_INPUT', 'input.nhsNumber'],
    ['link-worker', { preferredLanguage: 'Polish' }, 'INVALID_INPUT', 'input.preferredLanguage'],
    ['link-worker', { longTermConditions: [''] }, 'INVALID_INPUT', 'input.longTermConditions'],
  ])('as %s with %j is refused', async (who, more, expected, path) => {
    const { code, problems } = await refused(kith.as(who), 'personUpdate', {
      id: dot,
      expectedVersion: await version(dot),
      ...more,
    });
    expect({ code, paths: problems.map((one) => one.path.join('.')) }).toEqual({ code: expected, paths: [path] });
  });

  test('on an outdated version tells who changed it', async () => {
    const { code, current } = await refused(kith.as('gp'), 'personUpdate', { id: dot, expectedVersion: 1, phone: '1' });
    expect({ code, current }).toMatchObject({ code: 'CONFLICT', current: { changedBy: { name: 'Priya Shah' } } });
  });
});

test('aboutMeRecord keeps the words that are not given', async () => {
  const read = 'person { aboutMe { mostImportantToMe pleaseDo pleaseDont } }';
  const record = async (aboutMe: object) =>
    mutate(kith.as('link-worker'), 'aboutMeRecord', { id: dot, expectedVersion: await version(dot), aboutMe }, read);
  await record({ mostImportantToMe: 'My allotment.', pleaseDo: 'Ring first.' });
  expect(await record({ pleaseDo: null, pleaseDont: 'Do not come by car.' })).toEqual({
    person: { aboutMe: { mostImportantToMe: 'My allotment.', pleaseDo: null, pleaseDont: 'Do not come by car.' } },
  });
  const { code } = await refused(kith.as('gp'), 'aboutMeRecord', { id: dot, expectedVersion: 1, aboutMe: {} });
  expect(code).toBe('NOT_ALLOWED');
});

interface Related {
  readonly relatedPerson: { readonly id: string; readonly version: number };
}

const add = (more: object, person = dot) =>
  mutate<Related>(
    kith.as('link-worker'),
    'relatedPersonAdd',
    { person, name: 'Jo Hargreaves', relationship: 'niece', ...more },
    'relatedPerson { id version }',
  );

describe('related people', () => {
  test('are added, changed, and ended as history', async () => {
    const { relatedPerson } = await add({ isEmergencyContact: true, mayBeTold: true });
    const { id } = relatedPerson;
    const link = kith.as('link-worker');
    await mutate(link, 'relatedPersonUpdate', { id, expectedVersion: 1, phone: '0117 496 0001' }, '__typename');
    const ended = await mutate(
      link,
      'relatedPersonEnd',
      { id, expectedVersion: 2, reason: 'Moved abroad.' },
      'relatedPerson { phone endedAt endedReason isEmergencyContact mayBeTold }',
    );
    expect(ended).toEqual({
      relatedPerson: {
        phone: '0117 496 0001',
        endedAt: '2026-03-02T12:00:00.000Z',
        endedReason: 'Moved abroad.',
        isEmergencyContact: false,
        mayBeTold: false,
      },
    });
    const again = await refused(link, 'relatedPersonUpdate', { id, expectedVersion: 3, phone: '1' });
    expect({ code: again.code, rules: again.problems.map(({ rule }) => rule) }).toEqual({
      code: 'WRONG_STATE',
      rules: ['notEnded'],
    });
  });

  test('have evidence only of an authority', async () => {
    const { code, problems } = await refused(kith.as('link-worker'), 'relatedPersonAdd', {
      person: dot,
      name: 'Jo',
      relationship: 'niece',
      evidenceSeen: true,
    });
    expect({ code, rules: problems.map(({ rule }) => rule) }).toEqual({ code: 'INVALID_INPUT', rules: ['required'] });
  });
});

describe('consentGive', () => {
  const share = {
    person: dot,
    scope: 'SHARE_WITH_ORGANISATION',
    method: 'SPOKEN',
    organisation: `organisation_${demoOrganisations.recordSystem}`,
  };

  test('is written down with who recorded it, and a second time wants a yes', async () => {
    const link = kith.as('link-worker');
    const read = 'consent { scope isCurrent givenAt recordedBy { name } organisation { id } } warnings { code }';
    expect(await mutate(link, 'consentGive', share, read)).toEqual({
      consent: {
        scope: share.scope,
        isCurrent: true,
        givenAt: '2026-03-02T12:00:00.000Z',
        recordedBy: { name: 'Priya Shah' },
        organisation: { id: share.organisation },
      },
      warnings: [],
    });
    expect((await refused(link, 'consentGive', share)).code).toBe('CONFIRM_NEEDED');
    const confirmed = await mutate<{ warnings: unknown }>(
      link,
      'consentGive',
      { ...share, confirm: ['ALREADY_GIVEN'] },
      read,
    );
    expect(confirmed.warnings).toEqual([{ code: 'ALREADY_GIVEN' }]);
  });

  test.each([
    ['nobody to share with', { organisation: null }, ['scope']],
    ['somebody to share research with', { scope: 'RESEARCH' }, ['scope']],
    ['a moment ahead', { givenAt: '2026-03-02T12:00:01Z' }, ['past']],
  ])('with %s is refused', async (_, more, rules) => {
    const { code, problems } = await refused(kith.as('gp'), 'consentGive', { ...share, ...more });
    expect({ code, rules: problems.map(({ rule }) => rule) }).toEqual({ code: 'INVALID_INPUT', rules });
  });

  test.each([
    ['a niece without authority', {}, 'authority'],
    ['an appointee for benefits', { authority: 'APPOINTEE', evidenceSeen: true }, 'authority'],
    ['the parent of an adult', { authority: 'PARENTAL_RESPONSIBILITY', evidenceSeen: true }, 'authority'],
    ['an attorney whose document nobody saw', { authority: 'LPA_HEALTH' }, 'evidence'],
    ['a deputy whose time is over', { authority: 'DEPUTY', evidenceSeen: true, authorityUntil: '2026-03-01' }, 'ended'],
  ])('is not given by %s', async (_, more, rule) => {
    const { relatedPerson } = await add(more);
    const { code, problems } = await refused(kith.as('gp'), 'consentGive', {
      person: dot,
      scope: 'RESEARCH',
      method: 'WRITTEN',
      givenBy: relatedPerson.id,
    });
    expect({ code, rules: problems.map((one) => one.rule) }).toEqual({ code: 'INVALID_INPUT', rules: [rule] });
  });

  test('is given by a health attorney, and by the parent of a child', async () => {
    const attorney = await add({ authority: 'LPA_HEALTH', evidenceSeen: true });
    const child = await mutate<{ person: { id: string } }>(
      kith.as('link-worker'),
      'personRegister',
      { givenName: 'Kit', familyName: 'Small', birthDate: '2012-03-03', scheme: `scheme_${demoScheme}` },
      'person { id }',
    );
    const parent = await add({ authority: 'PARENTAL_RESPONSIBILITY', evidenceSeen: true }, child.person.id);
    for (const [person, givenBy] of [
      [dot, attorney.relatedPerson.id],
      [child.person.id, parent.relatedPerson.id],
    ]) {
      const input = { person, scope: 'RESEARCH', method: 'WRITTEN', givenBy, confirm: ['ALREADY_GIVEN'] };
      expect(await mutate(kith.as('link-worker'), 'consentGive', input, 'consent { givenBy { id } }')).toEqual({
        consent: { givenBy: { id: givenBy } },
      });
    }
    const crossed = await refused(kith.as('link-worker'), 'consentGive', {
      person: dot,
      scope: 'RESEARCH',
      method: 'WRITTEN',
      givenBy: parent.relatedPerson.id,
    });
    expect(crossed.problems.map(({ rule }) => rule)).toEqual(['person']);
  });
});
