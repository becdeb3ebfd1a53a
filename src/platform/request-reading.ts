/** What is read of a request: its headers as Kith knows them, and its body as JSON. */
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

/** A body larger than this (bytes) is not read to its end. */
const LARGEST_BODY = 100 * 1024;

export function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new Refusal(400, 'INVALID_INPUT', 'An Idempotency-Key has 1 to 200 visible ASCII characters, such as a UUID.');
}

export function purposeOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x20-\x7e]{1,500}$/.test(header)) return header;
  throw new Refusal(400, 'INVALID_INPUT', 'An X-Purpose says in 1 to 500 plain ASCII characters what this is for.');
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
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
