/** The operations that are measured: what portals ask, as whom, of which rows, in the words of each server. */
import { readFileSync } from 'node:fs';
import { type DocumentNode, Kind, print, visit } from 'graphql';
import {
  AssetSearchDocument,
  CaseloadDocument,
  CharityPeopleDocument,
  DeepGraphDocument,
  FollowUpWorklistDocument,
  IntegratorPlansDocument,
  PersonCardDocument,
} from '../support/generated/operations.js';
import { claimsOf, type Dialect } from './contestant.js';
import { root } from './place.js';

/** One question: as Kith takes it, and as those do who take ids and pages alone. */
export interface Case {
  readonly variables: object;
  readonly given: object;
}

export interface BenchOperation {
  readonly name: string;
  readonly persona: string;
  /** Asked in turn; of a mutation each is asked once. */
  bodies(dialect: Dialect): string[];
  /** Makes the rows that a mutation changes in so many seconds, and tells how many requests that is. */
  refill?(seconds: number): Promise<number>;
}

/** Sessions are worked out in JavaScript from rules of recurrence, which no peer does: asked without them. */
const AssetNearDocument = visit(AssetSearchDocument as DocumentNode, {
  Field: ({ name }) => (name.value === 'nextSessions' ? null : undefined),
  VariableDefinition: ({ variable }) => (variable.name.value === 'sessions' ? null : undefined),
});

/** Fifty people with all of it may have more rows than one operation may ask for: the pages beneath them are smaller. */
const PAGES: Readonly<Record<string, number>> = {
  referrals: 2,
  plans: 2,
  connections: 5,
  attendances: 4,
  history: 5,
  followUps: 3,
  conversations: 3,
  attempts: 3,
  measurements: 3,
};
const DeepGraphInBoundsDocument = visit(DeepGraphDocument as DocumentNode, {
  Field: (field) => {
    const size = PAGES[field.name.value];
    if (size === undefined) return undefined;
    const [first] = field.arguments ?? [];
    if (first?.name.value !== 'first') throw new Error(`The deep graph asks for ${field.name.value} without a page.`);
    return { ...field, arguments: [{ ...first, value: { kind: Kind.INT, value: String(size) } }] };
  },
});

/** How many rows each list is asked for. */
export interface Pages {
  readonly caseload: number;
  readonly worklist: number;
  readonly supported: number;
  readonly plans: number;
  readonly assets: number;
}

/** As portals ask. */
const USUAL: Pages = { caseload: 50, worklist: 50, supported: 20, plans: 100, assets: 20 };

/** The link worker's own people: those who wait to be taken on, whom the role sees too, have little to read. */
const linkWorker = claimsOf('link-worker').member;
const caseload = (first: number): Case => ({
  variables: { first, where: { linkWorker: `member_${linkWorker}` } },
  given: { first, linkWorker },
});

/** Between the towns of the made-up county, which all lie within the distance. */
const point = { latitude: 53, longitude: -0.55 };
const wanted = {
  withinKm: 20,
  text: 'group',
  category: ['peer-support', 'nature-based', 'physical-activity', 'transport'],
};
const nearby = (first: number): Case => ({
  variables: {
    first,
    from: point,
    where: { near: { ...point, withinKm: 20 }, text: wanted.text, category: wanted.category },
  },
  given: { first, ...point, ...wanted },
});

const page = (first: number): Case => ({ variables: { first }, given: { first } });

const caseloadList = ({ caseload: first }: Pages): BenchOperation =>
  operation('caseload list', 'link-worker', CaseloadDocument, [caseload(first)]);

export const CASELOAD = caseloadList(USUAL);

/** The operations; `people` are the ids on the link worker's list. */
export function operationsOn(people: readonly string[], pages = USUAL): BenchOperation[] {
  const cards = people.map((id) => ({ variables: { id: `person_${id}` }, given: { id } }));
  return [
    operation('person card', 'link-worker', PersonCardDocument, cards),
    caseloadList(pages),
    operation('deep graph', 'link-worker', DeepGraphInBoundsDocument, [caseload(pages.caseload)]),
    operation('worklist', 'link-worker', FollowUpWorklistDocument, [page(pages.worklist)]),
    operation('charity list', 'charity', CharityPeopleDocument, [page(pages.supported)]),
    operation('integrator plans', 'integrator', IntegratorPlansDocument, [page(pages.plans)]),
    operation('asset search', 'link-worker', AssetNearDocument, [nearby(pages.assets)]),
  ];
}

export function operation(
  name: string,
  persona: string,
  document: DocumentNode,
  cases: readonly Case[] | (() => readonly Case[]),
): BenchOperation {
  let read: string | undefined;
  const inPostgraphile = (): string => {
    read ??= postgraphileDocument(name);
    return read;
  };
  const query = print(document);
  const words: Record<Dialect, (asked: Case) => object> = {
    kith: ({ variables }) => ({ query, variables }),
    limit: ({ given }) => ({ operation: name, given }),
    postgraphile: ({ given: variables }) => ({ query: inPostgraphile(), variables }),
  };
  const asked = typeof cases === 'function' ? cases : () => cases;
  return { name, persona, bodies: (dialect) => asked().map((one) => JSON.stringify(words[dialect](one))) };
}

function postgraphileDocument(name: string): string {
  return readFileSync(`${root}test/bench/postgraphile/operations/${name.replaceAll(' ', '-')}.graphql`, 'utf8');
}
