/** Requests of someone who means harm by what goes with a document: variables, names, bytes and bodies. */
import { asked, deepJson, ID, type Kind, NAMES, times } from './words.js';

export const requests: Readonly<Record<string, Kind>> = {
  'enormous numbers in variables': (random) =>
    `{"query":"query ($n: Int) { people(first: $n) { nodes { id } } }","variables":{"n":${random.pick(['9'.repeat(random.whole(1, 50_000)), '1e999', '-1e999', '1e-400', '2147483648', '-5', '3.7', '"3"', '[3]', '{}', 'true'])}}}`,
  'pages that multiply': (random) =>
    asked(
      'query ($a: Int, $b: Int, $c: Int) { people(first: $a) { nodes { plans(first: $b) { nodes { person { connections(last: $c) { nodes { id } } } } } } } }',
      {
        a: random.whole(-5, 200),
        b: random.whole(0, 101),
        c: random.whole(0, 2 ** 33),
      },
    ),
  'deep variables': (random) => {
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
    ]);
    const deep = deepJson(open as string, close as string, random.whole(1, 12_000));
    const name = random.pick(['ids', 'x', '__proto__']);
    return `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { id } }","variables":{"${name}":${deep}}}`;
  },
  'very many variables': (random) =>
    asked('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: random.whole(1, 9_000) }, (_, n) => n),
    }),
  'very many wrong values': (random) =>
    asked('query ($w: ReferralWhere) { referrals(where: $w) { nodes { id } } }', {
      w: { status: Array.from({ length: random.whole(1, 9_000) }, () => 'RECEIVE') },
    }),
  'very many variables that are declared': (random) => {
    const many = random.whole(1, 110);
    return asked(
      `query (${times(many, (n) => `$v${n}: Int`)}) { ${times(many, (n) => `a${n}: people(first: $v${n}) { __typename }`)} }`,
    );
  },
  'values that are names of everything': (random) => {
    const name = random.pick(NAMES);
    return `{"query":"query ($id: ID!) { person(id: $id) { id } }","variables":{"${name}":{"${name}":1},"id":"${name}"},"${name}":{"${name}":{}}}`;
  },
  'fields that are names of everything': (random) =>
    asked(
      `query ${random.pick(NAMES)} ($${random.pick(NAMES)}: ${random.pick(NAMES)}) { ${random.pick(NAMES)}: ${random.pick(NAMES)} { ${random.pick(NAMES)} @${random.pick(NAMES)} } viewer { ${random.pick(NAMES)}: role } }`,
    ),
  'an operation by a name of everything': (random) =>
    asked('query A { viewer { role } }', {}, { operationName: random.pick(NAMES) }),
  'very many operations': (random) =>
    asked(times(random.whole(1, 160), (n) => `query A${random.whole(0, n)} { viewer { role } }`)),
  'strings that make bad patterns slow': (random) => {
    const bad = random.pick([
      'a'.repeat(40_000),
      `${'('.repeat(20_000)}a+`,
      '%'.repeat(40_000),
      '\\'.repeat(20_000),
      `${' '.repeat(40_000)}x`,
      '.*'.repeat(20_000),
    ]);
    return asked('query ($w: PersonWhere, $id: ID!) { people(where: $w) { nodes { id } } person(id: $id) { id } }', {
      w: { [random.pick(['search', 'name', 'text'])]: bad },
      id: `${bad}_${bad.slice(0, 100)}`,
    });
  },
  'text that is searched for': (random) =>
    asked('query ($t: String) { assets(where: { text: $t }) { nodes { id } totalCount } }', {
      t: random.pick([
        'a '.repeat(random.whole(1, 5_000)),
        '%_\\',
        "'; drop table person; --",
        'a & | ! ( ) : *',
        '\u0000',
        '🧑‍🦽'.repeat(900),
      ]),
    }),
  'bytes that are no text': (random) =>
    Buffer.concat([
      Buffer.from('{"query":"{ person(id: \\"'),
      Buffer.from(Array.from({ length: random.whole(1, 400) }, () => random.whole(128, 255))),
      Buffer.from('\\") { id } }"}'),
    ]),
  'null bytes and lone surrogates': (random) =>
    asked('query ($id: ID!) { person(id: $id) { id } }', {
      id: random.pick(['\u0000', '\ud800', 'person_\u0000', `${ID}\u0000`, '\udfff\ud800', '\u202e']),
    }),
  'unicode in names': (random) =>
    asked(
      `{ ${random.pick(['pеrson', 'ｐｅｏｐｌｅ', 'viewer\u200b', '\u202eviewer', 'viewer\u0000', 'ﬁ', '𝓿'])} { ${random.pick(['rοle', 'role\ufeff', 'role'])} } }`,
    ),
  'deep JSON instead of a body': (random) => deepJson('[', ']', random.whole(1, 50_000)),
  'deep extensions': (random) =>
    `{"query":"{ viewer { role } }","extensions":${deepJson('{"a":', '}', random.whole(1, 10_000))}}`,
  'a persisted query': (random) =>
    asked(
      '{ viewer { role } }',
      {},
      {
        extensions: {
          persistedQuery: random.pick([
            { version: 1, sha256Hash: 'x'.repeat(random.whole(0, 9_000)) },
            [],
            1,
            { version: {} },
          ]),
        },
      },
    ),
  'a batch': (random) =>
    `[${Array.from({ length: random.whole(0, 2_000) }, () => '{"query":"{viewer{role}}"}').join()}]`,
};
