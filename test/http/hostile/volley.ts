/** Sends requests one by one to a server in this process and keeps what each came to and how long it took. */
import { Agent, request } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { parse, print, visit } from 'graphql';

/** Alone on a quiet machine: `PROOF=full npm test -- test/http/hostile`. */
const FULL = process.env.PROOF === 'full';

export interface Sent {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

export interface Slow {
  readonly what: string;
  readonly milliseconds: number;
}

/** Longer than this and it hangs. */
const HANGS = 5_000;
const TRIES = 5;
const BESIDE_OTHERS = 10;
/** What is within all bounds is no attack but a large question: it is answered, and may take so many times as long. */
const ANSWERED = 2;

export class Volley {
  readonly statuses = new Map<number, number>();
  readonly failures: string[] = [];
  worst: Slow = { what: 'nothing', milliseconds: 0 };
  private tried = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly url: string,
    private readonly most: number,
  ) {}

  /** Sends it, again and as good as new where it was slow: a pause of the machine is no fault of the server's. */
  async send(what: string, body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<Sent> {
    let sent = await this.once(what, body, headers);
    for (let again = 1; again < TRIES && sent.milliseconds > this.limit(sent); again++) {
      this.tried += 1;
      const next = await this.once(what, asNew(body, again), headers);
      if (next.milliseconds < sent.milliseconds) sent = { ...next, status: sent.status };
    }
    if (sent.milliseconds > this.worst.milliseconds) this.worst = { what, milliseconds: sent.milliseconds };
    if (sent.milliseconds > this.limit(sent))
      this.failures.push(`${what}: ${sent.milliseconds.toFixed(1)} ms: ${body.toString().slice(0, 2_000)}`);
    this.statuses.set(sent.status, (this.statuses.get(sent.status) ?? 0) + 1);
    return sent;
  }

  /** What holds on a machine that does nothing else; beside all other tests, only what would be felt as a stop is a fault. */
  private limit({ status }: Sent): number {
    const most = status === 200 ? this.most * ANSWERED : this.most;
    return FULL ? most : most * BESIDE_OTHERS;
  }

  get summary(): string {
    const statuses = [...this.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
    return `${statuses.join(', ')}; the worst took ${this.worst.milliseconds.toFixed(1)} ms (${this.worst.what}), ${this.tried} sent again, load ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores`;
  }

  close(): void {
    this.agent.destroy();
  }

  private async once(what: string, body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<Sent> {
    const started = performance.now();
    const { status, text } = await this.exchange(body, headers);
    const milliseconds = performance.now() - started;
    if (status >= 500) this.failures.push(`${what}: ${status} ${text}: ${body.toString().slice(0, 2_000)}`);
    try {
      JSON.parse(text);
    } catch {
      this.failures.push(`${what}: the answer is no JSON: ${text.slice(0, 200)}`);
    }
    return { status, text, milliseconds };
  }

  private exchange(
    body: string | Buffer,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sending = request(this.url, { method: 'POST', agent: this.agent, headers: { ...length, ...headers } });
      sending.setTimeout(HANGS, () => sending.destroy(new Error(`No answer within ${HANGS} ms.`)));
      sending.once('error', reject);
      sending.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        response.once('error', reject);
      });
      sending.end(body);
    });
  }
}

/** The same with another field, so that no cache knows its text, its plan or its statement. */
function asNew(body: string | Buffer, again: number): string | Buffer {
  try {
    const { query, ...rest } = JSON.parse(body.toString());
    const field = parse(`{ asNew${again}: __typename }`).definitions[0];
    if (field?.kind !== 'OperationDefinition') return body;
    const changed = visit(parse(query), {
      OperationDefinition: (node) => ({
        ...node,
        selectionSet: {
          ...node.selectionSet,
          selections: [...node.selectionSet.selections, ...field.selectionSet.selections],
        },
      }),
    });
    return JSON.stringify({ query: print(changed), ...rest });
  } catch {
    // What is no document is kept by no cache.
    return body;
  }
}
