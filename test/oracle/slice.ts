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

export type Reads = (tie: Tie, row: Row, look: Look) => boolean;
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
export const full: Reads = (tie) => tie.full;

/** "From OFFERED": the charity's most open connection is offered or accepted. */
export const offered: Reads = (tie) => [...tie.connections.values()].some((stage) => stage !== 'ENDED');

/** ACCEPTED, and the person agreed to share it over one of those connections. */
export function agreed(item: string): Reads {
  return (tie) => tie.agreed.has(item);
}

/** Of a connection its own stage counts… */
export const ownOffered: Reads = (tie, row) => (tie.connections.get(row.id) ?? 'ENDED') !== 'ENDED';

/** …and what was agreed for it. */
export function ownAgreed(item: string): Reads {
  return (tie, row) => tie.connections.get(row.id) === 'ACCEPTED' && sharesItem(row, item);
}
