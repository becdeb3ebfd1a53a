/** How long `npm start` takes to its first answer, as for a newcomer: in a folder where nothing is, and again in the same. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { issueDevelopmentToken } from '../../src/platform/development-issuer.js';
import { claimsOf } from './contestant.js';
import { CASELOAD } from './operations.js';
import { root } from './place.js';
import type { Stop } from './stops.js';

/** Nobody waits longer. */
const DEADLINE = 120_000;
const ASKED_EVERY = 10;

export interface Starts {
  /** Seconds: the database is made, brought up to date and given its demo. */
  readonly cold: readonly number[];
  /** Seconds: all of that is there. */
  readonly warm: readonly number[];
}

export async function startUp(times: number, stops: Stop[]): Promise<Starts> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let time = 0; time < times; time++) {
    const home = mkdtempSync(join(tmpdir(), 'kith-start-'));
    const remove = async (): Promise<void> => rmSync(home, { recursive: true, force: true });
    stops.push(remove);
    cold.push(await secondsToAnswer(home, stops));
    warm.push(await secondsToAnswer(home, stops));
    await remove();
  }
  return { cold, warm };
}

async function secondsToAnswer(home: string, stops: Stop[]): Promise<number> {
  const port = await freePort();
  const token = await issueDevelopmentToken(home, claimsOf(CASELOAD.persona), 3600);
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: CASELOAD.bodies('kith')[0] as string,
  };
  const began = performance.now();
  const { PATH, HOME } = process.env;
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { PATH, HOME, KITH_HOME: home, PORT: String(port) },
    // A group of its own, as a terminal gives it: Ctrl-C is for all of it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  npm.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = once(npm, 'exit');
  const stop = async (): Promise<void> => {
    if (npm.exitCode === null && npm.signalCode === null) process.kill(-(npm.pid as number), 'SIGINT');
    await ended;
  };
  stops.push(stop);
  while (!(await isAnswered(`http://127.0.0.1:${port}/graphql`, request))) {
    if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}.\n${said}`);
    if (performance.now() - began > DEADLINE) throw new Error(`npm start answers nothing.\n${said}`);
    await pause(ASKED_EVERY);
  }
  const seconds = (performance.now() - began) / 1000;
  await stop();
  return seconds;
}

/** With the people of the demo's link worker: not before everything is there. */
async function isAnswered(url: string, request: RequestInit): Promise<boolean> {
  const response = await fetch(url, request).catch(() => undefined);
  if (!response?.ok) return false;
  const { data } = (await response.json()) as { data?: { people: { totalCount: number } | null } };
  return (data?.people?.totalCount ?? 0) > 0;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
