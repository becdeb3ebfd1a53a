/** Where Open Referral UK records come from: a file, or the pages of a URL, within limits of size and time. */
import { readFile, stat } from 'node:fs/promises';
import { StartRefused } from '../platform/start-refused.js';
import { isObject, isUuid, type Json } from './oruk-reading.js';

/** At the most, for one file or one page. */
const LARGEST = 64 * 1024 * 1024;
const LONGEST_WAIT = 30_000;
const MOST_PAGES = 10_000;
/** How many single services are asked for at a time. */
const AT_ONCE = 4;

/** Some records, and where they stand in the feed. */
export interface FeedPage {
  readonly number: number;
  readonly of: number;
  readonly records: readonly unknown[];
}

/** Every page of the feed at a path or an http(s) address. */
export async function* pagesOf(from: string, tell: (line: string) => void): AsyncGenerator<FeedPage> {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(from)) return yield* fileOf(from, tell);
  const address = URL.parse(from);
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new StartRefused(`A feed is a file or an http or https address, and "${from}" is neither.`);
  }
  yield* addressOf(address, tell);
}

/** What records of this feed are remembered under, so that importing it again changes them and adds nothing twice. */
export function sourceOf(from: string): string {
  const address = /^https?:\/\//i.test(from) ? URL.parse(from) : null;
  return address ? `${address.origin}${address.pathname.replace(/\/+$/, '')}` : 'file';
}

async function* fileOf(path: string, tell: (line: string) => void): AsyncGenerator<FeedPage> {
  const page = pageOf(parse(await textOf(path), path), path);
  if (!page.isLast) tell(`This file is page ${page.number} of ${page.of}; import the other pages as well.`);
  yield page;
}

async function* addressOf(address: URL, tell: (line: string) => void): AsyncGenerator<FeedPage> {
  let expected: number | undefined;
  let hasSingles = true;
  for (let count = 0; count < MOST_PAGES; count++) {
    if (expected !== undefined) address.searchParams.set('page', String(expected));
    const page = pageOf(await fetchJson(address), address.href);
    if (expected !== undefined && page.number !== expected) {
      throw new StartRefused(
        `Asked for page ${expected}, ${address.origin} answered page ${page.number}: stopped there.`,
      );
    }
    const records: unknown[] = [];
    for (let at = 0; at < page.records.length; at += AT_ONCE) {
      const some = page.records.slice(at, at + AT_ONCE);
      const whole = hasSingles && page.isList ? await Promise.all(some.map((record) => single(address, record))) : some;
      if (whole.every((record) => record === undefined) && hasSingles && page.isList) {
        hasSingles = false;
        tell('The feed does not answer single services, so only what its list says is imported.');
      }
      records.push(...some.map((record, index) => whole[index] ?? record));
    }
    yield { number: page.number, of: page.of, records };
    if (page.isLast) return;
    expected = page.number + 1;
  }
  throw new StartRefused(`The feed has more than ${MOST_PAGES} pages: stopped there.`);
}

/** The list is brief by the standard; `/services/<id>` has all. Undefined where it cannot be had. */
async function single(address: URL, record: unknown): Promise<unknown> {
  if (!isObject(record) || !isUuid(record.id) || Array.isArray(record.service_at_locations)) return record;
  const own = new URL(`${address.pathname.replace(/\/+$/, '')}/${record.id}`, address.origin);
  try {
    const answer = await fetchJson(own);
    return isObject(answer) && answer.id === record.id ? answer : undefined;
  } catch (error) {
    // Without its own page the record of the list is all there is; the caller says so.
    if (error instanceof StartRefused) return undefined;
    throw error;
  }
}

interface Page extends FeedPage {
  readonly isLast: boolean;
  readonly isList: boolean;
}

/** A page of `/services`, or one full service, by its shape; anything else is no feed of services. */
function pageOf(json: unknown, from: string): Page {
  if (isObject(json) && Array.isArray(json.contents)) {
    const { contents } = json;
    const looksRight = contents.length === 0 || contents.some((item) => isObject(item) && isService(item));
    const number = wholeNumber(json.page_number);
    const of = wholeNumber(json.total_pages);
    if (looksRight && number !== undefined && of !== undefined) {
      const isLast = json.last_page === true || json.empty === true || contents.length === 0 || number >= of;
      return { number, of, records: contents, isLast, isList: true };
    }
  } else if (isObject(json) && isService(json)) {
    return { number: 1, of: 1, records: [json], isLast: true, isList: false };
  }
  throw new StartRefused(
    `${from} is not an Open Referral UK feed: expected a page of /services (total_pages, page_number, contents) or one service.`,
  );
}

/** Of all records of the standard only a service has a status or an organisation inside. */
function isService(item: Json): boolean {
  return 'name' in item && ('status' in item || 'organization' in item) && !('services' in item);
}

function wholeNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST) throw new StartRefused(`${path} is larger than ${LARGEST / 1024 / 1024} MB.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(`${path} cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
}

async function fetchJson(address: URL): Promise<unknown> {
  try {
    const answer = await fetch(address, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    if (!answer.ok) throw new StartRefused(`${address.href} answered ${answer.status} ${answer.statusText}.`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
      size += chunk.byteLength;
      if (size > LARGEST) throw new StartRefused(`${address.href} answered more than ${LARGEST / 1024 / 1024} MB.`);
      chunks.push(chunk);
    }
    return parse(Buffer.concat(chunks).toString('utf8'), address.href);
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    const isLate = isObject(error) && error.name === 'TimeoutError';
    const why = isLate ? `no answer within ${LONGEST_WAIT / 1000} seconds` : reasonOf(error);
    throw new StartRefused(`${address.href} cannot be read: ${why}.`, { cause: error });
  }
}

/** Fetch says only "fetch failed"; the reason is its cause. */
function reasonOf(error: unknown): string {
  const cause = isObject(error) && isObject(error.cause) ? error.cause : error;
  const said = isObject(cause) ? cause.message || cause.code : cause;
  return typeof said === 'string' ? said : 'the connection failed';
}

function parse(text: string, from: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new StartRefused(`${from} is not an Open Referral UK feed: it is not JSON.`, { cause: error });
  }
}
