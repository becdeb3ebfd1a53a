/** Kith as a process of its own, started as `npm start` starts it, in a folder that is cleared away afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../../src/platform/home-lock.js';

const main = new URL('../../dist/src/main.js', import.meta.url).pathname;

export interface KithProcess {
  readonly pid: number;
  /** All it has said so far. */
  output(): string;
  /** Resolves what it says of this form; fails if it ends without having said it. */
  says(form: RegExp): Promise<RegExpExecArray>;
  /** The address it serves on. */
  ready(): Promise<string>;
  exited(): Promise<number | string>;
  /** As Ctrl-C in a terminal: to the process and all that share its group. */
  interrupt(): void;
  kill(signal: NodeJS.Signals): void;
}

const processes: ChildProcess[] = [];
const folders: string[] = [];

export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'kith-home-'));
  // As root the database has a user of its own, who must get through.
  chmodSync(home, 0o711);
  folders.push(home);
  return home;
}

export function startKith(env: Record<string, string>, script = main, args: string[] = []): KithProcess {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, PORT: '0', DEMO_PEOPLE: '0', ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  let said = '';
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const exit = new Promise<number | string>((done) =>
    child.once('close', (code, signal) => done(code ?? signal ?? '')),
  );
  const group = -(child.pid ?? 0);
  async function says(form: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = form.exec(said);
      if (found !== null) return found;
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Kith ended without ${form}:\n${said}`);
      await new Promise((next) => setTimeout(next, 5));
    }
  }
  return {
    pid: child.pid ?? 0,
    output: () => said,
    says,
    ready: async () => (await says(/Kith is ready: (\S+)/))[1] ?? '',
    exited: () => exit,
    interrupt: () => void process.kill(group, 'SIGINT'),
    kill: (signal) => void child.kill(signal),
  };
}

/** The port of the embedded database, and whether something answers there. */
export async function databaseRuns(home: string): Promise<boolean> {
  if (!existsSync(join(home, 'postgres.json'))) return false;
  const { port } = JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8'));
  if (port === undefined) return false;
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

/** Ends what a failed test left running, its database too, and removes the folders. */
export async function clearAway(): Promise<void> {
  for (const child of processes) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
  for (const home of folders) {
    const pidFile = join(home, 'postgres', 'postmaster.pid');
    const left = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : undefined;
    if (left !== undefined && isRunning(left)) process.kill(left, 'SIGQUIT');
    while (left !== undefined && isRunning(left)) await new Promise((next) => setTimeout(next, 20));
    rmSync(home, { recursive: true, force: true });
  }
}
