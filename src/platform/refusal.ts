/** What is refused before GraphQL sees it, or instead of an answer: always JSON with a code and a sentence. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from './errors.js';

type Headers = Readonly<Record<string, string | number>>;

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | 'INTERNAL',
    message: string,
    readonly headers: Headers = {},
  ) {
    super(message);
  }
}

/** Every caller who is not known gets this one, whatever is wrong. */
export function unknownCaller(): Refusal {
  const message = 'Who is asking is not known: send a valid bearer token.';
  return new Refusal(401, 'UNAUTHENTICATED', message, { 'www-authenticate': 'Bearer' });
}

export function refuse(response: ServerResponse, refusal: Refusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = bodyOf(refusal);
  response.writeHead(refusal.status, { ...headersOf(body), ...refusal.headers });
  response.end(body);
}

/** Where there is no response to write to, because what came was not HTTP or asked for another protocol. */
export function refuseRaw(socket: Duplex, refusal: Refusal): void {
  const body = bodyOf(refusal);
  const headers = { ...headersOf(body), ...refusal.headers, connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  );
}

function bodyOf({ message, code }: Refusal): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
}

function headersOf(body: string): Headers {
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  };
}
