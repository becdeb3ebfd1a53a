/** Where a mutation starts: its row is found, locked, and asked whether this may be done with it, before anything is done. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rawColumns } from '../graph/columns.js';
import type { GraphModel, TypeModel } from '../graph/model.js';
import { KithError, notAllowed } from '../platform/errors.js';
import { type Policy, viewerSettings } from '../platform/policy.js';
import type { Row } from '../platform/row.js';
import { identifier, join, literal, raw, type Sql, sql } from '../platform/sql.js';
import { wrongState } from '../platform/states.js';
import type { Viewer } from '../platform/viewer.js';
import { changeable } from './changeable.js';
import { type Declared, startOf } from './declared.js';
import type { Versioned } from './input.js';
import { notFound } from './open-change.js';
import { execute, holding, surroundings } from './statement.js';

export interface Started {
  readonly model: GraphModel;
  readonly policy: Policy;
  readonly em: EntityManager;
  readonly viewer: Viewer;
}

/** The row the input names, once nothing stands against the mutation; undefined for one that starts anew. */
export async function start(at: Started, mutation: Declared, input: object): Promise<Row | undefined> {
  const named = startOf(mutation);
  if (!named) return undefined;
  const { Target, member } = named;
  const type = at.model.type(Target.name);
  const id = (input as Record<string, string>)[member] as string;
  const path = ['input', member];
  await lockSubject(at.em, type, id, path);
  const row = (await at.em.findOne(Target as never, { id } as never)) as Row | null;
  if (!row) throw notFound(path);
  const needs = mutation.needs ?? [];
  const columns = rawColumns(type, column) as never;
  const [asked] = await ask(at.em, type, id, [
    mutation.starts === 'seen' ? raw('true') : isTheirs(at, type),
    ...needs.map(({ when }) => when(columns, surroundings)),
  ]);
  if (asked?.[0] !== true) throw notAllowed(`This role may see what ${path.join('.')} names, but not change it.`);
  await compareVersions(at.em, type, row, input as Partial<Versioned>);
  const state = Reflect.get(row, mutation.state ?? 'status') as string;
  if (mutation.from && !mutation.from.includes(state)) {
    const message = `It stands at ${state}; ${mutation.name} is possible at ${mutation.from.join(', ')}.`;
    throw wrongState(state, mutation.from, message);
  }
  const unmet = needs.filter((_, index) => asked[index + 1] !== true);
  if (unmet.length > 0) {
    const problems = unmet.map(({ name, says }) => ({ path, rule: name, message: says }));
    throw new KithError('WRONG_STATE', unmet[0]?.says as string, { problems, current: state });
  }
  return row;
}

/** Whether this viewer may change a row that exists for them. */
export async function isChangeable(at: Started, row: Row): Promise<boolean> {
  const type = at.model.type(row.constructor.name);
  const [asked] = await ask(at.em, type, row.id, [isTheirs(at, type)]);
  return asked?.[0] === true;
}

/** Two mutations about one person wait for each other, so that what one has checked still holds when it writes. */
async function lockSubject(em: EntityManager, type: TypeModel, id: string, path: readonly string[]): Promise<void> {
  const subject = sql`${identifier(type.person ?? 'id')}::text`;
  const found = await execute(
    em,
    sql`select ${holding(subject)} from ${identifier(type.table as string)} where id = ${literal(id)}::uuid`,
  );
  if (found.length === 0) throw notFound(path);
}

const column = (name: string): Sql => sql`t.${identifier(name)}`;

/** Whether the row `t` is the viewer's to change. */
function isTheirs({ policy, viewer }: Started, type: TypeModel): Sql {
  const fact = (name: string): Sql => policy.fact(viewer.role, name).sql(column(type.person as string), viewerSettings);
  return changeable(policy, viewer.role, type.table as string, { column, fact }, viewerSettings);
}

async function ask(
  em: EntityManager,
  type: TypeModel,
  id: string,
  conditions: readonly Sql[],
): Promise<readonly boolean[][]> {
  const answers = join(
    conditions.map((condition) => sql`coalesce((${condition}), false)`),
    ', ',
  );
  const rows = await execute<{ answers: boolean[] }>(
    em,
    sql`select array[${answers}] as answers from ${identifier(type.table as string)} t where t.id = ${literal(id)}::uuid`,
  );
  return rows.map((row) => row.answers);
}

async function compareVersions(
  em: EntityManager,
  type: TypeModel,
  row: Row,
  { expectedVersion }: Partial<Versioned>,
): Promise<void> {
  if (expectedVersion === undefined || expectedVersion === row.version) return;
  const [changed] = await execute<{ id: string | null; name: string | null; at: Date }>(
    em,
    sql`select 'member_' || m.id as id, m.name, t.updated_at as at from ${identifier(type.table as string)} t
      left join member m on m.id = t.changed_by where t.id = ${literal(row.id)}::uuid`,
  );
  const by = changed?.id ? { id: changed.id, name: changed.name } : null;
  const current = { version: row.version, changedBy: by, changedAt: changed && new Date(changed.at).toISOString() };
  const message = `It has changed since version ${expectedVersion} was read: read it again, then decide. Nothing was done.`;
  throw new KithError('CONFLICT', message, { current });
}
