/** Makes what was looked at durable before the answer leaves: operations at the same time share one insert. */
import { Pool, type PoolClient } from 'pg';
import { v7 } from 'uuid';
import { type AccessRecord, recording, spelled } from './audit.js';
import { isBroken, together } from './pipeline.js';
import { raw, render } from './sql.js';

/** Who writes down what was looked at. */
export interface AccessRecorder {
  /** Resolves once the record is committed; what it is of must not go out before, nor when this fails. */
  record(record: AccessRecord): Promise<void>;
  close(): Promise<void>;
}

/** Records, and people in them, that one insert takes. */
const MOST_RECORDS = 100;
const MOST_PEOPLE = 5_000;

interface Waiting {
  readonly record: AccessRecord;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const { text: RECORD } = render(recording(raw('$1')));

export class Recorder implements AccessRecorder {
  private readonly pool: Pool;
  private readonly isPrepared: boolean;
  /** No longer than there are places for operations: each keeps its own until it is written down. */
  private waiting: Waiting[] = [];
  private isWriting = false;

  /** A connection of its own: behind the reads' pool a record would wait for reads that wait for records. */
  constructor(appUrl: string, { isPrepared }: { readonly isPrepared: boolean }) {
    this.isPrepared = isPrepared;
    const settings = { pipeline: true, keepAlive: true, connectionTimeoutMillis: 10_000 };
    this.pool = new Pool({ connectionString: appUrl, max: 1, application_name: 'kith audit', ...settings });
    // A connection that breaks while nobody uses it is replaced by the next record's; that one tells what is wrong.
    this.pool.on('error', () => undefined);
    // One that breaks while a record is under way fails that record, and is told there.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  record(record: AccessRecord): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ record, done, failed });
      if (!this.isWriting) void this.write();
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Inserts what has gathered, then what gathered meanwhile. */
  private async write(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.next();
      try {
        await this.insert(batch.map(({ record }) => record));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.isWriting = false;
  }

  private next(): Waiting[] {
    let people = 0;
    const isBeyond = ({ record }: Waiting, index: number): boolean => {
      people += record.persons.length;
      return index > 0 && (index >= MOST_RECORDS || people > MOST_PEOPLE);
    };
    const end = this.waiting.findIndex(isBeyond);
    return this.waiting.splice(0, end === -1 ? this.waiting.length : end);
  }

  private async insert(records: readonly AccessRecord[]): Promise<void> {
    const client: PoolClient = await this.pool.connect();
    let failure: unknown;
    try {
      const values = [spelled(records, v7)];
      await together(client, [
        { text: "select set_config('role', 'kith_recorder', true)", rowMode: 'array' },
        { ...(this.isPrepared ? { name: 'record' } : {}), text: RECORD, values, rowMode: 'array' },
      ]);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.release(isBroken(failure));
    }
  }
}
