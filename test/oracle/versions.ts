/** What changed from one agreed version of a plan to the next, found by laying the two side by side. */
import type { Row, World } from './world.js';

const PLAN_PARTS = 'what_matters strengths contingency review_due';
const PARTS: Readonly<Record<string, string>> = {
  goal: 'title importance confidence counted baseline target unit per due_on mechanism lifecycle achievement',
  action: 'what who due_on status',
};

export function versionBefore(world: World, version: Row): Row | undefined {
  return world
    .by('plan_version', 'plan_id', version.plan_id)
    .find(({ number }) => Number(number) === Number(version.number) - 1);
}

/** None in the first. */
export function changedOfPlan(version: Row, world: World): readonly string[] {
  const before = versionBefore(world, version);
  return before ? differing(PLAN_PARTS, version, before) : [];
}

/** Of a goal or action of a version: undefined when the version before had none such. */
export function changedOf(what: 'goal' | 'action', row: Row, world: World): readonly string[] | undefined {
  const version = world.get('plan_version', row.plan_version_id);
  const before = version && versionBefore(world, version);
  const same = world
    .by(`plan_version_${what}`, 'plan_version_id', before?.id)
    .find((other) => other[`${what}_id`] === row[`${what}_id`]);
  return same && differing(PARTS[what] ?? '', row, same);
}

export function changeOf(changed: readonly string[] | undefined): string {
  if (changed === undefined) return 'ADDED';
  return changed.length === 0 ? 'KEPT' : 'CHANGED';
}

function differing(parts: string, row: Row, before: Row): readonly string[] {
  return parts
    .split(' ')
    .filter((part) => row[part] !== before[part])
    .map((part) => part.toUpperCase());
}
