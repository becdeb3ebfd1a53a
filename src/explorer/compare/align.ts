/** Lays the answers of several callers to one operation over each other: one row a place, one cell a caller. */
import type { Answer } from '../page/ask.js';
import { ROW, WITHHELD } from './completed.js';
import { pairItems } from './pair-items.js';

export type Cell =
  | { readonly kind: 'value'; readonly text: string }
  /** An object or a list; what is in it has rows of its own. */
  | { readonly kind: 'inside'; readonly count?: number }
  /** Null, and not because of access. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'withheld'; readonly reason: string; readonly says: string }
  /** Another caller has a row here; for this one it does not exist. */
  | { readonly kind: 'absent' }
  /** The row it would be part of is withheld or absent. */
  | { readonly kind: 'covered' };

export interface AlignedRow {
  /** Unique: response keys and places in lists. */
  readonly path: string;
  readonly label: string;
  readonly depth: number;
  readonly cells: readonly Cell[];
  /** Whether callers who may read it read different things. */
  readonly isDifferent: boolean;
}

type Tree = Readonly<Record<string, unknown>>;

/** Where a row stands: with its places in lists, and without them as access names it. */
interface Place {
  readonly path: string;
  readonly keys: string;
  readonly depth: number;
}

export function align(answers: readonly Answer[], fields: ReadonlyMap<string, string>): AlignedRow[] {
  const rows: AlignedRow[] = [];
  const never = answers.map(({ extensions }) => new Map(extensions?.withheld?.map((w) => [w.path.join('.'), w])));

  function addObject(objects: readonly unknown[], { path, keys, depth }: Place): void {
    const trees = objects.map((object) => (isTree(object) ? object : undefined));
    for (const key of keysOf(trees)) {
      const here = { path: under(path, key), keys: under(keys, key), depth };
      if (fields.get(here.keys) === 'withheld') continue;
      const values = trees.map((tree) => tree?.[key]);
      const isRow = values.some(isTree);
      const cells = trees.map((tree, caller): Cell => {
        const value = tree?.[key];
        if (tree === undefined) return { kind: 'covered' };
        if (value !== null && value !== undefined) return shown(value);
        return whyNull(tree, caller, here.keys) ?? { kind: isRow ? 'absent' : 'nothing' };
      });
      add(here, key, cells);
      addBeneath(values, { ...here, depth: depth + 1 });
    }
  }

  function addBeneath(values: readonly unknown[], place: Place): void {
    if (!values.some(isList)) {
      addObject(values, place);
      return;
    }
    const lists = values.map((value) => (isList(value) ? value : undefined));
    pairItems(lists).forEach((items, index) => {
      const here = { ...place, path: `${place.path}.${index}` };
      const cells = items.map((item, caller): Cell => {
        if (lists[caller] === undefined) return { kind: 'covered' };
        return item === undefined ? { kind: 'absent' } : { kind: 'inside' };
      });
      add(here, `${index + 1}`, cells);
      addObject(items, { ...here, depth: place.depth + 1 });
    });
  }

  function whyNull(tree: Tree, caller: number, keys: string): Cell | undefined {
    const unread = never[caller]?.get(keys);
    if (unread) return { kind: 'withheld', reason: unread.reason, says: `This role never reads ${unread.field}.` };
    const told = (tree[WITHHELD] ?? []) as readonly { field: string; reason: string; says: string }[];
    const found = told.find(({ field }) => field === fields.get(keys));
    return found && { kind: 'withheld', reason: found.reason, says: `Read ${found.says}.` };
  }

  function add({ path, depth }: Place, label: string, cells: readonly Cell[]): void {
    rows.push({ path, label, depth, cells, isDifferent: isDifferent(cells) });
  }

  addObject(
    answers.map(({ data }) => data ?? undefined),
    { path: '', keys: '', depth: 0 },
  );
  return rows;
}

function shown(value: unknown): Cell {
  if (isList(value)) return { kind: 'inside', count: value.length };
  if (isTree(value)) return { kind: 'inside' };
  return { kind: 'value', text: Array.isArray(value) ? value.join(', ') : String(value) };
}

function isDifferent(cells: readonly Cell[]): boolean {
  const read = cells.flatMap((cell) => {
    if (cell.kind === 'value') return [`= ${cell.text}`];
    if (cell.kind === 'inside') return [`${cell.count ?? ''}`];
    return cell.kind === 'nothing' ? ['null'] : [];
  });
  return new Set(read).size > 1;
}

/** In the order of the operation, which every answer keeps. */
function keysOf(trees: readonly (Tree | undefined)[]): string[] {
  const keys = new Set(trees.flatMap((tree) => Object.keys(tree ?? {})));
  return [...keys].filter((key) => key !== ROW && key !== WITHHELD);
}

function under(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of objects; scalars in a list are one value. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isTree);
}
