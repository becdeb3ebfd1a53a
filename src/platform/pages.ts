/** Serves the explorer's pages from the folder they were built into: known by name at start, read from disk as they are asked for. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { DevelopmentCaller } from './development-callers.js';
import type { Pages } from './http.js';
import { Refusal } from './refusal.js';

export interface PageParts {
  /** What `src/cli/bundle.js` made. */
  readonly folder: string;
  /** Whom a page may ask as without a token of its own; undefined wherever tokens come from an issuer. */
  readonly callers: (() => Promise<readonly DevelopmentCaller[]>) | undefined;
}

interface Served {
  readonly type: string;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of a page; the path of what it is made of. */
  readonly content: Buffer | { readonly path: string; readonly size: number };
}

const listShape = z.record(z.string(), z.object({ file: z.string(), hasEditor: z.boolean() }));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * A page loads, runs and asks nothing but this server; nobody frames it, and it sends no form anywhere. Monaco, the editor
 * of the console, lays its lines out by style attributes and underlines by images that it writes itself.
 */
function contentSecurityPolicy(hasEditor: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${hasEditor ? " 'unsafe-inline'" : ''}`,
    "connect-src 'self'",
    "worker-src 'self'",
    "font-src 'self'",
    `img-src 'self'${hasEditor ? ' data:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Undefined where nothing was built. */
export function pagesOf({ folder, callers }: PageParts): Pages | undefined {
  if (!existsSync(join(folder, 'pages.json'))) return undefined;
  const served = new Map([...pagesIn(folder, callers !== undefined), ...assetsIn(join(folder, 'assets'))]);
  return async (path, request, response) => {
    const found = served.get(path);
    const asked = path === '/callers' && callers ? callers : undefined;
    if (!found && !asked) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Refusal(405, 'INVALID_INPUT', 'A page is asked for by GET.', { allow: 'GET, HEAD' });
    if (found) await send(found, request, response);
    else if (asked) await sendCallers(asked, request, response);
    return true;
  };
}

function pagesIn(folder: string, isOwnIssuer: boolean): [string, Served][] {
  const list = listShape.parse(JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')));
  return Object.entries(list).map(([address, { file, hasEditor }]) => {
    const html = readFileSync(join(folder, file), 'utf8');
    const content = Buffer.from(isOwnIssuer ? html.replace('content="own-token"', 'content="personas"') : html);
    const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
    const headers = {
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy(hasEditor),
    };
    return [address, { type: 'text/html; charset=utf-8', etag, headers, content }];
  });
}

/** Their names hold the hash of what is in them, so nothing ever has to ask again. */
function assetsIn(folder: string): [string, Served][] {
  return readdirSync(folder).flatMap((name): [string, Served][] => {
    const type = TYPES[extname(name)];
    if (type === undefined) return [];
    const path = join(folder, name);
    const headers = { 'cache-control': 'public, max-age=31536000, immutable' };
    return [[`/assets/${name}`, { type, etag: `"${name}"`, headers, content: { path, size: statSync(path).size } }]];
  });
}

async function send(
  { type, etag, headers, content }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const common = { ...EVERYWHERE, ...headers, etag };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, common).end();
    return;
  }
  const size = Buffer.isBuffer(content) ? content.length : content.size;
  response.writeHead(200, { ...common, 'content-type': type, 'content-length': size });
  if (request.method === 'HEAD') response.end();
  else if (Buffer.isBuffer(content)) response.end(content);
  else await pipeline(createReadStream(content.path), response);
}

/** A page of elsewhere, whose name was made to lead to this machine, shows in the host that the browser names. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

async function sendCallers(
  callers: () => Promise<readonly DevelopmentCaller[]>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!LOOPBACK.test(request.headers.host ?? ''))
    throw new Refusal(403, 'NOT_ALLOWED', 'Development tokens are handed out on this machine only: ask by localhost.');
  const body = JSON.stringify(await callers());
  const headers = { ...EVERYWHERE, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
