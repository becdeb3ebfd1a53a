/** Which room may import which: the sentence of the house, one entry a room, everything else refused. */
import { importsOf, type Sources } from './sources.js';

/** The modules, in the order of the sentence: each may import those before it. */
export const MODULES = [
  'organisation',
  'person',
  'referral',
  'plan',
  'asset',
  'connection',
  'follow-up',
  'outcome',
] as const;

/** All that a module sees of the graph: how to declare, the shapes of what is declared, and how ids are read. */
const GRAPH_ENTRY_POINTS = [
  'src/graph/declare.ts',
  'src/graph/declare-timeline.ts',
  'src/graph/declared.ts',
  'src/graph/identifier.ts',
];

const room = (name: string): string => `src/${name}/`;
const EVERY_MODULE = MODULES.map(room);

/** Folder (or file) → what it may import beside itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/platform/': [],
  'src/graph/': ['src/platform/'],
  'src/mutation/': ['src/platform/', 'src/graph/'],
  'src/access/': ['src/platform/'],
  'src/portal/': ['src/platform/', 'src/graph/', 'src/mutation/'],
  ...Object.fromEntries(
    MODULES.map((module, index) => [
      room(module),
      ['src/platform/', 'src/mutation/', ...GRAPH_ENTRY_POINTS, ...MODULES.slice(0, index).map(room)],
    ]),
  ),
  'src/entities.ts': ['src/platform/', 'src/mutation/', ...EVERY_MODULE],
  // The only file that joins the rooms.
  'src/app.ts': [
    'src/platform/',
    'src/graph/',
    'src/mutation/',
    'src/access/',
    'src/portal/',
    'src/entities.ts',
    'src/outcome/ways-out.ts',
  ],
  'src/cli/': ['src/platform/', ...EVERY_MODULE, 'src/app.ts', 'src/entities.ts'],
  // What it prints for whoever signs the access table is no part of the server, so app.ts does not carry it.
  'src/cli/generated.ts': [
    'src/platform/',
    'src/app.ts',
    'src/entities.ts',
    'src/access/describe.ts',
    'src/access/access-table.ts',
    'src/cli/',
  ],
  // What portals are delivered with is checked by a command, and what the server trusts by the same code.
  'src/cli/check-operations.ts': ['src/platform/', 'src/app.ts', 'src/portal/', 'src/cli/'],
  'src/main.ts': ['src/platform/', 'src/app.ts', 'src/entities.ts', 'src/cli/', 'src/welcome.ts'],
  'src/welcome.ts': ['src/platform/', 'src/cli/'],
  // Runs in browsers, over the public API alone.
  'src/explorer/': [],
  // Row policies are made from the one row rule.
  migrations: ['src/platform/', 'src/access/policies.ts', 'migrations/'],
  // An oracle that shared anything with what it checks would prove nothing.
  'test/oracle/': [
    'src/platform/',
    ...EVERY_MODULE,
    'src/entities.ts',
    'src/cli/',
    'src/graph/declared.ts',
    'test/support/',
  ],
};

/** The longest entry a path falls under. */
function entryOf(path: string): string | undefined {
  return Object.keys(ALLOWED)
    .filter((entry) => path.startsWith(entry))
    .sort((left, right) => right.length - left.length)[0];
}

export function wrongDirections(sources: Sources): string[] {
  return importsOf(sources).flatMap(({ from, to }) => {
    if (from.startsWith('test/') && !from.startsWith('test/oracle/')) return [];
    if (from.endsWith('.test.ts')) return [];
    const entry = entryOf(from);
    if (entry === undefined) return [`${from} stands in no room that the directions know.`];
    const folder = entry.endsWith('.ts') ? `${entry.slice(0, entry.lastIndexOf('/'))}/` : entry;
    const isInside = folder !== 'src/' && to.startsWith(folder);
    const isAllowed = isInside || ALLOWED[entry]?.some((prefix) => to.startsWith(prefix));
    return isAllowed ? [] : [`${from} imports ${to}.`];
  });
}

/** Rooms the directions speak of that are not there: a gate that guards nothing. */
export function missingRooms(sources: Sources): string[] {
  const named = [...Object.keys(ALLOWED), ...Object.values(ALLOWED).flat()];
  return [...new Set(named)].filter((prefix) => ![...sources.keys()].some((path) => path.startsWith(prefix)));
}
