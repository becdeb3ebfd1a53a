/** What the HTTP door refuses, before GraphQL sees it or at the next request: always JSON, with a code and a sentence. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations } from '../../src/cli/personas.js';
import type { Claims } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';

let kith: Kith;
let authorization: string;

beforeAll(async () => {
  kith = await startKith();
  authorization = `Bearer ${await kith.token(claimsOf('gp'))}`;
});
afterAll(() => kith.close());

const JSON_TYPE = 'application/json';
const QUERY = JSON.stringify({ query: '{ viewer { role } }' });

async function send(init: RequestInit, path = ''): Promise<{ status: number; code: unknown; response: Response }> {
  const response = await fetch(`${kith.url}${path}`, init);
  expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
  const answer = JSON.parse(await response.text());
  expect(answer).not.toHaveProperty('data');
  expect(answer.errors[0].message).toMatch(/^[A-Z`].*\.$/);
  return { status: response.status, code: answer.errors[0].extensions.code, response };
}

const post = (body: string, headers: Record<string, string> = {}) =>
  send({ method: 'POST', body, headers: { 'content-type': JSON_TYPE, authorization, ...headers } });

describe('who asks', () => {
  test('without a token nobody is known', async () => {
    const { status, code, response } = await send({
      method: 'POST',
      body: QUERY,
      headers: { 'content-type': JSON_TYPE },
    });
    expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  test.each([
    ['no token at all', 'Bearer'],
    ['another scheme', 'Basic Z3A6Z3A='],
    ['not a token', 'Bearer not.a.token'],
    ['a token of nobody’s key', `Bearer ${'e30'}.${'e30'}.${'AAAA'}`],
  ])('%s is refused alike', async (_, bad) => {
    const { status, code } = await post(QUERY, { authorization: bad });
    expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('a token whose signature was changed is refused', async () => {
    const [head, claims, signature = ''] = authorization.slice('Bearer '.length).split('.');
    const changed = `${head}.${claims}.${[...signature].reverse().join('')}`;
    expect(await post(QUERY, { authorization: `Bearer ${changed}` })).toMatchObject({ status: 401 });
  });

  test('the answer comes before anything of the body is read', async () => {
    const { hostname, port } = new URL(kith.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: ${JSON_TYPE}\r\ncontent-length: 5000\r\n\r\n`,
    );
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });

  test('a refusal to speak GraphQL is not even told to whoever is unknown', async () => {
    expect(await send({ method: 'POST', body: '<xml/>', headers: { 'content-type': 'text/xml' } })).toMatchObject({
      status: 401,
    });
  });
});

describe('a member who changes', () => {
  let own: Kith;
  let owner: Client;

  beforeAll(async () => {
    const database = await freshDatabase();
    own = await startKith({}, database);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await own.close();
  });

  const ask = async (claims: Claims) => {
    const { status, errors, data } = await own.as(claims).run('{ viewer { role } }');
    return { status, code: errors[0]?.extensions?.code, data };
  };
  const refused = { status: 401, code: 'UNAUTHENTICATED', data: undefined };

  test.each([
    [
      'is suspended',
      'gp',
      'update member set active = false where id = $1',
      'update member set active = true where id = $1',
    ],
    [
      'gets another role',
      'link-worker',
      "update member set role = 'TEAM_LEAD' where id = $1",
      "update member set role = 'LINK_WORKER' where id = $1",
    ],
    [
      'moves to another organisation',
      'charity',
      `update member set organisation_id = '${demoOrganisations.secondCharity}' where id = $1`,
      `update member set organisation_id = '${demoOrganisations.charity}' where id = $1`,
    ],
  ])('who %s is obeyed at the next request', async (_, persona, change, back) => {
    const claims = claimsOf(persona);
    expect(await ask(claims)).toMatchObject({ status: 200, data: { viewer: { role: claims.role } } });
    await owner.query(change, [claims.member]);
    expect(await ask(claims)).toEqual(refused);
    await owner.query(back, [claims.member]);
    expect(await ask(claims)).toMatchObject({ status: 200 });
  });

  test.each<[string, Partial<Claims>]>([
    ['a role the member does not have', { role: 'GP' }],
    ['an organisation the member is not of', { organisation: demoOrganisations.practice }],
    ['a member who does not exist', { member: '01941f29-7c00-7000-8000-0000000000ff' }],
  ])('a true token with %s is refused', async (_, wrong) => {
    expect(await ask({ ...claimsOf('charity'), ...wrong })).toEqual(refused);
  });
});

describe('what is sent', () => {
  test('another path is told where GraphQL is', async () => {
    expect(await send({ method: 'GET' }, '/../elsewhere')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])(
    '%s is not taken, as an address is kept by many',
    async (method) => {
      const response = await fetch(`${kith.url}?query={viewer{role}}`, { method, headers: { authorization } });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
      const text = await response.text();
      if (method !== 'HEAD')
        expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
    },
  );

  test.each([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a compressed body', { 'content-encoding': 'gzip' }],
  ])('%s is not taken', async (_, headers) => {
    expect(await post(QUERY, headers)).toMatchObject({ status: 415, code: 'INVALID_INPUT' });
  });

  test.each([
    ['not JSON', '{"query": "{ viewer'],
    ['nothing', ''],
    ['a number', '1'],
    ['null', 'null'],
    ['a list (a batch)', `[${QUERY}]`],
    ['no query', '{}'],
    ['a query that is no text', '{"query": {}}'],
    ['an empty query', '{"query": ""}'],
    ['variables that are no object', '{"query": "{ viewer { role } }", "variables": "x"}'],
    ['variables as a list', '{"query": "{ viewer { role } }", "variables": []}'],
    ['extensions that are no object', '{"query": "{ viewer { role } }", "extensions": 1}'],
    ['an operation name that is no text', '{"query": "{ viewer { role } }", "operationName": 1}'],
    ['an operation that is not there', '{"query": "query A { viewer { role } }", "operationName": "B"}'],
    ['two operations and no choice', '{"query": "query A { viewer { role } } query B { viewer { role } }"}'],
    ['a mutation, of which there are none', '{"query": "mutation { personRegister { id } }"}'],
    ['a subscription, of which there are none', '{"query": "subscription { people { id } }"}'],
  ])('a body that is %s', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });

  test('a persisted query is refused as clients that try one expect', async () => {
    const headers = { 'content-type': JSON_TYPE, authorization };
    const body = '{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "abc"}}}';
    const response = await fetch(kith.url, { method: 'POST', body, headers });
    expect(await response.json()).toMatchObject({ errors: [{ message: 'PersistedQueryNotSupported' }] });
  });

  test('a body too large is refused while it comes in', async () => {
    const body = JSON.stringify({ query: `{ viewer { role } } #${'x'.repeat(200 * 1024)}` });
    expect(await post(body)).toMatchObject({ status: 413, code: 'TOO_COMPLEX' });
  });

  test('nothing that was sent is repeated', async () => {
    const headers = { 'content-type': JSON_TYPE, authorization };
    const response = await fetch(kith.url, { method: 'POST', body: '{"query": "999 000 0018 secret"', headers });
    expect(await response.text()).not.toMatch(/secret|999 000/);
  });
});
