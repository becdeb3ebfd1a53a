/** The preflight of portals: what it finds in their files and where, and the documents it makes of them. */
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildCheckedAgainst } from '../../src/app.js';
import { ROLES, type Role } from '../../src/platform/viewer.js';
import { type CheckedAgainst, checkOperations } from '../../src/portal/check-operations.js';
import { inText } from '../../src/portal/finding.js';
import { readSources } from '../../src/portal/sources.js';
import { type Files, portalFiles, removePortals } from '../support/portal-files.js';

let against: CheckedAgainst;
beforeAll(() => {
  against = buildCheckedAgainst();
});
afterAll(removePortals);

const check = (role: Role, files: Files, by = against) =>
  checkOperations(by, role, readSources(['**/*.graphql'], portalFiles(files)));

/** The lines of these levels, all but the notices unless said. */
const lines = (role: Role, files: Files, levels = / {2}(error|warning) {2}/, by = against) =>
  inText(check(role, files, by).findings)
    .split('\n')
    .filter((line) => levels.test(line));

describe('what is wrong stands at its place', () => {
  test.each<[string, Role, string, readonly string[]]>([
    [
      'what does not parse',
      'GP',
      '{ viewer { role }',
      ['a.graphql:1:18  error  SYNTAX  Syntax Error: Expected Name, found <EOF>.'],
    ],
    [
      'a field that no schema has',
      'GP',
      'query A {\n  viewer { shoeSize }\n}',
      ['a.graphql:2:12  error  INVALID  Cannot query field "shoeSize" on type "Viewer".'],
    ],
    [
      'a variable of the wrong type, with both its places',
      'GP',
      'query A($id: String!) {\n  person(id: $id) { id }\n}',
      [
        'a.graphql:1:9  error  INVALID  Variable "$id" of type "String!" used in position expecting type "ID!". (Also at a.graphql:2:14.)',
      ],
    ],
    [
      'a kind of operation there is not',
      'GP',
      'subscription A { people { nodes { id } } }',
      ['a.graphql:1:1  error  INVALID  There is no subscription in this schema.'],
    ],
    [
      'an operation without a name',
      'GP',
      '{ viewer { role } }',
      ['a.graphql:1:1  error  UNNAMED  Give the operation a name: it is trusted and recorded by it.'],
    ],
    [
      'a query whose door is closed',
      'CHARITY',
      'query A { plans { nodes { id } } }',
      ['a.graphql:1:11  error  CLOSED_DOOR  A CHARITY may not call plans.'],
    ],
    [
      'a mutation whose door is closed',
      'ANALYST',
      'mutation A($input: ReferralStepInput!) { referralAccept(input: $input) { transition { at } } }',
      [
        'a.graphql:1:20  error  NEVER_READ  Nothing that a ANALYST reads or gives is of type ReferralStepInput.',
        'a.graphql:1:42  error  CLOSED_DOOR  A ANALYST may not call referralAccept.',
      ],
    ],
    [
      'a field the role never reads, and not again what is beneath it',
      'CHARITY',
      'query A {\n  people { nodes { id plans { nodes { id goals { id } } } } }\n}',
      ['a.graphql:2:23  error  NEVER_READ  A CHARITY never reads Person.plans: it would always be null.'],
    ],
    [
      'a type the role never reads',
      'CHARITY',
      'query A($id: ID!) { node(id: $id) { id ... on Plan { status } } }',
      ['a.graphql:1:47  error  NEVER_READ  Nothing that a CHARITY reads or gives is of type Plan.'],
    ],
    [
      'a filter the role may not use',
      'CHARITY',
      'query A { people(where: { linkWorker: "member_x" }) { nodes { id } } }',
      ['a.graphql:1:27  error  NOT_USABLE  A CHARITY may not use PersonWhere.linkWorker.'],
    ],
    [
      'an order the role may not use, even as a default',
      'CHARITY',
      'query A($by: PersonOrder = NAME_ASC) { people(orderBy: $by) { nodes { id } } }',
      ['a.graphql:1:28  error  NOT_USABLE  A CHARITY may not use PersonOrder.NAME_ASC.'],
    ],
    [
      'what the server refuses when planning',
      'GP',
      'query A { people(first: 5, last: 5) { nodes { id } } }',
      ['a.graphql:1:1  error  REFUSED  Ask for the `first` or the `last` rows, not for both.'],
    ],
    [
      'a page that is too large',
      'GP',
      'query A { people(first: 500) { nodes { id } } }',
      ['a.graphql:1:1  error  REFUSED  people.first is 500; a page has 0 to 100 rows.'],
    ],
    [
      'two mutations at once',
      'TEAM_LEAD',
      'mutation A($a: ReferralStepInput!) { a: referralAccept(input: $a) { transition { at } } b: referralAccept(input: $a) { transition { at } } }',
      ['a.graphql:1:1  error  REFUSED  An operation may hold one mutation; this one holds 2. Send each on its own.'],
    ],
    [
      'pages whose product is beyond the role’s limit',
      'GP',
      'query A($n: Int) { people(first: $n) { nodes { referrals(first: 100) { nodes { id attempts(first: 50) { nodes { id } } } } } } }',
      [
        'a.graphql:1:1  error  TOO_COMPLEX  A: The pages of one list multiply to 500000 rows; 10000 is the most. Ask for smaller pages.',
      ],
    ],
    [
      'a document larger than any may be',
      'GP',
      `query A { ${Array.from({ length: 21 }, (_, index) => `a${index}: viewer { role }`).join(' ')} }`,
      ['a.graphql:1:1  error  TOO_COMPLEX  A document may have 20 fields at its root; this one has more.'],
    ],
    [
      'a fragment that no operation uses',
      'GP',
      'query A { viewer { role } }\nfragment F on Person { id }',
      ['a.graphql:2:1  warning  UNUSED  Fragment "F" is never used.'],
    ],
  ])('%s', (_, role, text, expected) => {
    expect(lines(role, { 'a.graphql': text })).toEqual(expected);
  });

  test('two operations of one name, in different files', () => {
    const found = lines('GP', {
      'a.graphql': 'query A { viewer { role } }',
      'deep/b.graphql': 'query A { __typename }',
    });
    expect(found).toEqual([
      'a.graphql:1:7  error  INVALID  There can be only one operation named "A". (Also at deep/b.graphql:1:7.)',
    ]);
  });

  test('every fault of a hundred and more, and none of what others keep there', () => {
    const fields = Array.from({ length: 150 }, (_, index) => `wrong${index}`).join(' ');
    const found = lines('GP', {
      'a.graphql': `query A { viewer { ${fields} } }`,
      'node_modules/other/b.graphql': 'not our business',
    });
    expect(found).toHaveLength(150);
  });

  test('a field and an argument that will go, with what to use instead', () => {
    const deprecate = (schema: CheckedAgainst['full']) =>
      mapSchema(schema, {
        [MapperKind.OBJECT_FIELD]: (config, name, type) =>
          type === 'Person' && name === 'area' ? { ...config, deprecationReason: 'Use `address`.' } : config,
        [MapperKind.ARGUMENT]: (config, field, _type) =>
          field === 'people' && config.type.toString() === 'PersonWhere'
            ? { ...config, deprecationReason: 'Ask `caseload`.' }
            : config,
      });
    const ofRole = { ...against.ofRole, GP: deprecate(against.ofRole.GP) };
    const text = 'query A {\n  people(where: { openReferral: true }) {\n    nodes { area }\n  }\n}';
    expect(lines('GP', { 'a.graphql': text }, undefined, { ...against, ofRole })).toEqual([
      'a.graphql:2:10  warning  DEPRECATED  Field "Query.people" argument "where" is deprecated. Ask `caseload`.',
      'a.graphql:3:13  warning  DEPRECATED  The field Person.area is deprecated. Use `address`.',
    ]);
  });

  test('what may be withheld, with the reason and the condition, also behind an interface', () => {
    const text = 'query A($id: ID!) { node(id: $id) { id ... on Person { phone area } } }';
    expect(lines('CHARITY', { 'a.graphql': text }, /WITHHELD/)).toEqual([
      'a.graphql:1:56  notice  WITHHELD  Person.phone may be withheld (CONSENT): answered while a connection is accepted and CONTACT was agreed; else null.',
      'a.graphql:1:62  notice  WITHHELD  Person.area may be withheld (STAGE): answered while a connection is offered or accepted; else null.',
    ]);
    expect(lines('LINK_WORKER', { 'a.graphql': text }, /WITHHELD/)).toEqual([]);
  });

  test('a fault in one file is told beside the cost of what is sound in another', () => {
    const found = lines(
      'CHARITY',
      {
        'b.graphql': 'query B { people(first: 3) { nodes { ...F } } }',
        'a.graphql':
          'fragment F on Person { id connections(first: 2) { nodes { id } } }\nquery A { plans { nodes { id } } }',
      },
      /./,
    );
    expect(found).toEqual([
      'a.graphql:2:1  notice  COST  A asks for up to 0 rows, and 0 where its variables ask for the largest pages; a CHARITY may ask for 20000.',
      'a.graphql:2:11  error  CLOSED_DOOR  A CHARITY may not call plans.',
      'b.graphql:1:1  notice  COST  B asks for up to 9 rows, and 9 where its variables ask for the largest pages; a CHARITY may ask for 20000.',
    ]);
  });
});

describe('the documents', () => {
  const fragment = { 'f.graphql': 'fragment F on Person { id }' };
  const query = {
    'q.graphql': 'query Q($n: Int = 3) { people(first: $n) { nodes { ...F } } } query P { viewer { role } }',
  };

  test('are whole, each with the fragments it uses, and the same wherever these stand', () => {
    const { operations } = check('GP', { ...fragment, ...query });
    expect(operations.map(({ name, type, cost }) => [name, type, cost.rows])).toEqual([
      ['P', 'query', 0],
      ['Q', 'query', 3],
    ]);
    const swapped = check('GP', { 'a.graphql': query['q.graphql'], 'b.graphql': fragment['f.graphql'] });
    expect(swapped.operations).toEqual(operations);
    expect(operations[0]?.body).not.toContain('fragment');
    expect(operations[1]?.body).toContain('fragment F on Person');
  });

  test('a page that a variable leaves open is taken to be as large as may be', () => {
    const { operations } = check('GP', { 'a.graphql': 'query A($n: Int) { people(first: $n) { nodes { id } } }' });
    expect(operations[0]?.cost.rows).toBe(100);
  });

  test('an id of any type is taken to be of the dearest', () => {
    const text = 'query A($id: ID!) { node(id: $id) { ... on Person { referrals(first: 7) { nodes { id } } } } }';
    expect(check('GP', { 'a.graphql': text }).operations[0]?.cost.rows).toBe(8);
  });

  test('every mutation can be checked for each role that may call it', () => {
    let checked = 0;
    for (const role of ROLES) {
      for (const { name, args, type } of Object.values(against.ofRole[role].getMutationType()?.getFields() ?? {})) {
        const text = `mutation M($input: ${args[0]?.type}) { ${name}(input: $input) { __typename transition { to } } }`;
        expect([role, type.toString(), lines(role, { 'm.graphql': text })]).toEqual([role, type.toString(), []]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(150);
  });
});
