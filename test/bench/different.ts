/** Operations that ask the same in words nobody has used yet: what Kith keeps of operations it has seen is of no use for them. */
import { Kind, parse, print, visit } from 'graphql';
import type { BenchOperation } from './operations.js';

/** The operation under another name, with every id under an alias of its own: another text, another plan, another SQL. */
export function different(body: string, number: number): string {
  const { query, variables } = JSON.parse(body) as { query: string; variables: object };
  const value = `id${number}`;
  const document = visit(parse(query), {
    OperationDefinition: (operation) => ({ ...operation, name: { kind: Kind.NAME, value: `Different${number}` } }),
    Field: (field) =>
      field.name.value === 'id' && !field.alias ? { ...field, alias: { kind: Kind.NAME, value } } : undefined,
  });
  return JSON.stringify({ query: print(document), variables });
}

/** A different operation at every call, each of the given in turn. */
export function* stream(
  operations: readonly BenchOperation[],
): Generator<readonly [BenchOperation, body: string], never> {
  const bodies = operations.map((operation) => [operation, operation.bodies('kith')[0] as string] as const);
  for (let number = 1; ; number++) {
    const [operation, body] = bodies[number % bodies.length] as (typeof bodies)[number];
    yield [operation, different(body, number)];
  }
}
