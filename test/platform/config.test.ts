/** The configuration: what it reads, what it refuses, and that it tells every problem in one go. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/platform/config.js';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kith-config-'));
});
afterAll(() => rmSync(home, { recursive: true }));

const production = {
  KITH_ENV: 'production',
  OIDC_ISSUER: 'https://login.example/realms/care',
  OIDC_AUDIENCE: 'kith',
  OIDC_JWKS_URI: 'https://login.example/realms/care/keys',
  CURSOR_SECRET: 'x'.repeat(32),
};

/** The lines that follow the heading, without their indent. */
function problems(env: Record<string, string>): string[] {
  try {
    readConfig({ KITH_HOME: home, ...env });
  } catch (error) {
    return error instanceof Error
      ? error.message
          .split('\n')
          .slice(1)
          .map((line) => line.trim())
      : [];
  }
  throw new Error('This configuration should have been refused.');
}

test('development needs nothing, and keeps its cursor secret for the next start, for itself alone', () => {
  const config = readConfig({ KITH_HOME: home });
  expect(config).toMatchObject({
    environment: 'development',
    host: '127.0.0.1',
    port: 4000,
    home,
    databaseUrl: undefined,
    oidc: undefined,
    readRowSecurity: true,
    preparedStatements: true,
  });
  expect(config.cursorSecret.length).toBeGreaterThanOrEqual(32);
  expect(readConfig({ KITH_HOME: home }).cursorSecret).toBe(config.cursorSecret);
  expect(statSync(join(home, 'cursor-secret')).mode & 0o777).toBe(0o600);
});

test('KITH_HOME is .kith in the current folder unless set, and an empty variable is not set', () => {
  expect(readConfig({ CURSOR_SECRET: 'x'.repeat(32), KITH_HOME: '', PORT: '' }, '/srv/kith')).toMatchObject({
    home: '/srv/kith/.kith',
    port: 4000,
  });
});

test('TRUSTED_DOCUMENTS is a folder, seen from the current one', () => {
  const given = { CURSOR_SECRET: 'x'.repeat(32), TRUSTED_DOCUMENTS: 'portal/trusted' };
  expect(readConfig(given, '/srv/kith').trustedDocuments).toBe('/srv/kith/portal/trusted');
  expect(readConfig({ ...given, TRUSTED_DOCUMENTS: '' }, '/srv/kith').trustedDocuments).toBeUndefined();
});

test('every problem is told at once, each with what to do', () => {
  const found = problems({
    PORT: '70000',
    HOST: 'not a host',
    DATABASE_URL: 'mysql://db/kith',
    READ_ROW_SECURITY: 'maybe',
    POOL_SIZE: '0',
    KITH_ENV: 'prod',
    OIDC_ISSUER: 'login.example',
    CURSOR_SECRET: 'short',
  });
  for (const name of [
    'PORT',
    'HOST',
    'DATABASE_URL',
    'READ_ROW_SECURITY',
    'POOL_SIZE',
    'KITH_ENV',
    'OIDC_ISSUER',
    'CURSOR_SECRET',
  ]) {
    expect(found.filter((line) => line.startsWith(`${name} must be`))).toHaveLength(1);
  }
  expect(found).toContain('OIDC_AUDIENCE and OIDC_JWKS_URI must be set too: the three OIDC variables belong together.');
  expect(found).toHaveLength(9);
});

test('a problem never repeats a value, which may be a password', () => {
  expect(problems({ DATABASE_URL: 'mysql://kith:hunter2@db/kith', CURSOR_SECRET: 'hunter2' }).join()).not.toContain(
    'hunter2',
  );
});

describe('production', () => {
  test('takes a whole configuration and writes nothing to disk', () => {
    expect(readConfig({ ...production, KITH_HOME: '/dev/null/nowhere' })).toMatchObject({
      environment: 'production',
      oidc: { issuer: production.OIDC_ISSUER, audience: 'kith', jwksUri: production.OIDC_JWKS_URI },
      cursorSecret: production.CURSOR_SECRET,
    });
  });

  test('refuses to be its own issuer, and a missing cursor secret', () => {
    const found = problems({ NODE_ENV: 'production' });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URI must be set in production/);
    expect(found[1]).toMatch(/^CURSOR_SECRET must be set in production/);
  });

  test('refuses keys fetched in the clear, but for this machine itself', () => {
    expect(problems({ ...production, OIDC_JWKS_URI: 'http://login.example/keys' })).toEqual([
      'OIDC_JWKS_URI must begin with https:// in production: keys fetched in the clear can be exchanged.',
    ]);
    expect(problems({ ...production, OIDC_JWKS_URI: 'http://127.0.0.1.evil.example/keys' })).toHaveLength(1);
    expect(readConfig({ ...production, OIDC_JWKS_URI: 'http://127.0.0.1:8080/keys' }).oidc?.jwksUri).toContain(
      '127.0.0.1',
    );
  });
});

test('KITH_ENV stands above NODE_ENV, and an unknown environment is refused rather than taken for development', () => {
  expect(readConfig({ ...production, NODE_ENV: 'development' }).environment).toBe('production');
  expect(problems({ NODE_ENV: 'staging' })).toEqual(['NODE_ENV must be development, production or test.']);
});

test('the owner’s URL alone is refused', () => {
  expect(problems({ MIGRATE_DATABASE_URL: 'postgres://kith_owner@db/kith' })).toEqual([
    'DATABASE_URL must be set too, for MIGRATE_DATABASE_URL is the same database under its owner.',
  ]);
});
