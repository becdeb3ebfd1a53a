/** GraphQL over HTTP: the server-side audits of graphql-http against the real server. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type AuditResult, auditServer } from 'graphql-http';
import { claimsOf, type Kith, startKith } from '../support/kith.js';

let kith: Kith;
let results: AuditResult[];

beforeAll(async () => {
  kith = await startKith();
  const authorization = `Bearer ${await kith.token(claimsOf('gp'))}`;
  const fetchFn: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', authorization);
    return fetch(input, { ...init, headers });
  };
  results = await auditServer({ url: kith.url, fetchFn });
});
afterAll(() => kith.close());

const failed = (status: AuditResult['status']) =>
  results.filter((result) => result.status === status).map((result) => `${result.id} ${result.name}`);

test('no audit fails with an error', () => {
  expect(results.length).toBeGreaterThan(60);
  expect(failed('error')).toEqual([]);
});

test('of what is only recommended or allowed, two things are done otherwise', () => {
  // A refused operation is 4xx for every media type: 200 is there for clients of old, and Kith's portals are new.
  expect(failed('warn')).toEqual([
    '572B SHOULD use 200 status code on document parsing failure when accepting application/json',
    'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
    '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
  ]);
  // Nothing is asked by GET, because addresses are kept by proxies and browsers, and an NHS number must not be.
  expect(failed('notice')).toEqual([
    '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
    'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
    '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  ]);
});
