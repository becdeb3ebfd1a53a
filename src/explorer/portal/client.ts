/** All that a portal needs to speak with Kith: a typed document goes out, typed data comes back, a refusal is thrown whole. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

export interface Problem {
  /** Where in the input, such as `input`, `nextDueOn`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Why something was not done: one of few codes, and every problem at once. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly problems: readonly Problem[],
  ) {
    super(message);
  }
}

export interface Sending {
  /** Made once for what a person wants done; sending again under it does nothing twice. */
  readonly idempotencyKey?: string;
}

export async function send<Data, Variables>(
  token: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { idempotencyKey }: Sending = {},
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      // Stands in the person’s access log.
      'x-purpose': 'Demo portal',
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = await response.json();
  const [first] = errors ?? [];
  if (first) throw new Refused(first.message, first.extensions?.code ?? 'INTERNAL', first.extensions?.problems ?? []);
  return data as Data;
}
