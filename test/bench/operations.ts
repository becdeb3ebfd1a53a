/** The operations that are measured: what portals ask, as whom, of which rows; answers are looked at before they are timed. */
import { type DocumentNode, print } from 'graphql';
import {
  AssetSearchDocument,
  CaseloadDocument,
  CharityPeopleDocument,
  DeepGraphDocument,
  FollowUpWorklistDocument,
  IntegratorPlansDocument,
  PersonCardDocument,
} from '../support/generated/operations.js';
import { type Contestant, claimsOf } from './contestant.js';

export interface BenchOperation {
  readonly name: string;
  readonly persona: string;
  /** Request bodies, asked in turn. */
  readonly bodies: readonly string[];
}

const body = (document: DocumentNode, variables: object): string =>
  JSON.stringify({ query: print(document), variables });

/** The link worker's own people: those who wait to be taken on, whom the role sees too, have little to read. */
const caseload = { first: 50, where: { linkWorker: `member_${claimsOf('link-worker').member}` } };

/** Between the towns of the made-up county, which all lie within the distance. */
const point = { latitude: 53, longitude: -0.55 };
const nearby = { first: 20, sessions: 0, from: point, where: { near: { ...point, withinKm: 20 }, text: 'group' } };

/** The operations, with ids as the persona is given them. */
export async function operationsFor(contestant: Contestant): Promise<BenchOperation[]> {
  const listed = await ask(contestant, 'link-worker', body(CaseloadDocument, caseload));
  const people = (listed.data as { people: { nodes: { id: string }[] } }).people.nodes;
  const asked = (name: string, persona: string, document: DocumentNode, ...variables: object[]): BenchOperation => ({
    name,
    persona,
    bodies: variables.map((given) => body(document, given)),
  });
  return [
    asked('person card', 'link-worker', PersonCardDocument, ...people.map(({ id }) => ({ id }))),
    asked('caseload list', 'link-worker', CaseloadDocument, caseload),
    asked('deep graph', 'link-worker', DeepGraphDocument, caseload),
    asked('worklist', 'link-worker', FollowUpWorklistDocument, { first: 50 }),
    asked('charity list', 'charity', CharityPeopleDocument, { first: 20 }),
    asked('integrator plans', 'integrator', IntegratorPlansDocument, { first: 100 }),
    asked('asset search', 'link-worker', AssetSearchDocument, nearby),
  ];
}

export interface Weight {
  readonly bytes: number;
  /** Objects with an id: each stands for a row. */
  readonly rows: number;
}

/** Asks each body once everywhere: all must answer alike and without an error. Gives the mean weight of an answer. */
export async function weigh(operation: BenchOperation, contestants: readonly Contestant[]): Promise<Weight> {
  let bytes = 0;
  let rows = 0;
  for (const given of operation.bodies) {
    const [first, ...others] = await Promise.all(
      contestants.map((contestant) => ask(contestant, operation.persona, given)),
    );
    if (!first) throw new Error('Nobody takes part.');
    for (const [index, other] of others.entries()) {
      if (other.text !== first.text) {
        throw new Error(
          `${operation.name}: ${contestants[index + 1]?.name} answers otherwise than ${contestants[0]?.name}.`,
        );
      }
    }
    bytes += Buffer.byteLength(first.text);
    rows += rowsIn(first.data);
  }
  const mean = (sum: number): number => Math.round(sum / operation.bodies.length);
  return { bytes: mean(bytes), rows: mean(rows) };
}

async function ask(contestant: Contestant, persona: string, given: string): Promise<{ text: string; data: unknown }> {
  const headers = await contestant.headers(persona);
  const response = await fetch(contestant.url, { method: 'POST', headers, body: given });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: { message: string }[] };
  if (response.status !== 200 || errors) {
    throw new Error(`${contestant.name} refuses with ${response.status}: ${errors?.[0]?.message}`);
  }
  return { text, data };
}

function rowsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce<number>((sum, member) => sum + rowsIn(member), 0);
  return inside + (Object.hasOwn(value, 'id') ? 1 : 0);
}
