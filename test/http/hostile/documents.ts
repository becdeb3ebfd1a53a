/** Documents of someone who means harm: each kind is a way to make a server work, fall over or talk. */
import { getIntrospectionQuery } from 'graphql';
import { testSchemas } from '../../support/schemas.js';
import { wide } from './wide.js';
import { asked, ID, type Kind, NAMES, nested, person, times } from './words.js';

const { full } = testSchemas();

export const documents: Readonly<Record<string, Kind>> = {
  'deep nesting': (random) => asked(person(nested('plans { nodes { person { ', 'id', ' } } }', random.whole(1, 120)))),
  'deep nesting of nothing': (random) => asked('{'.repeat(random.whole(1, 90_000))),
  'deep inline fragments': (random) => asked(nested('{ ... ', '{ viewer { role } }', ' }', random.whole(1, 400))),
  'wide aliases': (random) => asked(`{ ${times(random.whole(1, 340), (n) => `a${n}: __typename`)} }`),
  'wide aliases of rows': (random) =>
    asked(`{ ${times(random.whole(1, 60), (n) => `a${n}: people(first: ${random.whole(0, 100)}) { nodes { id } }`)} }`),
  'one alias for many things': (random) =>
    asked(person(times(random.whole(2, 80), () => `x: ${random.pick(['id', 'plans { nodes { id } }', 'givenName'])}`))),
  'the same field again and again': (random) =>
    asked(`{ ${times(random.whole(1, 240), () => random.pick(['viewer { role }', 'viewer { name }']))} }`),
  'the same lists again and again': (random) => {
    const inner = (depth: number): string =>
      depth === 0 ? 'id' : times(2, () => `plans { nodes { person { ${inner(depth - 1)} } } }`);
    return asked(person(inner(random.whole(1, 6))));
  },
  'fragments in a ring': (random) => {
    const many = random.whole(1, 45);
    return asked(
      `${person('...F0')} ${times(many, (n) => `fragment F${n} on Person { plans { nodes { person { ...F${(n + 1) % many} } } } ...F${(n * 7 + 3) % many} }`)}`,
    );
  },
  'fragments in a ring that nobody spreads': (random) => {
    const many = random.whole(1, 40);
    return asked(
      `{ viewer { role } } ${times(many, (n) => `fragment F${n} on Person { a: plans { nodes { person { ...F${(n + 1) % many} } } } b: plans { nodes { person { ...F${(n + 2) % many} } } } }`)}`,
    );
  },
  'fragments that explode': (random) => {
    const many = random.whole(2, 32);
    return asked(
      `${person('...F0')} ${times(many, (n) => `fragment F${n} on Person { ${n === many - 1 ? 'id' : `a: connections { nodes { person { ...F${n + 1} } } } b: connections { nodes { person { ...F${n + 1} } } }`} }`)}`,
    );
  },
  'fragments spread many times': (random) =>
    asked(`${person(times(random.whole(1, 200), () => '...F'))} fragment F on Person { id plans { nodes { id } } }`),
  'very many fragments': (random) =>
    asked(`${person('id')} ${times(random.whole(40, 160), (n) => `fragment F${n} on Person { id }`)}`),
  'fragments of one name': (random) =>
    asked(
      `${person('...F')} ${times(random.whole(2, 50), () => 'fragment F on Person { plans { nodes { person { ...F } } } }')}`,
    ),
  'fragments named as what is built in': (random) => {
    const name = random.pick(NAMES);
    return asked(`${person(`...${name}`)} fragment ${name} on Person { id plans { nodes { person { ${name} } } } }`);
  },
  'a directive many times': (random) =>
    asked(
      `{ viewer { role ${times(random.whole(1, 250), () => random.pick(['@include(if: true)', '@skip(if: false)', '@x', '@deprecated']))} } }`,
    ),
  'directives on everything': (random) =>
    asked(`{ viewer @include(if: true) { ${times(random.whole(1, 100), (n) => `a${n}: role @skip(if: false)`)} } }`),
  'very many tokens': (random) => asked(`{ ${'viewer '.repeat(random.whole(990, 12_000))} }`),
  'only noise': (random) => asked(random.pick(['#', ',', ' ', '\n', '\uFEFF', '\t']).repeat(random.whole(1, 90_000))),
  'very many comments': (random) => asked(`${'#\n'.repeat(random.whole(1, 40_000))}{ viewer { role } }`),
  'a very long name': (random) => asked(`{ ${'p'.repeat(random.whole(100, 90_000))} }`),
  'many long unknown names': (random) =>
    asked(person(times(random.whole(2, 90), (n) => 'preferredNam'.repeat(60) + n))),
  'a very long string': (random) => asked(`{ person(id: "${'x'.repeat(random.whole(100, 90_000))}") { id } }`),
  'a string all of escapes': (random) => asked(`{ person(id: "${'\\u0041'.repeat(random.whole(1, 12_000))}") { id } }`),
  'a block string of lines': (random) =>
    asked(`{ person(id: """${'\n  x'.repeat(random.whole(1, 18_000))}""") { id } }`),
  'a string that never ends': (random) => asked(`{ person(id: "${'\\\\'.repeat(random.whole(1, 20_000))}`),
  'a long list': (random) => asked(`{ nodes(ids: [${times(random.whole(1, 990), () => `"${ID}"`)}]) { id } }`),
  'nested lists': (random) => asked(`{ nodes(ids: ${nested('[', `"${ID}"`, ']', random.whole(1, 480))}) { id } }`),
  'nested objects': (random) =>
    asked(`{ people(where: ${nested('{ near: ', '1', ' }', random.whole(1, 240))}) { nodes { id } } }`),
  'an object with very many members': (random) =>
    asked(`{ people(where: { ${times(random.whole(1, 300), (n) => `m${n}: 1`)} }) { nodes { id } } }`),
  'enormous numbers': (random) =>
    asked(
      `{ people(first: ${random.pick(['9'.repeat(random.whole(1, 50_000)), '-1', '1e309', '2147483648', '0.1', '-0', '1e-999'])}) { nodes { id } } }`,
    ),
  'the schema asked in rings': (random) =>
    asked(
      `{ __schema { types { ${nested(random.pick(['fields { type { ', 'interfaces { possibleTypes { ', 'fields { args { type { ']), 'name', ' }', 0)} ${nested('fields { type { ', 'name', ' } }', random.whole(1, 12))} } } }`,
    ),
  'the schema asked many times': (random) =>
    asked(
      `{ ${times(random.whole(2, 20), (n) => `a${n}: __schema { types { fields { args { type { name } } } } }`)} }`,
    ),
  'the schema asked through a fragment named __schema': (random) =>
    asked(
      `{ __schema { types { ...__schema } } } fragment __schema on __Type { fields { type { ${nested('fields { type { ', 'name', ' } }', random.whole(1, 8))} } } }`,
    ),
  'the schema asked as tools ask': (random) =>
    asked(
      getIntrospectionQuery({
        descriptions: random.chance(0.5),
        inputValueDeprecation: random.chance(0.5),
        schemaDescription: random.chance(0.5),
      }),
    ),
  'types asked one by one': (random) =>
    asked(
      `{ ${times(random.whole(1, 20), (n) => `a${n}: __type(name: "${random.pick(['Person', 'Query', 'Plan', 'Asset', ...NAMES])}") { name fields { name args { name type { name ofType { name } } } } }`)} }`,
    ),
  'types inside types': (random) =>
    asked(`{ __type(name: "Person") { ${nested('ofType { ', 'name', ' }', random.whole(1, 300))} } }`),
  'subscriptions and definitions of types': (random) =>
    asked(
      random.pick([
        'subscription { viewer { role } }',
        'type Query { a: Int }',
        'extend schema @x',
        'schema { query: Query }',
        'scalar X',
        'directive @a on FIELD { viewer { role } }',
        '"""x""" query { viewer { role } }',
      ]),
    ),
  'mutations by the dozen': (random) =>
    asked(
      `mutation { ${times(random.whole(2, 60), (n) => `a${n}: referralAccept(input: { id: "x", expectedVersion: 1 }) { referral { id } }`)} }`,
    ),
  'everything in reach': (random) =>
    asked(
      wide(full, random, {
        tokens: random.whole(100, 985),
        depth: random.whole(2, 7),
        pages: [1, 2, 5],
        appetite: random.between(0.1, 0.9),
      }),
    ),
  'everything in reach, in large pages': (random) =>
    asked(
      wide(full, random, {
        tokens: random.whole(100, 985),
        depth: random.whole(1, 3),
        pages: [20, 50, 100],
        appetite: random.between(0.1, 0.6),
      }),
    ),
};
