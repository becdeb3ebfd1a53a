/** A role's trusted documents as a file: what `check-operations` writes, and the server is started with. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fileNameOf, type Role } from '../platform/viewer.js';

const operation = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in hexadecimal' }),
  name: z.string().min(1),
  type: z.enum(['query', 'mutation']),
  body: z.string().min(1),
});

/** The form that Apollo's tools read and write, so that clients can be given the same file. */
export const manifestShape = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(operation),
});

export type Manifest = z.infer<typeof manifestShape>;
export type TrustedOperation = z.infer<typeof operation>;

/** A document is known by its text: another text is another document. */
export function idOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

export function manifestName(role: Role): string {
  return `${fileNameOf(role)}.json`;
}

export function writtenManifest(operations: readonly TrustedOperation[]): string {
  const manifest: Manifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: operations.map(({ id, name, type, body }) => ({ id, name, type, body })),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
