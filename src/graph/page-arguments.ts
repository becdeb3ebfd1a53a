/** The paging arguments of a list: which belong together, how large a page is, and what makes the list this list. */
import { invalidInput, type Problem } from '../platform/errors.js';
import { DEFAULT_PAGE, LARGEST_PAGE } from '../platform/paging.js';
import type { ArgumentSource } from './arguments.js';
import type { Place } from './compilation.js';
import type { Given } from './cost.js';

/** Names a list by its field, filter and order, whatever page of it is shown and whoever's list it is. */
export function identity(coordinate: string, values: Readonly<Record<string, unknown>>): string {
  const { first: _first, last: _last, after: _after, before: _before, ...rest } = values;
  return JSON.stringify([coordinate, rest]);
}

/** The rows asked for; refused beyond the largest page. */
export function pageSize(source: ArgumentSource, given: Given): number {
  const values = given.arguments(source);
  const name = values.last === undefined || values.last === null ? 'first' : 'last';
  const size = (values[name] ?? DEFAULT_PAGE) as number;
  if (size < 0 || size > LARGEST_PAGE) {
    const path = [...source.path, name];
    throw invalidInput([
      { path, rule: 'page', message: `${path.join('.')} is ${size}; a page has 0 to ${LARGEST_PAGE} rows.` },
    ]);
  }
  return size;
}

/** Refuses paging arguments that contradict each other, or that would mean several lists at once. */
export function refuseMixedPaging(
  given: ArgumentSource,
  values: Readonly<Record<string, unknown>>,
  place: Place,
): void {
  const isGiven = (name: string): boolean => values[name] !== undefined && values[name] !== null;
  const problems: Problem[] = [];
  const refuse = (name: string, message: string) =>
    problems.push({ path: [...given.path, name], rule: 'page', message });
  if (isGiven('first') && isGiven('last')) refuse('last', 'Ask for the `first` or the `last` rows, not for both.');
  if (isGiven('last') && isGiven('after')) refuse('after', '`after` goes with `first`; with `last`, use `before`.');
  if (!isGiven('last') && isGiven('before')) refuse('before', '`before` goes with `last`; with `first`, use `after`.');
  for (const name of ['after', 'before']) {
    if (place.isRepeated && isGiven(name)) {
      refuse(
        name,
        `\`${name}\` inside a list would mean several lists at once: ask for the one parent by its id instead.`,
      );
    }
  }
  if (problems.length > 0) throw invalidInput(problems);
}
