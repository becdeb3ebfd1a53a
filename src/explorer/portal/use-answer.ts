/** Asks when a page opens and whenever it is told to ask again; an answer that comes too late is dropped. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useState } from 'react';
import { send } from './client.js';

export interface Asking<Data> {
  readonly data: Data | undefined;
  readonly problem: string | undefined;
  readonly again: () => void;
}

/** `variables` is compared by what it holds. */
export function useAnswer<Data, Variables>(
  token: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Asking<Data> {
  const [answer, setAnswer] = useState<{ data?: Data; problem?: string }>({});
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(variables);
  useEffect(() => {
    let isWanted = true;
    const tell = (next: { data?: Data; problem?: string }) => {
      if (isWanted) setAnswer(next);
    };
    send(token, document, JSON.parse(asked) as Variables).then(
      (data) => tell({ data }),
      (error: Error) => tell({ problem: error.message }),
    );
    return () => {
      isWanted = false;
    };
    // A new turn is a reason to ask again.
  }, [token, document, asked, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { data: answer.data, problem: answer.problem, again };
}
