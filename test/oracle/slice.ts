/** How the oracle writes down which fields a role reads: groups of fields with one answer, and the conditions. */
import { sharesItem } from './rows.js';
import type { Tie } from './ties.js';
import type { Asker, Role } from './viewer.js';
import type { Row, World } from './world.js';

/** What a condition may look at besides the row and what ties the viewer to its person. */
export interface Look {
  readonly world: World;
  readonly asker: Asker;
}

/** Why a field is not read of a row, as `withheld` tells it. */
export type Reason = 'STAGE' | 'CONSENT' | 'ROLE';

type Holds = (tie: Tie, row: Row, look: Look) => boolean;
/** A condition without a reason holds of every row that exists. */
export type Reads = Holds & { readonly reason?: Reason };

/** A condition, and the reason that is told where it does not hold. */
export function or(reason: Reason, holds: Holds): Reads {
  return Object.assign((...look: Parameters<Holds>) => holds(...look), { reason });
}
export type Readers = { readonly [R in Role]?: Reads };

/** Fields with one answer; a role that is not named reads them of no row. A field in two groups is read by either. */
export type Group = { readonly fields: string } & Readers;

/** `rest` is for the fields that no group names. */
export interface Slices {
  readonly groups: readonly Group[];
  readonly rest: Readers;
}

export const always: Reads = () => true;

/** The role's whole column is open: not merely referred, not long past. */
export const full = or('STAGE', (tie) => tie.full);

/** "From OFFERED": the charity's most open connection is offered or accepted. */
export const offered = or('STAGE', (tie) => [...tie.connections.values()].some((stage) => stage !== 'ENDED'));

/** ACCEPTED, and the person agreed to share it over one of those connections. */
export function agreed(item: string): Reads {
  return or('CONSENT', (tie) => tie.agreed.has(item));
}

/** Of a connection its own stage counts… */
export const ownOffered = or('STAGE', (tie, row) => (tie.connections.get(row.id) ?? 'ENDED') !== 'ENDED');

/** …and what was agreed for it. */
export function ownAgreed(item: string): Reads {
  return or('CONSENT', (tie, row) => tie.connections.get(row.id) === 'ACCEPTED' && sharesItem(row, item));
}
