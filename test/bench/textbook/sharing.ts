/** What the textbook lets a charity read of a person and of a connection: by what was agreed, and how far it has come. */
import { Connection } from './care.js';
import type { Context } from './context.js';
import type { Person } from './people.js';

const OFFERED = new Set([
  'SENT',
  'ACKNOWLEDGED',
  'WAITLISTED',
  'ACCEPTED',
  'INTRODUCED',
  'ATTENDED_ONCE',
  'PARTICIPATING',
]);
const ACCEPTED = new Set(['ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING']);
const WAYS_TO_REACH = new Set(['CONTACT', 'ADDRESS', 'EMERGENCY_CONTACT']);

/** Everyone but a charity reads what their role reads; a charity only what was agreed as `item`. */
export async function mayRead(context: Context, person: Person, item: string): Promise<boolean> {
  if (context.viewer.role !== 'CHARITY') return true;
  const ties = await context.ties(person.id);
  if (item === 'NAME' && ties.some(({ kind }) => kind === 'REFERRED')) return true;
  if (WAYS_TO_REACH.has(item) && person.contactProhibited) return false;
  for (const { kind, stage, causeId } of ties) {
    if (kind !== 'SUPPORTING' || (stage !== 'ACCEPTED' && stage !== 'OFFERED')) continue;
    const connection = await context.one(Connection, causeId);
    if (!connection || !leadsToOwnAsset(context, connection)) continue;
    if (item === 'OFFERED' || (stage === 'ACCEPTED' && connection.shared.includes(item))) return true;
  }
  return false;
}

/** The connections of a list that exist for the viewer. */
export async function visible(context: Context, all: readonly Connection[]): Promise<Connection[]> {
  const { role, organisation } = context.viewer;
  const seen: Connection[] = [];
  for (const connection of all) {
    if (role === 'CHARITY') {
      const ties = await context.ties(connection.personId);
      const isTied = ties.some(({ kind, causeId }) => kind === 'SUPPORTING' && causeId === connection.id);
      if (!isTied || connection.organisationId !== organisation || !leadsToOwnAsset(context, connection)) continue;
    }
    if (role === 'INTEGRATOR' && connection.isSensitive && !(await context.hasConsented(connection.personId))) continue;
    seen.push(connection);
  }
  return seen;
}

/** What is beneath a connection exists for a charity while its relationship is offered or accepted. */
export async function isOpenTo(context: Context, connection: Connection): Promise<boolean> {
  if (context.viewer.role !== 'CHARITY') return true;
  const ties = await context.ties(connection.personId);
  return (
    isOffered(context, connection) &&
    ties.some(({ causeId, stage }) => causeId === connection.id && (stage === 'OFFERED' || stage === 'ACCEPTED'))
  );
}

export function isOffered({ viewer }: Context, { status }: Connection): boolean {
  return viewer.role !== 'CHARITY' || OFFERED.has(status);
}

export function isAgreed({ viewer }: Context, { status, shared }: Connection, item: string): boolean {
  return viewer.role !== 'CHARITY' || (ACCEPTED.has(status) && shared.includes(item));
}

function leadsToOwnAsset({ viewer }: Context, { assetId }: Connection): boolean {
  return viewer.assets?.includes(assetId) ?? true;
}
