/** The HTTP door: who asks is settled before anything of the request is read; then Apollo speaks GraphQL over HTTP. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { v7 } from 'uuid';
import type { Authenticator } from './auth.js';
import { KithError } from './errors.js';
import type { Log } from './log.js';
import type { Claims } from './viewer.js';

/** What each operation knows of the request it came with. */
export interface RequestContext extends BaseContext {
  readonly claims: Claims;
  readonly requestId: string;
  /** The operation's one moment. */
  readonly now: Date;
  /** Under which key a mutation is known when it is sent again. */
  readonly idempotencyKey?: string | undefined;
  /** What the portal says it is for; stands in the access log. */
  readonly purpose?: string | undefined;
}

/** A body larger than this (bytes) is not read to its end. */
const LARGEST_BODY = 100 * 1024;

export function httpServer(
  apollo: ApolloServer<RequestContext>,
  authenticator: Authenticator,
  log: Log,
  clock: () => Date,
): Server {
  return createServer((request, response) => {
    const requestId = v7();
    response.setHeader('x-request-id', requestId);
    serve(apollo, authenticator, request, response, { requestId, now: clock() }).catch((error: unknown) => {
      if (error instanceof Refusal) return refuse(response, error.status, error.code, error.message, error.headers);
      log.error('A request failed unexpectedly.', {
        requestId,
        error: error instanceof Error ? error.name : typeof error,
      });
      refuse(response, 500, 'INTERNAL', `Something went wrong on our side. Quote ${requestId} when you report it.`);
    });
  });
}

/** A request that is refused before GraphQL sees it. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

async function serve(
  apollo: ApolloServer<RequestContext>,
  authenticator: Authenticator,
  request: IncomingMessage,
  response: ServerResponse,
  given: { requestId: string; now: Date },
): Promise<void> {
  const [path] = (request.url ?? '/').split('?', 1);
  if (path !== '/graphql') throw new Refusal(404, 'NOT_FOUND', 'There is nothing here; GraphQL is served at /graphql.');
  const claims = await authenticator.authenticate(request.headers.authorization).catch((error: unknown) => {
    if (!(error instanceof KithError)) throw error;
    throw new Refusal(401, error.code, error.message, { 'www-authenticate': 'Bearer' });
  });
  if (request.method !== 'POST') {
    // What is asked by GET stands in addresses, which proxies and browsers keep; an NHS number must not.
    throw new Refusal(405, 'INVALID_INPUT', 'Send the operation by POST.', { allow: 'POST' });
  }
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const idempotencyKey = keyOf(request.headers['idempotency-key']);
  const purpose = purposeOf(request.headers['x-purpose']);
  const body = await readJson(request);
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: async () => ({ claims, ...given, idempotencyKey, purpose }),
  });
  if (answer.body.kind !== 'complete') throw new Error('An answer in parts was made, which nothing here asks for.');
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const bytes = Buffer.from(answer.body.string);
  response.writeHead(answer.status ?? 200, { 'content-length': bytes.length, 'cache-control': 'no-store' });
  response.end(bytes);
}

function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new Refusal(400, 'INVALID_INPUT', 'An Idempotency-Key has 1 to 200 visible ASCII characters, such as a UUID.');
}

function purposeOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x20-\x7e]{1,500}$/.test(header)) return header;
  throw new Refusal(400, 'INVALID_INPUT', 'An X-Purpose says in 1 to 500 plain ASCII characters what this is for.');
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Refusal(415, 'INVALID_INPUT', 'Send the operation as JSON, with content-type: application/json.');
  }
  if (request.headers['content-encoding']) throw new Refusal(415, 'INVALID_INPUT', 'Send the body uncompressed.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) {
      throw new Refusal(413, 'TOO_COMPLEX', `A body may have ${LARGEST_BODY} bytes at the most.`, {
        connection: 'close',
      });
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    // The parser's own message would repeat what was sent.
    throw new Refusal(400, 'INVALID_INPUT', 'The body is not valid JSON.');
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...headers,
  });
  response.end(bytes);
}
