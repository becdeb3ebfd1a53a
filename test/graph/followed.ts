/** A Kith to change at will, and its lists as one who follows their changes asks for them. */
import { afterAll, beforeAll, expect } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';

export interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number;
  readonly watermark: string;
}

export interface Followed {
  readonly kith: Kith;
  readonly database: TestDatabase;
  /** Changes rows as the owner of the database, so that nothing but the change itself happens. */
  readonly owner: Client;
  connected(): Promise<Client>;
  /** What changed since, as a persona finds it, and how far this answer knows. */
  list(who: string, field: string, updatedSince?: string, where?: string): Promise<Page>;
  /** A watermark that knows of all that was written until now. */
  watermark(who: string): Promise<string>;
  changed(who: string, field: string, since: string, where?: string): Promise<string[]>;
}

/** Sets up one for the tests of a file; it is there once they begin. */
export function followed(): Followed {
  const made: { kith?: Kith; database?: TestDatabase; owner?: Client } = {};
  beforeAll(async () => {
    made.database = await freshDatabase();
    made.kith = await startKith({}, made.database);
    made.owner = await follow.connected();
  }, 60_000);
  afterAll(async () => {
    await made.owner?.end();
    await made.kith?.close();
  });
  const follow: Followed = {
    get kith() {
      return made.kith as Kith;
    },
    get database() {
      return made.database as TestDatabase;
    },
    get owner() {
      return made.owner as Client;
    },
    connected: async () => {
      const client = new Client({ connectionString: follow.database.ownerUrl });
      await client.connect();
      return client;
    },
    list: async (who, field, updatedSince, where = '') => {
      const document = `query ($since: String) { page: ${field}(first: 100, updatedSince: $since ${where}) {
        nodes { id } totalCount watermark } }`;
      const { data, errors } = await follow.kith.as(who).run(document, { since: updatedSince });
      expect(errors).toEqual([]);
      return (data as { page: Page }).page;
    },
    watermark: async (who) => {
      await everythingEnded(follow.owner);
      return (await follow.list(who, 'organisations')).watermark;
    },
    changed: async (who, field, since, where) =>
      (await follow.list(who, field, since, where)).nodes.map(({ id }) => id),
  };
  return follow;
}

/** Other tests write to other databases of the same server, and a watermark waits for theirs as for any transaction. */
async function everythingEnded(client: Client): Promise<void> {
  const { rows } = await client.query('select pg_current_xact_id()::text as latest');
  for (let hasEnded = false; !hasEnded; ) {
    const found = await client.query('select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as ended', [
      rows[0].latest,
    ]);
    hasEnded = found.rows[0].ended;
    if (!hasEnded) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
