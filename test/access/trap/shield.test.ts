/** The traps of graphql-shield: what it allows, keeps, hashes, wraps or passes over, and that Kith's doors do none of it. */
import { createRequire } from 'node:module';
import * as util from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { mutationDoors } from '../../../src/access/changes.js';
import { doors, openDoors } from '../../../src/access/doors.js';
import { ROLES, type Role, type Viewer } from '../../../src/platform/viewer.js';
import { claimsOf } from '../../support/kith.js';
import { testSchemas } from '../../support/schemas.js';

const { not, rule, shield } = createRequire(import.meta.url)('graphql-shield') as typeof import('graphql-shield');

const viewer = (role: Role): Viewer => ({ ...claimsOf('gp'), role, parties: [], stamp: '1' });
const fields = (decided: object) => `{ ${Object.keys(decided).join(': Int ')}: Int undecided: Int }`;
const schema = buildSchema(`type Query ${fields(doors)} type Mutation ${fields(mutationDoors)}`);
const open = openDoors(schema);

type Guard = (resolve: () => unknown, parent: unknown, args: object, context: object, info: object) => unknown;

/** What shield makes of rules, asked for the root field `plan` as it comes; a field without a guard is simply resolved. */
function bare(rules: object): (context?: object) => unknown {
  const built = shield({ Query: rules } as never) as unknown as {
    generate(schema: GraphQLSchema): { Query: Record<string, Guard | { resolve: Guard } | undefined> };
  };
  const guard = built.generate(schema).Query.plan;
  const ask = typeof guard === 'object' ? guard.resolve : guard;
  return (context = {}) => (ask ? ask(() => true, undefined, {}, context, {}) : true);
}

describe('fallbackRule allows by default', () => {
  test('shield lets through what nobody decided; no door of ours does', async () => {
    expect(await bare({ viewer: rule()(() => false) })()).toBe(true);
    for (const role of ROLES) {
      expect(await open(viewer(role), 'undecided')).toBe(false);
      expect(await open(viewer(role), 'absent')).toBe(false);
      expect(await open(viewer(role), 'undecided', 'Mutation')).toBe(false);
      // A door of reading is none of doing.
      expect(await open(viewer(role), 'viewer', 'Mutation')).toBe(false);
    }
  });

  test('each door opens to the roles it names and to no other', async () => {
    for (const [field, roles] of Object.entries(doors))
      for (const role of ROLES)
        expect([field, role, await open(viewer(role), field)]).toEqual([field, role, roles.includes(role)]);
    for (const [field, roles] of Object.entries(mutationDoors))
      for (const role of ROLES)
        expect([field, role, await open(viewer(role), field, 'Mutation')]).toEqual([field, role, roles.includes(role)]);
  });
});

test('not(a rule that throws) grants', async () => {
  const broken = rule()(() => {
    throw new Error('the rule is broken');
  });
  expect(await bare({ plan: not(broken) })()).toBe(true);
  const failing = Object.defineProperty({ ...viewer('GP') }, 'role', {
    get: () => {
      throw new Error('the viewer is broken');
    },
  });
  // With us a rule that fails is a fault, neither a grant nor a refusal.
  for (const field of Object.keys(doors)) await expect(open(failing, field)).rejects.toThrow('the viewer is broken');
});

test('a contextual rule gives the second the verdict of the first', async () => {
  let asked = 0;
  const byId = rule('by id', { cache: 'contextual' })((_parent, _args, { id }) => {
    asked += 1;
    return id === 1;
  });
  const contextual = bare({ plan: byId });
  const context = { id: 1 };
  expect([await contextual(context), await contextual(Object.assign(context, { id: 2 }))]).toEqual([true, true]);
  expect(asked).toBe(1);
  // Ours is asked each time: what the viewer is now counts, and one viewer's verdict is not another's.
  const changing = { ...viewer('GP') } as { -readonly [K in keyof Viewer]: Viewer[K] };
  expect(await open(changing, 'plan')).toBe(true);
  changing.role = 'CHARITY';
  expect(await open(changing, 'plan')).toBe(false);
  const both = await Promise.all(ROLES.flatMap((role) => [open(viewer(role), 'plan'), open(viewer(role), 'viewer')]));
  expect(both).toEqual(ROLES.flatMap((role) => [doors.plan?.includes(role), true]));
});

test('strict rules hash the parent', async () => {
  // Our doors look at one thing only, so there is nothing to hash: not even another word about the viewer.
  const { role } = viewer('GP');
  const only = new Proxy({ role } as Viewer, {
    get: (target, name) => {
      if (name !== 'role') throw new Error(`A door looked at ${String(name)} of the viewer.`);
      return target.role;
    },
    ownKeys: () => {
      throw new Error('A door went through the viewer.');
    },
  });
  for (const [field, roles] of Object.entries(doors)) expect(await open(only, field)).toBe(roles.includes(role));
});

test('subscriptions are guarded on resolve, not on subscribe', () => {
  // There is none to guard; whoever declares one has to decide how, and meets this test.
  expect(testSchemas().full.getSubscriptionType()).toBeUndefined();
});

test('it wraps every field of every type', () => {
  const generated = shield(
    { Query: { plan: rule()(() => true) } },
    { fallbackRule: rule()(() => true) },
  ) as unknown as {
    generate(schema: GraphQLSchema): object;
  };
  const { full } = testSchemas();
  expect(Object.keys(generated.generate(full))).toContain('Person');
  // We take from it the guards of root fields and leave the schema as it is: no field of a row is resolved by a guard.
  const before = [...Object.values(full.getTypeMap())].flatMap((type) =>
    'getFields' in type
      ? Object.values(type.getFields()).map((field) => ('resolve' in field ? field.resolve : undefined))
      : [],
  );
  openDoors(full);
  const after = [...Object.values(full.getTypeMap())].flatMap((type) =>
    'getFields' in type
      ? Object.values(type.getFields()).map((field) => ('resolve' in field ? field.resolve : undefined))
      : [],
  );
  expect(after).toEqual(before);
});

test('its ESM build imports util.isUndefined, which Node no longer has', async () => {
  expect('isUndefined' in util).toBe(false);
  expect(typeof openDoors).toBe('function');
});
