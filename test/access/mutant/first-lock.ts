/** The mutants of the compiled lock: doors, row rules, facts and slices, each decision and each piece of its conditions. */
import { type GraphQLObjectType, isObjectType } from 'graphql';
import { doors } from '../../../src/access/doors.js';
import { facts } from '../../../src/access/facts.js';
import { policy, sliceTable } from '../../../src/access/policy.js';
import { rows as rowRules } from '../../../src/access/rows.js';
import type { KithError } from '../../../src/platform/errors.js';
import type { Decision, RowRule } from '../../../src/platform/policy.js';
import { ROLES, type Role } from '../../../src/platform/viewer.js';
import { LEFT_OUT } from '../../oracle/generate.js';
import { isDoorClosed } from '../../oracle/planning.js';
import { selectionOf } from '../../oracle/whole.js';
import { globalId, type Row, snake } from '../../oracle/world.js';
import { absentId } from '../../support/made-input.js';
import type { Mutant } from './mutant.js';
import { batches, type Change, NODES, type Probe } from './probe.js';
import { changedConditions, changedStatements } from './template.js';

/** Types with a table, by that table. */
export function typesOf({ test }: Probe): ReadonlyMap<string, string> {
  const models = [...test.house.schemas.model.all()];
  return new Map(models.flatMap(({ name, table }) => (table === undefined ? [] : [[table, name]])));
}

/** Every door of reading, opened to each role it refuses and closed to each it does not. */
export function queryDoors(probe: Probe): Mutant[] {
  return Object.keys(doors).flatMap((field) =>
    ROLES.map((role) => ({
      kind: 'door of a query',
      name: `${field} for ${role}`,
      isKilled: async () => {
        const [viewer] = probe.viewersAs(role);
        if (!viewer) throw new Error(`Nobody is a ${role}.`);
        const isOpen = !isDoorClosed(probe.view(viewer), field);
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

function argumentsOf({ schema }: Probe, field: string): string {
  const given = schema.getQueryType()?.getFields()[field];
  if (!given) throw new Error(`There is no Query.${field}.`);
  const must = given.args.filter(({ type }) => String(type).endsWith('!'));
  const values = must.map(({ name, type }) => {
    if (String(type).startsWith('[')) return `${name}: []`;
    if (name === 'nhsNumber') return `${name}: "9990000018"`;
    const target = String(given.type).replace('!', '');
    const table =
      target === 'Node' ? 'person' : target.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
    return `${name}: "${absentId(name === 'member' ? 'member' : table)}"`;
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
          readsOtherwise(probe, role, {
            policy: { fact: (of, named) => (of === role && named === name ? changed : policy.fact(of, named)) },
          }),
      }));
    }),
  );
}

/** Asks of the people, then of the rows of every other type, whatever rests on a fact or on who they are. */
async function readsOtherwise(probe: Probe, role: Role, change: Change): Promise<boolean> {
  const types = [...typesOf(probe)].filter(([table]) => policy.rows(role, table) !== 'none');
  const first = types.filter(([, type]) => type === 'Person');
  for (const [table, type] of [...first, ...types.filter(([, type]) => type !== 'Person')]) {
    const fields = [...(sliceTable.get(type)?.fields.keys() ?? [])].filter(
      (field) => typeof policy.field(role, type, field) === 'object' && isAskable(probe, type, field),
    );
    const selection = fields.map((field) => fieldOf(probe, type, field)).join(' ');
    for (const viewer of probe.viewersAs(role))
      for (const some of batches(probe.rowsFor(viewer, type, table)))
        if (await probe.disagrees(viewer, nodes(type, some, `id ${selection}`), change)) return true;
  }
  return false;
}

function nodes(type: string, rows: readonly Row[], selection: string) {
  const ids = rows.map(({ id }) => globalId(type, id));
  return { text: NODES(`... on ${type} { ${selection} }`), variables: { ids } };
}

function isAskable(probe: Probe, type: string, field: string): boolean {
  return !LEFT_OUT.includes(field) && objectOf(probe, type).getFields()[field] !== undefined;
}

function objectOf({ schema }: Probe, type: string): GraphQLObjectType {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`${type} is no object type.`);
  return object;
}

function fieldOf(probe: Probe, type: string, name: string): string {
  const field = objectOf(probe, type).getFields()[name];
  if (!field) throw new Error(`There is no ${type}.${name}.`);
  const from = field.args.some((argument) => argument.name === 'from')
    ? '(from: { latitude: 51.5, longitude: -0.1 })'
    : '';
  return `${name}${from}${selectionOf(field, probe.schema)}`;
}

/** Every decision of the slice table: never to always, always to never, a condition to both, and each piece of it. */
export function slicesOf(probe: Probe): Mutant[] {
  const tables = new Map([...typesOf(probe)].map(([table, type]) => [type, table]));
  return [...sliceTable].flatMap(([type, { fields }]) =>
    [...fields.keys()]
      .filter((field) => isAskable(probe, type, field))
      .flatMap((field) =>
        ROLES.flatMap((role) =>
          changedDecisions(role, policy.field(role, type, field)).map(({ says, decision }) => ({
            kind: 'slice',
            name: `${type}.${field} for ${role}: ${says}`,
            isKilled: () => readsFieldOtherwise(probe, role, type, tables.get(type), field, decision),
          })),
        ),
      ),
  );
}

function changedDecisions(role: Role, decision: Decision): readonly { says: string; decision: Decision }[] {
  if (decision === 'always') return [{ says: 'always → never', decision: 'never' }];
  if (decision === 'never') return [{ says: 'never → always', decision: 'always' }];
  return [
    { says: `${decision.says} → always`, decision: 'always' },
    { says: `${decision.says} → never`, decision: 'never' },
    ...changedConditions(role, decision.when).map(({ says, made }) => ({
      says,
      decision: { ...decision, when: made },
    })),
  ];
}

async function readsFieldOtherwise(
  probe: Probe,
  role: Role,
  type: string,
  table: string | undefined,
  field: string,
  decision: Decision,
): Promise<boolean> {
  const isIt = (of: Role, name: string, one: string) => of === role && name === type && one === field;
  const change: Change = { policy: { field: (...of) => (isIt(...of) ? decision : policy.field(...of)) } };
  const selection = fieldOf(probe, type, field);
  for (const viewer of probe.viewersAs(role)) {
    const { rules } = probe.view(viewer);
    if (table === undefined) {
      if (await probe.disagrees(viewer, { text: `{ viewer { ${selection} } }` }, change)) return true;
      continue;
    }
    if (role === 'ANALYST' && (type === 'Member' || type === 'Organisation')) {
      // No list is open to an analyst: what they meet are themselves and their organisation.
      const text = `{ viewer { ${type.toLowerCase()} { ${selection} } } }`;
      if (await probe.disagrees(viewer, { text }, change)) return true;
      continue;
    }
    if (rules.isNeverRead(type, 'id')) return readsWhatNoRowShows(probe, role, type, table, field, decision);
    const visible = probe.rowsFor(viewer, type, table).filter((row) => rules.exists(type, row));
    const open = visible.filter((row) => rules.reads(type, field, row));
    const hidden = visible.filter((row) => !rules.reads(type, field, row));
    for (const some of [...batches(hidden), ...batches(open)])
      if (await probe.disagrees(viewer, nodes(type, some, selection), change)) return true;
  }
  return false;
}

/** A field of rows that the role never meets, this decision alone: all else stands open, and still it tells nothing. */
async function readsWhatNoRowShows(
  probe: Probe,
  role: Role,
  type: string,
  table: string,
  field: string,
  decision: Decision,
): Promise<boolean> {
  const [viewer] = probe.viewersAs(role);
  if (!viewer) throw new Error(`Nobody is a ${role}.`);
  const open = (changed: Decision | undefined): Change => ({
    door: async () => true,
    policy: {
      rows: () => ({}),
      beneath: () => ({}),
      field: (of, name, one) => {
        if (name === type && one === field) return changed ?? policy.field(of, name, one);
        return 'always';
      },
    },
  });
  const isFilled = (row: Row) => row[snake(field)] !== null && row[`${snake(field)}_id`] !== null;
  const rows = probe.world.all(table);
  const told = async (some: readonly Row[], changed: Decision | undefined) => {
    const ids = some.map(({ id }) => globalId(type, id));
    const { data } = await probe.ask(
      viewer,
      { text: NODES(`... on ${type} { told: ${fieldOf(probe, type, field)} }`), variables: { ids } },
      open(changed),
    );
    return (JSON.parse(data) as { nodes: ({ told: unknown } | null)[] }).nodes.some(
      (node) => node !== null && node.told !== null,
    );
  };
  for (const some of batches(rows.toSorted((a, b) => Number(isFilled(b)) - Number(isFilled(a))).slice(0, 300))) {
    if (await told(some, undefined)) throw new Error(`${role} reads ${type}.${field} where rows stand open.`);
    if (await told(some, decision)) return true;
  }
  return false;
}
