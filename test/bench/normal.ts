/** One shape for the answers of all: what may differ between servers that say the same, and nothing else, is taken out. */

/** Lists that are given whole, in the order of a text: servers collate differently, so they are compared as sets. */
const WHOLE_LISTS = new Set([
  'relatedPeople',
  'barriers',
  'categories',
  'locations',
  'costOptions',
  'connectionsByStatus',
]);

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const PREFIXED = /^[a-z_]+_(?=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$)/;

/**
 * - keys in the order of the alphabet; `a__b` (an alias, where a server has no object for it) is `b` inside `a`,
 *   what is inside `flat` stands beside it, and of a list `a__first` only its first is `a`;
 * - ids without the type that Kith writes before them;
 * - moments as ISO 8601 with milliseconds, whatever zone they were written in;
 * - cursors: only whether there is one;
 * - a page without a row as none: a list that is withheld and one whose rows are look alike;
 * - `WHOLE_LISTS` in the order of their text.
 */
export function normal(value: unknown, key = ''): unknown {
  if (key === 'endCursor' || key === 'cursor') return value !== null;
  if (Array.isArray(value)) {
    const items = value.map((item) => normal(item));
    return WHOLE_LISTS.has(key) ? items.sort((left, right) => (text(left) < text(right) ? -1 : 1)) : items;
  }
  if (typeof value === 'string')
    return MOMENT.test(value) ? new Date(value).toISOString() : value.replace(PREFIXED, '');
  if (typeof value !== 'object' || value === null) return value;
  if (isEmptyPage(value)) return null;
  const members = Object.entries(nested(value)).map(([name, member]) => [name, normal(member, name)] as const);
  return Object.fromEntries(members.sort(([left], [right]) => (left < right ? -1 : 1)));
}

export const text = (value: unknown): string => JSON.stringify(value);

const isEmptyPage = (value: object): boolean =>
  'nodes' in value && Array.isArray(value.nodes) && value.nodes.length === 0;

function nested(flat: object): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(flat)) {
    const [outer = name, inner] = name.split('__', 2);
    const isFirst = inner === 'first' && Array.isArray(given);
    const member: unknown = isFirst ? (given[0] ?? null) : given;
    if (outer === 'flat') Object.assign(made, member);
    else if (!inner || isFirst) made[outer] = member;
    else made[outer] = { ...(made[outer] as object | undefined), [inner]: member };
  }
  return made;
}

/** Where two answers part, as a path with both values; undefined when they are the same. */
export function difference(left: unknown, right: unknown, path = 'data'): string | undefined {
  if (text(left) === text(right)) return undefined;
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (isObject(left) && isObject(right)) {
    for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const found = difference(left[name], right[name], `${path}.${name}`);
      if (found) return found;
    }
  }
  return `${path}: ${text(left)?.slice(0, 200)} against ${text(right)?.slice(0, 200)}`;
}
