/** Starting and stopping as a person meets it: real processes, real signals, a real database in a folder of its own. */
import { existsSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { personas } from '../../src/cli/personas.js';
import { issueDevelopmentToken } from '../../src/platform/development-issuer.js';
import { clearAway, databaseRuns, startKith, temporaryHome } from './kith-process.js';

afterAll(clearAway);

const migrateCommand = new URL('../../dist/src/cli/migrate.js', import.meta.url).pathname;
const tokenCommand = new URL('../../dist/src/cli/token.js', import.meta.url).pathname;

test('starts, keeps a second start out, lets commands in, survives kill -9, and Ctrl-C ends all of it', async () => {
  const home = temporaryHome();
  const first = startKith({ KITH_HOME: home });
  const url = await first.ready();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
  expect((await fetch(url, { method: 'POST' })).status).toBeGreaterThan(0);
  expect(first.output()).toContain('npm run --silent token -- link-worker');

  const second = startKith({ KITH_HOME: home });
  expect(await second.exited()).toBe(1);
  expect(second.output()).toContain(`Kith is already at work in ${home}: process ${first.pid} (npm start) holds it.`);

  const command = startKith({ KITH_HOME: home }, migrateCommand);
  expect([await command.exited(), command.output()]).toEqual([0, 'Nothing to do.\n']);

  first.kill('SIGKILL');
  await first.exited();
  expect(await databaseRuns(home)).toBe(true);
  const third = startKith({ KITH_HOME: home });
  await third.ready();

  third.interrupt();
  expect(await third.exited()).toBe(0);
  expect(third.output()).toContain('Kith has stopped.');
  expect(await databaseRuns(home)).toBe(false);
  expect(existsSync(join(home, 'lock'))).toBe(false);
}, 60_000);

test('a request under way is answered before it stops, and a connection kept alive does not hold it up', async () => {
  const home = temporaryHome();
  const kith = startKith({ KITH_HOME: home, DEMO_PEOPLE: '20' });
  const { port } = new URL(await kith.ready());
  const body = '{"query":"{ viewer { role } }"}';
  const agent = new Agent({ keepAlive: true });
  const authorization = `Bearer ${await issueDevelopmentToken(home, personas[0]!, 60)}`;
  const headers = { 'content-type': 'application/json', 'content-length': body.length, authorization };
  const asked = request({ port, agent, headers, method: 'POST', path: '/graphql' });
  const answered = new Promise<number | undefined>((done, fail) => {
    asked.once('response', (response) => response.resume().once('end', () => done(response.statusCode)));
    asked.once('error', fail);
  });
  asked.write(body.slice(0, 5));
  await new Promise((next) => setTimeout(next, 200));
  const stopping = Date.now();
  kith.kill('SIGTERM');
  await kith.says(/Stopping/);
  asked.end(body.slice(5));
  expect(await answered).toBe(200);
  expect(await kith.exited()).toBe(0);
  expect(Date.now() - stopping).toBeLessThan(4_000);
  agent.destroy();
}, 60_000);

test('SIGTERM while it is still starting leaves nothing running', async () => {
  const home = temporaryHome();
  const kith = startKith({ KITH_HOME: home });
  await kith.says(/Making a PostgreSQL database/);
  kith.kill('SIGTERM');
  expect(await kith.exited()).toBe(0);
  expect(await databaseRuns(home)).toBe(false);
  const again = startKith({ KITH_HOME: home });
  await again.ready();
  again.kill('SIGTERM');
  expect(await again.exited()).toBe(0);
}, 60_000);

test('a taken port is told in a sentence, and the database is stopped again', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const home = temporaryHome();
  const kith = startKith({ KITH_HOME: home, PORT: String(port) });
  expect(await kith.exited()).toBe(1);
  expect(kith.output()).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
  expect(kith.output()).not.toContain('    at ');
  expect(await databaseRuns(home)).toBe(false);
  await new Promise((done) => other.close(done));
}, 60_000);

// Root may write anywhere, so the folder is one that nobody can make.
test.each([
  ['/proc/kith', 'the disk does not take a folder there'],
  [join('FILE', 'kith'), 'a file is in the way where a folder is needed'],
])('a folder that cannot be written (%s) is told in a sentence', async (path, reason) => {
  const file = join(temporaryHome(), 'file');
  writeFileSync(file, '');
  const home = path.replace('FILE', file);
  const kith = startKith({ KITH_HOME: home });
  expect(await kith.exited()).toBe(1);
  expect(kith.output()).toBe(
    `Kith cannot keep its data in ${home}: ${reason}. Set KITH_HOME to a folder that it may write to.\n`,
  );
});

test('production does not start on the development issuer, and makes no tokens', async () => {
  for (const script of [undefined, tokenCommand]) {
    const kith = startKith({ KITH_HOME: temporaryHome(), NODE_ENV: 'production' }, script, ['gp']);
    expect(await kith.exited()).toBe(1);
    expect(kith.output()).toContain('OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URI must be set in production');
  }
});

test('the token command prints a token and nothing else, or says which people there are', async () => {
  const home = temporaryHome();
  const good = startKith({ KITH_HOME: home }, tokenCommand, ['charity-2', '--expires', '15m']);
  expect(await good.exited()).toBe(0);
  expect(good.output()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  const payload = JSON.parse(Buffer.from(good.output().split('.')[1] ?? '', 'base64url').toString());
  expect(payload.exp - payload.iat).toBe(900);

  const unknown = startKith({ KITH_HOME: home }, tokenCommand, ['doctor']);
  expect(await unknown.exited()).toBe(1);
  for (const { name } of personas) expect(unknown.output()).toContain(`  ${name} `);
  const eternal = startKith({ KITH_HOME: home }, tokenCommand, ['gp', '--expires', '10y']);
  expect(await eternal.exited()).toBe(1);
});
