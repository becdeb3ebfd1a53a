/** The files of a made-up portal, in a folder of their own that is removed afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders: string[] = [];

/** Text by path. */
export type Files = Readonly<Record<string, string>>;

export function portalFiles(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-portal-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function removePortals(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}
