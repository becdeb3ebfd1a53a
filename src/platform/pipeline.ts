/** Statements that go to PostgreSQL as one transaction in one round trip, and whether their connection is still whole. */
import { type PoolClient, Query, type QueryArrayConfig, type QueryArrayResult } from 'pg';
import { codeOf } from './start-refused.js';

export type Rows = QueryArrayResult<unknown[]>;

/**
 * Runs the statements as one transaction and gives their results, or throws the first failure, after which nothing was
 * done. One Sync stands behind all of them: PostgreSQL then needs no `begin` and no `commit`, and answers once.
 */
export function together(client: PoolClient, statements: readonly QueryArrayConfig[]): Promise<readonly Rows[]> {
  const sent = new Promise<readonly Rows[]>((resolve, reject) => {
    client.query(new Together(statements, (error, results) => (error ? reject(error) : resolve(results))));
  });
  return sent.catch(function tellsWhoAsked(error: unknown) {
    // Its own stack leads to the socket it was read from.
    if (error instanceof Error) Error.captureStackTrace(error, tellsWhoAsked);
    throw error;
  });
}

/** What pg does not declare of its connection: the end of what belongs together, and what is on its way to be prepared. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void; destroy(): void };
  sync(): void;
  readonly submittedNamedStatements: Record<string, string>;
}

/** What pg does not declare of a query: how it is sent, and what its connection tells it. */
interface Part {
  readonly name?: string;
  readonly text: string;
  submit(connection: Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
}

/** To its connection a query like any, which bears the name of whichever statement is being answered. */
class Together extends Query {
  name: string | undefined;
  text: string | undefined;
  /** pg puts its own around it where a query may take only so long. */
  callback: (error: Error | null, results: readonly Rows[]) => void;
  private readonly parts: readonly Part[];
  private readonly results: Rows[] = [];
  private answering = 0;
  private failure: Error | undefined;

  constructor(statements: readonly QueryArrayConfig[], callback: Together['callback']) {
    super('');
    this.callback = callback;
    this.parts = statements.map((statement) => {
      const told = (error: Error | null, result: unknown): void => {
        if (error) this.fail(error);
        else this.results.push(result as Rows);
      };
      // Never the simple protocol, which ends a transaction of its own.
      return new Query({ ...statement, queryMode: 'extended' } as QueryArrayConfig, told as never) as unknown as Part;
    });
    this.turnTo(0);
  }

  override readonly submit = (sent: unknown): Error | null => {
    const connection = sent as Connection;
    const withoutSync: Connection = Object.create(connection, { sync: { value: () => {} } });
    // Written at once: each write wakes PostgreSQL.
    connection.stream.cork();
    try {
      for (const part of this.parts) {
        const refused = part.submit(withoutSync) ?? this.failure;
        if (!refused) continue;
        // What went before it lies open under the viewer's role, and whoever used this connection next would go on with it.
        connection.stream.destroy();
        return refused;
      }
      connection.sync();
      return null;
    } finally {
      connection.stream.uncork();
    }
  };

  handleRowDescription(message: unknown): void {
    this.part.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.part.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    this.part.handleCommandComplete(message, connection);
    this.turnTo(this.answering + 1);
  }

  /** All is committed. */
  handleReadyForQuery(connection: Connection): void {
    for (const part of this.parts) part.handleReadyForQuery(connection);
    if (!this.failure) this.callback(null, this.results);
  }

  handleError(error: Error, { submittedNamedStatements }: Connection): void {
    // What stood behind the failure was never looked at, and is not prepared.
    for (const { name } of this.parts.slice(this.answering)) if (name) delete submittedNamedStatements[name];
    this.fail(error);
  }

  private fail(error: Error): void {
    if (this.failure) return;
    this.failure = error;
    this.callback(error, []);
  }

  private get part(): Part {
    return this.parts[this.answering] as Part;
  }

  private turnTo(index: number): void {
    this.answering = index;
    this.name = this.parts[index]?.name;
    this.text = this.parts[index]?.text;
  }
}

/** A statement took longer than it may, or was cancelled: its connection is as good as before. */
export const CANCELLED = '57014';

/** Class 08, most of 57, and 25P03 and 25P04 (a transaction idle, or under way, for too long) end the connection. */
const ENDS = /^(08|57|25P0[34])/;

/** PostgreSQL's other refusals (a code of five characters) leave the connection usable. */
export function isBroken(failure: unknown): boolean {
  if (failure === undefined) return false;
  const state = codeOf(failure) ?? '';
  if (state === CANCELLED) return false;
  return !/^[0-9A-Z]{5}$/.test(state) || ENDS.test(state);
}
