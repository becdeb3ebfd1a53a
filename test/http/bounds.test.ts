/** Bounds: each is met, told in a sentence with a code, and leaves what is just within it alone. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { BOUNDS, VARIABLE_BOUNDS } from '../../src/graph/bounds.js';
import { MOST_LOOKUPS } from '../../src/graph/cost.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';

let kith: Kith;

beforeAll(async () => {
  kith = await startKith();
});
afterAll(() => kith.close());

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
const DOT = `person(id: "person_${DEMO_PERSON.id}")`;
/** Fragments of which each spreads the next one twice. */
const doubling = (steps: number): string =>
  `{ ...F0 } ${times(steps, (n) => `fragment F${n} on Query { ${n === steps - 1 ? 'viewer { role }' : `...F${n + 1} ...F${n + 1}`} }`)}`;
const ofFragments = (count: number): string =>
  `{ viewer { ${times(count, (n) => `...F${n}`)} } } ${times(count, (n) => `fragment F${n} on Viewer { role }`)}`;
const ofTokens = (count: number): string =>
  `{ referrals(first: 1, where: { status: [${'RECEIVED '.repeat(count)}] }) { nodes { id } } }`;
const deep = (levels: number): string =>
  `{ ${DOT} { ${'plans(first: 1) { nodes { person { '.repeat((levels - 2) / 3)}id${' } } }'.repeat((levels - 2) / 3)} } }`;

async function answerTo(query: string, variables: Record<string, unknown> = {}) {
  const { status, errors } = await kith.as('link-worker').run(query, variables);
  return { status, code: errors[0]?.extensions?.code, message: errors[0]?.message ?? '' };
}

describe('a document', () => {
  test.each<[string, string, string]>([
    ['tokens', ofTokens(BOUNDS.tokens - 30), ofTokens(BOUNDS.tokens)],
    ['depth', deep(23), deep(26)],
    [
      'aliases',
      `{ viewer { ${times(BOUNDS.aliases, (n) => `a${n}: role`)} } }`,
      `{ viewer { ${times(BOUNDS.aliases + 1, (n) => `a${n}: role`)} } }`,
    ],
    [
      'aliases of __typename',
      `{ viewer { ${times(BOUNDS.aliases, (n) => `a${n}: __typename`)} } }`,
      `{ viewer { ${times(BOUNDS.aliases + 1, (n) => `a${n}: __typename`)} } }`,
    ],
    [
      'directives',
      `{ viewer { ${times(BOUNDS.directives, () => 'role @include(if: true)')} } }`,
      `{ viewer { ${times(BOUNDS.directives + 1, () => 'role @include(if: true)')} } }`,
    ],
    ['fragments', ofFragments(BOUNDS.fragments), ofFragments(BOUNDS.fragments + 1)],
    [
      'rootFields',
      `{ ${times(BOUNDS.rootFields, (n) => `a${n}: __typename`)} }`,
      `{ ${times(BOUNDS.rootFields + 1, (n) => `a${n}: __typename`)} }`,
    ],
    ['rootFields by fragments', doubling(4), doubling(7)],
    ['rootFields by fragments that double', doubling(4), doubling(BOUNDS.fragments)],
    [
      'fields by fragments',
      `{ viewer { ...A } } fragment A on Viewer { ...B ...B ...B } fragment B on Viewer { ${'role '.repeat(300)} }`,
      `{ viewer { ...A } } fragment A on Viewer { ...B ...B ...B ...B } fragment B on Viewer { ${'role '.repeat(300)} }`,
    ],
  ])('may not have more %s than is allowed, and may have that many', async (bound, within, beyond) => {
    const name = bound.split(' ')[0] as keyof typeof BOUNDS;
    const refused = await answerTo(beyond);
    expect(refused).toMatchObject({ status: 400, code: 'TOO_COMPLEX' });
    expect(refused.message).toMatch(new RegExp(`^A document may have ${BOUNDS[name]} `));
    expect(await answerTo(within)).toEqual({ status: 200, code: undefined, message: '' });
  });

  test('may not spread fragments in a ring, used or not', async () => {
    const ring = 'fragment A on Person { plans { nodes { person { ...B } } } } fragment B on Person { ...A id }';
    for (const query of [`{ ${DOT} { ...A } } ${ring}`, `{ viewer { role } } ${ring}`]) {
      expect(await answerTo(query)).toEqual({
        status: 400,
        code: 'INVALID_INPUT',
        message: 'The fragment A may not spread itself, not even by way of others.',
      });
    }
  });

  test('is measured by what it asks, not by what its fragments are called', async () => {
    const rings = 'fields { type { fields { type { name } } } }';
    for (const name of ['__schema', '__type', 'IntrospectionQuery', 'constructor']) {
      const query = `query ${name} { __schema { types { ...${name} } } } fragment ${name} on __Type { ${rings} }`;
      expect(await answerTo(query)).toMatchObject({ status: 400, code: 'TOO_COMPLEX' });
      const wide = `{ viewer { ...${name} } } fragment ${name} on Viewer { ${times(BOUNDS.aliases + 1, (n) => `a${n}: role`)} }`;
      expect(await answerTo(wide)).toMatchObject({ status: 400, code: 'TOO_COMPLEX' });
    }
  });

  test.each([
    ['under other names', '{ a: __schema { queryType { name } } }'],
    ['with parts under other names', '{ __schema { a: types { name } b: types { name } } }'],
    ['in rings', '{ __schema { types { interfaces { possibleTypes { name } } } } }'],
    ['in rings from one type', '{ __type(name: "Person") { fields { type { fields { name } } } } }'],
  ])('may not ask for the schema %s', async (_, query) => {
    expect(await answerTo(query)).toMatchObject({ status: 400, code: 'TOO_COMPLEX' });
  });

  test('may not look into very many tables', async () => {
    const timelines = (count: number) =>
      `{ ${DOT} { ${times(count, (n) => `a${n}: timeline(first: 1) { nodes { node { id } } }`)} } }`;
    expect(await answerTo(timelines(1))).toMatchObject({ status: 200 });
    const refused = await answerTo(timelines(4));
    expect(refused).toMatchObject({ status: 400, code: 'TOO_COMPLEX' });
    expect(refused.message).toContain(`${MOST_LOOKUPS} is the most`);
  });
});

describe('variables', () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  test.each<[string, unknown, unknown]>([
    ['very many', Array(100).fill(`person_${DEMO_PERSON.id}`), Array(VARIABLE_BOUNDS.values).fill('a')],
    ['nested very deep', [`person_${DEMO_PERSON.id}`], JSON.parse('['.repeat(500) + ']'.repeat(500))],
  ])('may not be %s', async (_, within, beyond) => {
    expect(await answerTo(query, { ids: within })).toMatchObject({ status: 200 });
    expect(await answerTo(query, { ids: beyond })).toMatchObject({ status: 400, code: 'TOO_COMPLEX' });
    expect(await answerTo('{ viewer { role } }', { unused: beyond })).toMatchObject({ code: 'TOO_COMPLEX' });
  });

  test('that are wrong many times over are told about a few times', async () => {
    const w = { status: Array(1_500).fill('NONE') };
    const { errors } = await kith
      .as('gp')
      .run('query ($w: ReferralWhere) { referrals(where: $w) { nodes { id } } }', { w });
    expect(errors[0]?.extensions?.problems).toHaveLength(20);
  });
});

test('what is wrong with a document is told a few times, and without guesses at what was meant', async () => {
  const { errors, text } = await kith.as('gp').run(`{ viewer { ${times(100, (n) => `rol${n}`)} rolee } peopl { id } }`);
  expect(errors.length).toBeLessThanOrEqual(11);
  expect(text).not.toMatch(/did you mean/i);
});

describe('requests that are not HTTP, or not the HTTP that is spoken here', () => {
  const raw = async (text: string): Promise<string> => {
    const { hostname, port } = new URL(kith.url);
    const socket = connect(Number(port), hostname);
    socket.write(text);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    await once(socket, 'close');
    return answer;
  };

  test.each<[string, string, number]>([
    ['nonsense', 'hello\r\n\r\n', 400],
    ['a header that never ends', `POST /graphql HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
    ],
    ['no host', 'POST /graphql HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['an expectation', 'POST /graphql HTTP/1.1\r\nhost: a\r\nexpect: miracles\r\nconnection: close\r\n\r\n', 417],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n', 405],
    ['TRACE', 'TRACE /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 401],
    ['an upgrade', 'GET /graphql HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: close, upgrade\r\n\r\n', 401],
    ['another version', 'POST /graphql HTTP/9.9\r\n\r\n', 400],
  ])('%s is refused in JSON', async (_, text, status) => {
    const answer = await raw(text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/content-type: application\/json/i);
    expect(JSON.parse(body)).toMatchObject({
      errors: [{ message: expect.any(String), extensions: { code: expect.any(String) } }],
    });
  });
});

test('of somebody unknown nothing is looked at, so nothing of the schema is told', async () => {
  const bodies = [
    '{ nothing }',
    '{ viewer { rol } }',
    '{ __schema { types { name } } }',
    '{',
    '{ people(first: "x") { id } }',
  ];
  const answers = await Promise.all(
    bodies.map(async (query) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(kith.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return `${response.status} ${await response.text()}`;
    }),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toBe(
    '401 {"errors":[{"message":"Who is asking is not known: send a valid bearer token.","extensions":{"code":"UNAUTHENTICATED"}}]}',
  );
});

test('a form of another site cannot send an operation, not even with a token', async () => {
  const authorization = `Bearer ${await kith.token(claimsOf('gp'))}`;
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    '',
  ]) {
    const headers = { authorization, 'content-type': type };
    const response = await fetch(kith.url, { method: 'POST', headers, body: '{"query":"{ viewer { role } }"}' });
    expect(response.status).toBe(415);
  }
});
