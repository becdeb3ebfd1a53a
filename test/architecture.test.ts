/** The house keeps to its plan: directions, cycles, sizes, names and descriptions; each rule is also seen to fail. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { schemaFiles } from '../src/cli/generated.js';
import { cycles } from './support/architecture/cycles.js';
import { undescribed } from './support/architecture/descriptions.js';
import { missingRooms, wrongDirections } from './support/architecture/directions.js';
import {
  barrels,
  emptyNames,
  LONGEST_FILE,
  tooLong,
  withoutOpeningSentence,
  wrongFolderNames,
} from './support/architecture/files.js';
import { readSources, type Sources } from './support/architecture/sources.js';

const house = readSources(['src', 'migrations', 'test']);

const tree = (files: Readonly<Record<string, string>>): Sources => new Map(Object.entries(files));

test('the whole house is read', () => {
  expect([...house.keys()]).toEqual(
    expect.arrayContaining(['src/app.ts', 'src/person/person.entity.ts', 'test/architecture.test.ts']),
  );
});

describe('directions', () => {
  test('each room imports only what stands before it', () => {
    expect(wrongDirections(house)).toEqual([]);
    expect(missingRooms(house)).toEqual([]);
  });

  test.each([
    ['platform imports nothing of ours', 'src/platform/log.ts', "import { Person } from '../person/person.entity.js';"],
    ['graph imports no module', 'src/graph/plan.ts', "import '../person/person.entity.js';"],
    ['graph does not import access', 'src/graph/plan.ts', "import { policy } from '../access/policy.js';"],
    ['access does not import graph', 'src/access/rows.ts', "import { Graph } from '../graph/graph.js';"],
    ['no module imports access', 'src/plan/plans.ts', "import { policy } from '../access/policy.js';"],
    [
      'no module imports a later one',
      'src/person/person.entity.ts',
      "import { R } from '../referral/referral.entity.js';",
    ],
    [
      'not even a type of it',
      'src/person/person.entity.ts',
      "import type { R } from '../referral/referral.entity.js';",
    ],
    ['not even inside a type', 'src/person/x.ts', "export type R = import('../referral/referral.entity.js').Referral;"],
    ['not even when run', 'src/person/x.ts', "export const later = () => import('../referral/referral.entity.js');"],
    ['not even to hand it on', 'src/person/x.ts', "export { Referral } from '../referral/referral.entity.js';"],
    [
      'a module sees only the entry points of the graph',
      'src/plan/plans.ts',
      "import { page } from '../graph/page.js';",
    ],
    ['a module does not import app', 'src/plan/plans.ts', "import { createApp } from '../app.js';"],
    ['a command does not join rooms', 'src/cli/token.ts', "import { policy } from '../access/policy.js';"],
    ['main does not join rooms', 'src/main.ts', "import { Graph } from './graph/graph.js';"],
    ['a migration imports no module', 'migrations/Migration1.ts', "import '../src/person/person.entity.js';"],
    ['the oracle shares nothing with access', 'test/oracle/rules.ts', "import '../../src/access/rows.js';"],
    [
      'the explorer shares nothing with the server',
      'src/explorer/a.tsx',
      "import type { R } from '../access/rows.js';",
    ],
    ['the server loads nothing of the explorer', 'src/app.ts', "import './explorer/page/ask.js';"],
    ['a new room is not let pass unseen', 'src/billing/bill.ts', "import '../platform/log.js';"],
  ])('%s', (_, path, text) => {
    expect(wrongDirections(tree({ [path]: text }))).toHaveLength(1);
  });

  test('a room that is gone is noticed', () => {
    expect(missingRooms(tree({ 'src/app.ts': '' }))).toContain('src/platform/');
  });
});

describe('cycles', () => {
  test('there are none', () => {
    expect(cycles(house)).toEqual([]);
  });

  test('one over three files is found, and told once', () => {
    const made = tree({
      'src/plan/a.ts': "import { b } from './b.js';",
      'src/plan/b.ts': "import type { C } from './c.js';",
      'src/plan/c.ts': "export * from './a.js';",
      'src/plan/d.ts': "import './a.js';",
    });
    expect(cycles(made)).toEqual(['src/plan/a.ts → src/plan/b.ts → src/plan/c.ts → src/plan/a.ts']);
  });
});

describe('files', () => {
  test('none is too long', () => {
    expect(tooLong(house)).toEqual([]);
    expect(tooLong(tree({ 'src/a.ts': 'x\n'.repeat(LONGEST_FILE) }))).toEqual([]);
    expect(tooLong(tree({ 'src/a.ts': 'x\n'.repeat(LONGEST_FILE + 1) }))).toHaveLength(1);
  });

  test('each opens with a sentence', () => {
    expect(withoutOpeningSentence(house)).toEqual([]);
    const sentence = '/** What this file is responsible for. */\n';
    expect(withoutOpeningSentence(tree({ 'src/a.ts': sentence }))).toEqual([]);
    const made = { 'src/a.ts': `import 'x';\n${sentence}`, 'src/b.ts': '/** spike */\n', 'src/c.ts': '// A line.\n' };
    expect(withoutOpeningSentence(tree(made))).toHaveLength(3);
  });

  test('none only hands on what others hold', () => {
    expect(barrels(house)).toEqual([]);
    const made = {
      'src/plan/index.ts': 'export const plan = 1;',
      'src/plan/all.ts': "/** All. */\nexport * from './a.js';\nexport { b, type C } from './b.js';\n",
      'src/plan/fine.ts': "export { b } from './b.js';\nexport const c = 1;\n",
    };
    expect(barrels(tree(made))).toHaveLength(2);
  });

  test('names say what is inside', () => {
    expect(emptyNames(house)).toEqual([]);
    const made = {
      'src/utils/a.ts': '',
      'src/plan/plan-helper.ts': '',
      'src/plan/plan.manager.ts': '',
      'src/a.ts': '',
    };
    expect(emptyNames(tree(made))).toHaveLength(3);
  });

  test('folders are singular and in kebab-case', () => {
    expect(wrongFolderNames(house)).toEqual([]);
    const made = { 'src/followUp/a.ts': '', 'src/plans/a.ts': '', 'src/access/a.ts': '', 'src/follow-up/a.ts': '' };
    expect(wrongFolderNames(tree(made))).toHaveLength(2);
  });
});

describe('descriptions', () => {
  test('everything portals can see of the schema is described', () => {
    expect(undescribed(buildSchema(schemaFiles().get('schema/schema.graphql') as string))).toEqual([]);
  });

  test('each kind of thing without one is found', () => {
    const schema = buildSchema(`
      type Query { person(id: ID!): Node }
      interface Node { id: ID! }
      input Where { name: String }
      enum Kind { ONE }
      "Described." scalar Date
    `);
    expect(undescribed(schema).sort()).toEqual(
      [
        'Kind',
        'Kind.ONE',
        'Node',
        'Node.id',
        'Query',
        'Query.person',
        'Query.person(id:)',
        'Where',
        'Where.name',
      ].sort(),
    );
  });
});
