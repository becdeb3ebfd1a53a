/** The table that an information-governance lead signs, read as it is kept: who calls what, and who writes which field. */
import { readFileSync } from 'node:fs';
import { ROLES, type Role } from '../../../src/platform/viewer.js';

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The lines of the table under a heading, without its head. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const text = readFileSync('schema/access.md', 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (!section) throw new Error(`Nothing is signed under "${heading}".`);
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map(cellsOf);
}

/** Root field → the roles it is open to. */
export function signedDoors(heading: 'Reading' | 'Doing'): ReadonlyMap<string, ReadonlySet<Role>> {
  return new Map(
    tableUnder(heading).map(([name = '', ...marks]) => [
      name.replaceAll('`', ''),
      new Set(ROLES.filter((_, index) => marks[index] === '●')),
    ]),
  );
}

/** Field of a type → the roles that may write it through its operations. */
export function signedWriters(type: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    tableUnder(type).flatMap((cells) => {
      const writers = (cells[ROLES.length + 1] ?? '').split(', ');
      return (cells[0] ?? '').split(' ').map((name) => [name.replaceAll('`', ''), writers] as const);
    }),
  );
}
