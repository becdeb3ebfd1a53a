/** What peers need of the database beside Kith's own tables and policies: made in the run's copy, by its owner. */
import { existsSync, readFileSync } from 'node:fs';
import { root } from './place.js';
import { type Population, queried } from './population.js';

export async function preparePeers({ superuserUrl }: Population): Promise<void> {
  const file = `${root}test/bench/postgraphile/database.sql`;
  if (existsSync(file)) await queried(superuserUrl, readFileSync(file, 'utf8'));
}
