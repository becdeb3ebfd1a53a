/** Valid documents made invalid: by bytes of their text, or by parts of their tree. */
import { type ASTNode, Kind, parse, print, visit } from 'graphql';
import type { Random } from '../../../src/cli/seed/random.js';
import { portalOperations } from '../../support/portal-operations.js';
import { NAMES } from './words.js';

const NAMED = [...NAMES, 'id', 'people', 'Person', 'nodes', 'x', '__typename', 'Query', 'Int', 'first'];
const SIGNS = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  '"""',
  '\\',
  '...',
  '$',
  '@',
  '!',
  ':',
  '=',
  '|',
  '&',
  '#',
  '\u0000',
  '\u200b',
  '🙂',
  '\ud800',
];

export interface Broken {
  readonly what: string;
  readonly body: string | Buffer;
}

export function broken(random: Random): Broken {
  const { name, document, variables } = random.pick(portalOperations);
  const [how, change] = random.pick(WAYS);
  return { what: `${name}, ${how}`, body: change(random, print(document), variables) };
}

type Way = (random: Random, text: string, variables: Readonly<Record<string, unknown>>) => string | Buffer;

const WAYS: readonly (readonly [string, Way])[] = [
  [
    'bytes of the body changed',
    (random, query, variables) => bytes(random, Buffer.from(JSON.stringify({ query, variables }))),
  ],
  ['signs put in', (random, query, variables) => JSON.stringify({ query: signs(random, query), variables })],
  ['pieces cut out', (random, query, variables) => JSON.stringify({ query: pieces(random, query), variables })],
  [
    'cut short',
    (random, query, variables) => JSON.stringify({ query: query.slice(0, random.whole(0, query.length)), variables }),
  ],
  ['pieces repeated', (random, query, variables) => JSON.stringify({ query: repeated(random, query), variables })],
  [
    'parts of its tree changed',
    (random, query, variables) => JSON.stringify({ query: tree(random, query), variables }),
  ],
  ['other variables', (random, query, variables) => JSON.stringify({ query, variables: others(random, variables) })],
  ['another request around it', (random, query, variables) => JSON.stringify(around(random, query, variables))],
];

function bytes(random: Random, body: Buffer): Buffer {
  for (let changes = random.whole(1, 8); changes > 0; changes--)
    body[random.whole(0, body.length - 1)] = random.whole(0, 255);
  return body;
}

function signs(random: Random, text: string): string {
  let changed = text;
  for (let changes = random.whole(1, 5); changes > 0; changes--) {
    const at = random.whole(0, changed.length);
    changed = changed.slice(0, at) + random.pick(SIGNS) + changed.slice(at);
  }
  return changed;
}

function pieces(random: Random, text: string): string {
  const at = random.whole(0, text.length);
  return text.slice(0, at) + text.slice(at + random.whole(1, 40));
}

function repeated(random: Random, text: string): string {
  const at = random.whole(0, text.length);
  const piece = text.slice(at, at + random.whole(1, 60));
  return text.slice(0, at) + piece.repeat(random.whole(2, 20)) + text.slice(at);
}

/** Some names, values, types and selections are others, or gone. */
function tree(random: Random, text: string): string {
  const wanted = random.between(0.01, 0.1);
  const change = (node: ASTNode): unknown => {
    if (!random.chance(wanted)) return undefined;
    switch (node.kind) {
      case Kind.NAME:
        return { ...node, value: random.pick(NAMED) };
      case Kind.INT:
      case Kind.STRING:
      case Kind.VARIABLE:
      case Kind.ENUM:
      case Kind.BOOLEAN:
        return random.pick([
          { kind: Kind.NULL },
          { kind: Kind.INT, value: '99999999999999999999' },
          { kind: Kind.STRING, value: '\\u0000' },
          { kind: Kind.ENUM, value: random.pick(NAMED) },
          { kind: Kind.LIST, values: [{ kind: Kind.NULL }] },
          { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: random.pick(NAMED) } },
        ]);
      case Kind.NAMED_TYPE:
        return { ...node, name: { kind: Kind.NAME, value: random.pick(NAMED) } };
      case Kind.FIELD:
        return random.chance(0.5) ? null : { ...node, selectionSet: undefined, arguments: [] };
      case Kind.FRAGMENT_SPREAD:
        return { ...node, name: { kind: Kind.NAME, value: random.pick(NAMED) } };
      default:
        return undefined;
    }
  };
  // The tree may be one that no text has: what print makes of it is sent all the same.
  return print(visit(parse(text, { noLocation: true }), { enter: change }) as ASTNode);
}

function others(random: Random, variables: Readonly<Record<string, unknown>>): unknown {
  const value = (): unknown =>
    random.pick([
      null,
      '',
      'person_',
      -1,
      1e308,
      true,
      [],
      {},
      [[]],
      { where: {} },
      '\u0000',
      'person_00000000-0000-4000-8000-000000000000',
      ['x'],
      NAMES,
    ]);
  const names = [...Object.keys(variables), 'first', 'where', 'id', random.pick(NAMES)];
  return Object.fromEntries(names.map((name) => [name, value()]));
}

function around(random: Random, query: string, variables: unknown): unknown {
  return random.pick([
    { query, variables: [variables] },
    { query, variables: 'x' },
    { query: [query] },
    { query, operationName: random.pick([1, [], {}, '', 'Nobody', 'Caseload', null]) },
    { query, extensions: random.pick([1, 'x', [], null]) },
    { query: { query } },
    { Query: query },
    [query],
    query,
    null,
    { query, variables, documentId: 'sha256:abc' },
    { query: `${query} ${query}` },
  ]);
}
