/** The saved operations of each role, and the documents of the demo portal: all are answered to whom they are made for. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse, print, validate, visit } from 'graphql';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import {
  CharityPersonDocument,
  GpPersonDocument,
  LinkWorkerPersonDocument,
  RecordFollowUpDocument,
  WorklistDocument,
} from '../../src/explorer/portal/generated/operations.js';
import { type Kith, startKith } from '../support/kith.js';

const FOLDER = new URL('../../src/explorer/example/', import.meta.url);
const ROLES = readdirSync(FOLDER, { withFileTypes: true }).flatMap((found) =>
  found.isDirectory() ? [found.name] : [],
);
const EXAMPLES = ROLES.flatMap((role) =>
  readdirSync(new URL(`${role}/`, FOLDER)).map((file) => ({ role, file, text: textOf(`${role}/${file}`) })),
);

/** Shown on purpose: what the role never reads. */
const NEVER_READ: Readonly<Record<string, readonly string[]>> = {
  'gp/one-person.graphql': ['FollowUp.workingNote'],
  'charity/one-person.graphql': ['Person.nhsNumber'],
};

let kith: Kith;
beforeAll(async () => {
  kith = await startKith();
});
afterAll(() => kith.close());

function textOf(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8');
}

function schemaOf(role: string) {
  return buildSchema(readFileSync(new URL(`../../schema/roles/${role}.graphql`, import.meta.url), 'utf8'));
}

test('each role has some, and each file is offered in the console', () => {
  const roles = readdirSync(new URL('../../schema/roles/', import.meta.url)).map((file) =>
    file.replace('.graphql', ''),
  );
  expect([...ROLES].sort()).toEqual([...roles].sort());
  const offered = [...textOf('examples.ts').matchAll(/from '\.\/(.+)';/g)].map(([, path]) => path);
  expect(offered.sort()).toEqual(EXAMPLES.map(({ role, file }) => `${role}/${file}`).sort());
});

test.each(EXAMPLES)('$role/$file is answered, and says at the top what it is', async ({ role, file, text }) => {
  expect(text).toMatch(/^# .+\n/);
  const { status, data, errors, extensions } = await kith.as(role).run(text);
  expect([status, errors]).toEqual([200, []]);
  for (const [field, answer] of Object.entries(data ?? {})) expect([field, answer]).not.toEqual([field, null]);
  const withheld = ((extensions.withheld ?? []) as { field: string }[]).map(({ field }) => field);
  expect(withheld).toEqual(NEVER_READ[`${role}/${file}`] ?? []);
});

describe('the documents of the demo portal', () => {
  const made = [
    { role: 'gp', document: GpPersonDocument },
    { role: 'link-worker', document: LinkWorkerPersonDocument },
    { role: 'charity', document: CharityPersonDocument },
    ...['gp', 'link-worker', 'charity'].map((role) => ({ role, document: WorklistDocument })),
    ...['link-worker', 'charity'].map((role) => ({ role, document: RecordFollowUpDocument })),
  ].map(({ role, document }) => ({ role, document, name: nameOf(print(document)) }));

  test.each(made)('$name asks a $role nothing that they never read', async ({ role, document, name }) => {
    expect(validate(schemaOf(role), document)).toEqual([]);
    if (name === 'RecordFollowUp') return;
    const { errors, data, extensions } = await kith.as(role).run(print(document), { id: `person_${DEMO_PERSON.id}` });
    expect([errors, extensions.withheld]).toEqual([[], undefined]);
    expect(Object.values(data ?? {})).not.toContain(null);
  });

  test('a field that the charity never reads would be seen', () => {
    const more = visit(parse(print(CharityPersonDocument)), {
      SelectionSet: (set, _key, parent) => {
        const isPerson = parent && 'name' in parent && (parent.name as { value?: string })?.value === 'person';
        const field = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'nhsNumber' } } as const;
        return isPerson ? { ...set, selections: [...set.selections, field] } : undefined;
      },
    });
    expect(validate(schemaOf('charity'), more).map(({ message }) => message)).toEqual([
      'Cannot query field "nhsNumber" on type "Person".',
    ]);
  });
});

function nameOf(text: string): string {
  return /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '';
}
