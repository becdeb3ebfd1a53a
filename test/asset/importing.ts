/** A database to import feeds into, and what the tests ask of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { type ImportCounts, importFeed } from '../../src/asset/feed-import.js';
import { entities } from '../../src/entities.js';
import { ormOptions } from '../../src/platform/orm.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

export class Importing {
  private files = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly client: Client,
    readonly folder: string,
    private readonly orm: MikroORM,
  ) {}

  static async open(): Promise<Importing> {
    const database = await freshDatabase();
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const folder = await mkdtemp(join(tmpdir(), 'kith-oruk-'));
    return new Importing(
      database,
      client,
      folder,
      await MikroORM.init(ormOptions(database.ownerUrl, { entities, poolSize: 2 })),
    );
  }

  /** Imports a feed given as JSON or text, from a file; each test has a source of its own. */
  async json(feed: unknown, source: string): Promise<{ counts: ImportCounts; told: string[] }> {
    const path = join(this.folder, `${this.files++}.json`);
    await writeFile(path, typeof feed === 'string' ? feed : JSON.stringify(feed));
    return this.from(path, source);
  }

  async from(feed: string, source: string): Promise<{ counts: ImportCounts; told: string[] }> {
    const told: string[] = [];
    const counts = await importFeed(this.orm.em.fork(), feed, source, (line) => told.push(line));
    return { counts, told };
  }

  async rows(text: string, ...values: unknown[]) {
    return (await this.client.query(text, values)).rows;
  }

  /** The rows of a table that belong to the source's assets. */
  kept(table: string, source: string) {
    return this.rows(
      `select t.* from ${table} t join asset a on a.id = t.asset_id where a.source = $1 order by t.external_id`,
      source,
    );
  }

  async close(): Promise<void> {
    await Promise.all([this.orm.close(), this.client.end(), rm(this.folder, { recursive: true })]);
  }
}
