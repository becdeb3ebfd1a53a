/** The error for everything that keeps Kith from starting: its message is whole sentences for the person at the keyboard. */

export class StartRefused extends Error {
  override readonly name = 'StartRefused';

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
  }
}

/** Ends a command the way every command ends: sentences for what we refuse, the whole error for what we did not expect. */
export function reportAndExit(error: unknown): never {
  if (error instanceof StartRefused) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`Kith stopped on an error it did not expect.\n${describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The `code` that Node and PostgreSQL put on their errors (`EADDRINUSE`, `28P01`), if there is one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
