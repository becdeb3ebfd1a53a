/** What a peer writes down of a read before its answer leaves: the same durable rows as Kith, in the same shared inserts. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, type DocumentNode, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { FieldKind } from '../../src/platform/field-kind.js';
import { Recorder } from '../../src/platform/recorder.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { root } from './place.js';
import { noon } from './story.js';

/** The kinds of fields each read tells of; assets tell of nobody. */
const KINDS: Readonly<Record<string, readonly FieldKind[]>> = {
  'person card': Object.values(FieldKind).filter(
    (kind) => !['CONVERSATIONS', 'NOTES', 'ACCESS', 'RECORD_KEEPING', 'EXISTENCE'].includes(kind),
  ),
  'caseload list': [
    FieldKind.EXISTENCE,
    FieldKind.IDENTITY,
    FieldKind.CONTACT,
    FieldKind.ADDRESS,
    FieldKind.NEEDS,
    FieldKind.REFERRALS,
    FieldKind.CONNECTIONS,
    FieldKind.FOLLOW_UPS,
  ],
  'deep graph': [
    FieldKind.IDENTITY,
    FieldKind.CONTACT,
    FieldKind.CARE_TEAM,
    FieldKind.REFERRALS,
    FieldKind.PLAN,
    FieldKind.CONNECTIONS,
    FieldKind.FOLLOW_UPS,
    FieldKind.CONVERSATIONS,
    FieldKind.MEASUREMENTS,
  ],
  worklist: [FieldKind.IDENTITY, FieldKind.CONTACT, FieldKind.CONNECTIONS, FieldKind.FOLLOW_UPS],
  'charity list': [
    FieldKind.IDENTITY,
    FieldKind.CONTACT,
    FieldKind.ADDRESS,
    FieldKind.NEEDS,
    FieldKind.RELATED_PEOPLE,
    FieldKind.CONNECTIONS,
    FieldKind.FOLLOW_UPS,
  ],
  'integrator plans': [FieldKind.IDENTITY, FieldKind.PLAN, FieldKind.CONNECTIONS, FieldKind.MEASUREMENTS],
};

const FILES: Readonly<Record<string, string>> = {
  'person card': 'person-card',
  'caseload list': 'caseload',
  'deep graph': 'deep-graph',
  worklist: 'follow-up-worklist',
  'charity list': 'charity-people',
  'integrator plans': 'integrator-plans',
};

export class Looked {
  private readonly recorder: Recorder;
  private readonly coordinates = new Map(
    Object.entries(FILES).map(([name, file]) => [name, coordinatesOf(`${file}.graphql`)]),
  );

  constructor(databaseUrl: string) {
    this.recorder = new Recorder(databaseUrl, { isPrepared: true });
  }

  /** Resolves once it is committed. */
  async record(viewer: Viewer, operation: string, persons: readonly string[]): Promise<void> {
    const kinds = KINDS[operation];
    if (!kinds) return;
    await this.recorder.record({
      at: noon(),
      viewer,
      operation,
      purpose: undefined,
      requestId: randomUUID(),
      outcome: 'ANSWERED',
      coordinates: this.coordinates.get(operation) ?? [],
      kinds,
      persons,
    });
  }

  close(): Promise<void> {
    return this.recorder.close();
  }
}

/** Every `Type.field` the portals' operation reads. */
function coordinatesOf(file: string): string[] {
  const operations = `${root}test/operations/`;
  const document: DocumentNode = parse(
    readFileSync(operations + file, 'utf8') + readFileSync(`${operations}fragments.graphql`, 'utf8'),
  );
  const types = new TypeInfo(buildSchema(readFileSync(`${root}schema/schema.graphql`, 'utf8')));
  const found = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => void found.add(`${types.getParentType()?.name}.${name.value}`),
    }),
  );
  return [...found];
}
