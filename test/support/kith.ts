/** Kith as a test meets it: over HTTP as a persona, or the graph alone with each of its two ways of answering. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, type GraphQLFormattedError, getOperationAST, parse, print } from 'graphql';
import { createApp, type House, joinRooms } from '../../src/app.js';
import { personas } from '../../src/cli/personas.js';
import type { Answered } from '../../src/graph/graph.js';
import { type Config, readConfig } from '../../src/platform/config.js';
import { developmentCallers } from '../../src/platform/development-callers.js';
import { issueDevelopmentToken } from '../../src/platform/development-issuer.js';
import { pagesOf } from '../../src/platform/pages.js';
import type { Claims } from '../../src/platform/viewer.js';
import { type TestDatabase, testDatabase } from './database.js';
import { demoPopulation } from './demo.js';

/** The moment all tests live in: noon of the day the population was made. */
export const NOW = new Date(`${demoPopulation.today}T12:00:00.000Z`);

export interface Reply<Data = Record<string, unknown>> {
  readonly status: number;
  readonly data: Data | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Kith {
  readonly url: string;
  readonly database: TestDatabase;
  /** Speaks as a persona, or as whoever the claims name. */
  as(who: string | Claims): Caller;
  token(claims: Claims): Promise<string>;
  close(): Promise<void>;
}

type Headers = Readonly<Record<string, string>>;

export interface Caller {
  run<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables?: Variables): Promise<Reply<Data>>;
  run(document: string, variables?: Record<string, unknown>, headers?: Headers): Promise<Reply>;
}

/** Every graph and server of the tests understands the cursors of the others, as those of one deployment do. */
export const CURSOR_SECRET = 'the same for all of the tests, and nowhere else';

export function testConfig(home: string, settings: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ NODE_ENV: 'test', KITH_HOME: home, POOL_SIZE: '4', CURSOR_SECRET, ...settings });
}

/** Bundled before all tests. The bench runs this file compiled, and serves no pages. */
const EXPLORER = fileURLToPath(new URL('../../dist/explorer/', import.meta.url));

/** A server of its own on a free port, over the worker's shared database unless another is given. */
export async function startKith(
  settings: Readonly<Record<string, string>> = {},
  given?: TestDatabase,
  clock = () => NOW,
): Promise<Kith> {
  const home = mkdtempSync(join(tmpdir(), 'kith-test-'));
  const database = given ?? (await testDatabase());
  const config = testConfig(home, settings);
  const pages = config.explorer
    ? pagesOf({ folder: EXPLORER, callers: developmentCallers(config, personas) })
    : undefined;
  const app = await createApp(config, database, clock, { pages });
  const url = await app.listen(0, '127.0.0.1');
  const token = (claims: Claims) => issueDevelopmentToken(home, claims, 3600);
  return {
    url,
    database,
    token,
    as: (who) => ({
      run: async (document: string | DocumentNode, variables?: unknown, more: Headers = {}) => {
        const body = JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables });
        const authorization = `Bearer ${await token(claimsOf(who))}`;
        const headers = { 'content-type': 'application/json', authorization, ...more };
        const response = await fetch(url, { method: 'POST', headers, body });
        const text = await response.text();
        const { data, errors = [], extensions = {} } = JSON.parse(text);
        return { status: response.status, data, errors, extensions, text };
      },
    }),
    close: async () => {
      await app.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The graph without a server: for comparing its ways of answering over the same rows. */
export interface TestGraph {
  readonly house: House;
  answer(who: string | Claims, document: string, variables?: Record<string, unknown>, now?: Date): Promise<Answered>;
  close(): Promise<void>;
}

export async function startGraph(
  options: { isAlwaysExecuted?: boolean; hasRowSecurity?: boolean } = {},
  given?: TestDatabase,
): Promise<TestGraph> {
  const home = mkdtempSync(join(tmpdir(), 'kith-test-'));
  const { isAlwaysExecuted = false, hasRowSecurity = true } = options;
  const config = testConfig(home, { READ_ROW_SECURITY: hasRowSecurity ? 'on' : 'off' });
  const { appUrl } = given ?? (await testDatabase());
  const house = await joinRooms(config, appUrl, { isAlwaysExecuted, isUnbounded: true });
  return {
    house,
    answer: async (who, text, variables = {}, now = NOW) => {
      const document = parse(text, { noLocation: true });
      const operation = getOperationAST(document);
      if (!operation) throw new Error('A test asked for a document without one operation.');
      const viewer = await house.viewers.of(claimsOf(who));
      return house.graph.answer(viewer, { document, operation, hash: text, variables, now });
    },
    close: async () => {
      await house.orm.close(true);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export function claimsOf(who: string | Claims): Claims {
  if (typeof who !== 'string') return who;
  const persona = personas.find(({ name }) => name === who);
  if (!persona) throw new Error(`There is no persona "${who}".`);
  return persona;
}
