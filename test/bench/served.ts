/** The server under measure: the real one, in a process of its own that tells what it has used. */
import { fileURLToPath } from 'node:url';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/platform/config.js';
import { TODAY } from './population.js';

/** Given to the process that writes nothing down of what it reads. */
export const UNRECORDED = '--unrecorded';

export interface ServerUsage {
  /** Processor time since the process began, in milliseconds. */
  readonly cpu: number;
  /** Resident memory in bytes. */
  readonly rss: number;
}

export type FromServer = { readonly url: string } | { readonly usage: ServerUsage };
export type ToServer = 'usage' | 'stop';

/** Told by the environment like any Kith; only its clock stands still, at noon of the population's last day. */
async function serve(send: (message: FromServer) => void): Promise<void> {
  const config = readConfig();
  const noon = new Date(`${TODAY}T12:00:00.000Z`);
  const isUnrecorded = process.argv.includes(UNRECORDED);
  const app = await createApp(config, { appUrl: config.databaseUrl as string }, () => noon, { isUnrecorded });
  process.on('message', (message: ToServer) => {
    if (message === 'stop') app.close().then(() => process.disconnect());
    else send({ usage: { cpu: cpu(), rss: process.memoryUsage.rss() } });
  });
  process.once('disconnect', () => process.exit());
  send({ url: await app.listen(0, '127.0.0.1') });
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.connected) throw new Error('The bench starts this process; by hand, start Kith with npm start.');
  // A terminal sends Ctrl-C to the bench and to us: the bench decides.
  process.on('SIGINT', () => {});
  await serve((message) => void process.send?.(message));
}
