/** Asks Kith one operation as one caller, and gives whatever it says: an answer, or why there is none. */

export interface Withheld {
  /** From the root of `data`; a list stands for each of its items. */
  readonly path: readonly string[];
  /** Type and field, such as `Person.nhsNumber`. */
  readonly field: string;
  readonly reason: string;
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: { readonly cost?: unknown; readonly withheld?: readonly Withheld[] };
}

export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

export async function ask(
  token: string,
  question: Question,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(question),
  });
  return (await response.json()) as Answer;
}
