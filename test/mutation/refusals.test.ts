/** Whatever a mutation is refused for, the database is as it was, but for the record that it was refused. */
import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { personas } from '../../src/cli/personas.js';
import { mutations, startOf } from '../../src/mutation/declared.js';
import { ROLES, type Role } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';
import { fingerprint } from '../support/fingerprint.js';
import { type Kith, startKith } from '../support/kith.js';
import { madeInput } from '../support/made-input.js';
import { refused } from '../support/mutate.js';
import { testSchemas } from '../support/schemas.js';

const { full, model, ofRole } = testSchemas();
const personaOf = new Map(
  ROLES.map((role) => [role, personas.find((persona) => persona.role === role)?.name as string]),
);

let kith: Kith;
let owner: Client;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

const isOpen = (role: Role, name: string): boolean => ofRole[role].getMutationType()?.getFields()[name] !== undefined;

async function countRefusals(): Promise<number> {
  const { rows } = await owner.query(`select count(*)::int as n from access_event where outcome = 'REFUSED'`);
  return rows[0].n;
}

test('a closed door refuses every role it is closed to, and nothing is done', async () => {
  const before = await fingerprint(owner);
  const recorded = await countRefusals();
  let asked = 0;
  for (const name of mutations.keys()) {
    for (const role of ROLES.filter((one) => !isOpen(one, name))) {
      const { code, requestId } = await refused(
        kith.as(personaOf.get(role) as string),
        name,
        madeInput(full, model, name),
      );
      expect({ name, role, code }).toEqual({ name, role, code: 'NOT_ALLOWED' });
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      asked++;
    }
  }
  expect(asked).toBeGreaterThan(mutations.size);
  expect(await fingerprint(owner)).toEqual(before);
  expect(await countRefusals()).toBe(recorded + asked);
});

test('what does not exist, and what exists but not for the viewer, is refused alike, and nothing is done', async () => {
  const before = await fingerprint(owner);
  let asked = 0;
  for (const [name, declared] of mutations) {
    const named = startOf(declared);
    if (!named) continue;
    const absent = madeInput(full, model, name);
    const table = model.type(named.Target.name).table as string;
    for (const role of ROLES.filter((one) => isOpen(one, name))) {
      const caller = kith.as(personaOf.get(role) as string);
      const { requestId: _, ...unknown } = await refused(caller, name, absent);
      if (unknown.code === 'NOT_ALLOWED') continue;
      expect({ name, role, code: unknown.code }).toEqual({ name, role, code: 'NOT_FOUND' });
      const hidden = await hiddenFrom(role, table);
      if (!hidden) continue;
      const { requestId: __, ...forbidden } = await refused(caller, name, { ...absent, [named.member]: hidden });
      expect(forbidden).toEqual(unknown);
      asked++;
    }
  }
  expect(asked).toBeGreaterThan(0);
  expect(await fingerprint(owner)).toEqual(before);
});

const hiddenRows = new Map<string, string | undefined>();

/** The id of some row of the table that does not exist for the role's persona. */
async function hiddenFrom(role: Role, table: string): Promise<string | undefined> {
  const key = `${role} ${table}`;
  if (hiddenRows.has(key)) return hiddenRows.get(key);
  const { rows } = await owner.query(`select '${table}_' || id as id from "${table}" order by md5(id::text) limit 100`);
  const ids = rows.map(({ id }) => id as string);
  const reply = await kith
    .as(personaOf.get(role) as string)
    .run('query Some($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  const nodes = (reply.data as { nodes: ({ id: string } | null)[] }).nodes;
  const hidden = ids.find((_, index) => nodes[index] === null);
  hiddenRows.set(key, hidden);
  return hidden;
}
