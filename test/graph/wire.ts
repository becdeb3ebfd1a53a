/** A listener on the wire between Kith and PostgreSQL: what was executed, and whether it was sent without waiting. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The messages of the frontend that carry, or run, a statement (PostgreSQL protocol 3). */
const QUERY = 'Q';
const PARSE = 'P';
const BIND = 'B';
const EXECUTE = 'E';
const CLOSE = 'C';
const SYNC = 'S';

/** Stands among the texts where what was sent ends a transaction, unless one was begun. */
export const END = '(sync)';

export class Wire {
  /** Texts of the statements executed, in their order, prepared or not. */
  readonly executed: string[] = [];
  /** Texts of the prepared statements that were let go. */
  readonly letGo: string[] = [];
  /** While set, PostgreSQL's answers are kept back until a statement of this text has been sent. */
  private awaited: string | undefined;
  private readonly kept: (() => void)[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.accept(client));

  private constructor(private readonly database: URL) {}

  /** Stands before the database of the URL; connect to `url` instead. */
  static async before(databaseUrl: string): Promise<Wire> {
    const wire = new Wire(new URL(databaseUrl));
    wire.server.listen(0, '127.0.0.1');
    await once(wire.server, 'listening');
    return wire;
  }

  get url(): string {
    const url = new URL(this.database);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** Who waits for an answer before sending `text` waits in vain. */
  keepAnswersUntil(text: string): void {
    this.awaited = text;
  }

  /** Lets the answers through again. */
  release(): void {
    this.awaited = undefined;
    for (const send of this.kept.splice(0)) send();
  }

  /** Breaks every connection. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    const upstream = connect(Number(this.database.port), this.database.hostname);
    const texts = new Map<string, string>();
    let bound = '';
    const frontend = new Messages((type, body) => {
      if (type === PARSE) texts.set(textAt(body, 0), textAt(body, textAt(body, 0).length + 1));
      if (type === BIND) bound = texts.get(textAt(body, textAt(body, 0).length + 1)) ?? '';
      if (type === CLOSE) {
        const name = textAt(body, 1);
        this.letGo.push(`${name}: ${texts.get(name) ?? 'a statement that was never prepared'}`);
      }
      if (type === QUERY) this.note(textAt(body, 0));
      if (type === EXECUTE) this.note(bound);
      if (type === SYNC) this.note(END);
    });
    client.on('data', (chunk: Buffer) => {
      upstream.write(chunk);
      frontend.take(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (this.awaited === undefined) client.write(chunk);
      else this.kept.push(() => client.write(chunk));
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      // A connection that breaks ends both halves; whoever uses it is told by its own driver.
      socket.on('error', () => other.destroy());
    }
  }

  private note(text: string): void {
    this.executed.push(text);
    if (text === this.awaited) this.release();
  }
}

/** Cuts a stream of bytes into messages; the first one has no type. */
class Messages {
  private pending = Buffer.alloc(0);
  private isStarted = false;

  constructor(private readonly tell: (type: string, body: Buffer) => void) {}

  take(chunk: Buffer): void {
    this.pending = Buffer.concat([this.pending, chunk]);
    for (;;) {
      const head = this.isStarted ? 1 : 0;
      if (this.pending.length < head + 4) return;
      const end = head + this.pending.readInt32BE(head);
      if (this.pending.length < end) return;
      const type = this.isStarted ? String.fromCharCode(this.pending[0] as number) : '';
      const body = this.pending.subarray(head + 4, end);
      this.pending = this.pending.subarray(end);
      this.isStarted = true;
      this.tell(type, body);
    }
  }
}

function textAt(body: Buffer, start: number): string {
  return body.toString('utf8', start, body.indexOf(0, start));
}
