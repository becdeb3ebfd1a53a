/** Runs a mutation: door, input, and payload are checked first, then all is decided, and only then written, as one. */
import { OptimisticLockError, wrap } from '@mikro-orm/core';
import { type EntityManager, FlushMode, type MikroORM } from '@mikro-orm/postgresql';
import type { FieldNode } from 'graphql';
import { ArgumentSource } from '../graph/arguments.js';
import type { Class } from '../graph/declared.js';
import { declared as graphDeclared } from '../graph/declared.js';
import { type Answered, type Door, doneButUnread, type Graph, type Operation } from '../graph/graph.js';
import type { GraphModel } from '../graph/model.js';
import { OutdatedViewer } from '../graph/reader.js';
import { viewerRole } from '../platform/database-roles.js';
import type { Deadline } from '../platform/deadline.js';
import { KithError, notAllowed } from '../platform/errors.js';
import type { FieldKind } from '../platform/field-kind.js';
import { type Policy, settingsOf } from '../platform/policy.js';
import type { Row } from '../platform/row.js';
import { join, literal, sql } from '../platform/sql.js';
import type { Viewer } from '../platform/viewer.js';
import { asWriter, record } from './audit.js';
import { type Declared, mutations } from './declared.js';
import { bodyHash, type Done, keepDone, takeKey } from './idempotency.js';
import { OpenChange } from './open-change.js';
import { type Payload, payloadOf } from './payload-plan.js';
import { received } from './received.js';
import { isChangeable, start } from './start.js';
import { execute, executeAll, value } from './statement.js';
import { explained } from './violation.js';

export interface Asked extends Operation {
  readonly requestId: string;
  readonly idempotencyKey: string | undefined;
  readonly purpose: string | undefined;
}

interface Parts {
  readonly orm: MikroORM;
  readonly graph: Graph;
  readonly model: GraphModel;
  readonly policy: Policy;
  readonly door: Door;
}

export class Mutations {
  constructor(private readonly parts: Parts) {}

  /** Does it and answers its payload; throws a KithError when it was refused, and then nothing was done. */
  async perform(viewer: Viewer, asked: Asked): Promise<Answered> {
    const payload = payloadOf(this.parts.graph, viewer, asked);
    const mutation = mutations.get(payload.name) as Declared;
    if (!(await this.parts.door(viewer, payload.name, 'Mutation')))
      throw notAllowed(`This role may not call ${payload.name}.`);
    const input = this.input(viewer, mutation, payload);
    await payload.check(`${this.table(mutation.Entity)}_00000000-0000-0000-0000-000000000000`);
    const done = await this.transaction(viewer, asked, (em) => this.carryOut(em, viewer, mutation, input, asked));
    return this.readBack(payload, `${this.table(mutation.Entity)}_${done.id}`, done);
  }

  private async readBack(payload: Payload, id: string, done: Done): Promise<Answered> {
    const committed = { id, version: done.version };
    try {
      return { ...(await payload.answer(id, done)), committed };
    } catch (error) {
      return doneButUnread(committed, error);
    }
  }

  private input(viewer: Viewer, mutation: Declared, payload: Payload): object {
    const { graph, model, policy } = this.parts;
    const field = graph.schema.getMutationType()?.getFields()[mutation.name];
    if (!field) throw new Error(`${mutation.name} is not in the schema.`);
    const Arguments = graphDeclared.arguments.get(`Mutation.${mutation.name}`);
    const source = new ArgumentSource(field, payload.node as FieldNode, [], Arguments);
    const { input } = source.read(payload.variables) as { input: object };
    const withheld = Object.keys(input).filter((member) => !policy.mayGive(viewer.role, mutation.Entity.name, member));
    if (withheld.length > 0) {
      const says = `A ${viewer.role} may not set ${withheld.map((member) => `input.${member}`).join(', ')}.`;
      throw new KithError('NOT_ALLOWED', says, {
        problems: withheld.map((member) => ({
          path: ['input', member],
          rule: 'role',
          message: `A ${viewer.role} may not set input.${member}.`,
        })),
      });
    }
    return received(graph.schema, model, mutation.name, input);
  }

  private async carryOut(
    em: EntityManager,
    viewer: Viewer,
    mutation: Declared,
    input: object,
    asked: Asked,
  ): Promise<Done> {
    const key = asked.idempotencyKey;
    // One document may hold several operations, and is then the same text for each.
    const body = bodyHash(`${asked.hash} ${asked.operation.name?.value ?? ''}`, asked.variables);
    const before = key === undefined ? undefined : await takeKey(em, key, body);
    if (before) return before;
    const { change, row, result } = await this.decide(em, viewer, mutation, input, asked);
    const persons = this.personsOf(em, [...(row ? [row] : []), result]);
    // Before anything is written: what tied them to the people then is what let them do this.
    await record(em, {
      at: asked.now,
      viewer,
      operation: asked.operation.name?.value,
      purpose: asked.purpose,
      requestId: asked.requestId,
      outcome: 'CHANGED',
      coordinates: [`Mutation.${mutation.name}`],
      kinds: this.kindsOf(mutation, input),
      persons: [...new Set([...persons, ...change.relationships.keys()])],
    });
    await asWriter(em, viewer, async () => {
      await em.flush();
      await executeAll(
        em,
        [...change.relationships].map(
          ([person, wanted]) =>
            sql`select change_relationships(${value(person, 'uuid')}, ${value(JSON.stringify(wanted), 'jsonb')})`,
        ),
      );
    });
    const done = { id: result.id, version: result.version, transition: change.transition, warnings: change.confirmed };
    if (key !== undefined) await keepDone(em, key, done);
    return done;
  }

  /** Nothing is written yet. A refusal names whom it tells something of, if only that they have changed. */
  private async decide(em: EntityManager, viewer: Viewer, mutation: Declared, input: object, { now }: Asked) {
    const at = { em, viewer, model: this.parts.model, policy: this.parts.policy };
    try {
      const row = await start(at, mutation, input);
      const change = new OpenChange(em, viewer, now, input, (other) => isChangeable(at, other));
      const result = await mutation.run(change, input, row);
      change.decide();
      return { change, row, result };
    } catch (error) {
      if (error instanceof KithError) error.concerning = this.personsOf(em, loaded(em));
      throw error;
    }
  }

  /** Ids (UUID) of everyone a row that is started from, answered, added or changed is about. */
  private personsOf(em: EntityManager, rows: readonly Row[]): string[] {
    const unit = em.getUnitOfWork();
    unit.computeChangeSets();
    const touched = [...rows, ...unit.getChangeSets().map(({ entity }) => entity as Row)];
    return touched.flatMap((row) => {
      const type = this.parts.model.has(row.constructor.name) ? this.parts.model.type(row.constructor.name) : undefined;
      if (type?.person === undefined) return [];
      return type.person === 'id' ? [row.id] : [(Reflect.get(row, 'person') as Row).id];
    });
  }

  private async transaction<T>(
    viewer: Viewer,
    { now, deadline }: Asked,
    work: (em: EntityManager) => Promise<T>,
  ): Promise<T> {
    const em = this.parts.orm.em.fork({ flushMode: FlushMode.COMMIT });
    await em.begin();
    try {
      if (!(await enter(em, viewer, now, deadline))) throw new OutdatedViewer();
      const done = await work(em);
      deadline?.check();
      await em.commit();
      return done;
    } catch (error) {
      await em.rollback();
      if (error instanceof OptimisticLockError)
        throw new KithError('CONFLICT', 'It has changed meanwhile: read it again, then decide. Nothing was done.');
      throw explained(error, deadline);
    }
  }

  /** The kinds of what the input gives; where it gives no field of the row, that of the row itself. */
  private kindsOf({ Entity }: Declared, input: object): readonly FieldKind[] {
    const { policy, model } = this.parts;
    const { fields } = model.type(Entity.name);
    const given = Object.keys(input).filter((name) => fields.has(name) && !['id', 'person'].includes(name));
    return policy.kinds((given.length > 0 ? given : ['id']).map((name) => `${Entity.name}.${name}`));
  }

  private table(Entity: Class): string {
    return this.parts.model.type(Entity.name).table as string;
  }
}

/** The transaction goes on as the viewer, in one round trip; false when the member has changed since the viewer was built. */
async function enter(em: EntityManager, viewer: Viewer, now: Date, deadline: Deadline | undefined): Promise<boolean> {
  const { role, organisation, member, stamp } = viewer;
  const settings = {
    ...settingsOf(viewer, now),
    ...(deadline ? { statement_timeout: String(deadline.left) } : {}),
    role: viewerRole(role),
  };
  const set = Object.entries(settings).map(([name, to]) => sql`set_config(${literal(name)}, ${literal(to)}, true)`);
  const isCurrent = sql`is_current_viewer(${value(member, 'uuid')}, ${value(organisation, 'uuid')}, ${literal(role)}, ${literal(stamp)})`;
  const [entered] = await execute<{ current: boolean }>(em, sql`select ${isCurrent} as current, ${join(set, ', ')}`);
  return entered?.current === true;
}

function loaded(em: EntityManager): Row[] {
  return [...em.getUnitOfWork().getIdentityMap()].filter((row) => wrap(row).isInitialized()) as Row[];
}
