/** The life of the embedded PostgreSQL's server process: made once, started as a child, stopped, cleared up after a crash. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Installation } from './embedded-binaries.js';
import { commandOf, isRunning } from './home-lock.js';
import { StartRefused } from './start-refused.js';

const run = promisify(execFile);

export interface Cluster {
  readonly port: number;
  /** Resolves when the server process is gone, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterSettings {
  readonly password: string;
  /** The port of last time, taken again when it is free. */
  readonly port: number | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  /** False for a database that may be lost with the machine, as in tests. */
  readonly durable: boolean;
}

const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

export function dataFolder({ place }: Installation): string {
  return join(place, 'postgres');
}

/** Makes the cluster's files; a half-made one is never taken for a whole one. */
export async function initialise(installation: Installation, settings: ClusterSettings): Promise<void> {
  const { native, place, runAs } = installation;
  for (const left of readdirSync(place).filter((name) => name.startsWith('postgres.making-'))) {
    rmSync(join(place, left), { recursive: true, force: true });
  }
  const making = join(place, `postgres.making-${randomUUID()}`);
  const passwordFile = `${making}.password`;
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, `${settings.password}\n`, { mode: 0o600 });
  if (runAs) for (const path of [making, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  const flags = [
    `--pgdata=${making}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=en-GB',
    ...(settings.durable ? [] : ['--no-sync']),
  ];
  try {
    await run(join(native, 'bin', 'initdb'), flags, { ...runAs, cwd: place, env: environment });
    renameSync(making, dataFolder(installation));
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw new StartRefused(`PostgreSQL could not make its files in ${place}: ${lastLines(outputOf(error))}`, {
      cause: error,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Starts the server; resolves when it accepts connections. */
export async function start(installation: Installation, settings: ClusterSettings): Promise<Cluster> {
  const data = dataFolder(installation);
  assertSameMajor(installation, data);
  await stopLeftOver(data);
  // The port may be taken between our look and the server's bind: then once more with another.
  for (const wish of [settings.port, undefined, undefined]) {
    const port = await freePort(wish);
    const log = openLog(installation.place);
    const child = launch(installation, data, port, settings.parameters, log.descriptor);
    closeSync(log.descriptor);
    const ended = new Promise<void>((done) => {
      child.once('exit', () => done());
      child.once('error', () => done());
    });
    if (await becomesReady(child, data)) return { port, ended, stop: () => stopChild(child, ended) };
    if (await isFree(port)) throw new StartRefused(`PostgreSQL did not start. ${lastLines(log.read())}`);
  }
  throw new StartRefused('PostgreSQL found no free port on 127.0.0.1.');
}

/** The port of the server that runs on this folder, if one does. */
export function runningPort(data: string): number | undefined {
  const lines = postmaster(data);
  const running = lines !== undefined && lines.status === 'ready' && isServerOf(lines.pid, data);
  return running ? lines.port : undefined;
}

function launch(
  { native, place, runAs }: Installation,
  data: string,
  port: number,
  parameters: Readonly<Record<string, string>>,
  log: number,
): ChildProcess {
  const settings = { ...parameters, port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...flags], {
    ...runAs,
    cwd: place,
    env: environment,
    // A process group of its own: Ctrl-C is for Kith, which stops the database after the last request.
    detached: true,
    stdio: ['ignore', log, log],
  });
  const endWithUs = () => child.kill('SIGINT');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  return child;
}

async function becomesReady(child: ChildProcess, data: string): Promise<boolean> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const found = postmaster(data);
    if (found?.pid === child.pid && found.status === 'ready') return true;
    await pause(10);
  }
  child.kill('SIGQUIT');
  return false;
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  // SIGINT ends sessions and writes everything; SIGQUIT only ends, and the next start recovers.
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([ended, pause(patience, undefined, { ref: false })]);
  }
}

/** A server whose Kith was killed goes on running: it is ended, so that two never meet on one folder. */
export async function stopLeftOver(data: string): Promise<void> {
  const found = postmaster(data);
  if (found === undefined) return;
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!isServerOf(found.pid, data)) break;
    process.kill(found.pid, signal);
    const until = Date.now() + patience;
    while (isServerOf(found.pid, data) && Date.now() < until) await pause(20);
  }
  if (isServerOf(found.pid, data)) {
    throw new StartRefused(
      `A PostgreSQL left over from before (process ${found.pid}) does not stop. End it and start again.`,
    );
  }
  // After a crash the file may name a process id that something else was given since.
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

function postmaster(data: string): Postmaster | undefined {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

function isServerOf(pid: number, data: string): boolean {
  return pid > 0 && isRunning(pid) && (commandOf(pid)?.includes(data) ?? true);
}

function assertSameMajor({ native }: Installation, data: string): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const brought = readFileSync(join(native, 'share', 'postgresql', 'postgres.bki'), 'utf8').match(
    /PostgreSQL (\d+)/,
  )?.[1];
  if (brought === undefined || made === brought) return;
  throw new StartRefused(
    `The database in ${data} was made by PostgreSQL ${made}, and this Kith brings PostgreSQL ${brought}. Carry it over with pg_dump, or move the folder away to begin afresh.`,
  );
}

function openLog(place: string): { descriptor: number; read(): string } {
  const path = join(place, 'postgres.log');
  const descriptor = openSync(path, 'w', 0o600);
  fchmodSync(descriptor, 0o600);
  return { descriptor, read: () => readFileSync(path, 'utf8') };
}

async function freePort(wish: number | undefined): Promise<number> {
  if (wish !== undefined && (await isFree(wish))) return wish;
  return listen(0);
}

async function isFree(port: number): Promise<boolean> {
  try {
    await listen(port);
    return true;
  } catch {
    // Taken, or not ours to take: either way another one is used.
    return false;
  }
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== '' ? error.stderr : error.message;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join(' / ');
}
