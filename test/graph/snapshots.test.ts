/** The SQL that each portal operation becomes, kept beside this test so that a reviewer sees what a change does to it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type DocumentNode, getOperationAST, getVariableValues } from 'graphql';
import { claimsOf, NOW, startGraph, type TestGraph } from '../support/kith.js';
import { type PortalOperation, portalOperations } from '../support/portal-operations.js';
import { readable } from './readable-sql.js';

/** `UPDATE_SQL=1 npm test -- test/graph/snapshots` writes them anew. */
const isUpdating = process.env.UPDATE_SQL === '1';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

function snapshotOf({ name, personas: [persona], document, variables }: PortalOperation): string {
  return `-- ${name} as ${claimsOf(persona).role}\n${readable(statementOf(persona, document, variables))};\n`;
}

function statementOf(persona: string, document: DocumentNode, variables: Readonly<Record<string, unknown>>): string {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('A portal’s document holds one operation.');
  const { schemas, graph: compiler } = graph.house;
  const { coerced, errors } = getVariableValues(schemas.full, operation.variableDefinitions ?? [], variables);
  if (!coerced) throw new Error(errors.join('\n'));
  const asked = { document, operation, hash: JSON.stringify(document), variables, now: NOW };
  return compiler.plan(claimsOf(persona).role, asked, coerced, new Set()).text;
}

describe('the SQL of', () => {
  test.each(portalOperations.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
    const file = new URL(`./${name}.sql`, import.meta.url);
    const snapshot = snapshotOf(operation);
    if (isUpdating) writeFileSync(file, snapshot);
    expect(existsSync(file)).toBe(true);
    expect(snapshot).toBe(readFileSync(file, 'utf8'));
  });
});

test('one field more is another statement', () => {
  const operation = portalOperations[0] as PortalOperation;
  const text = JSON.stringify(operation.document).replace('"value":"pronouns"', '"value":"imdDecile"');
  const changed = { ...operation, document: JSON.parse(text) as DocumentNode };
  expect(snapshotOf(changed)).not.toBe(snapshotOf(operation));
});

describe('laying out', () => {
  test('changes nothing but white space between words', () => {
    const text = `select '{"a b":' || coalesce(x."y z", 'it''s  (select') || ',"c":' || ( select E'\\'  "d' from t where a  >= $1::int) as j`;
    const words = (from: string) => from.match(/E?'(?:\\.|''|[^'])*'|"[^"]*"|[^\s'"]+/g)?.join(' ');
    expect(words(readable(text).replaceAll(/\n\s*/g, ' '))?.replaceAll(/\s|(?<=\()|(?=\))/g, '')).toBe(
      words(text)?.replaceAll(/\s/g, ''),
    );
    expect(readable(text)).toContain("'it''s  (select'");
  });

  test('puts clauses and fields on lines of their own', () => {
    expect(readable(`select '{"a":' || a || ',"b":' || (select b from t limit 1) from s where c`)).toBe(
      [`select '{"a":' || a`, `|| ',"b":' || (`, `  select b`, '  from t', '  limit 1', ')', 'from s', 'where c'].join(
        '\n',
      ),
    );
  });
});
