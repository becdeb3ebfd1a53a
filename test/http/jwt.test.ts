/** Attacks on tokens: each is refused, and all alike to the byte, so that none tells its maker what to try next. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoOrganisations } from '../../src/cli/personas.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { attacks, bearer, type Sent } from './forgery/attacks.js';
import { ec, header, Issuer, signed, signedBy } from './forgery/tokens.js';

const QUERY = JSON.stringify({ query: '{ viewer { role } people(first: 1) { nodes { id } } }' });

let issuer: Issuer;
let database: TestDatabase;
let kith: Kith;
let owner: Client;
let refusal: Answer;

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What is the same for all: everything but the id of the request and the time of day. */
function send({ headers = {}, search = '' }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(`${kith.url}${search}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    sending.once('error', reject);
    sending.once('response', async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const { date: _date, 'x-request-id': _id, ...told } = response.headers;
      resolve({ status: response.statusCode, headers: told, body: Buffer.concat(chunks).toString() });
    });
    sending.end(QUERY);
  });
}

beforeAll(async () => {
  issuer = await Issuer.start();
  database = await freshDatabase();
  kith = await startKith(issuer.settings, database, () => new Date());
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  refusal = await send({});
});

afterAll(async () => {
  await owner.end();
  await kith.close();
  await issuer.close();
});

test('a whole token is taken, by each of the issuer’s keys', async () => {
  expect(await send(bearer(signed()))).toMatchObject({ status: 200 });
  const inEs256 = signedBy(
    { key: ec.privateKey, dsaEncoding: 'ieee-p1363' },
    'sha256',
    header({ alg: 'ES256', kid: 'ec' }),
  );
  expect(await send(bearer(inEs256))).toMatchObject({ status: 200 });
});

test('who sends none is refused in so many words', () => {
  expect(refusal).toEqual({
    status: 401,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': '121',
      'cache-control': 'no-store',
      'www-authenticate': 'Bearer',
      connection: 'keep-alive',
      'keep-alive': 'timeout=5',
    },
    body: '{"errors":[{"message":"Who is asking is not known: send a valid bearer token.","extensions":{"code":"UNAUTHENTICATED"}}]}',
  });
});

describe('refused, and told nothing more than anybody unknown', () => {
  test.each(attacks)('%s', async (_, make) => {
    expect(await send(make(issuer))).toEqual(refusal);
  });

  test.each<[string, string, string]>([
    ['whose role was changed since', "role = 'TEAM_LEAD'", "role = 'GP'"],
    [
      'whose organisation was changed since',
      `organisation_id = '${demoOrganisations.charity}'`,
      `organisation_id = '${demoOrganisations.practice}'`,
    ],
    ['who was suspended since', 'active = false', 'active = true'],
  ])('a true token of a member %s', async (_, change, back) => {
    const { member } = claimsOf('gp');
    const token = bearer(signed());
    expect(await send(token)).toMatchObject({ status: 200 });
    await owner.query(`update member set ${change} where id = $1`, [member]);
    expect(await send(token)).toEqual(refusal);
    await owner.query(`update member set ${back} where id = $1`, [member]);
    expect(await send(token)).toMatchObject({ status: 200 });
  });

  test('and no key was fetched from where a token said', () => {
    expect(issuer.asked).toEqual([]);
    process.stdout.write(`\nTokens: ${attacks.length + 3} kinds of attack, all refused alike.\n`);
  });
});
