/** The mutants of the slices: each decision on a field for a role, and each piece of its condition. */
import { policy, sliceTable } from '../../../src/access/policy.js';
import type { Decision } from '../../../src/platform/policy.js';
import { ROLES, type Role } from '../../../src/platform/viewer.js';
import { globalId, type Row, snake } from '../../oracle/world.js';
import { fieldOf, isAskable, nodes, typesOf } from './asking.js';
import type { Mutant } from './mutant.js';
import { batches, type Change, NODES, type Probe } from './probe.js';
import { changedConditions } from './template.js';

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
