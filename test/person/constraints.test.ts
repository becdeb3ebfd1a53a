/** What the database itself refuses about people, their consents and their care relationships. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v4 } from 'uuid';
import { isNhsNumber } from '../../src/platform/scalars.js';
import { Rows } from '../support/rows.js';

let rows: Rows;
beforeAll(async () => {
  rows = await Rows.open();
});
afterAll(() => rows.close());

describe('NHS numbers', () => {
  const TRACED = { nhs_number_status: 'VERIFIED' };

  test.each(['9434765919', '9000000009', '9990000018', '9990000026', '9990000034', '9434765870'])(
    '%s is one',
    async (number) => {
      await rows.add('person', { nhs_number: number, nhs_number_status: 'PRESENT_NOT_TRACED' });
    },
  );

  test.each(['9434765918', '9434765871', '1111111111', '0000000000', '943476591', '94347659190', '943 476 5919', 'x'])(
    '%s is none',
    async (number) => {
      await expect(rows.add('person', { ...TRACED, nhs_number: number })).rejects.toThrow('person_nhs_number_check');
    },
  );

  test('SQL and TypeScript agree on ten thousand numbers', async () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => String(9_990_000_000 + index * 7));
    const { rows: found } = await rows.client.query('select n, is_nhs_number(n) as valid from unnest($1::text[]) n', [
      numbers,
    ]);
    expect(found).toEqual(numbers.map((n) => ({ n, valid: isNhsNumber(n) })));
    expect(found.filter(({ valid }) => valid).length).toBeGreaterThan(800);
  });

  test('a traced number belongs to one person, an untraced one may be claimed twice', async () => {
    const number = { nhs_number: '9990000050' };
    expect(isNhsNumber(number.nhs_number)).toBe(true);
    await rows.add('person', { ...number, nhs_number_status: 'PRESENT_NOT_TRACED' });
    await rows.add('person', { ...number, nhs_number_status: 'PRESENT_NOT_TRACED' });
    await rows.add('person', { ...number, ...TRACED });
    await expect(rows.add('person', { ...number, ...TRACED })).rejects.toThrow('person_traced_nhs_number_unique');
  });

  test('a status that speaks of a number needs one', async () => {
    await expect(rows.add('person', TRACED)).rejects.toThrow('person_nhs_number_present_check');
  });
});

test.each([
  ['a name of nothing', { given_name: '' }, 'person_given_name_check'],
  ['a name of 201 characters', { family_name: 'x'.repeat(201) }, 'person_family_name_check'],
  ['a death before birth', { deceased_on: '1949-01-01' }, 'person_deceased_on_check'],
  ['a decile of 11', { imd_decile: 11, imd_version: '2019' }, 'person_imd_decile_check'],
  ['a decile of no edition', { imd_decile: 3 }, 'person_imd_check'],
  ['a postcode in small letters', { address_postcode: 'ba1 1aa' }, 'person_address_check'],
  ['an unknown ethnicity', { ethnicity: 'X' }, 'person_ethnicity_check'],
  ['an unknown access need', { access_needs: ['WINGS'] }, 'person_access_needs_check'],
  ['an access need that is null', { access_needs: [null] }, 'person_access_needs_check'],
  ['an empty condition', { long_term_conditions: [''] }, 'person_long_term_conditions_check'],
  ['a condition that is null', { long_term_conditions: [null] }, 'person_long_term_conditions_check'],
  ['a language in words', { preferred_language: 'Polish' }, 'person_preferred_language_check'],
])('a person with %s is refused', async (_, values, constraint) => {
  await expect(rows.add('person', values)).rejects.toThrow(constraint);
});

describe('care relationships', () => {
  const party = v4();
  let person: string;
  beforeAll(async () => {
    person = await rows.add('person');
  });

  test.each([
    ['a link worker in the stage of a charity', { stage: 'ACCEPTED' }, 'stage_fits_kind'],
    ['a team in the stage of a charity', { kind: 'TEAM', stage: 'OFFERED' }, 'stage_fits_kind'],
    ['a charity in the stage of a team', { kind: 'SUPPORTING', stage: 'QUEUE' }, 'stage_fits_kind'],
    ['an end before its beginning', { until: '2025-12-31' }, 'until'],
    ['cover of more than six weeks', { kind: 'COVER', until: '2026-02-13' }, 'until'],
    ['cover without end', { kind: 'COVER' }, 'until'],
    ['an emergency of four hours', { kind: 'EMERGENCY', because: 'x', until: '2026-01-01 04:00' }, 'until'],
    ['an emergency without a reason', { kind: 'EMERGENCY', until: '2026-01-01 02:00' }, 'emergency'],
    ['a lead who is a practice', { kind: 'REGISTERED', is_lead: true }, 'lead'],
  ])('%s is refused', async (_, values, constraint) => {
    await expect(rows.add('care_relationship', { person_id: person, party, ...values })).rejects.toThrow(
      `care_relationship_${constraint}_check`,
    );
  });

  test('cover of six weeks and a team’s queue are kept', async () => {
    await rows.add('care_relationship', { person_id: person, party, kind: 'COVER', until: '2026-02-12' });
    await rows.add('care_relationship', { person_id: person, party, kind: 'TEAM', stage: 'QUEUE' });
  });
});

describe('consents', () => {
  const given = { given_at: '2026-01-02', method: 'SPOKEN' };

  test('sharing names an organisation, research none', async () => {
    const person = await rows.add('person');
    const organisation = await rows.add('organisation');
    const share = { person_id: person, scope: 'SHARE_WITH_ORGANISATION', ...given };
    await rows.add('consent', { ...share, organisation_id: organisation });
    await expect(rows.add('consent', share)).rejects.toThrow('consent_organisation_check');
    await expect(rows.add('consent', { ...share, scope: 'RESEARCH', organisation_id: organisation })).rejects.toThrow(
      'consent_organisation_check',
    );
  });

  test('is not withdrawn before it is given', async () => {
    const person = await rows.add('person');
    const research = { person_id: person, scope: 'RESEARCH', ...given };
    await expect(rows.add('consent', { ...research, withdrawn_at: '2026-01-01' })).rejects.toThrow(
      'consent_withdrawn_at_check',
    );
  });

  test('cannot be given by somebody related to another person', async () => {
    const [ann, bob] = [await rows.add('person'), await rows.add('person')];
    const daughter = await rows.add('related_person', { person_id: ann });
    const research = { scope: 'RESEARCH', ...given, given_by_id: daughter };
    await rows.add('consent', { ...research, person_id: ann });
    await expect(rows.add('consent', { ...research, person_id: bob })).rejects.toThrow(
      'consent_given_by_id_same_person',
    );
  });
});
