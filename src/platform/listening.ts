/** Whether the address Kith is to serve on can be had, asked early and answered in a sentence. */
import { createServer } from 'node:net';
import { codeOf, StartRefused } from './start-refused.js';

/** Takes the address for a moment, so that nobody waits for a seed only to learn that the port is taken. */
export function assertCanListen(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(whyNotListening(error, port, host)));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

export function whyNotListening(error: unknown, port: number, host: string): unknown {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that one, or choose another: PORT=${port + 1} npm start`,
    EACCES: `This user may not serve on port ${port}. Choose one above 1023: PORT=4000 npm start`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one of its own, such as 127.0.0.1.`,
    ENOTFOUND: `HOST ${host} is not known here. Set it to an address of this machine, such as 127.0.0.1.`,
  };
  const sentence = sentences[codeOf(error) ?? ''];
  return sentence === undefined ? error : new StartRefused(sentence, { cause: error });
}
