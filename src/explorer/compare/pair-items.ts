/** Pairs the items of several callers’ lists: by the row they are, else by what they have in common. */
import { ROW } from './completed.js';

type Paired = (unknown | undefined)[];

/** One entry an item, with the item of each caller who has it; in the order of the first list that has it. */
export function pairItems(lists: readonly (readonly unknown[] | undefined)[]): readonly Paired[] {
  const entries: Paired[] = [];
  lists.forEach((list, caller) => {
    let last = -1;
    for (const item of list ?? []) {
      const free = entries.filter((entry) => entry[caller] === undefined);
      const entry = best(free, item);
      if (entry) {
        entry[caller] = item;
        last = entries.indexOf(entry);
      } else {
        const made: Paired = lists.map(() => undefined);
        made[caller] = item;
        last += 1;
        entries.splice(last, 0, made);
      }
    }
  });
  return entries;
}

function best(entries: readonly Paired[], item: unknown): Paired | undefined {
  const likeness = entries.map((entry) => ({ entry, score: Math.max(...entry.map((other) => alike(other, item))) }));
  const [first] = likeness.filter(({ score }) => score > 0).sort((left, right) => right.score - left.score);
  return first?.entry;
}

/** The same row wins over all else; rows that are known to be others are not alike, whatever they hold. */
function alike(one: unknown, other: unknown): number {
  if (one === undefined) return 0;
  const [left, right] = [one, other] as Readonly<Record<string, unknown>>[];
  const [leftRow, rightRow] = [left?.[ROW], right?.[ROW]];
  if (leftRow !== undefined && rightRow !== undefined) return leftRow === rightRow ? Number.POSITIVE_INFINITY : 0;
  const theirs = new Set(leaves(right, ''));
  return leaves(left, '').filter((leaf) => theirs.has(leaf)).length;
}

/** Everything that is said, with where it is said. */
function leaves(value: unknown, path: string): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [`${path}=${value}`];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}
