/** In development Kith is its own issuer; its tokens open nothing else. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { personas } from '../../src/cli/personas.js';
import { createAuthenticator } from '../../src/platform/auth.js';
import { readConfig } from '../../src/platform/config.js';
import { issueDevelopmentToken } from '../../src/platform/development-issuer.js';
import { unauthenticated } from '../../src/platform/errors.js';
import { createLog } from '../../src/platform/log.js';

const home = mkdtempSync(join(tmpdir(), 'kith-issuer-'));
const log = createLog('production', () => {});
const [someone] = personas;
if (!someone) throw new Error('There are no personas.');

afterAll(() => rmSync(home, { recursive: true }));

test('Kith is its own issuer, with a key that only its user can read', async () => {
  const door = createAuthenticator(readConfig({ KITH_HOME: home }), { log });
  for (const persona of personas) {
    const token = await issueDevelopmentToken(home, persona, 60);
    const { member, organisation, role } = persona;
    expect(await door.authenticate(`Bearer ${token}`)).toEqual({ member, organisation, role });
  }
  expect(statSync(join(home, 'issuer-key.json')).mode & 0o777).toBe(0o600);
});

test('a token of another folder’s key is refused', async () => {
  const other = mkdtempSync(join(tmpdir(), 'kith-other-'));
  const door = createAuthenticator(readConfig({ KITH_HOME: home }), { log });
  const token = await issueDevelopmentToken(other, someone, 60);
  rmSync(other, { recursive: true });
  await expect(door.authenticate(`Bearer ${token}`)).rejects.toThrow(unauthenticated().message);
});

test('a development token does not open a deployment with a real issuer, and no key is fetched for it', async () => {
  const settings = {
    KITH_HOME: home,
    OIDC_ISSUER: 'https://login.example',
    OIDC_AUDIENCE: 'kith',
    OIDC_JWKS_URI: 'http://127.0.0.1:9/keys',
  };
  const door = createAuthenticator(readConfig(settings), { log });
  const token = await issueDevelopmentToken(home, someone, 60);
  await expect(door.authenticate(`Bearer ${token}`)).rejects.toThrow(unauthenticated().message);
});
