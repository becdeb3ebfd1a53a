/** An issuer of the tests' own, and tokens made by hand: whole, or forged in one way each. */
import {
  createHmac,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  type SignKeyObjectInput,
  sign as signBytes,
} from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ORGANISATION_CLAIM, ROLE_CLAIM } from '../../../src/platform/claims.js';
import { claimsOf } from '../../support/kith.js';

export const ISSUER = 'https://login.example';
export const AUDIENCE = 'kith';

export const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

export type Part = Readonly<Record<string, unknown>>;

/** Publishes the keys, and counts who asks for anything else. */
export class Issuer {
  readonly asked: string[] = [];
  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(): Promise<Issuer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = new Issuer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const keys = [
      { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa' },
      { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec' },
    ];
    server.on('request', (request, response) => {
      if (request.url !== '/keys') issuer.asked.push(request.url ?? '');
      const published =
        request.url === '/keys' ? keys : [{ ...stranger.publicKey.export({ format: 'jwk' }), kid: 'rsa' }];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: published }));
    });
    return issuer;
  }

  get settings(): Readonly<Record<string, string>> {
    return { OIDC_ISSUER: ISSUER, OIDC_AUDIENCE: AUDIENCE, OIDC_JWKS_URI: `${this.origin}/keys` };
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

export const base64 = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export const seconds = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

/** The claims of the GP of the demo, changed. */
export function claims(changes: Part = {}): Part {
  const { member, organisation, role } = claimsOf('gp');
  return {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: member,
    exp: seconds(600),
    [ORGANISATION_CLAIM]: organisation,
    [ROLE_CLAIM]: role,
    ...changes,
  };
}

export const header = (changes: Part = {}): Part => ({ alg: 'RS256', kid: 'rsa', typ: 'JWT', ...changes });

/** Signed as RS256 whatever the header says. */
export function signed(payload: unknown = claims(), head: unknown = header(), key: KeyObject = rsa.privateKey): string {
  const text = `${base64(head)}.${base64(payload)}`;
  return `${text}.${signBytes('sha256', Buffer.from(text), key).toString('base64url')}`;
}

export function signedBy(options: SignKeyObjectInput, hash: string, head: Part): string {
  const text = `${base64(head)}.${base64(claims())}`;
  return `${text}.${createSign(hash).update(text).sign(options).toString('base64url')}`;
}

export function keyed(secret: string | Buffer, head: Part = header({ alg: 'HS256' })): string {
  const text = `${base64(head)}.${base64(claims())}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
