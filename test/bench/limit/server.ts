/** The limit: what is left when nothing is general. Each operation is a statement written by hand, its JSON passed through. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { viewerRole } from '../../../src/platform/database-roles.js';
import { Looked } from '../looked.js';
import { takePart } from '../part.js';
import { noon, TODAY } from '../story.js';
import { openViewers } from '../viewers.js';
import { openPool, readAlone, readAsViewer, write } from './database.js';
import { type Given, READS } from './reads.js';
import { WRITES } from './writes.js';

const isUnderRowSecurity = process.env.LIMIT_ROW_SECURITY !== 'off';
const asking = openViewers();
const { databaseUrl } = asking;
const plain = openPool(databaseUrl, undefined);
const reader = openPool(databaseUrl, 'kith_reader');
const looked = new Looked(databaseUrl);
const moment = { now: noon().toISOString(), today: TODAY };

interface Asked {
  readonly operation: string;
  readonly given: Given;
}

async function answer(authorization: string | undefined, { operation, given }: Asked): Promise<string> {
  const viewer = await asking.viewer(authorization);
  const mutation = WRITES[operation];
  if (mutation?.role === viewer.role) {
    const as = isUnderRowSecurity ? viewerRole(viewer.role) : 'kith_reader';
    const { call, payload } = mutation;
    const statements = [
      { name: operation, text: call, values: mutation.values(given) },
      { name: `${operation} payload`, text: payload, values: mutation.payloadValues(moment.today) },
    ];
    return `{"data":${await write(plain, as, viewer, moment, statements)}}`;
  }
  const read = READS[operation];
  if (read?.role !== viewer.role) throw new Error(`${viewer.role} has no ${operation}.`);
  const statement = { name: operation, text: read.text, values: read.values(viewer, moment, given) };
  const { json, persons } = isUnderRowSecurity
    ? await readAsViewer(plain, viewer, moment, statement)
    : await readAlone(reader, statement);
  await looked.record(viewer, operation, persons);
  return `{"data":${json}}`;
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString()) as Asked;
}

function send(response: ServerResponse, status: number, text: string): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
  response.end(bytes);
}

await takePart(async () => {
  const server = createServer((request, response) => {
    bodyOf(request)
      .then((asked) => answer(request.headers.authorization, asked))
      .then((text) => send(response, 200, text))
      .catch((error: Error) => send(response, 500, JSON.stringify({ errors: [{ message: error.message }] })));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await Promise.all([plain.end(), reader.end(), looked.close(), asking.close()]);
    },
  };
});
