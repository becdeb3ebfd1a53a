/** Installs what Kith is measured against, where neither the compiler nor the tests look, when it is missing or outdated. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { StartRefused } from '../../src/platform/start-refused.js';
import { peers, root } from './place.js';

const FILES = ['package.json', 'package-lock.json'];

export function installPeers(tell: (line: string) => void): void {
  if (isInstalled()) return;
  tell('Installing what Kith is measured against (npm ci, in .kith/bench/peers) …');
  mkdirSync(peers, { recursive: true });
  for (const file of FILES) copyFileSync(`${root}test/bench/${file}`, `${peers}/${file}`);
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit', shell });
  if (status !== 0)
    throw new StartRefused('The peers could not be installed: the bench needs a package registry once.');
}

/** npm writes a lock file of its own last, so one that is there with ours unchanged means that all of it is. */
function isInstalled(): boolean {
  const isSame = (file: string): boolean =>
    existsSync(`${peers}/${file}`) &&
    readFileSync(`${peers}/${file}`, 'utf8') === readFileSync(`${root}test/bench/${file}`, 'utf8');
  return existsSync(`${peers}/node_modules/.package-lock.json`) && FILES.every(isSame);
}
