/** Who is asking: turns an Authorization header into verified claims, or refuses without saying why. */
import { createHash } from 'node:crypto';
import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { ORGANISATION_CLAIM, ROLE_CLAIM } from './claims.js';
import type { Config } from './config.js';
import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER, developmentKeys } from './development-issuer.js';
import { unauthenticated } from './errors.js';
import type { Log } from './log.js';
import { remoteKeys } from './remote-keys.js';
import { StartRefused } from './start-refused.js';
import { type Claims, ROLES } from './viewer.js';

export interface Authenticator {
  /** Refuses every bad token with the same error, whatever is wrong with it. */
  authenticate(authorization: string | undefined): Promise<Claims>;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const TYPES = ['jwt', 'at+jwt', 'application/at+jwt'];
const TOLERANCE_SECONDS = 30;
const LONGEST_TOKEN = 8 * 1024;
/** A verified token is not looked at again for this long, so a key that the issuer withdraws stops working by then. */
const TRUSTED_FOR = 5 * 60_000;

const claimsShape = z.object({
  sub: z.guid(),
  [ORGANISATION_CLAIM]: z.guid(),
  [ROLE_CLAIM]: z.enum(ROLES),
  exp: z.number(),
});

export interface AuthenticatorOptions {
  readonly log: Log;
  readonly now?: () => number;
}

export function createAuthenticator(config: Config, { log, now = Date.now }: AuthenticatorOptions): Authenticator {
  const { issuer, audience, keys } = trusted(config, { log, now });
  const verified = new LRUCache<string, { claims: Claims; until: number }>({ max: 10_000 });

  async function verify(token: string): Promise<{ claims: Claims; until: number }> {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      requiredClaims: ['exp', 'iss', 'aud', 'sub'],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(now()),
    });
    // Some issuers leave the type out; a token made for another use (logout, proof of possession) names it.
    if (protectedHeader.typ !== undefined && !TYPES.includes(protectedHeader.typ.toLowerCase()))
      throw unauthenticated();
    const said = claimsShape.parse(payload);
    return {
      claims: {
        member: said.sub.toLowerCase(),
        organisation: said[ORGANISATION_CLAIM].toLowerCase(),
        role: said[ROLE_CLAIM],
      },
      until: Math.min((said.exp + TOLERANCE_SECONDS) * 1000, now() + TRUSTED_FOR),
    };
  }

  return {
    async authenticate(authorization) {
      const token = bearer(authorization);
      if (token === undefined) throw unauthenticated();
      const key = createHash('sha256').update(token).digest('base64');
      const known = verified.get(key);
      if (known !== undefined && now() < known.until) return known.claims;
      try {
        const found = await verify(token);
        verified.set(key, found);
        return found.claims;
      } catch {
        // What is wrong with a token helps only whoever forges one.
        verified.delete(key);
        throw unauthenticated();
      }
    },
  };
}

function trusted(
  { oidc, environment, home }: Config,
  { log, now }: Required<AuthenticatorOptions>,
): { issuer: string; audience: string; keys: JWTVerifyGetKey } {
  if (oidc !== undefined) {
    const warn = (reason: string) => log.warn('The issuer’s keys could not be fetched.', { reason });
    return { ...oidc, keys: remoteKeys(oidc.jwksUri, { now, warn }) };
  }
  if (environment === 'production') throw new StartRefused('In production the OIDC variables must be set.');
  return { issuer: DEVELOPMENT_ISSUER, audience: DEVELOPMENT_AUDIENCE, keys: developmentKeys(home) };
}

function bearer(authorization: string | undefined): string | undefined {
  if (authorization === undefined || authorization.length > LONGEST_TOKEN) return undefined;
  return /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
}
