/** Whom and what the facts speak of: rows of the seeded world picked by plain criteria, and a way to ask as a persona. */

import { KithError } from '../../../src/platform/errors.js';
import type { Claims } from '../../../src/platform/viewer.js';
import { testDatabase } from '../../support/database.js';
import { claimsOf, NOW, startGraph } from '../../support/kith.js';
import { isObjectedTo } from '../ties.js';
import { isOpen } from '../viewer.js';
import { loadWorld, type Row, type World } from '../world.js';

export interface Said {
  readonly data: Record<string, unknown>;
  readonly codes: readonly unknown[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Supported {
  readonly row: Row;
  readonly who: Claims;
}

export interface Cast {
  readonly world: World;
  readonly now: string;
  /** Asks as a persona; the text may use `$id`, `$ids` and `$text`. */
  ask(who: string | Claims, text: string, variables?: Record<string, unknown>): Promise<Said>;
  /** The one value an operation with a single root field and single fields below leads to. */
  value(who: string | Claims, text: string, variables?: Record<string, unknown>): Promise<unknown>;
  /** Open relationships of a persona's organisation, or of the persona, which the person does not object to. */
  ties(who: string, kind: string, stage?: string): readonly Row[];
  /** A connection in a stage, of which something holds, and a member of its charity who may see all of it. */
  supported(stage: string, holds?: (connection: Row) => boolean): Supported;
  close(): Promise<void>;
}

const now = NOW.toISOString();

export async function cast(): Promise<Cast> {
  const database = await testDatabase();
  const world = await loadWorld(database.ownerUrl);
  const graph = await startGraph({}, database);
  const ask: Cast['ask'] = async (who, text, variables = {}) => {
    const declared = Object.entries({ $id: 'ID!', $ids: '[ID!]!', $text: 'String' }).filter(([name]) =>
      new RegExp(`\\${name}\\b`).test(text),
    );
    const head = declared.map(([name, type]) => `${name}: ${type}`).join(', ');
    const answered = graph.answer(who, `query${head ? ` (${head})` : ''} ${text}`, variables);
    const answer = await answered.catch((error: unknown) => {
      // A refusal of the whole operation: the server makes an answer without data of it.
      if (error instanceof KithError) return { data: 'null', errors: [error], extensions: {} };
      throw error;
    });
    const codes = answer.errors.map(({ extensions }) => extensions.code);
    return { data: JSON.parse(answer.data ?? 'null'), codes, extensions: answer.extensions };
  };
  const ties: Cast['ties'] = (who, kind, stage) => {
    const { organisation, member, role } = claimsOf(who);
    const schemes = world.by('member_scheme', 'member_id', member).map((row) => String(row.scheme_id));
    const parties =
      kind === 'TEAM' ? schemes : ['CASELOAD', 'COVER', 'EMERGENCY'].includes(kind) ? [member] : [organisation];
    return parties
      .flatMap((party) => world.by('care_relationship', 'party', party))
      .filter((row) => row.kind === kind && isOpen(row, now) && (stage === undefined || row.stage === stage))
      .filter((row) => !isObjectedTo(world, { role }, row));
  };
  return {
    world,
    now,
    ask,
    ties,
    value: async (who, text, variables) => {
      let at: unknown = (await ask(who, text, variables)).data;
      while (typeof at === 'object' && at !== null && !Array.isArray(at)) {
        const inner: unknown[] = Object.values(at);
        if (inner.length !== 1) break;
        at = inner[0];
      }
      return at;
    },
    supported: (stage, holds = () => true) => {
      for (const who of charities(world)) {
        const open = (kind: string) =>
          world
            .by('care_relationship', 'party', who.organisation)
            .filter((row) => row.kind === kind && isOpen(row, now) && !isObjectedTo(world, who, row));
        const [own, referred] = [open('SUPPORTING'), open('REFERRED')];
        // Nobody whom the charity knows in any other way: what is read is read through this connection.
        const isOnly = (tie: Row) =>
          [...own, ...referred].filter((row) => row.person_id === tie.person_id).length === 1;
        const found = own
          .filter((tie) => tie.stage === stage && isOnly(tie))
          .flatMap((tie) => world.get('connection', tie.cause_id) ?? [])
          .find(holds);
        if (found) return { row: found, who };
      }
      throw new Error(`The seed has no such connection in stage ${stage}.`);
    },
    close: () => graph.close(),
  };
}

/** The charities of the personas first, then all others: one member each who is not limited to named assets. */
function charities(world: World): readonly Claims[] {
  const members = world.all('member').filter(({ id, role, active }) => {
    return role === 'CHARITY' && active === true && world.by('member_asset', 'member_id', id).length === 0;
  });
  const others = members.map(({ id, organisation_id }) => ({ member: id, organisation: String(organisation_id) }));
  return [claimsOf('charity'), claimsOf('charity-2'), ...others.map((one) => ({ ...one, role: 'CHARITY' as const }))];
}

/** The seed is to hold what a fact speaks of: a fact that finds nothing to test is a failure, not a pass. */
export function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The seed has no ${what}.`);
  return found;
}

export function shares(connection: Row, item: string): boolean {
  return Array.isArray(connection.shared) && connection.shared.includes(item);
}

export function idOf(type: string, id: unknown): string {
  return `${type}_${String(id)}`;
}
