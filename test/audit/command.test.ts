/** `npm run audit` as somebody types it: the head to keep, the verdict in plain words, and the exit code for a script. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Trail } from './trail.js';

let trail: Trail;

beforeAll(async () => {
  trail = await Trail.open();
  await trail.kith.as('gp').run('{ people(first: 2) { nodes { givenName } } }');
  await trail.stopServer();
  await trail.seal();
});
afterAll(() => trail.close());

async function audit(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { appUrl, ownerUrl } = trail.kith.database;
  const env = { PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: appUrl, MIGRATE_DATABASE_URL: ownerUrl };
  const child = spawn(process.execPath, ['dist/src/cli/audit.js', ...args], { env });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, err };
}

test('the head can be kept, and is found again; what was tampered with is told, with the exit code 1', async () => {
  const head = await audit('head');
  expect(head).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+:[0-9a-f]{64} \d{4}-\d\d-\d\dT[\d:.]+Z\n$/) });
  const [kept] = head.out.split(' ') as [string];
  const whole = await audit('verify', '--head', kept);
  expect(whole).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+ sealed events are what they were\. None is/),
  });
  expect(whole.err).toMatch(/^\d+ seals …$/m);

  await trail.superuser.query(`set session_replication_role = replica; update access_event set purpose = 'Care.'
    where id = (select event_id from access_event_seal where position = 2); reset session_replication_role`);
  const broken = await audit('verify', '--head', kept);
  expect(broken).toMatchObject({ code: 1, out: '' });
  expect(broken.err).toMatch(/The access log was tampered with:\n- Position 2: the event .* are not what was sealed\./);
});

test('what it does not understand it answers with how it is used', async () => {
  for (const args of [
    [],
    ['verify', '--head', '12'],
    ['head', '--head', `1:${'0'.repeat(64)}`],
    ['prove'],
    ['--what'],
  ]) {
    const { code, err } = await audit(...args);
    expect({ args, code, says: err.includes('npm run audit -- verify') }).toEqual({ args, code: 1, says: true });
  }
  expect(await audit('--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run audit -- head') });
});
