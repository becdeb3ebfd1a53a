/** A database to change at will, and every way Kith has of answering from it: all must say the same to a viewer. */
import { expect } from '@jest/globals';
import { Client } from 'pg';
import { KithError } from '../../src/platform/errors.js';
import type { Claims } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, NOW, startGraph, type TestGraph } from '../support/kith.js';

export type Cells = Readonly<Record<string, string>>;

export interface Said {
  readonly data: Readonly<Record<string, never>> | undefined;
  readonly codes: readonly unknown[];
  readonly withheld: readonly unknown[];
  /** Everything that was said, to look for what must not be in it. */
  readonly text: string;
}

export interface Attacked {
  readonly appUrl: string;
  /** As the owner: rows as the database holds them. `$now` in the text is the tests' moment. */
  rows(text: string, ...values: readonly unknown[]): Promise<readonly Cells[]>;
  /** The first of them; fails where there is none, so that no test passes for want of a case. */
  row(text: string, ...values: readonly unknown[]): Promise<Cells>;
  ask(who: string | Claims, text: string, variables?: Record<string, unknown>): Promise<Said>;
  close(): Promise<void>;
}

export async function attacked(): Promise<Attacked> {
  const database = await freshDatabase();
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // One after the other: building a schema keeps the process busy, and connections that wait would time out.
  const ways = [
    await startGraph({}, database),
    await startGraph({ hasRowSecurity: false }, database),
    await startGraph({ isAlwaysExecuted: true }, database),
  ];
  const rows: Attacked['rows'] = async (text, ...values) =>
    (await owner.query<Cells>(text.replaceAll('$now', `timestamptz '${NOW.toISOString()}'`), [...values])).rows;
  return {
    appUrl: database.appUrl,
    rows,
    row: async (text, ...values) => {
      const [first] = await rows(text, ...values);
      if (!first) throw new Error(`The population has no such row: ${text}`);
      return first;
    },
    ask: async (who, text, variables) => {
      const [locked, unlocked, executed] = await Promise.all(ways.map((way) => answer(way, who, text, variables)));
      expect(unlocked).toEqual(locked);
      expect(executed).toEqual(locked);
      return locked as Said;
    },
    close: async () => {
      await Promise.all(ways.map((way) => way.close()));
      await owner.end();
    },
  };
}

async function answer(
  way: TestGraph,
  who: string | Claims,
  text: string,
  variables?: Record<string, unknown>,
): Promise<Said> {
  try {
    // The viewer as the database has it now, as the server makes sure of with every transaction.
    await way.house.viewers.again(claimsOf(who));
    const { data, errors, extensions } = await way.answer(who, text, variables);
    const said = { data: JSON.parse(data ?? 'null'), codes: errors.map((error) => error.extensions.code) };
    return { ...said, withheld: told(extensions.withheld), text: JSON.stringify([data, errors, extensions]) };
  } catch (error) {
    if (!(error instanceof KithError)) throw error;
    return { data: undefined, codes: [error.code], withheld: [], text: JSON.stringify(error.toJSON()) };
  }
}

function told(withheld: unknown): readonly unknown[] {
  return Array.isArray(withheld) ? withheld.map(({ field }: { field: unknown }) => field) : [];
}
