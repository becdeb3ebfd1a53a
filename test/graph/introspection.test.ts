/** What the schema says of itself is answered as graphql-js would, and bounded; it can be switched off. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execute, getIntrospectionQuery, parse } from 'graphql';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { testSchemas } from '../support/schemas.js';

const { ofRole } = testSchemas();

describe('answered', () => {
  let kith: Kith;
  beforeAll(async () => {
    kith = await startKith();
  });
  afterAll(() => kith.close());

  const OF_PERSON = '__type(name: "Person") { name fields { name } }';

  test.each<[string, string, Record<string, unknown>]>([
    [
      'as tools ask',
      getIntrospectionQuery({
        schemaDescription: true,
        inputValueDeprecation: true,
        directiveIsRepeatable: true,
        specifiedByUrl: true,
        oneOf: true,
      }),
      {},
    ],
    ['of one type', `{ ${OF_PERSON} }`, {}],
    ['of a type there is none of', '{ __type(name: "Nobody") { name } }', {}],
    [
      'with variables',
      'query ($name: String!, $old: Boolean = true) { __type(name: $name) { fields(includeDeprecated: $old) { name isDeprecated deprecationReason } } }',
      { name: 'Person' },
    ],
    [
      'with names and fragments',
      '{ me: __type(name: "Member") { ...T __typename } it: __type(name: "Gender") { ...T } } fragment T on __Type { kind name description enumValues { name } fields { name type { kind name ofType { name } } args { name defaultValue } } }',
      {},
    ],
    [
      'with what is left out',
      'query ($no: Boolean = false) { __schema { queryType { name @include(if: $no) kind @skip(if: $no) } directives { name locations } } }',
      {},
    ],
  ])('%s', async (_, query, variables) => {
    for (const who of ['team-lead', 'charity']) {
      const expected = execute({
        schema: ofRole[claimsOf(who).role],
        document: parse(query),
        variableValues: variables,
      });
      const { status, text } = await kith.as(who).run(query, variables);
      expect(status).toBe(200);
      expect(JSON.stringify(JSON.parse(text).data)).toBe(JSON.stringify((await expected).data));
    }
  });

  test('beside what is read, each in its place', async () => {
    const { data } = await kith
      .as('charity')
      .run(`{ viewer { role } ${OF_PERSON} people(first: 1) { nodes { __typename } } }`);
    expect(Object.keys(data ?? {})).toEqual(['viewer', '__type', 'people']);
  });
});

describe('switched off', () => {
  let kith: Kith;
  beforeAll(async () => {
    kith = await startKith({ INTROSPECTION: 'off' });
  });
  afterAll(() => kith.close());

  test.each([
    ['the schema', '{ __schema { queryType { name } } }'],
    ['a type', '{ __type(name: "Person") { name } }'],
    ['under another name', '{ viewer: __schema { queryType { name } } }'],
    ['in a fragment', '{ viewer { role } ...__schema } fragment __schema on Query { __schema { queryType { name } } }'],
    ['left out', '{ viewer { role } __schema @include(if: false) { queryType { name } } }'],
  ])('%s is refused in one way', async (_, query) => {
    const { status, text } = await kith.as('gp').run(query);
    expect(status).toBe(403);
    expect(text).toBe(
      '{"errors":[{"message":"Asking what the schema is has been switched off here.","extensions":{"code":"NOT_ALLOWED"}}]}\n'.trimEnd(),
    );
  });

  test('what names a row’s type is no introspection', async () => {
    expect(await kith.as('gp').run('{ viewer { __typename } }')).toMatchObject({ status: 200, errors: [] });
  });
});
