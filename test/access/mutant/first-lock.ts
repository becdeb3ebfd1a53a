/** The mutants of the compiled lock: doors, row rules and facts, each decision and each piece of its conditions. */
import { type GraphQLEnumType, getNullableType, isEnumType } from 'graphql';
import { doors } from '../../../src/access/doors.js';
import { facts } from '../../../src/access/facts.js';
import { policy, sliceTable } from '../../../src/access/policy.js';
import { rows as rowRules } from '../../../src/access/rows.js';
import type { KithError } from '../../../src/platform/errors.js';
import type { RowRule } from '../../../src/platform/policy.js';
import { ROLES, type Role } from '../../../src/platform/viewer.js';
import { isDoorClosed } from '../../oracle/planning.js';
import { NOW } from '../../support/kith.js';
import { absentId } from '../../support/made-input.js';
import { fieldOf, isAskable, nodes, typesOf } from './asking.js';
import type { Mutant } from './mutant.js';
import { batches, type Change, type Probe } from './probe.js';
import { signedDoors } from './signed.js';
import { changedConditions, changedStatements } from './template.js';

/** Answers that are no rows, of which the oracle knows nothing: the signed table says to whom they are given. */
const WITHOUT_ROWS = [
  ...['explainAccess', 'accessAsOf'],
  ...['cohort', 'activity', 'spreads', 'change', 'inequality', 'cost', 'tidier'],
];

/** Every door of reading, opened to each role it refuses and closed to each it does not. */
export function queryDoors(probe: Probe): Mutant[] {
  return Object.keys(doors).flatMap((field) =>
    ROLES.map((role) => ({
      kind: 'door of a query',
      name: `${field} for ${role}`,
      isKilled: async () => {
        const [viewer] = probe.viewersAs(role);
        if (!viewer) throw new Error(`Nobody is a ${role}.`);
        const isOpen = WITHOUT_ROWS.includes(field)
          ? signedDoors('Reading').get(field)?.has(role) === true
          : !isDoorClosed(probe.view(viewer), field);
        const asked = { text: `{ ${field}${argumentsOf(probe, field)} }` };
        const told = (change: Change) =>
          probe.ask(viewer, asked, change).then(
            ({ errors }) => errors.map(({ extensions }) => extensions.code).join(),
            (error: KithError) => `refused as a whole: ${error.code}`,
          );
        const expected = isOpen ? '' : 'NOT_ALLOWED';
        if ((await told({})) !== expected) throw new Error(`The oracle says otherwise of ${field} for ${role}.`);
        const door: Change['door'] = async (_viewer, asked) => (asked === field) !== isOpen;
        return (await told({ door })) !== expected;
      },
    })),
  );
}

function argumentsOf(probe: Probe, field: string): string {
  const given = probe.schema.getQueryType()?.getFields()[field];
  if (!given) throw new Error(`There is no Query.${field}.`);
  const must = given.args.filter(({ type }) => String(type).endsWith('!'));
  const values = must.map(({ name, type }) => {
    if (String(type).startsWith('[')) return `${name}: []`;
    if (isEnumType(getNullableType(type)))
      return `${name}: ${(getNullableType(type) as GraphQLEnumType).getValues()[0]?.name}`;
    if (name === 'nhsNumber') return `${name}: "9990000018"`;
    if (name === 'asOf') return `${name}: "${NOW.toISOString()}"`;
    const tables = [...typesOf(probe)];
    const target = tables.find(([, one]) => one === String(given.type).replace('!', ''))?.[0] ?? 'person';
    return `${name}: "${absentId(name === 'member' || name === 'person' ? name : target)}"`;
  });
  return `${values.length > 0 ? `(${values.join(', ')})` : ''} { __typename }`;
}

/** Every row rule of a role and a table: no rows to all of them, without its fact, without its condition, each piece of it. */
export function rowRulesOf(probe: Probe): Mutant[] {
  const types = typesOf(probe);
  return Object.keys(rowRules)
    .filter((table) => types.has(table))
    .flatMap((table) =>
      ROLES.flatMap((role) =>
        changedRules(role, policy.rows(role, table)).map(({ says, rule }) => ({
          kind: 'row rule',
          name: `${table} for ${role}: ${says}`,
          isKilled: () =>
            meetsOtherRows(probe, role, types.get(table) as string, table, {
              policy: { rows: (of, name) => (of === role && name === table ? rule : policy.rows(of, name)) },
            }),
        })),
      ),
    );
}

export function changedRules(role: Role, rule: RowRule | 'none'): readonly { says: string; rule: RowRule | 'none' }[] {
  if (rule === 'none') return [{ says: 'none → every row', rule: {} }];
  const { fact, where, ...others } = rule;
  const kept = { ...others, ...(where ? { where } : {}) };
  return [
    { says: 'no row', rule: 'none' },
    ...(fact ? [{ says: `without ${fact}`, rule: kept }] : []),
    ...(fact ? Object.keys(facts[role]) : [])

      .filter((other) => other !== fact && !isList(other) && !ALIKE.has([role, fact, other].join()))
      .map((other) => ({ says: `${fact} → ${other}`, rule: { ...rule, fact: other } })),
    ...(where ? [{ says: 'without its condition', rule: { ...others, ...(fact ? { fact } : {}) } }] : []),
    ...(where
      ? changedConditions(role, where).map(({ says, made }) => ({ says, rule: { ...rule, where: made } }))
      : []),
  ];
}

/** Facts of a role that are one and the same statement. */
const ALIKE = new Set(
  ROLES.flatMap((role) =>
    Object.entries(facts[role]).flatMap(([one, { implies = [] }]) =>
      implies.filter((other) => facts[role][other]?.implies?.includes(one)).map((other) => [role, one, other].join()),
    ),
  ),
);

/** The row rule alone: doors and ids stand open, so that nothing else hides what it lets through. */
async function meetsOtherRows(probe: Probe, role: Role, type: string, table: string, change: Change): Promise<boolean> {
  const alone = (changed: Change): Change => ({
    door: async () => true,
    policy: {
      ...changed.policy,
      field: (of, name, field) => (field === 'id' ? 'always' : policy.field(of, name, field)),
    },
  });
  for (const viewer of probe.viewersAs(role)) {
    const view = probe.view(viewer);
    for (const some of batches(probe.rowsFor(viewer, type, table))) {
      const expected = some.map((row) => view.rules.exists(type, row)).join();
      if ((await probe.met(viewer, type, some, alone({}))).join() !== expected)
        throw new Error(`The oracle says otherwise of the ${table} that exist for ${viewer.name}.`);
      if ((await probe.met(viewer, type, some, alone(change))).join() !== expected) return true;
    }
  }
  return false;
}

/** Facts that are no statements but lists. */
const isList = (name: string): boolean => name.startsWith('shared');

/** Facts that what is read rests on: not what may be written, nor what would be told if something else came to pass. */
const readFacts = (role: Role) =>
  Object.entries(facts[role]).filter(([name]) => !['work', 'sharedOnceAccepted', 'sharedOnceAgreed'].includes(name));

/** The facts that some row rule tells of every row it lets through: only of these it matters what they imply. */
const GIVEN = new Set(
  Object.values(rowRules).flatMap((rules) =>
    Object.entries(rules).flatMap(([role, { fact, gives = [] }]) =>
      [...(fact ? [fact] : []), ...gives].map((name) => `${role} ${name}`),
    ),
  ),
);

/** Every fact of a role: each piece of it, and each other fact that it might be said to imply. */
export function factsOf(probe: Probe): Mutant[] {
  return ROLES.flatMap((role) =>
    readFacts(role).flatMap(([name, fact]) => {
      const changes = [
        ...changedStatements(fact.sql).map(({ says, made }) => ({ says, fact: { ...fact, sql: made } })),
        ...(GIVEN.has(`${role} ${name}`) ? readFacts(role) : [])
          .map(([other]) => other)
          .filter((other) => other !== name && !isList(other) && !fact.implies?.includes(other))
          .map((other) => ({ says: `implies ${other}`, fact: { ...fact, implies: [...(fact.implies ?? []), other] } })),
      ];
      return changes.map(({ says, fact: changed }) => ({
        kind: 'fact',
        name: `${name} of ${role}: ${says}`,
        isKilled: () =>
          readsOtherwise(probe, role, says.startsWith('implies'), {
            policy: { fact: (of, named) => (of === role && named === name ? changed : policy.fact(of, named)) },
          }),
      }));
    }),
  );
}

/** Asks of the people, then of the rows of every other type, whatever rests on a fact or on who they are. */
async function readsOtherwise(probe: Probe, role: Role, isAlongEdges: boolean, change: Change): Promise<boolean> {
  const types = [...typesOf(probe)].filter(([table]) => policy.rows(role, table) !== 'none');
  const first = types.filter(([, type]) => type === 'Person');
  for (const [table, type] of [...first, ...types.filter(([, type]) => type !== 'Person')]) {
    const fields = [...(sliceTable.get(type)?.fields.keys() ?? [])].filter(
      (field) =>
        (typeof policy.field(role, type, field) === 'object' || (isAlongEdges && type === 'Person')) &&
        isAskable(probe, type, field),
    );
    const asked = fields.map((field) => fieldOf(probe, type, field));
    // Along edges one at a time, for together they would be too much for one operation.
    const selections = isAlongEdges && type === 'Person' ? asked : [asked.join(' ')];
    for (const selection of selections)
      for (const viewer of probe.viewersAs(role))
        for (const some of batches(probe.rowsFor(viewer, type, table), isAlongEdges ? 20 : undefined))
          if (await probe.disagrees(viewer, nodes(type, some, `id ${selection}`), change)) return true;
  }
  return false;
}
