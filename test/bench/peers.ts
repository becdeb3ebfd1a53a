/** What peers need of the database beside Kith's own tables and policies: made in the run's copy. */
import { readFileSync } from 'node:fs';
import { root } from './place.js';
import { type Population, queried } from './population.js';

export async function preparePeers({ superuserUrl }: Population): Promise<void> {
  const folder = `${root}test/bench/postgraphile/`;
  for (const file of ['database.sql', 'writes.sql']) await queried(superuserUrl, readFileSync(folder + file, 'utf8'));
}
