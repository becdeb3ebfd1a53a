/** The files of a portal's operations, found by the patterns it names them with. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Source } from 'graphql';
import { StartRefused } from '../platform/start-refused.js';

/** Files that belong to others. */
const exclude = ['**/node_modules/**'];

/** Refuses a pattern that finds nothing: a check that looks at no file would always be content. */
export function readSources(patterns: readonly string[], folder: string): Source[] {
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found = globSync(pattern, { cwd: folder, exclude }).filter((file) =>
      statSync(resolve(folder, file)).isFile(),
    );
    if (found.length === 0) throw new StartRefused(`No file matches ${pattern} in ${folder}.`);
    for (const file of found) files.add(file);
  }
  return [...files].sort().map((file) => new Source(readFileSync(resolve(folder, file), 'utf8'), file));
}
