/** What global-setup.js hands to the workers: the tests' PostgreSQL and the database to copy. */

export interface TestServer {
  readonly superuserUrl: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly template: string;
  /** Every database this run makes begins with it, so that teardown finds them. */
  readonly prefix: string;
}

/** The same server, another database, and possibly another role. */
export function databaseNamed(url: string, database: string, role?: string, password?: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  if (role !== undefined) named.username = role;
  if (password !== undefined) named.password = password;
  return named.href;
}
