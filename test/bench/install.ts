/** Installs what Kith is measured against, when it is missing or another version than the lock file says. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { StartRefused } from '../../src/platform/start-refused.js';
import { root } from './place.js';

const folder = `${root}test/bench/`;

export async function installPeers(tell: (line: string) => void): Promise<void> {
  if (isInstalled()) return;
  tell('Installing what Kith is measured against (npm ci in test/bench) …');
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit', shell });
  if (status !== 0) throw new StartRefused('npm ci in test/bench failed: the bench needs a package registry once.');
}

/** npm leaves a lock file of its own behind, with the same packages in it. */
function isInstalled(): boolean {
  const left = `${folder}node_modules/.package-lock.json`;
  if (!existsSync(left)) return false;
  return (
    versions(left).get('node_modules/postgraphile') ===
    versions(`${folder}package-lock.json`).get('node_modules/postgraphile')
  );
}

function versions(lock: string): Map<string, string> {
  const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as { packages: Record<string, { version?: string }> };
  return new Map(Object.entries(packages).map(([path, { version = '' }]) => [path, version]));
}
