/** The HTTP door: who asks is settled before anything of the request is read; then Apollo speaks GraphQL over HTTP. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { Authenticator } from './auth.js';
import { Deadline } from './deadline.js';
import { KithError } from './errors.js';
import type { Log } from './log.js';
import { refuseWhatIsNotHttp } from './not-http.js';
import type { Places } from './places.js';
import type { AccessRecorder } from './recorder.js';
import { Refusal, refuse, unknownCaller } from './refusal.js';
import { keyOf, purposeOf, readJson } from './request-reading.js';
import type { Claims, Role } from './viewer.js';
import { NOTHING_RUNS, type WayOut, type WaysOut } from './way-out.js';

/** What each operation knows of the request it came with. */
export interface RequestContext extends BaseContext {
  readonly claims: Claims;
  readonly requestId: string;
  /** The operation's one moment. */
  readonly now: Date;
  /** When it must have been answered. */
  readonly deadline: Deadline;
  /** Under which key a mutation is known when it is sent again. */
  readonly idempotencyKey?: string | undefined;
  /** What the portal says it is for; stands in the access log. */
  readonly purpose?: string | undefined;
}

/** What of a role's body is handed to GraphQL; throws a KithError where nothing is. */
export type Admission = (role: Role, body: unknown) => unknown;

/** Answers what is asked beside GraphQL; tells whether the path is one of its own. */
export type Pages = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface Parts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly authenticator: Authenticator;
  /** Throws UNAUTHENTICATED when the token's member is not, or no longer, what it says. */
  readonly confirm: (claims: Claims) => Promise<unknown>;
  /** Throws a GraphQLError when what is asked is beyond bounds, before it is validated. */
  readonly refuseBeyondBounds: (body: unknown) => void;
  /** What is handed on of the body; nothing is asked where whatever operation is sent is run. */
  readonly admit: Admission | undefined;
  /** What is read by GET, by path. */
  readonly waysOut: WaysOut;
  /** Writes down that something was refused without being looked into. */
  readonly recorder: AccessRecorder;
  readonly places: Places;
  /** The explorer's, where it is served. */
  readonly pages: Pages | undefined;
  /** How long an operation may take (milliseconds). */
  readonly deadline: number;
  readonly log: Log;
  readonly clock: () => Date;
}

/** How long headers and a whole request may take to arrive, and how often that is looked at (milliseconds). */
const ARRIVING = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/** How long a client may take to fetch its answer, as a multiple of the deadline. */
const SLOWEST_READER = 3;

export function httpServer(parts: Parts): Server {
  // Node itself would refuse a request without a host, but not in JSON.
  const server = createServer({ ...ARRIVING, requireHostHeader: false }, (request, response) => {
    const requestId = randomUUID();
    response.setHeader('x-request-id', requestId);
    serve(parts, request, response, requestId).catch((error: unknown) => {
      if (response.destroyed) return;
      if (error instanceof Refusal) return refuse(response, error);
      if (error instanceof KithError && error.code === 'UNAUTHENTICATED') return refuse(response, unknownCaller());
      if (error instanceof KithError && error.code === 'TOO_SLOW')
        return refuse(response, new Refusal(504, 'TOO_SLOW', error.message, unlessRead(request)));
      parts.log.error('A request failed unexpectedly.', {
        requestId,
        error: error instanceof Error ? error.name : typeof error,
      });
      const message = `Something went wrong on our side. Quote ${requestId} when you report it.`;
      refuse(response, new Refusal(500, 'INTERNAL', message));
    });
  });
  // As many requests of one connection listen for its end as there are places.
  server.on('connection', (socket) => socket.setMaxListeners(0));
  refuseWhatIsNotHttp(server);
  return server;
}

async function serve(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  if (request.headers.host === undefined && request.httpVersion === '1.1')
    throw new Refusal(400, 'INVALID_INPUT', 'A request names its host.');
  const [path = '/', search] = (request.url ?? '/').split('?', 2);
  const wayOut = Object.hasOwn(parts.waysOut, path) ? parts.waysOut[path] : undefined;
  if (path !== '/graphql' && !wayOut) {
    if (await parts.pages?.(path, request, response)) return;
    throw new Refusal(404, 'NOT_FOUND', 'There is nothing here; GraphQL is served at /graphql.');
  }
  // Of two, a proxy in front may have looked at the other.
  const [authorization, ...others] = request.headersDistinct.authorization ?? [];
  const claims = await parts.authenticator.authenticate(others.length > 0 ? undefined : authorization);
  const leave = parts.places.take();
  const deadline = new Deadline(parts.deadline);
  const cut = setTimeout(() => response.destroy(), parts.deadline * SLOWEST_READER);
  const gone = departure(request, response).then(() => {
    clearTimeout(cut);
    deadline.end();
  });
  const context = { claims, requestId, now: parts.clock(), deadline };
  const work = wayOut
    ? written(parts, request, context, wayOut, new URLSearchParams(search))
    : answer(parts, request, context);
  // Work that goes on for nobody, until its statement ends, keeps its place all the same.
  void Promise.allSettled([work, gone]).then(leave);
  const { status, headers, bytes } = await deadline.bound(work);
  for (const [name, value] of headers) response.setHeader(name, value);
  response.writeHead(status, { 'content-length': bytes.length, 'cache-control': 'no-store' });
  response.end(bytes);
}

/** When the answer is fetched or nobody is there to fetch it: one whose turn on a broken connection never came is not told. */
function departure({ socket }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const isGone = (): void => {
      socket.off('close', isGone);
      resolve();
    };
    response.once('close', isGone);
    socket.once('close', isGone);
  });
}

interface Answered {
  readonly status: number;
  readonly headers: HeaderMap;
  readonly bytes: Buffer;
}

/** An operation of ours, written as a file; what was refused is told as GraphQL tells it. */
async function written(
  { apollo, confirm }: Parts,
  request: IncomingMessage,
  context: RequestContext,
  { query, contentType, variables, write }: WayOut,
  search: URLSearchParams,
): Promise<Answered> {
  await confirm(context.claims);
  if (request.method !== 'GET') throw new Refusal(405, 'INVALID_INPUT', 'Read this by GET.', { allow: 'GET' });
  const purpose = purposeOf(request.headers['x-purpose']);
  const given = variables(search);
  const { status = 200, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json']]),
      search: '',
      body: { query, variables: given },
    },
    context: async () => ({ ...context, purpose }),
  });
  if (body.kind !== 'complete') throw new Error('An answer in parts was made, which nothing here asks for.');
  if (status === 401) throw unknownCaller();
  const { data, errors } = JSON.parse(body.string);
  if (errors || !data) {
    const headers = new HeaderMap([['content-type', 'application/json; charset=utf-8']]);
    return { status: status === 200 ? 403 : status, headers, bytes: Buffer.from(body.string) };
  }
  const headers = new HeaderMap([['content-type', contentType], ...Object.entries(NOTHING_RUNS)]);
  return { status, headers, bytes: Buffer.from(await write(data, given)) };
}

async function answer(
  { apollo, confirm, admit, refuseBeyondBounds, recorder }: Parts,
  request: IncomingMessage,
  context: RequestContext,
): Promise<Answered> {
  await confirm(context.claims);
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
  const sent = await context.deadline.bound(readJson(request));
  const checked = async <T>(check: () => T): Promise<T> => {
    try {
      return check();
    } catch (error) {
      const { now: at, claims: viewer, requestId } = context;
      const unread = { operation: undefined, coordinates: [], kinds: [], persons: [] };
      await recorder.record({ at, viewer, requestId, purpose, outcome: 'REFUSED', ...unread });
      throw error;
    }
  };
  const body = await checked(() => (admit ? admitted(admit, context.claims.role, sent) : sent));
  const answered = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: async () => {
      await checked(() => refuseBeyondBounds(body));
      return { ...context, idempotencyKey, purpose };
    },
  });
  if (answered.body.kind !== 'complete') throw new Error('An answer in parts was made, which nothing here asks for.');
  if (answered.status === 401) throw unknownCaller();
  return { status: answered.status ?? 200, headers: answered.headers, bytes: Buffer.from(answered.body.string) };
}

function admitted(admit: Admission, role: Role, body: unknown): unknown {
  try {
    return admit(role, body);
  } catch (error) {
    if (!(error instanceof KithError)) throw error;
    throw new Refusal(403, error.code, error.message);
  }
}

/** What has not arrived when its time is over is not waited for. */
function unlessRead(request: IncomingMessage): Readonly<Record<string, string>> {
  return request.complete ? {} : { connection: 'close' };
}
