/** In development Kith is its own issuer: a key made once in its folder signs the tokens of the personas. */
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { createLocalJWKSet, importJWK, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import { ORGANISATION_CLAIM, ROLE_CLAIM } from './claims.js';
import type { Config } from './config.js';
import { keepOnce, prepareHome } from './kept-file.js';
import { StartRefused } from './start-refused.js';
import type { Claims } from './viewer.js';

export const DEVELOPMENT_ISSUER = 'https://development.kith.example';
export const DEVELOPMENT_AUDIENCE = 'kith';

const keyShape = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() });

/** Whether Kith may sign tokens itself: never in production, and not where an issuer is named. */
export function hasDevelopmentIssuer({ environment, oidc }: Config): boolean {
  return environment !== 'production' && oidc === undefined;
}

/** The public half, for checking tokens without a network. */
export function developmentKeys(home: string): ReturnType<typeof createLocalJWKSet> {
  const { d: _secret, ...published } = signingKey(home);
  return createLocalJWKSet({ keys: [published] });
}

export async function issueDevelopmentToken(home: string, claims: Claims, lifetimeSeconds: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ [ORGANISATION_CLAIM]: claims.organisation, [ROLE_CLAIM]: claims.role })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'development' })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(DEVELOPMENT_AUDIENCE)
    .setSubject(claims.member)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetimeSeconds)
    .sign(await importJWK(signingKey(home), 'EdDSA'));
}

function signingKey(home: string): JWK & { d: string } {
  prepareHome(home);
  const path = join(home, 'issuer-key.json');
  const kept = keepOnce(path, () =>
    JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
  );
  const key = keyShape.safeParse(asJson(kept));
  if (!key.success) throw new StartRefused(`${path} is not a key that Kith made. Remove it and a new one is made.`);
  return { ...key.data, kid: 'development', alg: 'EdDSA', use: 'sig' };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told by the caller as a file that is not ours.
    return undefined;
  }
}
