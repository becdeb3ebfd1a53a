/** A server that takes part in the bench, seen from the bench: started, asked as a persona, measured, stopped. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { personas } from '../../src/cli/personas.js';
import { issueDevelopmentToken } from '../../src/platform/development-issuer.js';
import type { Claims } from '../../src/platform/viewer.js';
import { home } from './population.js';
import { type FromServer, type ServerUsage, type ToServer, UNRECORDED } from './served.js';

export interface Contestant {
  readonly name: string;
  readonly url: string;
  headers(persona: string): Promise<Record<string, string>>;
  usage(): Promise<ServerUsage>;
  stop(): Promise<void>;
}

/** What tells a contestant from the others: its settings, and what no setting can say. */
export interface How {
  readonly settings?: Readonly<Record<string, string>>;
  readonly isUnrecorded?: boolean;
}

export async function start(
  name: string,
  appUrl: string,
  { settings = {}, isUnrecorded = false }: How,
): Promise<Contestant> {
  const child = fork(fileURLToPath(new URL('served.js', import.meta.url)), isUnrecorded ? [UNRECORDED] : [], {
    // `production` for the libraries, which check less then; Kith itself issues tokens only in development.
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      KITH_ENV: 'development',
      KITH_HOME: home,
      DATABASE_URL: appUrl,
      ...settings,
    },
    execArgv: ['--enable-source-maps', ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [])],
  });
  const { url } = await told(child, 'url');
  const tokens = new Map<string, Promise<string>>();
  return {
    name,
    url,
    headers: async (persona) => {
      const token = tokens.get(persona) ?? issueDevelopmentToken(home, claimsOf(persona), 24 * 3600);
      tokens.set(persona, token);
      return { 'content-type': 'application/json', authorization: `Bearer ${await token}` };
    },
    usage: async () => {
      const answer = told(child, 'usage');
      child.send('usage' satisfies ToServer);
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
