/** A bad NHS number is refused wherever it stands, and never repeated. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kith, startKith } from '../support/kith.js';
import { refusalOf } from './refusal.js';

let kith: Kith;
beforeAll(async () => {
  kith = await startKith();
});
afterAll(() => kith.close());

const invalid = (...problems: string[]) => ({ status: 400, code: 'INVALID_INPUT', problems });

describe('NHS numbers', () => {
  test.each([
    '9990000019',
    '999000001',
    '99900000180',
    '999-000-0018',
    '1111111111',
    'ABCDEFGHIJ',
    '',
    '999 000 0018\0',
  ])('%j is refused, and not repeated', async (number) => {
    const inDocument = `{ personByNhsNumber(nhsNumber: ${JSON.stringify(number)}) { id } }`;
    const document = 'query ($number: NhsNumber!) { personByNhsNumber(nhsNumber: $number) { id } }';
    const literal = await refusalOf(kith, inDocument, {}, 'gp');
    const variable = await refusalOf(kith, document, { number }, 'gp');
    expect(literal).toMatchObject(invalid());
    expect(variable).toMatchObject(invalid('variable number'));
    expect(variable.errors[0]?.message).toContain('check digit');
    for (const { text } of [literal, variable]) if (number !== '') expect(text).not.toContain(number.replace('\0', ''));
  });

  test.each([
    ['as a number in the document', '{ personByNhsNumber(nhsNumber: 9990000019) { id } }', {}],
    [
      'as a number in a variable',
      'query ($n: NhsNumber!) { personByNhsNumber(nhsNumber: $n) { id } }',
      { n: 9990000019 },
    ],
    ['where a name is meant', '{ people(where: { name: 9990000019 }) { totalCount } }', {}],
    [
      'as the name in a variable',
      'query ($n: String) { people(where: { name: $n }) { totalCount } }',
      { n: 9990000019 },
    ],
    ['where a number is meant', 'query ($n: Int) { people(first: $n) { totalCount } }', { n: '9990000019' }],
    ['as an enum', '{ people(orderBy: 9990000019) { totalCount } }', {}],
    ['where the grammar breaks', '{ personByNhsNumber(nhsNumber: 999 9990000019) { id } }', {}],
    ['in an id', '{ person(id: "person_9990000019") { id } }', {}],
    [
      'inside an object',
      'query ($w: PersonWhere) { people(where: $w) { totalCount } }',
      { w: { name: { n: '9990000019' } } },
    ],
  ])('one %s is not repeated either', async (_, document, variables) => {
    const refusal = await refusalOf(kith, document, variables, 'gp');
    expect(refusal).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
    expect(refusal.text).not.toContain('9990000019');
  });
});
