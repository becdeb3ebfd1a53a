/** The seeded story as plain rows, for tests that ask whether it holds together. */
import { Client } from 'pg';
import { storyNow } from '../../src/cli/seed/calendar.js';
import { freshDatabase } from '../support/database.js';
import { demoPopulation } from '../support/demo.js';

export const now = new Date(storyNow(demoPopulation.today));

/** Asks the tests' own population, as the owner, with `now` as the first parameter where a statement has one. */
export class Story {
  private constructor(readonly client: Client) {}

  static async open(): Promise<Story> {
    const client = new Client({ connectionString: (await freshDatabase()).ownerUrl });
    await client.connect();
    return new Story(client);
  }

  async rows<R extends object>(statement: string): Promise<R[]> {
    const { rows } = await this.client.query<R>(statement, statement.includes('$1') ? [now] : []);
    return rows;
  }

  async ids(statement: string): Promise<string[]> {
    return (await this.rows<{ id: string }>(statement)).map(({ id }) => id);
  }

  async count(statement: string): Promise<number> {
    return (await this.rows(statement)).length;
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
