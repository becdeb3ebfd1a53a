/** What a forger tries on a token, each kind by its name. */
import { demoOrganisations } from '../../../src/cli/personas.js';
import { ORGANISATION_CLAIM, ROLE_CLAIM } from '../../../src/platform/claims.js';
import { claimsOf } from '../../support/kith.js';
import {
  base64,
  claims,
  ec,
  header,
  ISSUER,
  type Issuer,
  keyed,
  type Part,
  rsa,
  seconds,
  signed,
  signedBy,
  stranger,
} from './tokens.js';

/** What is sent beside the operation. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly search?: string;
}

export const bearer = (token: string): Sent => ({ headers: { authorization: `Bearer ${token}` } });

const unsigned = (alg: unknown, signature = ''): Sent =>
  bearer(`${base64(header({ alg }))}.${base64(claims())}.${signature}`);
const saying = (changes: Part): Sent => bearer(signed(claims(changes)));
const headed = (changes: Part): Sent => bearer(signed(claims(), header(changes)));
const byStranger = (changes: Part = {}): Sent => bearer(signed(claims(), header(changes), stranger.privateKey));
const jwk = (key: typeof stranger.publicKey): object => key.export({ format: 'jwk' });
const pem = (type: 'spki' | 'pkcs1'): string => rsa.publicKey.export({ format: 'pem', type }).toString();
const [head = '', body = '', signature = ''] = signed().split('.');

/** Named by what is tried; made when it is sent, for most depend on the time or the issuer's address. */
export const attacks: readonly (readonly [string, (issuer: Issuer) => Sent])[] = [
  ['no token', () => ({ headers: { authorization: 'Bearer' } })],
  ['an empty header', () => ({ headers: { authorization: '' } })],
  ['another scheme', () => ({ headers: { authorization: `Basic ${signed()}` } })],
  ['alg none', () => unsigned('none')],
  ['alg None', () => unsigned('None')],
  ['alg NONE', () => unsigned('NONE')],
  ['alg nOnE with a signature', () => unsigned('nOnE', 'AAAA')],
  ['alg none with the signature of a true token', () => unsigned('none', signature)],
  ['alg that is empty', () => unsigned('', signature)],
  ['alg that is null', () => unsigned(null, signature)],
  ['alg that is a list', () => unsigned(['RS256'], signature)],
  ['no alg at all', () => unsigned(undefined, signature)],
  [
    'an algorithm off the list, with the right key',
    () => bearer(signedBy({ key: rsa.privateKey }, 'sha512', header({ alg: 'RS512' }))),
  ],
  ['alg in small letters', () => headed({ alg: 'rs256' })],
  ['the public key as a secret, as PEM (SPKI)', () => bearer(keyed(pem('spki')))],
  ['the public key as a secret, as PEM without its last line break', () => bearer(keyed(pem('spki').trim()))],
  ['the public key as a secret, as PEM (PKCS 1)', () => bearer(keyed(pem('pkcs1')))],
  ['the public key as a secret, as DER', () => bearer(keyed(rsa.publicKey.export({ format: 'der', type: 'spki' })))],
  ['the public key as a secret, as JWK', () => bearer(keyed(JSON.stringify(jwk(rsa.publicKey))))],
  ['the modulus as a secret', () => bearer(keyed(Buffer.from((jwk(rsa.publicKey) as { n: string }).n, 'base64url')))],
  ['an empty secret', () => bearer(keyed(''))],
  ['another key under the same kid', () => byStranger()],
  ['another key under an unknown kid', () => byStranger({ kid: 'mine' })],
  ['another key without a kid', () => byStranger({ kid: undefined })],
  ['the kid of a key of another kind', () => headed({ kid: 'ec' })],
  ['kid that is a path', () => bearer(keyed('', header({ alg: 'HS256', kid: '../../../../dev/null' })))],
  ['kid that is SQL', () => byStranger({ kid: "x' union select 'secret' --" })],
  ['kid that is a list', () => byStranger({ kid: ['rsa'] })],
  ['kid that is a number', () => byStranger({ kid: 0 })],
  ['kid that is an object', () => byStranger({ kid: { toString: 'rsa' } })],
  ['kid __proto__', () => byStranger({ kid: '__proto__' })],
  ['jku that leads to another’s keys', (issuer) => byStranger({ jku: `${issuer.origin}/evil` })],
  ['x5u that leads to another’s certificate', (issuer) => byStranger({ x5u: `${issuer.origin}/evil` })],
  ['jwk sent along', () => byStranger({ jwk: jwk(stranger.publicKey) })],
  [
    'x5c sent along',
    () => byStranger({ x5c: [stranger.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')] }),
  ],
  ['crit that nobody understands', () => headed({ crit: ['x'], x: 1 })],
  ['crit that is empty', () => headed({ crit: [] })],
  ['b64 false', () => headed({ crit: ['b64'], b64: false })],
  ['typ of a logout token', () => headed({ typ: 'logout+jwt' })],
  ['typ of a proof of possession', () => headed({ typ: 'dpop+jwt' })],
  ['typ that is a list', () => headed({ typ: ['JWT'] })],
  ['expired', () => saying({ exp: seconds(-31) })],
  ['not valid yet', () => saying({ nbf: seconds(40) })],
  ['without an end', () => saying({ exp: undefined })],
  ['an end that is text', () => saying({ exp: String(seconds(600)) })],
  ['an end that is no number', () => bearer(signed(JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":NaN')))],
  ['an end beyond all numbers', () => bearer(signed(JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":1e999')))],
  ['an end that is null', () => saying({ exp: null })],
  ['an end in a list', () => saying({ exp: [seconds(600)] })],
  ['a beginning that is text', () => saying({ nbf: 'now' })],
  ['another audience', () => saying({ aud: 'portal' })],
  ['no audience', () => saying({ aud: undefined })],
  ['an audience that begins alike', () => saying({ aud: 'kith.evil.example' })],
  ['an empty list of audiences', () => saying({ aud: [] })],
  ['an audience inside a list inside a list', () => saying({ aud: [['kith']] })],
  ['an audience that is an object', () => saying({ aud: { 0: 'kith', length: 1 } })],
  ['another issuer', () => saying({ iss: 'https://login.example.evil' })],
  ['an issuer with one more stroke', () => saying({ iss: `${ISSUER}/` })],
  ['an issuer that is a list', () => saying({ iss: [ISSUER] })],
  ['no issuer', () => saying({ iss: undefined })],
  ['no subject', () => saying({ sub: undefined })],
  ['a subject that is SQL', () => saying({ sub: "x' or true --" })],
  ['a member who does not exist', () => saying({ sub: '01941f29-7c00-7000-8000-0000000000ff' })],
  ['no role', () => saying({ [ROLE_CLAIM]: undefined })],
  ['a role that does not exist', () => saying({ [ROLE_CLAIM]: 'ADMIN' })],
  ['two roles', () => saying({ [ROLE_CLAIM]: ['GP', 'TEAM_LEAD'] })],
  ['a role in small letters', () => saying({ [ROLE_CLAIM]: 'gp' })],
  ['a role the member does not have', () => saying({ [ROLE_CLAIM]: 'TEAM_LEAD' })],
  ['an organisation the member is not of', () => saying({ [ORGANISATION_CLAIM]: demoOrganisations.charity })],
  ['no organisation', () => saying({ [ORGANISATION_CLAIM]: undefined })],
  ['a stripped signature', () => bearer(`${head}.${body}.`)],
  ['no signature at all', () => bearer(`${head}.${body}`)],
  ['a truncated signature', () => bearer(`${head}.${body}.${signature.slice(0, -4)}`)],
  ['a signature with more behind it', () => bearer(`${head}.${body}.${signature}AAAA`)],
  [
    'the signature of another token',
    () => bearer(`${head}.${base64(claims({ sub: claimsOf('team-lead').member }))}.${signature}`),
  ],
  ['a fourth part', () => bearer(`${signed()}.AAAA`)],
  ['an encrypted token', () => bearer(`${base64({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.AAAA.AAAA.AAAA.AAAA`)],
  ['a token inside a token', () => bearer(signed(signed(), header({ cty: 'JWT' })))],
  ['a payload that is no object', () => bearer(signed('"GP"'))],
  ['a payload that is a list', () => bearer(signed([claims()]))],
  ['a payload that is no JSON', () => bearer(signed('{"sub":'))],
  ['a header that is no JSON', () => bearer(signed(claims(), '{'))],
  ['base64 with padding', () => bearer(`${head}==.${body}.${signature}`)],
  ['base64 of the other alphabet', () => bearer(signed().replace(/[-_]/g, '+'))],
  ['white space inside', () => bearer(`${head}.${body} .${signature}`)],
  [
    'a psychic signature (r = s = 0)',
    () =>
      bearer(
        `${base64(header({ alg: 'ES256', kid: 'ec' }))}.${base64(claims())}.${Buffer.alloc(64).toString('base64url')}`,
      ),
  ],
  [
    'a signature of ES256 in DER',
    () => bearer(signedBy({ key: ec.privateKey, dsaEncoding: 'der' }, 'sha256', header({ alg: 'ES256', kid: 'ec' }))),
  ],
  [
    'two tokens in two headers',
    () => ({
      headers: { authorization: [`Bearer ${signed()}`, `Bearer ${signed(claims(), header(), stranger.privateKey)}`] },
    }),
  ],
  ['two tokens in one header', () => ({ headers: { authorization: `Bearer ${signed()}, Bearer ${signed()}` } })],
  ['a token in the address', () => ({ search: `?access_token=${signed()}` })],
  [
    'a token in a cookie',
    () => ({ headers: { cookie: `access_token=${signed()}; authorization=Bearer ${signed()}` } }),
  ],
  [
    'a token in another header',
    () => ({ headers: { 'x-authorization': `Bearer ${signed()}`, 'x-forwarded-user': 'gp' } }),
  ],
  ['a token far too long', () => bearer(signed(claims({ padding: 'x'.repeat(9_000) })))],
];
