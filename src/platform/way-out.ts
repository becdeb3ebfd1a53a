/** Ways out beside GraphQL: an address that is read by GET, asked as an operation of ours, and written as something else. */

type Named = Readonly<Record<string, unknown>>;

export interface WayOut {
  /** The operation that is asked, by the same rules as any that is sent. */
  readonly query: string;
  readonly contentType: string;
  readonly variables: (search: URLSearchParams) => Named;
  /** Writes what was answered to these variables. */
  readonly write: (data: Named, variables: Named) => string | Promise<string>;
}

/** By path. */
export type WaysOut = Readonly<Record<string, WayOut>>;

/** What is written may be read and printed: nothing in it runs, and nothing is fetched for it. */
export const NOTHING_RUNS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;
