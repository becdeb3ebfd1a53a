/** Whom the explorer may ask as in development: the personas, each with a token of its own that Kith signs itself. */
import type { Config } from './config.js';
import { hasDevelopmentIssuer, issueDevelopmentToken } from './development-issuer.js';
import type { Claims, Role } from './viewer.js';

export interface DevelopmentCaller {
  readonly name: string;
  readonly title: string;
  readonly fullName: string;
  readonly role: Role;
  readonly token: string;
}

interface Known extends Claims {
  readonly name: string;
  readonly title: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** How long a page that stays open can ask (seconds). */
const A_WORKING_DAY = 8 * 3600;

/** Undefined wherever tokens come from an issuer: production has none to hand out. */
export function developmentCallers(
  config: Config,
  known: readonly Known[],
): (() => Promise<readonly DevelopmentCaller[]>) | undefined {
  if (!hasDevelopmentIssuer(config)) return undefined;
  return () =>
    Promise.all(
      known.map(async (claims) => {
        const { name, title, givenName, familyName, role } = claims;
        const token = await issueDevelopmentToken(config.home, claims, A_WORKING_DAY);
        return { name, title, fullName: `${givenName} ${familyName}`, role, token };
      }),
    );
}
