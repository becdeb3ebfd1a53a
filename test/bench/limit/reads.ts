/** What each read asks of the database, and what is written down of it. */
import type { Role, Viewer } from '../../../src/platform/viewer.js';
import { ASSET_SEARCH, CHARITY_LIST, INTEGRATOR_PLANS } from './others.js';
import { CASELOAD, DEEP_GRAPH, PERSON_CARD, WORKLIST } from './people.js';

/** What a request gives its statement, from the ids and pages it asked for. */
export type Given = Readonly<Record<string, unknown>>;

export interface Moment {
  readonly now: string;
  /** The day in London. */
  readonly today: string;
}

export interface Read {
  /** The statement is written for this role's rows and fields; others have none. */
  readonly role: Role;
  readonly text: string;
  values(viewer: Viewer, moment: Moment, given: Given): unknown[];
}

/** Text of a pattern is taken literally. */
const literally = (text: unknown): string => `%${String(text).replace(/[\\%_]/g, '\\$&')}%`;

export const READS: Readonly<Record<string, Read>> = {
  'person card': {
    role: 'LINK_WORKER',
    text: PERSON_CARD,
    values: ({ parties }, { now, today }, { id }) => [parties, now, today, id],
  },
  'caseload list': {
    role: 'LINK_WORKER',
    text: CASELOAD,
    values: ({ parties }, { now, today }, { linkWorker, first }) => [parties, now, today, linkWorker, first],
  },
  'deep graph': {
    role: 'LINK_WORKER',
    text: DEEP_GRAPH,
    values: ({ parties }, { now, today }, { linkWorker, first }) => [parties, now, today, linkWorker, first],
  },
  worklist: {
    role: 'LINK_WORKER',
    text: WORKLIST,
    values: ({ parties }, { now, today }, { first }) => [parties, now, today, first],
  },
  'charity list': {
    role: 'CHARITY',
    text: CHARITY_LIST,
    values: ({ parties, organisation, assets }, { now, today }, { first }) => [
      parties,
      now,
      today,
      organisation,
      assets ?? null,
      first,
    ],
  },
  'integrator plans': {
    role: 'INTEGRATOR',
    text: INTEGRATOR_PLANS,
    values: ({ parties, organisation }, { now }, { first }) => [parties, now, organisation, first],
  },
  'asset search': {
    role: 'LINK_WORKER',
    text: ASSET_SEARCH,
    values: (_viewer, { today }, { latitude, longitude, withinKm, text, category, first }) => [
      today,
      latitude,
      longitude,
      withinKm,
      literally(text),
      category,
      first,
    ],
  },
};
