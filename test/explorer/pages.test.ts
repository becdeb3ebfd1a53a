/** The explorer's pages as the server serves them: what, with which policy, to whom, and that production hands out no token. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personas } from '../../src/cli/personas.js';
import { readConfig } from '../../src/platform/config.js';
import { type Kith, startKith } from '../support/kith.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  OIDC_ISSUER: 'https://login.example',
  OIDC_AUDIENCE: 'kith',
  OIDC_JWKS_URI: 'https://login.example/keys',
};
const PAGES = ['/', '/compare', '/graph', '/access', '/portal'];

let kith: Kith;
let without: Kith;
let production: Kith;

beforeAll(async () => {
  kith = await startKith({ EXPLORER: 'on' });
  without = await startKith();
  production = await startKith({ ...PRODUCTION, EXPLORER: 'on' });
});
afterAll(async () => {
  await Promise.all([kith, without, production].map((started) => started.close()));
});

const get = (path: string, { from = kith, ...init }: RequestInit & { from?: Kith } = {}) =>
  fetch(new URL(path, from.url), init);

describe('where it is served', () => {
  test('in development, unless switched off; in production only where switched on', () => {
    const given = { CURSOR_SECRET: 'x'.repeat(32) };
    expect(readConfig(given).explorer).toBe(true);
    expect(readConfig({ ...given, EXPLORER: 'off' }).explorer).toBe(false);
    expect(readConfig({ ...given, ...PRODUCTION }).explorer).toBe(false);
    expect(readConfig({ ...given, ...PRODUCTION, EXPLORER: 'on' }).explorer).toBe(true);
    expect(() => readConfig({ ...given, EXPLORER: 'yes' })).toThrow('EXPLORER must be on or off.');
  });

  test.each(PAGES)('%s', async (path) => {
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await get(path, { from: without })).status).toBe(404);
  });

  test('what is not there is refused in JSON, and so is what lies beside', async () => {
    for (const path of ['/nothing', '/pages.json', '/assets/', '/assets/%2e%2e/pages.json', '/assets/..%2fpages.json'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect((await raw('/assets/../pages.json')).status).toBe(404);
  });

  test('a page is only read', async () => {
    const refused = await get('/', { method: 'POST', body: '{}' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('the policy', () => {
  test.each(PAGES)('%s loads nothing but from here', async (path) => {
    const policy = (await get(path)).headers.get('content-security-policy') ?? '';
    const rules = Object.fromEntries(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
    expect(rules).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'connect-src': ["'self'"],
      'worker-src': ["'self'"],
      'font-src': ["'self'"],
      'frame-ancestors': ["'none'"],
    });
    const editor = path === '/' ? ["'unsafe-inline'"] : [];
    expect(rules['style-src']).toEqual(["'self'", ...editor]);
  });

  test.each(PAGES)('%s has nothing inline and nothing of elsewhere', async (path) => {
    const html = await (await get(path)).text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|https?:\/\//);
    for (const [, source] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const asset = await get(source ?? '');
      expect([source, asset.status]).toEqual([source, 200]);
    }
  });
});

test('what a page is made of is kept for good; a page is asked for again, and answered only when it changed', async () => {
  const page = await get('/compare');
  const [, script = ''] = /src="([^"]+)"/.exec(await page.text()) ?? [];
  const asset = await get(script);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await asset.arrayBuffer()).byteLength).toBe(Number(asset.headers.get('content-length')));
  expect(page.headers.get('cache-control')).toBe('no-cache');
  for (const [path, etag] of [
    ['/compare', page.headers.get('etag')],
    [script, asset.headers.get('etag')],
  ] as const) {
    const again = await get(path, { headers: { 'if-none-match': etag ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
});

describe('tokens', () => {
  test('in development each persona has one, and it works', async () => {
    const callers = (await (await get('/callers')).json()) as { name: string; role: string; token: string }[];
    expect(callers.map(({ name }) => name)).toEqual(personas.map(({ name }) => name));
    const answers = await Promise.all(
      callers.map(async ({ token }) => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
        const body = JSON.stringify({ query: '{ viewer { role } }' });
        const { data } = (await (await fetch(kith.url, { method: 'POST', headers, body })).json()) as {
          data: { viewer: { role: string } };
        };
        return data.viewer.role;
      }),
    );
    expect(answers).toEqual(callers.map(({ role }) => role));
  });

  test('a page of elsewhere that was made to lead here gets none', async () => {
    expect((await raw('/callers', { host: 'evil.example' })).status).toBe(403);
    expect((await raw('/callers', { host: 'localhost.evil.example:4000' })).status).toBe(403);
    expect((await raw('/callers', { host: 'localhost:4000' })).status).toBe(200);
  });

  test('in production there is none to be had, and the page asks for one’s own', async () => {
    expect((await get('/callers', { from: production })).status).toBe(404);
    expect(await (await get('/', { from: production })).text()).toContain('name="kith-callers" content="own-token"');
    expect(await (await get('/')).text()).toContain('name="kith-callers" content="personas"');
  });
});

/** `fetch` would tidy the path and write the host itself. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number | undefined }> {
  const { hostname, port } = new URL(kith.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode });
    });
    asked.once('error', reject).end();
  });
}
