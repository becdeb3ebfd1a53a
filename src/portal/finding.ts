/** What is found in a portal's operations: how grave, where it stands, and how it is told. */
import { type ASTNode, type GraphQLError, getLocation } from 'graphql';

export const LEVELS = ['error', 'warning', 'notice'] as const;
export type Level = (typeof LEVELS)[number];

export type FindingCode =
  /** It does not parse, or does not hold against the schema. */
  | 'SYNTAX'
  | 'INVALID'
  /** A trusted document is known by the name of its operation. */
  | 'UNNAMED'
  | 'UNUSED'
  /** What the role's schema lacks of the whole one. */
  | 'CLOSED_DOOR'
  | 'NEVER_READ'
  | 'NOT_USABLE'
  | 'DEPRECATED'
  | 'WITHHELD'
  /** What the server would refuse the operation with, and what it asks for where it would not. */
  | 'REFUSED'
  | 'TOO_COMPLEX'
  | 'COST';

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly level: Level;
  readonly code: FindingCode;
  readonly message: string;
}

export function findingAt(node: ASTNode, level: Level, code: FindingCode, message: string): Finding {
  const { loc } = node;
  if (!loc) throw new Error(`A ${node.kind} was read without its place.`);
  const { line, column } = getLocation(loc.source, loc.start);
  return { file: loc.source.name, line, column, level, code, message };
}

/** Stands where the first of the error's nodes does, and names the places of the others. */
export function findingOf(error: GraphQLError, level: Level, code: FindingCode): Finding {
  const places = (error.nodes ?? []).map((node) => placeOf(findingAt(node, level, code, '')));
  const [node] = error.nodes ?? [];
  const others = [...new Set(places)].slice(1);
  const message = others.length === 0 ? error.message : `${error.message} (Also at ${others.join(', ')}.)`;
  if (node) return findingAt(node, level, code, message);
  const { source, locations } = error;
  const { line, column } = locations?.[0] ?? { line: 1, column: 1 };
  if (!source) throw new Error(`Nobody knows in which file this stands: ${error.message}`);
  return { file: source.name, line, column, level, code, message };
}

export function placeOf({ file, line, column }: Finding): string {
  return `${file}:${line}:${column}`;
}

/** By file and place, the graver first; each told once. */
export function sorted(findings: readonly Finding[]): Finding[] {
  const different = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...different.values()].sort(
    (left, right) =>
      compare(left.file, right.file) ||
      left.line - right.line ||
      left.column - right.column ||
      LEVELS.indexOf(left.level) - LEVELS.indexOf(right.level) ||
      compare(left.code, right.code) ||
      compare(left.message, right.message),
  );
}

/** One line each, as compilers tell theirs. */
export function inText(findings: readonly Finding[]): string {
  return findings
    .map((finding) => `${placeOf(finding)}  ${finding.level}  ${finding.code}  ${finding.message}\n`)
    .join('');
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
