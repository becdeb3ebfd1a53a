/** 5,000 hostile documents: whoever sends them gets a sentence and a code, soon, and the server goes on as before. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { personas } from '../../src/cli/personas.js';
import { Random } from '../../src/cli/seed/random.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { documents } from './hostile/documents.js';
import { requests } from './hostile/requests.js';
import { Volley } from './hostile/volley.js';

const SEED = Number(process.env.HOSTILE_SEED ?? 20261122);
const DOCUMENTS = Number(process.env.HOSTILE_DOCUMENTS ?? 5_000);
/** Milliseconds. */
const WORST = { known: 100, unknown: 20 };

const kinds = Object.entries({ ...documents, ...requests });

let kith: Kith;
let tokens: string[];

beforeAll(async () => {
  kith = await startKith();
  tokens = await Promise.all(personas.map(({ name }) => kith.token(claimsOf(name))));
  // The first of all requests pays for what is made once.
  for (const { name } of personas) await kith.as(name).run('{ viewer { role } people(first: 1) { nodes { id } } }');
});
afterAll(() => kith.close());

function* made(): Generator<[string, string | Buffer, Random]> {
  for (let index = 0; index < DOCUMENTS; index++) {
    const [name, kind] = kinds[index % kinds.length] as (typeof kinds)[number];
    const random = new Random(SEED, index);
    yield [`${name} (${index})`, kind(random), random];
  }
}

test.each([
  ['sent by somebody known', true],
  ['sent by nobody known', false],
])(
  '%s',
  async (who, isKnown) => {
    const volley = new Volley(kith.url, isKnown ? WORST.known : WORST.unknown);
    for (const [what, body, random] of made()) {
      const bad = random.pick(['', 'Bearer ', 'Bearer a.b.c', `Bearer ${random.pick(tokens).slice(0, -9)}AAAAAAAAA`]);
      const authorization = isKnown ? `Bearer ${random.pick(tokens)}` : bad;
      const { status } = await volley.send(what, body, { authorization });
      if (!isKnown) expect(status).toBe(401);
    }
    volley.close();
    process.stdout.write(
      `\nHostile, ${who}: seed ${SEED}, ${DOCUMENTS} documents of ${kinds.length} kinds: ${volley.summary}.\n`,
    );
    expect(volley.failures).toEqual([]);
    expect(await kith.as('gp').run('{ viewer { role } }')).toMatchObject({ status: 200 });
  },
  600_000,
);
