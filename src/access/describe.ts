/** The access table in words, for those who sign it: per type and field who reads, who writes, and why not everyone. */
import { ROLES, type Role } from '../platform/viewer.js';
import { mutationDoors } from './changes.js';
import { doors } from './doors.js';
import { sliceTable } from './policy.js';
import type { FieldSlice, TypeSlices } from './slice.js';

const INTRODUCTION = `# Who reads and writes what

Generated from the code that enforces it (\`npm run generate\`); never edited by hand.

A person's record exists only for those with a care relationship to them that is open now; for everyone else it is as if
it were not there. Of the records that exist for a role, this table says which fields it reads:
**●** always · **○** under the condition given · **–** never. What a role may not read answers \`null\`.
"Writes" names the roles whose operations may change the field. \`allowedActions\` (what the role may do with a row now,
where it may do anything) is read by whoever reads the row's \`version\`, and \`withheld\` (which fields are null because of
access, on types that have such) by everyone who sees the row.
`;

/** The whole document, as Markdown. */
export function describeAccess(): string {
  const types = [...sliceTable.values()].sort((left, right) => left.type.localeCompare(right.type));
  const reading = describeDoors('Reading', doors);
  const doing = describeDoors('Doing', mutationDoors);
  return [INTRODUCTION, reading, doing, ...types.map(describeType)].join('\n');
}

function describeDoors(title: string, decided: typeof doors): string {
  const rows = Object.keys(decided)
    .sort()
    .map((name) => row([`\`${name}\``, ...ROLES.map((role) => (decided[name]?.includes(role) ? '●' : '–'))]));
  return [`## ${title}`, '', ...head(['Operation', ...ROLES]), ...rows, ''].join('\n');
}

function describeType({ type, fields }: TypeSlices): string {
  const conditions: string[] = [];
  const groups = new Map<string, { names: string[]; slice: FieldSlice }>();
  for (const [name, slice] of fields) {
    const key = JSON.stringify([ROLES.map((role) => mark(slice, role, conditions)), slice.write, slice.why]);
    const group = groups.get(key) ?? { names: [], slice };
    group.names.push(name);
    groups.set(key, group);
  }
  const rows = [...groups.values()].map(({ names, slice }) =>
    row([
      names.map((name) => `\`${name}\``).join(' '),
      ...ROLES.map((role) => mark(slice, role, conditions)),
      slice.write.join(', ') || '–',
      slice.why,
    ]),
  );
  const notes = conditions.map((says, index) => `- ○${index + 1}: ${says}`);
  return [
    `## ${type}`,
    '',
    ...head(['Field', ...ROLES, 'Writes', 'Why']),
    ...rows,
    '',
    ...notes,
    ...(notes.length > 0 ? [''] : []),
  ].join('\n');
}

function mark({ read }: FieldSlice, role: Role, conditions: string[]): string {
  const grant = read[role];
  if (!grant) return '–';
  if (grant === 'always') return '●';
  if (!conditions.includes(grant.says)) conditions.push(grant.says);
  return `○${conditions.indexOf(grant.says) + 1}`;
}

function head(titles: readonly string[]): string[] {
  return [row(titles), row(titles.map(() => '---'))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
