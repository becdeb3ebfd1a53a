/** Tells whether what was made of sources is still of today's: a mark that changes with every file added, taken away or written. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';

/** Of these files, and of all in these folders that `isSource` lets in; `root` ends in a slash. */
export function fingerprint(root, folders, isSource, files) {
  const hash = createHash('sha256');
  const found = folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true })
      .filter(isSource)
      .map((file) => `${folder}/${file}`),
  );
  for (const file of [...found.sort(), ...files]) {
    const { mtimeMs, size } = statSync(root + file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

export function isMadeFrom(stamp, sources) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
}
