/** Imports a feed page by page, and tells what became of each record that could not be kept whole. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { importService } from './asset-import.service.js';
import { pagesOf } from './oruk-feed.js';
import { isObject } from './oruk-reading.js';

/** Progress within a page is told each time so many records are done. */
const TELL_EVERY = 100;

/** What became of the records. */
export interface ImportCounts {
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
}

/** `em` must be the owner's; `tell` gets progress, refusals and what was left out, a line each. */
export async function importFeed(
  em: EntityManager,
  from: string,
  source: string,
  tell: (line: string) => void,
): Promise<ImportCounts> {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for await (const page of pagesOf(from, tell)) {
    for (const [index, record] of page.records.entries()) {
      const imported = await importService(em, source, record);
      counts[imported.outcome]++;
      const name = nameOf(record, index, page.number);
      if (imported.outcome === 'refused') tell(`Refused ${name}: ${imported.reason}.`);
      else for (const left of imported.leftOut) tell(`Left out of ${name}: ${left}.`);
      if ((index + 1) % TELL_EVERY === 0) tell(`Page ${page.number}, record ${index + 1}: ${sentence(counts)}`);
    }
    tell(`Page ${page.number} of ${page.of} done: ${sentence(counts)}`);
  }
  return counts;
}

export function sentence(counts: ImportCounts): string {
  return `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused.`;
}

/** Services are public records, so their names and ids may be told. */
function nameOf(record: unknown, index: number, page: number): string {
  const place = `record ${index + 1} of page ${page}`;
  if (!isObject(record)) return place;
  const said = [record.name, record.id].filter((part) => typeof part === 'string').map((part) => printable(part));
  return said.length > 0 ? `${said.join(', ')} (${place})` : place;
}

/** A feed must not write control characters to the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').slice(0, 200);
}
