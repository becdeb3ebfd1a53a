/** Tokens: good ones give claims, as long as their issuer stands by its keys; what forgers try is in test/http/jwt.test.ts. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { type Authenticator, createAuthenticator } from '../../src/platform/auth.js';
import { ORGANISATION_CLAIM, ROLE_CLAIM } from '../../src/platform/claims.js';
import { type Config, readConfig } from '../../src/platform/config.js';
import { unauthenticated } from '../../src/platform/errors.js';
import { createLog } from '../../src/platform/log.js';

const issuer = 'https://login.example';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const member = '01941f29-7c00-7000-8000-000000000041';
const organisation = '01941f29-7c00-7000-8000-000000000003';

let issuerServer: Server;
let config: Config;
let home: string;
let fetches = 0;
let answer: () => { status: number; body: string };
let now = Date.UTC(2026, 2, 2, 9);
const logged: string[] = [];
const log = createLog('production', (line) => void logged.push(line));

const published = (...keys: { key: KeyObject; kid: string }[]) =>
  JSON.stringify({ keys: keys.map(({ key, kid }) => ({ ...key.export({ format: 'jwk' }), kid })) });
const both = () => published({ key: rsa.publicKey, kid: 'rsa' }, { key: ec.publicKey, kid: 'ec' });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kith-auth-'));
  issuerServer = createServer((request, response) => {
    fetches += 1;
    const { status, body } = request.url === '/keys' ? answer() : { status: 200, body: both() };
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' }).end(body);
  });
  await new Promise<void>((done) => issuerServer.listen(0, '127.0.0.1', done));
  const address = issuerServer.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  config = readConfig({
    KITH_HOME: home,
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: 'kith',
    OIDC_JWKS_URI: `http://127.0.0.1:${port}/keys`,
  });
});

afterAll(async () => {
  await new Promise((done) => issuerServer.close(done));
  rmSync(home, { recursive: true });
});

let door: Authenticator;
beforeEach(() => {
  fetches = 0;
  logged.length = 0;
  answer = () => ({ status: 200, body: both() });
  door = createAuthenticator(config, { log, now: () => now });
});

interface Signed {
  readonly payload?: JWTPayload;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly key?: KeyObject;
}

function sign({ payload = {}, header = {}, key = rsa.privateKey }: Signed = {}): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const claims = {
    iss: issuer,
    aud: 'kith',
    sub: member,
    exp: seconds + 600,
    [ORGANISATION_CLAIM]: organisation,
    [ROLE_CLAIM]: 'GP',
    ...payload,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'rsa', typ: 'JWT', ...header }).sign(key);
}

const enter = async (signed?: Signed) => door.authenticate(`Bearer ${await sign(signed)}`);
const seconds = (offset: number) => Math.floor(now / 1000) + offset;
async function expectRefused(authorization: string | undefined): Promise<void> {
  const error: unknown = await door.authenticate(authorization).catch((reason: unknown) => reason);
  expect(JSON.parse(JSON.stringify(error))).toEqual(JSON.parse(JSON.stringify(unauthenticated())));
}

describe('a good token', () => {
  test('gives member, organisation and role', async () => {
    expect(await enter()).toEqual({ member, organisation, role: 'GP' });
  });

  test.each<[string, Signed]>([
    ['ES256', { header: { alg: 'ES256', kid: 'ec' }, key: ec.privateKey }],
    ['PS256', { header: { alg: 'PS256' } }],
    ['type at+jwt', { header: { typ: 'at+jwt' } }],
    ['no type', { header: { typ: undefined } }],
    ['several audiences', { payload: { aud: ['portal', 'kith'] } }],
    ['expired within the tolerance', { payload: { exp: Math.floor(Date.UTC(2026, 2, 2, 9) / 1000) - 20 } }],
  ])('may be: %s', async (_kind, signed) => {
    expect(await enter(signed)).toMatchObject({ role: 'GP' });
  });

  test('is trusted without another look, but not beyond its end', async () => {
    const token = `bearer ${await sign({ payload: { exp: seconds(60) } })}`;
    await door.authenticate(token);
    now += 80_000;
    expect(await door.authenticate(token)).toMatchObject({ member });
    now += 11_000;
    await expectRefused(token);
    expect(fetches).toBe(1);
  });
});

describe('the issuer’s keys', () => {
  test('are fetched once for many, and for nonsense no oftener than every half minute', async () => {
    await Promise.all(Array.from({ length: 20 }, () => enter()));
    expect(fetches).toBe(1);
    const nonsense = await sign({ header: { kid: 'nonsense' }, key: stranger.privateKey });
    await Promise.all(Array.from({ length: 50 }, () => expectRefused(`Bearer ${nonsense}`)));
    expect(fetches).toBe(1);
    now += 31_000;
    await Promise.all(Array.from({ length: 50 }, () => expectRefused(`Bearer ${nonsense}`)));
    expect(fetches).toBe(2);
  });

  test('are fetched again for a key that is new', async () => {
    answer = () => ({ status: 200, body: published({ key: rsa.publicKey, kid: 'rsa' }) });
    await enter();
    answer = () => ({ status: 200, body: both() });
    now += 31_000;
    expect(await enter({ header: { alg: 'ES256', kid: 'ec' }, key: ec.privateKey })).toMatchObject({ member });
    expect(fetches).toBe(2);
  });

  test('that were withdrawn stop working within minutes, for tokens already seen too', async () => {
    const token = `Bearer ${await sign({ payload: { exp: seconds(7200) } })}`;
    await door.authenticate(token);
    answer = () => ({ status: 200, body: published({ key: ec.publicKey, kid: 'ec' }) });
    now += 11 * 60_000;
    await expectRefused(token);
  });

  test('still count for an hour when the issuer does not answer; then nobody enters', async () => {
    await enter();
    answer = () => ({ status: 503, body: 'down' });
    now += 59 * 60_000;
    expect(await enter()).toMatchObject({ member });
    now += 2 * 60_000;
    await expectRefused(`Bearer ${await sign()}`);
    expect(logged.join()).toContain('the issuer answered 503');
    expect(logged.join()).not.toContain('eyJ');
  });

  test.each<[string, () => { status: number; body: string }]>([
    ['an error', () => ({ status: 500, body: 'oops' })],
    ['no JSON', () => ({ status: 200, body: '<html>' })],
    ['no keys', () => ({ status: 200, body: '{"keys":[]}' })],
    ['far too much', () => ({ status: 200, body: `{"keys":[{"kty":"${'x'.repeat(600_000)}"}]}` })],
    ['a redirect', () => ({ status: 302, body: '' })],
  ])('an issuer that sends %s lets nobody in and is asked again only after a pause', async (_kind, response) => {
    answer = response;
    await expectRefused(`Bearer ${await sign()}`);
    await expectRefused(`Bearer ${await sign()}`);
    expect(fetches).toBe(1);
    answer = () => ({ status: 200, body: both() });
    now += 6_000;
    expect(await enter()).toMatchObject({ member });
  });
});
