/** The issuer's public keys, fetched, kept, and fetched again only so often, whatever tokens callers send. */
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

const FRESH = 10 * 60_000;
/** If the issuer does not answer, keys this old still count. */
const STALE = 60 * 60_000;
const BETWEEN_FETCHES = 30_000;
const AFTER_FAILURE = 5_000;
const PATIENCE = 5_000;
const LARGEST = 512 * 1024;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

export interface RemoteKeysOptions {
  readonly now: () => number;
  /** Told why keys could not be fetched; callers never are. */
  readonly warn: (reason: string) => void;
}

export function remoteKeys(uri: string, { now, warn }: RemoteKeysOptions): JWTVerifyGetKey {
  let known: { find: JWTVerifyGetKey; at: number } | undefined;
  let nextFetch = 0;
  let underWay: Promise<void> | undefined;

  async function fetchKeys(): Promise<void> {
    try {
      known = { find: createLocalJWKSet(await download(uri)), at: now() };
      nextFetch = now() + BETWEEN_FETCHES;
    } catch (error) {
      nextFetch = now() + AFTER_FAILURE;
      warn(error instanceof Error ? error.message : String(error));
    }
  }

  /** However many ask at once, one fetch is under way, and none within the pause after the last. */
  async function refresh(): Promise<void> {
    if (underWay === undefined && now() < nextFetch) return;
    underWay ??= fetchKeys().finally(() => {
      underWay = undefined;
    });
    await underWay;
  }

  return async (header, token) => {
    if (known === undefined || now() - known.at > FRESH) await refresh();
    if (known === undefined || now() - known.at > STALE) throw new errors.JWKSNoMatchingKey();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // A new key of the issuer, or nonsense: the pause between fetches bounds what nonsense can cost.
      await refresh();
      return known.find(header, token);
    }
  };
}

async function download(uri: string): Promise<z.infer<typeof keySet>> {
  const response = await fetch(uri, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok || response.body === null) throw new Error(`the issuer answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > LARGEST) throw new Error('the issuer sent too much');
    chunks.push(chunk);
  }
  return keySet.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}
