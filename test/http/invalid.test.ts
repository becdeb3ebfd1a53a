/** 5,000 invalid documents, each a valid one with something wrong: refused with a sentence, and soon. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Random } from '../../src/cli/seed/random.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { broken } from './hostile/broken.js';
import { Volley } from './hostile/volley.js';

const SEED = Number(process.env.INVALID_SEED ?? 20261122);
const DOCUMENTS = Number(process.env.INVALID_DOCUMENTS ?? 5_000);
/** Milliseconds. */
const WORST = { known: 100, unknown: 20 };

let kith: Kith;
let authorization: string;

beforeAll(async () => {
  kith = await startKith();
  authorization = `Bearer ${await kith.token(claimsOf('link-worker'))}`;
  await kith.as('link-worker').run('{ viewer { role } people(first: 1) { nodes { id } } }');
});
afterAll(() => kith.close());

test.each([
  ['sent by somebody known', true],
  ['sent by nobody known', false],
])(
  '%s',
  async (who, isKnown) => {
    const volley = new Volley(kith.url, isKnown ? WORST.known : WORST.unknown);
    let refused = 0;
    for (let index = 0; index < DOCUMENTS; index++) {
      const { what, body } = broken(new Random(SEED, index));
      const { status, text } = await volley.send(`${what} (${index})`, body, isKnown ? { authorization } : {});
      if (status === 200) continue;
      refused += 1;
      const { errors } = JSON.parse(text) as { errors: unknown[] };
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) {
        expect(error).toMatchObject({ message: expect.any(String), extensions: { code: expect.any(String) } });
      }
      expect(text).not.toMatch(/Did you mean/);
    }
    volley.close();
    process.stdout.write(
      `\nInvalid, ${who}: seed ${SEED}, ${DOCUMENTS} documents, ${refused} refused: ${volley.summary}.\n`,
    );
    expect(volley.failures).toEqual([]);
    expect(refused).toBeGreaterThan(DOCUMENTS / 2);
    expect(await kith.as('gp').run('{ viewer { role } }')).toMatchObject({ status: 200 });
  },
  600_000,
);
