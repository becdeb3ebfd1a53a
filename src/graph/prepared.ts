/** What one connection holds prepared: the least recently used is let go, or clients would fill the database's memory. */
import { LRUCache } from 'lru-cache';
import type { PoolClient } from 'pg';

const STATEMENTS_PER_CONNECTION = 200;

/** What pg does not declare of its connection: the statements it knows to be prepared, and the message that ends one. */
interface Connection {
  readonly parsedStatements: Record<string, string>;
  close(statement: { readonly type: 'S'; readonly name: string }): void;
}

export class PreparedStatements {
  private readonly connection: Connection;
  private readonly names = new LRUCache<string, true>({
    max: STATEMENTS_PER_CONNECTION,
    dispose: (_, name) => this.letGo(name),
  });

  constructor(client: PoolClient) {
    this.connection = (client as PoolClient & { readonly connection: Connection }).connection;
  }

  /** To be called before a statement is sent: what has to make room for it is let go ahead of it, on the same way. */
  use(name: string): void {
    this.names.set(name, true);
  }

  private letGo(name: string): void {
    // A message of the protocol, not `deallocate`: poolers follow it, and nobody waits for its answer.
    this.connection.close({ type: 'S', name });
    delete this.connection.parsedStatements[name];
  }
}
