/** A mutation sent again under the same key has one effect and gives the same answer; keys are kept for 24 hours. */
import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { KithError } from '../platform/errors.js';
import { viewerSettings } from '../platform/policy.js';
import { sql } from '../platform/sql.js';
import type { GivenWarning, MadeTransition } from './open-change.js';
import { execute, value, values } from './statement.js';

/** What a mutation came to: enough to read its payload again under the rules of the day. */
export interface Done {
  /** Id (UUID) of the row it answers. */
  readonly id: string;
  readonly version: number;
  readonly transition: MadeTransition | undefined;
  readonly warnings: readonly GivenWarning[];
}

interface KeyRow {
  readonly body: string;
  readonly id: string;
  readonly version: number;
  readonly transition_id: string | null;
  readonly transition_from: string | null;
  readonly transition_to: string;
  readonly transition_at: Date;
  readonly warnings: readonly string[];
}

const OWN = sql`member_id = ${viewerSettings.member} and organisation_id = ${viewerSettings.organisation}
  and role = ${viewerSettings.role}`;

/** The same text for the same operation and variables, in whatever order their members come. */
export function bodyHash(operation: string, variables: object): string {
  return createHash('sha256').update(operation).update('\0').update(stable(variables)).digest('base64url');
}

function stable(given: unknown): string {
  if (Array.isArray(given)) return `[${given.map(stable).join()}]`;
  if (given === null || typeof given !== 'object') return JSON.stringify(given) ?? 'null';
  const members = Object.entries(given).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${stable(member)}`)
    .join()}}`;
}

/**
 * Takes the key, first of all in the transaction, so that a rival with the same key waits for its end. Gives what was
 * done when it was taken before; throws CONFLICT when that was for another body.
 */
export async function takeKey(em: EntityManager, key: string, body: string): Promise<Done | undefined> {
  const tooOld = sql`used_at <= ${viewerSettings.now} - interval '24 hours'`;
  await execute(em, sql`delete from idempotency_key where ${OWN} and ${tooOld}`);
  const taken = await execute(
    em,
    sql`insert into idempotency_key (member_id, organisation_id, role, key, body, used_at)
      values (${viewerSettings.member}, ${viewerSettings.organisation}, ${viewerSettings.role}, ${value(key)},
        ${value(body)}, ${viewerSettings.now})
      on conflict do nothing returning key`,
  );
  if (taken.length > 0) return undefined;
  const [known] = await execute<KeyRow>(
    em,
    sql`select body, result_id as id, result_version as version, transition_id, transition_from, transition_to,
      transition_at, warnings from idempotency_key where ${OWN} and key = ${value(key)}`,
  );
  if (!known || known.body !== body) {
    throw new KithError(
      'CONFLICT',
      'This Idempotency-Key was used for something else: take a new one. Nothing was done.',
    );
  }
  const { id, version, transition_id, transition_from, transition_to, transition_at, warnings } = known;
  const transition =
    transition_id === null
      ? undefined
      : { id: transition_id, from: transition_from ?? undefined, to: transition_to, at: new Date(transition_at) };
  return { id, version, transition, warnings: paired(warnings) };
}

/** Writes beside the key what was done under it. */
export async function keepDone(
  em: EntityManager,
  key: string,
  { id, version, transition, warnings }: Done,
): Promise<void> {
  await execute(
    em,
    sql`update idempotency_key set result_id = ${value(id, 'uuid')}, result_version = ${value(version, 'int')},
      transition_id = ${value(transition?.id)}, transition_from = ${value(transition?.from)},
      transition_to = ${value(transition?.to)}, transition_at = ${value(transition?.at, 'timestamptz')},
      warnings = ${values(warnings.flatMap(({ code, message }) => [code, message]))}
      where ${OWN} and key = ${value(key)}`,
  );
}

function paired(texts: readonly string[]): GivenWarning[] {
  const pairs = texts.length / 2;
  return Array.from({ length: pairs }, (_, at) => ({
    code: texts[2 * at] as string,
    message: texts[2 * at + 1] as string,
  }));
}
