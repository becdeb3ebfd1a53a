/** Rows of several types in one place: each tells graphql-js which one it is of. */
import type { Compilation, SelectRow } from './compilation.js';

/** The key under which rows tell graphql-js their type where it could be several. No response key begins like this. */
export const TYPE_KEY = '$type';

export function typed(c: Compilation, select: SelectRow): SelectRow {
  if (!c.isForExecution) return select;
  return (scope, type, nodes, place) => {
    const pieces = select(scope, type, nodes, place);
    return [`{"${TYPE_KEY}":"${type.name}"${pieces.length > 2 ? ',' : ''}`, ...pieces.slice(1)];
  };
}
