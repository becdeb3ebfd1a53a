/** The mutants of doing: the door of every mutation to every role, and every field that a role may give in an input. */
import { getNullableType, isInputObjectType, parse } from 'graphql';
import { mutationDoors } from '../../../src/access/changes.js';
import { openDoors } from '../../../src/access/doors.js';
import { policy, sliceTable } from '../../../src/access/policy.js';
import { personas } from '../../../src/cli/personas.js';
import type { Door } from '../../../src/graph/graph.js';
import { type Declared, mutations } from '../../../src/mutation/declared.js';
import { Mutations } from '../../../src/mutation/mutations.js';
import { KithError } from '../../../src/platform/errors.js';
import type { Policy } from '../../../src/platform/policy.js';
import { ROLES, type Role } from '../../../src/platform/viewer.js';
import { freshDatabase } from '../../support/database.js';
import { NOW, startGraph, type TestGraph } from '../../support/kith.js';
import { madeInput } from '../../support/made-input.js';
import type { Mutant } from './mutant.js';
import { signedDoors, signedWriters } from './signed.js';

/** A graph over a database of its own, for what is let in by mistake is done. */
export class Doing {
  private constructor(readonly test: TestGraph) {}

  static async start(): Promise<Doing> {
    return new Doing(await startGraph({}, await freshDatabase()));
  }

  close(): Promise<void> {
    return this.test.close();
  }

  /** Why it was refused, as far as the caller's role is the reason. */
  async refused(role: Role, name: string, more: object, changed: { policy?: Policy; door?: Door }): Promise<string> {
    const { house } = this.test;
    const { schemas, orm, graph } = house;
    const door = changed.door ?? openDoors(schemas.full);
    const performer = new Mutations({ orm, graph, model: schemas.model, policy: changed.policy ?? policy, door });
    const persona = personas.find((one) => one.role === role);
    const type = schemas.full.getMutationType()?.getFields()[name]?.args[0]?.type;
    if (!persona || !type) throw new Error(`${role} cannot ask for ${name}.`);
    const text = `mutation ($input: ${type}) { ${name}(input: $input) { __typename } }`;
    const document = parse(text, { noLocation: true });
    const operation = document.definitions[0];
    if (operation?.kind !== 'OperationDefinition') throw new Error('There is no operation.');
    const variables = { input: { ...madeInput(schemas.full, schemas.model, name), ...more } };
    const asked = {
      document,
      operation,
      hash: text,
      variables,
      now: NOW,
      requestId: 'mutant',
      idempotencyKey: undefined,
      purpose: undefined,
    };
    try {
      await performer.perform(await house.viewers.of(persona), asked);
      return '';
    } catch (error) {
      if (!(error instanceof KithError)) return '';
      if (error.message.startsWith('This role may not call')) return 'door';
      const problems = (error.extensions.problems ?? []) as readonly { path: readonly string[]; rule: string }[];
      return problems
        .filter(({ rule }) => rule === 'role')
        .map(({ path }) => path.join('.'))
        .join();
    }
  }
}

/** Every door of doing, opened to each role it refuses and closed to each it does not. */
export function mutationDoorsOf(doing: Doing): Mutant[] {
  const signed = signedDoors('Doing');
  return Object.keys(mutationDoors).flatMap((name) =>
    ROLES.map((role) => ({
      kind: 'door of a mutation',
      name: `${name} for ${role}`,
      isKilled: async () => {
        const isOpen = signed.get(name)?.has(role) === true;
        const isShut = async (door?: Door) => (await doing.refused(role, name, {}, door ? { door } : {})) === 'door';
        if ((await isShut()) === isOpen) throw new Error(`What is signed says otherwise of ${name} for ${role}.`);
        return (await isShut(async () => !isOpen)) === isOpen;
      },
    })),
  );
}

/** Every field of the slice table that some input sets: forbidden to each role that may write it, and the other way round. */
export function writeSlicesOf(doing: Doing): Mutant[] {
  const { full, model } = doing.test.house.schemas;
  return [...sliceTable].flatMap(([type, { fields }]) => {
    const own = [...mutations.values()].filter(({ Entity }: Declared) => Entity.name === type);
    return [...fields.keys()].flatMap((field) => {
      const taking = own.find(({ name }) => {
        const input = getNullableType(full.getMutationType()?.getFields()[name]?.args[0]?.type);
        return isInputObjectType(input) && input.getFields()[field] !== undefined;
      });
      if (!taking || field === 'id' || field === 'person') return [];
      return ROLES.map((role) => ({
        kind: 'write slice',
        name: `${type}.${field} for ${role}`,
        isKilled: async () => {
          const may = signedWriters(type).get(field)?.includes(role) === true;
          const isRefused = async (changed: Policy) => {
            const made = madeInput(full, model, taking.name);
            const said = await doing.refused(
              role,
              taking.name,
              { [field]: made[field] ?? null },
              { policy: changed, door: async () => true },
            );
            return said.split(',').includes(`input.${field}`);
          };
          if ((await isRefused(policy)) === may)
            throw new Error(`What is signed says otherwise of ${type}.${field} for ${role}.`);
          const mayGive: Policy['mayGive'] = (...of) =>
            of[1] === type && of[2] === field ? !may : policy.mayGive(...of);
          return (await isRefused({ ...policy, mayGive })) === may;
        },
      }));
    });
  });
}
