/** A server's side of the bench: it says where it listens, what it has used when asked, and stops when told. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface ServerUsage {
  /** Processor time since the process began, in milliseconds. */
  readonly cpu: number;
  /** Resident memory in bytes. */
  readonly rss: number;
  /** Bytes of the heap and of buffers: what is still in use, when asked after collecting garbage. */
  readonly inUse: number;
}

export type FromServer = { readonly url: string } | { readonly usage: ServerUsage };
export type ToServer = 'usage' | 'collect' | 'stop';

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

export async function takePart(serve: () => Promise<Serving>): Promise<void> {
  if (!process.connected) throw new Error('The bench starts this process; by hand, start Kith with npm start.');
  const send = (message: FromServer) => void process.send?.(message);
  // A terminal sends Ctrl-C to the bench and to us: the bench decides.
  process.on('SIGINT', () => {});
  const { url, close } = await serve();
  process.on('message', (message: ToServer) => {
    if (message === 'stop') void close().then(() => process.disconnect());
    else send({ usage: usage(message) });
  });
  process.once('disconnect', () => process.exit());
  send({ url });
}

function usage(message: ToServer): ServerUsage {
  if (message === 'collect') collectGarbage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpu: cpu(), rss, inUse: heapUsed + external };
}

/** No flag of the process says so: it is started as it ships. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
