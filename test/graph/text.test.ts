/** Text of every kind comes out as it went in, whichever way it is answered: quotes, line breaks, marks, other scripts. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startGraph, type TestGraph } from '../support/kith.js';
import { DOT } from './both-ways.js';

const TEXTS = [
  'He said "hi"',
  "it's",
  'back\\slash \\n \\u0041 \\\\',
  'line\nbreak\r\nand\ttab',
  '\u0001 \u001f \u007f \u0085 \u2028 \u2029 \ufeff',
  'żółw Ελλάδα العربية 日本語 👩🏽‍⚕️ é',
  '</script><!-- $1 $$ %s {{x}} $x',
  '{"json": [1, null]}',
  'null',
  '  spaces  ',
];

let database: TestDatabase;
let owner: Client;
let id: string;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>('select id from asset order by id limit 1');
  id = rows[0]?.id as string;
});
afterAll(() => owner.end());

describe.each([
  ['compiled', false],
  ['executed by graphql-js', true],
])('%s', (_, isAlwaysExecuted) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startGraph({ isAlwaysExecuted }, database);
  });
  afterAll(() => graph.close());

  test.each(TEXTS)('%j', async (text) => {
    await owner.query('update person set usual_gp = $1, reasonable_adjustments = array[$1, $1] where id = $2', [
      text,
      DEMO_PERSON.id,
    ]);
    const { data } = await graph.answer('gp', `{ person(id: "${DOT}") { usualGp reasonableAdjustments } }`);
    expect(JSON.parse(data)).toEqual({ person: { usualGp: text, reasonableAdjustments: [text, text] } });
  });

  test.each(TEXTS)('found by itself: %j', async (text) => {
    await owner.query('update asset set description = $1 where id = $2', [text, id]);
    const document = 'query ($text: String) { assets(first: 100, where: { text: $text }) { nodes { description } } }';
    const { data } = await graph.answer('gp', document, { text: text.trim() });
    expect(JSON.parse(data).assets.nodes).toContainEqual({ description: text });
  });
});
