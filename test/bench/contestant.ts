/** A server that takes part in the bench, seen from the bench: started, asked as a persona, measured, stopped. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { personas } from '../../src/cli/personas.js';
import { issueDevelopmentToken } from '../../src/platform/development-issuer.js';
import type { Claims } from '../../src/platform/viewer.js';
import type { FromServer, ServerUsage, ToServer } from './part.js';
import { root } from './place.js';
import type { Population } from './population.js';

/** How operations are asked: the same question, in the words this server takes. */
export type Dialect = 'kith' | 'limit' | 'postgraphile';

export interface Entry {
  readonly name: string;
  /** Says in the table what is measured. */
  readonly says: string;
  readonly dialect: Dialect;
  /** The file that is run: compiled, or as it stands. */
  readonly program: string;
  /** The settings that tell it from the others; all else is the same for all. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Its reads meet the row policies of the database. */
  readonly isUnderRowSecurity: boolean;
  /** It knows itself which rows exist for whom. */
  readonly hasOwnRules: boolean;
  /** What was looked at is written down before an answer leaves. */
  readonly isRecorded: boolean;
  readonly isKith?: boolean;
  /** Takes part only when it is named. */
  readonly isAside?: boolean;
  /** Measured only where most is asked at the same time: no target names it at one connection. */
  readonly isOnlyBusy?: boolean;
}

/** The peers are started from what `test/bench/package.json` installs; TypeScript never looks at them. */
const asItStands = (file: string): string => `${root}test/bench/${file}`;
const compiled = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export const ENTRIES: readonly Entry[] = [
  {
    name: 'limit',
    says: 'hand-written SQL over node:http and pg, its row and field rules written into it; no row-level security; the same audit rows as Kith',
    dialect: 'limit',
    isUnderRowSecurity: false,
    hasOwnRules: true,
    isRecorded: true,
    program: compiled('limit/server.js'),
    settings: { LIMIT_ROW_SECURITY: 'off' },
  },
  {
    name: 'limit under RLS',
    says: 'the same, as the viewer’s role of the database, so that the row policies hold too',
    dialect: 'limit',
    isUnderRowSecurity: true,
    hasOwnRules: true,
    isRecorded: true,
    program: compiled('limit/server.js'),
    settings: { LIMIT_ROW_SECURITY: 'on' },
  },
  {
    name: 'PostGraphile 5',
    says: 'over the same tables as the viewer’s role under row-level security; what depends on agreement in computed columns; records reads nowhere',
    dialect: 'postgraphile',
    isUnderRowSecurity: true,
    hasOwnRules: false,
    isRecorded: false,
    program: asItStands('postgraphile/server.js'),
  },
  {
    name: 'textbook',
    says: 'Apollo, type-graphql, MikroORM entities, DataLoader, a shield on every field, row rules in its own code; records reads nowhere',
    dialect: 'kith',
    isUnderRowSecurity: false,
    hasOwnRules: true,
    isRecorded: false,
    program: compiled('textbook/server.js'),
    isOnlyBusy: true,
  },
  {
    name: 'Kith',
    says: 'as it ships: doors, both locks, slices, limits, auditing',
    dialect: 'kith',
    isUnderRowSecurity: true,
    hasOwnRules: true,
    isRecorded: true,
    isKith: true,
    program: compiled('kith.js'),
    settings: { READ_ROW_SECURITY: 'on' },
  },
  {
    name: 'Kith, one lock',
    says: 'READ_ROW_SECURITY=off: the compiled row rules alone',
    dialect: 'kith',
    isUnderRowSecurity: false,
    hasOwnRules: true,
    isRecorded: true,
    isKith: true,
    program: compiled('kith.js'),
    settings: { READ_ROW_SECURITY: 'off' },
  },
  {
    name: 'Kith, unrecorded',
    says: 'nothing that is read is written down, which no setting of Kith can say',
    dialect: 'kith',
    isUnderRowSecurity: true,
    hasOwnRules: true,
    isRecorded: false,
    isKith: true,
    program: compiled('kith.js'),
    settings: { BENCH_UNRECORDED: 'on' },
    isAside: true,
  },
  {
    name: 'Kith, one lock, unrecorded',
    says: 'neither the second lock nor auditing: what the compiled statements cost alone',
    dialect: 'kith',
    isUnderRowSecurity: false,
    hasOwnRules: true,
    isRecorded: false,
    isKith: true,
    program: compiled('kith.js'),
    settings: { READ_ROW_SECURITY: 'off', BENCH_UNRECORDED: 'on' },
    isAside: true,
  },
];

export interface Contestant extends Entry {
  readonly url: string;
  headers(persona: string): Promise<Record<string, string>>;
  /** What it has used so far; told to, it collects its garbage first. */
  usage(when?: 'usage' | 'collect'): Promise<ServerUsage>;
  stop(): Promise<void>;
}

export async function start(entry: Entry, { home, appUrl }: Population): Promise<Contestant> {
  const child = fork(entry.program, {
    // `production` for the libraries, which check less then; Kith itself issues tokens only in development.
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      KITH_ENV: 'development',
      KITH_HOME: home,
      DATABASE_URL: appUrl,
      ...entry.settings,
    },
    execArgv: process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [],
  });
  const { url } = await told(child, 'url');
  const tokens = new Map<string, Promise<string>>();
  return {
    ...entry,
    url,
    headers: async (persona) => {
      const token = tokens.get(persona) ?? issueDevelopmentToken(home, claimsOf(persona), 24 * 3600);
      tokens.set(persona, token);
      return { 'content-type': 'application/json', authorization: `Bearer ${await token}` };
    },
    usage: async (when = 'usage') => {
      const answer = told(child, 'usage');
      child.send(when satisfies ToServer);
      return (await answer).usage;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.send('stop' satisfies ToServer);
      await gone;
    },
  };
}

export function claimsOf(persona: string): Claims {
  const claims = personas.find(({ name }) => name === persona);
  if (!claims) throw new Error(`There is no persona "${persona}".`);
  return claims;
}

/** The next message of that kind; an end of the process instead is a failure. */
function told<Kind extends 'url' | 'usage'>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromServer, Record<Kind, unknown>>> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A server of the bench ended with ${code}.`));
    const heard = (message: FromServer) => {
      if (!isOf(message, kind)) return;
      child.off('exit', ended);
      child.off('message', heard);
      resolve(message);
    };
    child.once('exit', ended);
    child.on('message', heard);
  });
}

function isOf<Kind extends 'url' | 'usage'>(
  message: FromServer,
  kind: Kind,
): message is Extract<FromServer, Record<Kind, unknown>> {
  return kind in message;
}
