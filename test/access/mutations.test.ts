/** Every mutation by every role on rows of every relationship and state: refused as the oracle says, and nothing is done. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { type Declared, mutations, startOf } from '../../src/mutation/declared.js';
import { doors } from '../oracle/doors.js';
import type { NamedViewer } from '../oracle/viewers.js';
import { globalId, type Row, snake, tableOf } from '../oracle/world.js';
import { fingerprint } from '../support/fingerprint.js';
import { type Kith, startKith } from '../support/kith.js';
import { absentId, madeInput } from '../support/made-input.js';
import { refused } from '../support/mutate.js';
import { testSchemas } from '../support/schemas.js';
import { plantedDatabase } from './proof/planted.js';
import { relationshipsOf } from './proof/relationships.js';
import { FULL, ROLES } from './proof/size.js';
import { Seen } from './seen.js';

/** No row gets there: nothing that names it is ever done. */
const STALE = 999_999;

const { full, model } = testSchemas();
const told = { asked: 0 };
let kith: Kith;
let owner: Client;
let seen: Seen;
let before: Record<string, string>;

beforeAll(async () => {
  const database = await plantedDatabase();
  seen = await Seen.load(database);
  kith = await startKith({}, database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  before = await fingerprint(owner);
}, 120_000);

afterAll(async () => {
  await owner?.end();
  await kith?.close();
  process.stderr.write(`\nMutations: ${told.asked} refused as the oracle says, and nothing was done.\n`);
});

test('of each mutation it is written down a second time who may call it', () => {
  expect([...doors.keys()].sort()).toEqual([...mutations.keys()].sort());
});

/** What a viewer is told, but for the request's own id. */
async function toldOf(viewer: NamedViewer, name: string, input: object): Promise<Readonly<Record<string, unknown>>> {
  told.asked += 1;
  const { requestId, ...rest } = await refused(kith.as(viewer), name, input);
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  return rest;
}

/** One of each role; in full everyone whose place is special too. */
function viewers(): readonly NamedViewer[] {
  if (FULL) return seen.viewers;
  return ROLES.flatMap((role) => seen.viewers.find((viewer) => viewer.role === role) ?? []);
}

describe.each([...mutations.entries()])('%s', (name, declared) => {
  test('is refused whom its door is closed to, whatever it names', async () => {
    for (const viewer of viewers().filter(({ role }) => !doors.get(name)?.includes(role))) {
      const input = madeInput(full, model, name);
      const absent = await toldOf(viewer, name, input);
      expect({ name, role: viewer.role, code: absent.code }).toEqual({ name, role: viewer.role, code: 'NOT_ALLOWED' });
      const named = startOf(declared);
      const [row] = named ? rowsFor(viewer, named.Target.name) : [];
      if (!named || !row) continue;
      const real = { ...input, [named.member]: globalId(named.Target.name, row.row.id) };
      expect(await toldOf(viewer, name, real)).toEqual(absent);
    }
  });

  const named = startOf(declared);
  if (named)
    test('is refused on rows that are not there for the viewer as on those that are not there', () =>
      ofRows(name, declared));
  if (named && declared.from) test('is refused in every state it does not start from', () => ofStates(name, declared));

  test('and nothing is done', async () => {
    expect(await fingerprint(owner)).toEqual(before);
  });
});

/** One row for each relationship to its person, the hidden ones too; of what concerns nobody, a few. */
function rowsFor(viewer: NamedViewer, type: string): readonly { readonly row: Row; readonly about: string }[] {
  const view = seen.viewOf(viewer);
  const found = new Map<string, Row>();
  for (const row of view.world.all(tableOf(type))) {
    const person = type === 'Person' ? row : view.world.get('person', row.person_id);
    const relationships = person ? relationshipsOf(view, person) : ['nobody'];
    const isSeen = view.rules.exists(type, row) ? 'seen' : 'hidden';
    for (const relationship of relationships) {
      const about = `${relationship}, ${isSeen}`;
      if (!found.has(about)) found.set(about, row);
    }
  }
  const rows = new Map([...found].map(([about, row]) => [row.id, { row, about }]));
  return [...rows.values()];
}

async function ofRows(name: string, declared: Declared): Promise<void> {
  const start = startOf(declared);
  if (!start) throw new Error(`${name} starts anew.`);
  const type = start.Target.name;
  const input = madeInput(full, model, name);
  const isGuarded = 'expectedVersion' in input;
  for (const viewer of viewers().filter(({ role }) => doors.get(name)?.includes(role))) {
    const view = seen.viewOf(viewer);
    const absent = await toldOf(viewer, name, { ...input, [start.member]: absentId(tableOf(type)) });
    for (const { row, about } of rowsFor(viewer, type)) {
      const where = { name, viewer: viewer.name, id: row.id, about };
      const exists = view.rules.exists(type, row);
      // Without a version nothing holds it back from being done.
      if (exists && !isGuarded) continue;
      const asked = {
        ...input,
        [start.member]: globalId(type, row.id),
        ...(isGuarded ? { expectedVersion: STALE } : {}),
      };
      const said = await toldOf(viewer, name, asked);
      // What is wrong with the input alone is told before anything is looked at, and of every row alike.
      if (absent.code !== 'NOT_FOUND' || !exists) expect({ ...where, said }).toEqual({ ...where, said: absent });
      else
        expect({ ...where, code: ['NOT_ALLOWED', 'CONFLICT'].includes(String(said.code)) || said.code }).toEqual({
          ...where,
          code: true,
        });
    }
  }
}

async function ofStates(name: string, declared: Declared): Promise<void> {
  const start = startOf(declared);
  if (!start) throw new Error(`${name} starts anew.`);
  const type = start.Target.name;
  const column = snake(String(declared.state ?? 'status'));
  const input = madeInput(full, model, name);
  for (const viewer of viewers().filter(({ role }) => doors.get(name)?.includes(role))) {
    const byState = new Map<string, Row>();
    for (const row of seen.viewOf(viewer).all(type)) {
      const state = String(row[column]);
      if (!declared.from?.includes(state) && !byState.has(state)) byState.set(state, row);
    }
    for (const [state, row] of byState) {
      const asked = {
        ...input,
        [start.member]: globalId(type, row.id),
        ...('expectedVersion' in input ? { expectedVersion: row.version } : {}),
      };
      const { code, current, allowed } = await toldOf(viewer, name, asked);
      const where = { name, viewer: viewer.name, id: row.id, state };
      // Who may not change the row is not told how it stands; nor is anybody whose input is wrong.
      if (code === 'NOT_ALLOWED' || code === 'INVALID_INPUT') continue;
      expect({ ...where, code, current, allowed }).toEqual({
        ...where,
        code: 'WRONG_STATE',
        current: state,
        allowed: declared.from,
      });
    }
  }
}
