/** What has changed between two access tables: for each field and operation, whose right became another. */
import type { AccessTable } from './table.js';

export interface AccessChange {
  /** `Person.phone`, or an operation such as `followUpRecord`. */
  readonly what: string;
  readonly right: 'read' | 'write' | 'call';
  readonly role: string;
  /** In words: always, never, or the condition; “not there” of what was added or removed. */
  readonly before: string;
  readonly after: string;
}

const NOT_THERE = 'not there';

interface Right {
  readonly right: AccessChange['right'];
  /** Role → in words. */
  readonly of: Readonly<Record<string, string>>;
}

export function accessChanges(before: AccessTable, after: AccessTable, roles: readonly string[]): AccessChange[] {
  const [old, now] = [rightsOf(before), rightsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const right = (was ?? is)?.right ?? 'read';
    return roles.flatMap((role) => {
      const change = { before: said(was?.of, role), after: said(is?.of, role) };
      // Of what is new, only who has it is worth a line.
      const isSame = change.before === change.after || isNone(change.before, change.after);
      return isSame ? [] : [{ what: key.slice(key.indexOf(' ') + 1), right, role, ...change }];
    });
  });
}

function rightsOf({ types, reading, doing }: AccessTable): ReadonlyMap<string, Right> {
  const always = (roles: readonly string[]) => Object.fromEntries(roles.map((role) => [role, 'always']));
  return new Map<string, Right>([
    ...types.flatMap(({ name: type, fields }) =>
      fields.flatMap(({ name, read, write }) => [
        [`read ${type}.${name}`, { right: 'read', of: read }] as const,
        [`write ${type}.${name}`, { right: 'write', of: always(write) }] as const,
      ]),
    ),
    ...Object.entries({ ...reading, ...doing }).map(
      ([name, roles]) => [`call ${name}`, { right: 'call', of: always(roles) }] as const,
    ),
  ]);
}

function said(of: Readonly<Record<string, string>> | undefined, role: string): string {
  return of === undefined ? NOT_THERE : (of[role] ?? 'never');
}

function isNone(before: string, after: string): boolean {
  return [before, after].every((word) => word === NOT_THERE || word === 'never');
}
