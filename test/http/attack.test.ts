/** Attacks on the places for operations: whoever goes away at an unlikely moment takes none along. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { ORGANISATION_CLAIM, ROLE_CLAIM } from '../../src/platform/claims.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { AUDIENCE, claims, ISSUER, rsa, signed } from './forgery/tokens.js';

const BODY = JSON.stringify({ query: '{ people(first: 1) { nodes { id } } }' });
/** How long the issuer takes to tell its keys, and Kith to give an operation up (milliseconds). */
const SLOW = 500;
const DEADLINE = 1_000;

const authorization = `Bearer ${signed()}`;
const headers = { 'content-type': 'application/json', authorization };
const request = [
  'POST /graphql HTTP/1.1',
  'host: kith',
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  `content-length: ${BODY.length}`,
  '',
  BODY,
].join('\r\n');

let issuer: Server;
let kith: Kith;
let owner: Client;

beforeAll(async () => {
  issuer = createServer(async (_request, response) => {
    await pause(SLOW);
    const keys = [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa' }];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  issuer.listen(0, '127.0.0.1');
  await once(issuer, 'listening');
  const database = await freshDatabase();
  const settings = {
    MAX_OPERATIONS: '3',
    OPERATION_DEADLINE_MS: String(DEADLINE),
    OIDC_ISSUER: ISSUER,
    OIDC_AUDIENCE: AUDIENCE,
    OIDC_JWKS_URI: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`,
  };
  kith = await startKith(settings, database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await kith.close();
  issuer.close();
  issuer.closeAllConnections();
});

async function connected(): Promise<Socket> {
  const { hostname, port } = new URL(kith.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const status = async (): Promise<number> => (await fetch(kith.url, { method: 'POST', headers, body: BODY })).status;
const three = (): Promise<number[]> => Promise.all([status(), status(), status()]);

test('clients that go before it is known who they are', async () => {
  for (const socket of await Promise.all([connected(), connected(), connected()])) {
    socket.write(request, () => setTimeout(() => socket.resetAndDestroy(), SLOW / 4));
  }
  await pause(SLOW + DEADLINE);
  expect(await three()).toEqual([200, 200, 200]);
});

test('a client that goes, its body unsent, while its member is looked up, does not end the process', async () => {
  const { member, organisation, role } = claimsOf('link-worker');
  const other = claims({ sub: member, [ORGANISATION_CLAIM]: organisation, [ROLE_CLAIM]: role });
  await owner.query('begin; lock table member in access exclusive mode');
  const socket = await connected();
  socket.write(request.replace(authorization, `Bearer ${signed(other)}`).slice(0, -10));
  await pause(200);
  socket.resetAndDestroy();
  await pause(100);
  await owner.query('rollback');
  await pause(200);
  expect(await three()).toEqual([200, 200, 200]);
});

test('a client that goes while several of its requests wait for their turn on one connection', async () => {
  await owner.query('begin; lock table person in access exclusive mode');
  const socket = await connected();
  socket.write(request.repeat(3));
  await pause(200);
  expect(await status()).toBe(503);
  socket.destroy();
  await owner.query('rollback');
  await pause(DEADLINE);
  expect(await three()).toEqual([200, 200, 200]);
});
