/** Opaque ids, `<type>_<uuid>`: read from input here, written in SQL (see json.ts). */
import { type Class } from './declared.js';

const FORM = /^([a-z][a-z_]*)_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export interface Identifier {
  /** The table the id belongs to. */
  readonly type: string;
  readonly uuid: string;
}

/** The parts of an id, or undefined when the text is none. */
export function parseIdentifier(text: unknown): Identifier | undefined {
  const found = typeof text === 'string' ? FORM.exec(text) : null;
  return found ? { type: found[1] as string, uuid: found[2] as string } : undefined;
}

const targets = new Map<object, Map<string, Class>>();

/** Says which entity an id in an input or argument names, so that another's id is refused instead of finding nothing. */
export function IdOf(target: Class): PropertyDecorator {
  return (prototype, property) => {
    const known = targets.get(prototype) ?? new Map<string, Class>();
    targets.set(prototype, known.set(String(property), target));
  };
}

/** The entity that `IdOf` named for a member of an input or argument class. */
export function targetOfId(Input: Class | undefined, property: string): Class | undefined {
  for (let prototype = Input?.prototype as object | null; prototype; prototype = Object.getPrototypeOf(prototype)) {
    const found = targets.get(prototype)?.get(property);
    if (found) return found;
  }
  return undefined;
}
