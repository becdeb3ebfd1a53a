/** What peers need of the database beside Kith's own tables and policies: made in the run's copy. */
import { readFileSync } from 'node:fs';
import { recording } from '../../src/platform/audit.js';
import { raw, render } from '../../src/platform/sql.js';
import { root } from './place.js';
import { type Population, queried } from './population.js';

export async function preparePeers({ superuserUrl }: Population): Promise<void> {
  const made = (file: string): string => readFileSync(`${root}test/bench/postgraphile/${file}`, 'utf8');
  const { text } = render(recording(raw('$1')));
  const recordingSql = `create function bench.recording(given jsonb) returns void language sql as $$ ${text} $$`;
  await queried(superuserUrl, made('database.sql'), recordingSql, made('writes.sql'));
}
