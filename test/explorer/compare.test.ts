/** Side by side without a browser: the permalink, what is added to an operation, and how answers are laid over each other. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { type AlignedRow, align } from '../../src/explorer/compare/align.js';
import { comparisonIn, permalinkOf } from '../../src/explorer/compare/comparison.js';
import { completed } from '../../src/explorer/compare/completed.js';
import { pairItems } from '../../src/explorer/compare/pair-items.js';

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

describe('the permalink', () => {
  test('gives back whatever it was made of', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), { minLength: 1, maxLength: 4 });
    const texts = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(texts, fc.string({ unit: 'grapheme' }), names, (operation, variables, callers) => {
        const comparison = { operation, variables, callers };
        expect(comparisonIn(permalinkOf(comparison))).toEqual(comparison);
        expect(comparisonIn(new URL(permalinkOf(comparison), 'http://kith.example/compare').hash)).toEqual(comparison);
      }),
    );
  });

  test('asks as four at the most, each once, and what is no permalink asks nothing', () => {
    expect(comparisonIn('#as=a,a,b,c,d,e&operation=x&variables=')?.callers).toEqual(['a', 'b', 'c', 'd']);
    for (const hash of [
      '',
      '#',
      '#as=gp',
      '#operation=x&as=gp',
      '#as=&operation=x&variables=',
      '#as=<i>&operation=x&variables=',
    ])
      expect(comparisonIn(hash)).toBeUndefined();
  });
});

describe('an operation is completed', () => {
  test('with the row and what is withheld of it, wherever the type tells, in fragments too', () => {
    const { query } = completed(
      'query { person(id: "p") { ...Name plans { nodes { status } } } } fragment Name on Person { phone }',
      schema,
    );
    expect(query.match(/kithRow: id/g)).toHaveLength(3);
    expect(query.match(/kithWithheld: withheld/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('and tells what field answers under an alias', () => {
    const { fields } = completed('query { who: person(id: "p") { ... on Person { tel: phone } } }', schema);
    expect([...fields]).toEqual([
      ['who', 'person'],
      ['who.tel', 'phone'],
    ]);
  });

  test('a mutation, none, and two are refused', () => {
    expect(() => completed('mutation { a }', schema)).toThrow('Side by side only asks');
    expect(() => completed('query A { a } query B { b }', schema)).toThrow('exactly one operation');
    expect(() => completed('{ person', schema)).toThrow('Syntax Error');
  });
});

describe('items are paired', () => {
  test('by the row they are, whatever the order', () => {
    const [a, b] = [{ kithRow: 'a' }, { kithRow: 'b' }];
    expect(pairItems([[a, b], [b], undefined])).toEqual([
      [a, undefined, undefined],
      [b, b, undefined],
    ]);
  });

  test('where that is not known, by what they have in common', () => {
    const [lunch, choir] = [{ name: 'Lunch' }, { name: 'Choir' }];
    expect(pairItems([[lunch, choir], [choir]])).toEqual([
      [lunch, undefined],
      [choir, choir],
    ]);
  });

  test('rows that are known to differ are never one, though they read alike', () => {
    expect(pairItems([[{ kithRow: 'a', name: 'x' }], [{ kithRow: 'b', name: 'x' }]])).toHaveLength(2);
  });
});

describe('answers are laid over each other', () => {
  const fields = new Map([
    ['person', 'person'],
    ['person.name', 'preferredName'],
    ['person.tel', 'phone'],
    ['person.nhsNumber', 'nhsNumber'],
    ['person.plans', 'plans'],
    ['person.plans.title', 'title'],
  ]);
  const gp = {
    data: {
      person: { name: 'Dot', tel: '1', nhsNumber: '9', plans: [{ kithRow: 'p', title: null }], kithWithheld: [] },
    },
  };
  const charity = {
    data: {
      person: {
        name: 'Dorothy',
        tel: null,
        nhsNumber: null,
        plans: [],
        kithWithheld: [{ field: 'phone', reason: 'CONSENT', says: 'while CONTACT was agreed' }],
      },
    },
    extensions: { withheld: [{ path: ['person', 'nhsNumber'], field: 'Person.nhsNumber', reason: 'ROLE' }] },
  };
  const nobody = { data: { person: null } };
  const rows = align([gp, charity, nobody], fields);
  const kinds = (path: string) => row(path).cells.map(({ kind }) => kind);
  const row = (path: string) => rows.find((found) => found.path === path) as AlignedRow;

  test('what is withheld has its reason, from the row or from the operation', () => {
    expect(row('person.tel').cells[1]).toEqual({
      kind: 'withheld',
      reason: 'CONSENT',
      says: 'Read while CONTACT was agreed.',
    });
    expect(row('person.nhsNumber').cells[1]).toMatchObject({ kind: 'withheld', reason: 'ROLE' });
  });

  test('who has no such row is absent, and beneath it nothing is said of them', () => {
    expect(kinds('person')).toEqual(['inside', 'inside', 'absent']);
    expect(kinds('person.name')).toEqual(['value', 'value', 'covered']);
    expect(kinds('person.plans.0')).toEqual(['inside', 'absent', 'covered']);
    expect(kinds('person.plans.0.title')).toEqual(['nothing', 'covered', 'covered']);
  });

  test('only those who read it differ', () => {
    expect(row('person.name').isDifferent).toBe(true);
    expect(row('person.tel').isDifferent).toBe(false);
    expect(row('person.plans').isDifferent).toBe(true);
  });

  test('what was added to the operation is not shown', () => {
    expect(rows.map(({ label }) => label)).toEqual(['person', 'name', 'tel', 'nhsNumber', 'plans', '1', 'title']);
  });

  test('a caller who was refused as a whole covers nothing up', () => {
    expect(align([gp, { errors: [{ message: 'No.' }] }], fields)[0]?.cells.map(({ kind }) => kind)).toEqual([
      'inside',
      'covered',
    ]);
  });
});
