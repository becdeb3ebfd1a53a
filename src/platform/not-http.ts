/** Requests that never reach the door, because they are broken or ask for another protocol: refused in JSON too. */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Refusal, refuse, refuseRaw } from './refusal.js';

const BROKEN: Readonly<Record<string, () => Refusal>> = {
  HPE_HEADER_OVERFLOW: () => new Refusal(431, 'TOO_COMPLEX', 'The headers are too large.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () => new Refusal(413, 'TOO_COMPLEX', 'The body’s chunk extensions are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: () => new Refusal(408, 'TOO_SLOW', 'The request took too long to arrive.'),
};

export function refuseWhatIsNotHttp(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const told = BROKEN[error.code ?? ''];
    refuseRaw(socket, told ? told() : new Refusal(400, 'INVALID_INPUT', 'This is not a valid HTTP request.'));
  });
  server.on('connect', (_request, socket) => {
    refuseRaw(socket, new Refusal(405, 'INVALID_INPUT', 'Send the operation by POST.', { allow: 'POST' }));
  });
  server.on('checkExpectation', (_request, response) => {
    refuse(response, new Refusal(417, 'INVALID_INPUT', 'No expectation but 100-continue can be met.'));
  });
}
