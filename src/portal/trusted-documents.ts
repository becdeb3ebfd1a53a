/** The documents each role is trusted to send: read and checked when the server starts, and then the only ones it runs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Source } from 'graphql';
import { notAllowed } from '../platform/errors.js';
import type { Admission } from '../platform/http.js';
import { StartRefused } from '../platform/start-refused.js';
import { ROLES, type Role } from '../platform/viewer.js';
import { type CheckedAgainst, checkOperations } from './check-operations.js';
import { idOf, type Manifest, manifestName, manifestShape, type TrustedOperation } from './manifest.js';

/** A role's documents by their ids. */
type Documents = ReadonlyMap<string, string>;

export interface Trusted {
  readonly admit: Admission;
  /** How many documents each role may send; a role without a manifest none. */
  readonly counts: Readonly<Partial<Record<Role, number>>>;
}

/** Refuses a folder in which anything is not as `check-operations` would write it today, naming all of it. */
export function readTrusted(folder: string, against: CheckedAgainst): Trusted {
  const roles = new Map<Role, Documents>();
  const problems: string[] = [];
  for (const file of manifestsIn(folder)) {
    const role = ROLES.find((one) => manifestName(one) === file);
    const known = role && read(join(folder, file));
    if (!role)
      problems.push(`${file}: is named after no role. A manifest is one of ${ROLES.map(manifestName).join(', ')}.`);
    else if (typeof known === 'string') problems.push(`${file}: ${known}`);
    else if (known) {
      problems.push(
        ...known.operations.flatMap((one) => wrongWith(one, file, role, against)),
        ...repeated(known, file),
      );
      roles.set(role, new Map(known.operations.map(({ id, body }) => [id, body])));
    }
  }
  if (problems.length > 0) {
    const lines = problems.map((problem) => `  ${problem}`);
    throw new StartRefused(['Kith cannot start with the documents in TRUSTED_DOCUMENTS:', ...lines].join('\n'));
  }
  const counts = Object.fromEntries([...roles].map(([role, documents]) => [role, documents.size]));
  return { admit: admission(roles), counts };
}

function manifestsIn(folder: string): string[] {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const files = isFolder ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  if (files.length > 0) return files.sort();
  throw new StartRefused(
    `TRUSTED_DOCUMENTS names ${folder}, which holds no manifest: write one with \`npm run check-operations -- --role <role> --out <folder> <files>\`.`,
  );
}

/** The manifest, or in words why it is none. */
function read(path: string): Manifest | string {
  try {
    const parsed = manifestShape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    return parsed.error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`).join('; ');
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}

function wrongWith(
  { id, name, type, body }: TrustedOperation,
  file: string,
  role: Role,
  against: CheckedAgainst,
): string[] {
  const place = `${file}: ${name}`;
  if (id !== idOf(body)) return [`${place}: its id is not that of its body. Check it and write the manifest again.`];
  const { findings, operations } = checkOperations(against, role, [new Source(body, place)]);
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) return errors.map(({ line, column, message }) => `${place}:${line}:${column}: ${message}`);
  const [only] = operations;
  if (operations.length === 1 && only?.name === name && only.type === type) return [];
  return [`${place}: its body is not this one ${type} alone.`];
}

function repeated({ operations }: Manifest, file: string): string[] {
  const names = operations.map(({ name }) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => `${file}: ${name}: stands in it more than once.`);
}

/** What is unknown, another role's, or no id at all is refused with the same words. */
function admission(roles: ReadonlyMap<Role, Documents>): Admission {
  return (role, body) => {
    const { documentId, query: text, ...rest } = (body ?? {}) as Readonly<Record<string, unknown>>;
    const id = typeof documentId === 'string' ? documentId.replace(/^sha256:/, '') : undefined;
    const query = id === undefined || (text ?? undefined) !== undefined ? undefined : roles.get(role)?.get(id);
    if (query === undefined) {
      throw notAllowed(
        'Only documents trusted for this role are run: send a `documentId` of its manifest, and no `query`.',
      );
    }
    return { ...rest, query };
  };
}
